"""Invented norms with a few runs, for the tests of states and timelines."""

from dataclasses import dataclass
from datetime import date

from hypothesis import strategies as st

FIRST, LAST = date(2000, 1, 1), date(2004, 12, 31)


@dataclass(frozen=True)
class ExampleRun:
    """One run: its first day, and the last days that its term can mean; none is open-ended."""

    start: date
    ends: tuple[date, ...]


@st.composite
def example_runs(draw: st.DrawFn) -> ExampleRun:
    """A run of the years 2000 to 2004, open, with one end or with two readings of its end."""
    start = draw(st.dates(FIRST, LAST))
    ends = draw(st.lists(st.dates(start, LAST), max_size=2, unique=True))
    return ExampleRun(start, tuple(sorted(ends)))


def norm(name: str, runs: list[ExampleRun]) -> str:
    """Turtle of a norm; a run with two ends has them from a session of unstated edge."""
    lines = [
        f"""
    norm:{name} a wtog:Moratorium ; rdfs:label "example {name}"@en ; wtog:onTopic topic:ldcs ;
      wtog:undertakenBy wtog:AllMembers ; wtog:statedIn doc:WT_L_9000__p1 .
    """
    ]
    for number, run in enumerate(runs, 1):
        lines.append(f"""
    norm:{name}__{number} a wtog:ValidityPeriod ; wtog:ofNorm norm:{name} ;
      wtog:openedBy doc:WT_L_{9000 + number}__p1 ; wtog:undertakenBy wtog:AllMembers ;
      wtog:start "{run.start}"^^xsd:date ; wtog:verification ver:read """)
        if run.ends:
            lines.append(f"; wtog:endTerm term:{name}-{number} ")
        lines.append(".")
        if len(run.ends) == 1:
            lines.append(f"""
    term:{name}-{number} a wtog:DateTerm ; wtog:date "{run.ends[0]}"^^xsd:date .""")
        if len(run.ends) == 2:
            lines.append(f"""
    term:{name}-{number} a wtog:EventTerm ; wtog:event meeting:{name}-{number} ;
      wtog:edge edge:unstated .
    meeting:{name}-{number} a wtog:Meeting ; wtog:verification ver:read ;
      wtog:start "{run.ends[0]}"^^xsd:date ; wtog:end "{run.ends[1]}"^^xsd:date .""")
    return "".join(lines)
