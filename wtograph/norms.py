"""What can be in force: norms and programmes, the runs of each, terms and meetings."""

import difflib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from wtograph.dates import real_day
from wtograph.errors import AmbiguousName, UnknownMeeting, UnknownNorm
from wtograph.queries import rows
from wtograph.records import ClaimRecord, claims, labels, names, sources, tail
from wtograph.store import Store
from wtograph.terms import DateTerm, EarliestOf, EventTerm, MeetingDates, Term
from wtograph.trust import strongest, weakest
from wtograph.vocab import PREFIXES

ALL_MEMBERS = f"{PREFIXES['wtog']}AllMembers"


@dataclass(frozen=True, slots=True)
class Run:
    """One stretch of time for which a text keeps a norm or programme going.

    `opened` is the IRI of the provision that opened it; `end` is set only where one undisputed
    source says that it ended; `end_unresolved` when the text sets an end that nothing here
    resolves to a day; `claims` are the values on which sources differ.
    """

    iri: str
    norm: str
    opened: str
    start: date
    end: date | None
    term: Term | None
    term_iri: str
    extends: str
    verification: str
    undertaken_by: tuple[str, ...]
    end_unresolved: bool
    sources: tuple[str, ...]
    claims: tuple[ClaimRecord, ...]

    @property
    def start_verification(self) -> str:
        """The label of the first day: that of a Claim which gives it, else that of the run.

        Only a Claim with a source raises it above the label of the run.
        """
        own, day = self.verification, self.start.isoformat()
        same = [c for c in self.claims if (c.property, c.value) == ("start", day)]
        known = [c.verification for c in same if c.sources or weakest((c.verification, own)) != own]
        return strongest(known) if known else own


def as_of(store: Store) -> date | None:
    """The day up to which the facts of a store were brought; None when it does not say."""
    found = rows(store, "read/as-of")
    return max((day for row in found if (day := real_day(row["day"]))), default=None)


def norms(store: Store) -> tuple[str, ...]:
    """The IRIs of the norms and programmes of all Members, in order.

    What some Members undertake among themselves is found by its name, and never listed here.
    """
    return tuple(row["norm"] for row in rows(store, "read/norms") if row["everyone"] == "1")


def short(iri: str) -> str:
    """A norm as people type it: `ecom-moratorium`, `programme/e-commerce`."""
    if iri.startswith(PREFIXES["prog"]):
        return f"programme/{tail(iri)}"
    return tail(iri)


def find_norm(store: Store, text: str) -> str:
    """The IRI of the norm or programme that a person typed, by its short name, IRI or label.

    Raises: AmbiguousName when it means several, listing them; UnknownNorm with the nearest.
    """
    listed_norms = norms(store)
    known = tuple(row["norm"] for row in rows(store, "read/norms"))
    by_name = {short(iri).casefold(): iri for iri in known} | {iri.casefold(): iri for iri in known}
    wanted = text.strip().casefold()
    if wanted in by_name:
        return by_name[wanted]
    found = names(store, known)
    spoken = {iri: [label.casefold() for label in labels(found, iri).values()] for iri in known}
    exact = [iri for iri in known if wanted in spoken[iri]]
    if len(exact) == 1:
        return exact[0]
    parts = [iri for iri in known if wanted in short(iri).casefold().replace("/", "-").split("-")]
    if len(exact or parts) > 1:
        listed = " and ".join(short(iri) for iri in exact or parts)
        raise AmbiguousName(f"{text} has several meanings here: {listed}", hint="name one of them")
    if parts:
        return parts[0]
    shorts = [short(iri) for iri in listed_norms]
    near = difflib.get_close_matches(text, shorts, n=2, cutoff=0.4)
    raise UnknownNorm(
        f"no norm or programme {text} in the {store.name}",
        nearest=near,
        otherwise=f"known are: {', '.join(shorts)}",
    )


def calendar(store: Store) -> dict[str, MeetingDates]:
    """The meetings of the graph with their days, by IRI; planned days where none was held."""
    planned: dict[str, list[date]] = defaultdict(list)
    first: dict[str, Mapping[str, str]] = {}
    for row in rows(store, "read/meetings"):
        first.setdefault(row["meeting"], row)
        if day := real_day(row.get("planned")):
            planned[row["meeting"]].append(day)
    known_sources = sources(store, first)
    about: dict[str, list[ClaimRecord]] = defaultdict(list)
    for claim in claims(store, first):
        about[claim.about].append(claim)
    found = {}
    for iri, row in first.items():
        held = "start" in row or "end" in row
        last_plan = max(planned[iri], default=None)
        opens = real_day(row["start"]) if "start" in row else last_plan
        closes = real_day(row["end"]) if "end" in row else opens
        if opens is None or closes is None:
            opens = closes = None  # one edge alone would pass for the only reading
        own = tuple(f"{PREFIXES['src']}{source.id}" for source in known_sources.get(iri, ()))
        label, behind = _days_known(row, about[iri], tail(row.get("verification", "")), own)
        found[iri] = MeetingDates(iri, opens, closes, held, label, behind)
    return found


def _days_known(
    row: Mapping[str, str], about: Iterable[ClaimRecord], label: str, own: tuple[str, ...]
) -> tuple[str, tuple[str, ...]]:
    """The label of the days of a meeting, and its sources.

    A Claim with a source that gives the same day can raise the label of that day; the label of
    the meeting is that of its weaker day.
    """
    raised: dict[str, list[ClaimRecord]] = {edge: [] for edge in ("start", "end") if edge in row}
    for claim in about:
        if claim.property in raised and claim.value == row[claim.property] and claim.sources:
            raised[claim.property].append(claim)
    labels = [strongest([label, *(c.verification for c in same)]) for same in raised.values()]
    better = weakest(labels) if labels else label
    if better == label:
        return label, own
    agreeing = (source for same in raised.values() for c in same for source in c.sources)
    return better, tuple(dict.fromkeys([*own, *agreeing]))


def find_sessions(store: Store, assumed: Mapping[str, date]) -> dict[str, date]:
    """Days by IRI of the meeting, from days by short name, such as MC14.

    Raises: UnknownMeeting with the nearest short names.
    """
    if not assumed:
        return {}
    known = {
        tail(row["meeting"]).casefold(): row["meeting"] for row in rows(store, "read/meetings")
    }
    found = {}
    for name, day in assumed.items():
        iri = known.get(tail(name).casefold())
        if iri is None:
            shorts = sorted(tail(each) for each in known.values())
            near = difflib.get_close_matches(name, shorts, n=2, cutoff=0.4)
            raise UnknownMeeting(f"no session {name} in the {store.name}", nearest=near)
        found[iri] = day
    return found


def terms(store: Store, wanted: Iterable[str]) -> dict[str, Term]:
    """Each of these terms as a value; a term that nothing describes is left out."""
    known: dict[str, list[Mapping[str, str]]] = {}
    waiting = set(wanted)
    while waiting:
        for row in rows(store, "read/terms", term=sorted(waiting)):
            known.setdefault(row["term"], []).append(row)
        candidates = {r["candidate"] for same in known.values() for r in same if "candidate" in r}
        waiting = candidates - set(known)
    return {iri: term for iri in known if (term := _term(iri, known, frozenset())) is not None}


def _term(
    iri: str, known: Mapping[str, list[Mapping[str, str]]], above: frozenset[str]
) -> Term | None:
    same = known.get(iri, [])
    if not same or iri in above:
        return None
    first = same[0]
    if "event" in first:
        return EventTerm(first["event"], tail(first.get("edge", "unstated")))
    if "date" in first:
        bodies = tuple(dict.fromkeys(row["body"] for row in same if "body" in row))
        day = real_day(first["date"])
        return DateTerm(day, bodies) if day else None
    inner = dict.fromkeys(row["candidate"] for row in same if "candidate" in row)
    found = (_term(each, known, above | {iri}) for each in inner)
    several = tuple(term for term in found if term is not None)
    return EarliestOf(several) if several else None


def runs(store: Store, norm_iris: Iterable[str]) -> tuple[Run, ...]:
    """The runs of these norms, by first day, then name."""
    by_run: dict[str, list[Mapping[str, str]]] = {}
    for row in rows(store, "read/runs", norm=sorted(set(norm_iris))):
        by_run.setdefault(row["run"], []).append(row)
    dated = {iri: same for iri, same in by_run.items() if real_day(same[0].get("start"))}
    known = terms(store, {r["term"] for same in dated.values() for r in same if "term" in r})
    known_sources = sources(store, dated)
    about: dict[str, list[ClaimRecord]] = defaultdict(list)
    for claim in claims(store, dated):
        about[claim.about].append(claim)
    found = [
        Run(
            iri,
            same[0]["norm"],
            same[0].get("opened", ""),
            day,
            real_day(same[0].get("end")),
            known.get(same[0].get("term", "")),
            same[0].get("term", ""),
            same[0].get("extends", ""),
            tail(same[0].get("verification", "")),
            tuple(dict.fromkeys(row["undertaken"] for row in same if "undertaken" in row)),
            "term" not in same[0] and _unresolved(same[0]),
            tuple(f"{PREFIXES['src']}{source.id}" for source in known_sources.get(iri, ())),
            tuple(about[iri]),
        )
        for iri, same in dated.items()
        if (day := real_day(same[0].get("start")))
    ]
    return tuple(sorted(found, key=lambda run: (run.start, run.iri)))


def _unresolved(row: Mapping[str, str]) -> bool:
    """Whether an end is written that is no day: only in other words, or with a time zone."""
    unread = "end" in row and real_day(row["end"]) is None
    return unread or row.get("restated") == "true"
