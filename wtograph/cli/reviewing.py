"""`wtograph ingest --review FILE`: the doubts as a table, and what a person decided in it."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from wtograph.errors import InputError
from wtograph.extract.model import EffectFound, Reference
from wtograph.extract.review import SURE, VERDICTS, Decision
from wtograph.readings import Reading
from wtograph.records import tail
from wtograph.reports.extracted import code, codes
from wtograph.resolve.answer import resolve
from wtograph.resolve.entries import Register

HEAD = (
    "document", "file", "kind", "paragraph", "start", "end", "quote", "read_as", "candidates",
    "confidence", "decision", "correction",
)  # fmt: skip


def table(readings: Iterable[Reading], symbols: Mapping[str, str]) -> str:
    """The findings nobody decided on, as CSV, lowest confidence first, with their words.

    `decision` is empty: accepted, rejected or corrected goes there, and into `correction` the
    right symbol, or of a mandate the short code of whom it is given to.
    """
    rows = sorted(_rows(readings, symbols), key=lambda row: (row[9], row[0], int(row[4])))
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(HEAD)
    writer.writerows(rows)
    return made.getvalue().rstrip("\n")


def _rows(readings: Iterable[Reading], symbols: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    for reading in readings:
        several: tuple[tuple[str, Reference | EffectFound], ...] = (
            *(("citation", each) for each in reading.found.references),
            *(("mandate", each) for each in reading.found.effects),
        )
        for kind, each in several:
            if each.confidence == SURE:
                continue
            offered = ""
            if isinstance(each, Reference):
                read_as = symbols.get(each.target) or each.symbol or tail(each.target)
                offered = "; ".join(symbols.get(c.iri, tail(c.iri)) for c in each.candidates)
            else:
                read_as = " ".join(code(iri) for iri in each.given_to)
            span = each.shown.span
            yield (
                reading.found.identity.id, reading.document.sha256[:8], kind, each.paragraph,
                str(span.start), str(span.end), each.shown.quote, read_as, offered,
                f"{each.confidence:.2f}", "", "",
            )  # fmt: skip


def decisions(path: Path, register: Register) -> tuple[Decision, ...]:
    """What a person decided in a table that `table` wrote; rows without a decision are left.

    Raises: InputError with the line and the column of what cannot be read.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        missing = [name for name in HEAD if name not in (rows.fieldnames or ())]
        if missing:
            raise InputError(
                f"{path}: no column {missing[0]}",
                hint="name another file: --review writes a new table where none is",
            )
        return tuple(
            _decision(row, f"{path}:{n}", register)
            for n, row in enumerate(rows, 2)
            if (row["decision"] or "").strip()
        )


def _decision(row: Mapping[str, str], place: str, register: Register) -> Decision:
    verdict, typed = row["decision"].strip().lower(), (row["correction"] or "").strip()
    if verdict not in VERDICTS:
        raise InputError(
            f"{place}: decision: {row['decision']} is none of {', '.join(VERDICTS)}",
            hint="write one of them, or leave the cell empty",
        )
    if (verdict == "corrected") != bool(typed):
        wanted = "needs a correction" if verdict == "corrected" else "takes no correction"
        raise InputError(f"{place}: correction: {verdict} {wanted}", hint="mend the cell")
    try:
        start, end = int(row["start"]), int(row["end"])
    except ValueError:
        raise InputError(f"{place}: start, end: not whole numbers", hint="leave them") from None
    if row["kind"] not in ("citation", "mandate"):
        raise InputError(f"{place}: kind: {row['kind']} is no kind", hint="citation or mandate")
    meant = _meant(row["kind"], typed, place, register) if typed else ""
    return Decision(row["file"], row["kind"], start, end, verdict, meant)


def _meant(kind: str, typed: str, place: str, register: Register) -> str:
    if kind == "mandate":
        found = next((iri for iri, short in codes().items() if short == typed.upper()), "")
        if found:
            return found
    chosen = resolve(register, typed).chosen
    if chosen is None:
        raise InputError(
            f"{place}: correction: {typed} is not known, or means several things",
            hint=f"wtograph resolve {typed!r} shows what is known",
        )
    return chosen.iri
