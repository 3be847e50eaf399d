"""What validation found, as text, rows, Markdown and JSON: one list, the gravest first; pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from wtograph.reports import table
from wtograph.reports.wording import Wording
from wtograph.validate import Finding, Severity

FEW: Mapping[Severity, int] = {Severity.VIOLATION: 10, Severity.WARNING: 3, Severity.INFO: 3}
"""How many findings of one rule the text shows before it only counts them."""
HEAD = ("head-severity", "head-rule", "head-place", "head-problem", "head-remedy", "head-where")
CSV_HEAD = ("severity", "number", "name", "place", "focus", "file", "line", "path", "value",
            "message", "remedy")  # fmt: skip
_RANK = {severity: rank for rank, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding is: as people read it, and the file and line where it is written."""

    read: str
    file: str = ""
    line: int | None = None

    @property
    def where(self) -> str:
        """File and line as an editor opens them; empty where none is known."""
        return f"{self.file}:{self.line}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Checked:
    """The findings of one validation, with the place of each focus; `what` was checked.

    `rules` is how many rules were applied.
    """

    findings: tuple[Finding, ...]
    places: Mapping[str, Place]
    what: str
    rules: int

    def place(self, finding: Finding) -> Place:
        """Where this finding is."""
        return self.places.get(finding.focus) or Place(finding.focus)

    def by_weight(self) -> list[Finding]:
        """Violations, then warnings, then remarks, each in order of rule and place."""
        return sorted(self.findings, key=lambda finding: _RANK[finding.severity])

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(finding.severity is severity for finding in self.findings)


def summary(checked: Checked, wording: Wording) -> str:
    """How many findings of which severity, in what, and how many rules were applied."""

    def say(severity: Severity) -> str:
        return wording.say(f"findings-{severity}", count=checked.count(severity))

    return wording.say(
        "findings-summary",
        violations=say(Severity.VIOLATION),
        warnings=say(Severity.WARNING),
        remarks=say(Severity.INFO),
        what=checked.what,
        checked=wording.say("findings-checked", count=checked.rules),
    )


def lines(checked: Checked, wording: Wording, *, whole: bool = False) -> Iterator[str]:
    """The summary, then each rule that is not kept, with its remedy and its places.

    Of many findings of one rule the first few are shown and the rest counted, unless `whole`.
    """
    yield summary(checked, wording)
    found = checked.by_weight()
    for (severity, shape, problem, remedy), several in groupby(found, key=_rule):
        group = list(several)
        times = f", {wording.say('findings-times', count=len(group))}" if len(group) > 1 else ""
        yield ""
        yield f"{wording.say(f'findings-is-{severity}')}  {shape}{times}: {problem}"
        yield f"  {wording.say('findings-to-do', remedy=remedy)}"
        shown = group if whole else group[: FEW[severity]]
        yield from (f"    {_placed(checked, finding)}" for finding in shown)
        if len(group) > len(shown):
            yield f"    {wording.say('findings-more', count=len(group) - len(shown))}"
    yield from _own_language(found, wording)


def _rule(finding: Finding) -> tuple[Severity, str, str, str]:
    return (finding.severity, finding.shape, finding.message, finding.remedy)


def _placed(checked: Checked, finding: Finding) -> str:
    """One finding on one line: place, name, property and value, file and line."""
    place = checked.place(finding)
    name = "" if place.read == finding.focus else finding.focus
    parts = (place.read, name, _detail(finding), place.where)
    return "  ".join(part for part in parts if part)


def _detail(finding: Finding) -> str:
    """The property that is wrong and its value, where the thing itself does not say it all."""
    value = "" if finding.value == finding.focus else finding.value
    return " ".join(part for part in (finding.path, value) if part)


def _own_language(found: Iterable[Finding], wording: Wording) -> list[str]:
    """That the rules speak English, to a reader who asked for another language."""
    return ["", wording.say("findings-in-english")] if found and wording.lang != "en" else []


def markdown(checked: Checked, wording: Wording) -> Iterator[str]:
    """The summary and every finding, as a table."""
    yield table.inline(summary(checked, wording))
    found = checked.by_weight()
    if found:
        yield ""
        head = [wording.say(key) for key in HEAD]
        yield from table.markdown(head, (_row(checked, each, wording) for each in found))
    yield from _own_language(found, wording)


def _row(checked: Checked, finding: Finding, wording: Wording) -> tuple[str, ...]:
    place = checked.place(finding)
    detail = _detail(finding)
    problem = f"{finding.message} ({detail})" if detail else finding.message
    weight = wording.say(f"findings-is-{finding.severity}").lower()
    return (weight, finding.shape, place.read, problem, finding.remedy, place.where)


def csv(checked: Checked) -> str:
    """Every finding as a row under `CSV_HEAD`."""
    rows = []
    for finding in checked.by_weight():
        record = json_object(checked, finding)
        rows.append(["" if record[key] is None else str(record[key]) for key in CSV_HEAD])
    return table.comma_separated(CSV_HEAD, rows)


def json_object(checked: Checked, finding: Finding) -> dict[str, object]:
    """One finding as data."""
    place = checked.place(finding)
    return {
        "severity": str(finding.severity),
        "number": finding.number,
        "name": finding.name,
        "shape": finding.shape,
        "place": place.read,
        "focus": finding.focus,
        "file": place.file or None,
        "line": place.line,
        "path": finding.path,
        "value": finding.value,
        "message": finding.message,
        "remedy": finding.remedy,
    }


def json_body(checked: Checked, *, failed: bool) -> dict[str, object]:
    """All findings as data, with their counts and whether the answer is no."""
    return {
        "complete": True,
        "failed": failed,
        "rules": checked.rules,
        "counts": {str(severity): checked.count(severity) for severity in Severity},
        "findings": [json_object(checked, finding) for finding in checked.by_weight()],
    }
