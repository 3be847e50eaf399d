"""The days that the front of a document gives: of adoption, circulation, and the paper's own."""

import re
from collections.abc import Iterator

from wtograph.dates import PartialDate
from wtograph.extract.front import Front, Piece
from wtograph.extract.marks import SIGNS, Marked, grammar
from wtograph.extract.model import Shown

_RANGE = re.compile(rf"[0-9]\s*(?:-|–|/|to|and|et|y|al|au|a)\s*{SIGNS['date']}")
Evidence = dict[str, Shown]


def days_of(read: Front, evidence: Evidence) -> Iterator[tuple[str, PartialDate]]:
    """The days of the front by what they are; a day alone on its line is that of circulation."""
    for kind in ("dated", "adopted", "decided", "circulated"):
        for piece in (*read.head, *read.pieces):
            found = _anywhere(piece, kind, read.lang)
            if found and (day := _day(piece.read, *found)):
                name = "adopted" if kind == "decided" else kind
                if name not in evidence:
                    evidence[name] = piece.read.shown(*found)
                    yield name, day
                break
    if "dated" not in evidence:
        yield from _in_note(read, evidence)
    if "circulated" in evidence:
        return
    for piece in sorted((*read.head, *read.pieces), key=lambda p: p.place):
        place = piece.read.text.find(SIGNS["date"])
        plain = place >= 0 and not piece.words and not _RANGE.search(piece.read.text)
        day = _day(piece.read, place, place + 1) if plain else None
        if day:
            evidence.setdefault("circulated", piece.read.shown(place, place + 1))
            yield "circulated", day
            return


def _in_note(read: Front, evidence: Evidence) -> Iterator[tuple[str, PartialDate]]:
    """The one day in the note that tells who sent the paper."""
    for piece in read.head:
        places = [at for at, _ in piece.read.within(0, len(piece.read.text), "date")]
        noted = any(
            grammar("identity", kind, read.lang).search(piece.read.text)
            for kind in ("sent", "note")
        )
        if len(places) != 1 or not noted or piece.opens("decided", read.lang):
            continue
        day = _day(piece.read, places[0], places[0] + 1)
        if day and piece.words and not _anywhere(piece, "circulated", read.lang):
            evidence.setdefault("dated", piece.read.shown(places[0], places[0] + 1))
            yield "dated", day
            return


def _anywhere(piece: Piece, kind: str, lang: str) -> tuple[int, int] | None:
    if kind in ("adopted", "decided"):
        return piece.opens(kind, lang)
    found = grammar("identity", kind, lang).search(piece.read.text)
    return found.span() if found else None


def _day(read: Marked, start: int, end: int) -> PartialDate | None:
    days = [m.date.date for _, m in read.within(start, end, "date") if m.date]
    return days[-1] if days and days[-1].day is not None else None
