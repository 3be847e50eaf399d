"""How the parts of a symbol may follow each other, whatever the spelling: one step at a time.

Collection, (year), series, type, Member, number, Member, second number, suffixes; only the
collection is always there. What cannot follow is refused; no list of symbols is consulted.
"""

from dataclasses import replace
from typing import Literal, NamedTuple

from wtograph.symbols.lazy import Pattern
from wtograph.symbols.model import FIRST_YEAR, Parts
from wtograph.symbols.series import SeriesTable

TYPES = frozenset(
    {"W", "M", "R", "N", "Q", "S", "G", "GEN", "INF", "INV", "SPEC", "DEC", "ST", "SR", "ENQ"}
)
LATER_TYPES = frozenset({"S", "G"})  # types only behind a series: WT/TPR/S, but TN/S/W
DISPUTE_TYPES = Pattern(r"(?: AB/ )? (?: R | RW [0-9]? ) | ARB [0-9]? | AB")
SUFFIXES = ("Rev", "Add", "Corr", "Suppl")
MOST_SERIES = 3
MOST_SUFFIXES = 6
LAST_GATT_YEAR = 94

Kind = Literal["word", "member", "year", "notification", "number", "suffix"]

_NUMBERED_TYPE = Pattern(r"Q [0-9]")  # IP/Q4: questions on notifications of kind 4
_DISPUTE = Pattern(r"DS (?P<number> [1-9][0-9]{0,3} )")
_MEMBER = Pattern(r"[A-Z]{3} | TPKM | EU")
_WORD = Pattern(r"[A-Z]{1,12} [0-9]{0,3}")


class Token(NamedTuple):
    """One part in canonical spelling: ("word", "GC"), ("year", "98"), ("suffix", "Rev.1")."""

    kind: Kind
    text: str


def is_type(word: str) -> bool:
    """Whether a word is one of the type letters: W, M, DEC, Q4 ..."""
    return word in TYPES or _NUMBERED_TYPE.fullmatch(word) is not None


def begin(word: str, table: SeriesTable) -> Parts | None:
    """A symbol that so far is only a collection."""
    return Parts(text=word, collection=word) if word in table.collections else None


def extend(parts: Parts, token: Token, table: SeriesTable) -> Parts | None:
    """The symbol with one more part, or None where that part cannot stand there."""
    if token.kind == "suffix":
        return _with_suffix(parts, token.text)
    if parts.suffixes:
        return None
    match token.kind:
        case "year":
            return _with_year(parts, token.text, table)
        case "number":
            return _with_number(parts, token.text, table)
        case "notification":
            return _with_notification(parts, token.text)
        case "member":
            return _with_member(parts, token.text, table)
        case "word":
            return _with_word(parts, token.text, table)


def complete(parts: Parts) -> bool:
    """Whether this names a document: WT/MIN(05)/DEC and WT/DS344/R do without a number."""
    if parts.number is not None:
        return True
    if parts.dispute is not None:
        return parts.type not in (None, "AB")
    return parts.type == "DEC" and parts.session_yy is not None


def path(parts: Parts) -> str:
    """Collection and series, as in the table: WT/GC."""
    return f"{parts.collection}/{parts.series}" if parts.series else parts.collection


def lacks_year(parts: Parts, table: SeriesTable) -> bool:
    """Whether a year must come next."""
    return parts.session_yy is None and table.needs_year(path(parts))


def gatt_year(parts: Parts, yy: str, table: SeriesTable) -> bool:
    """Whether the two digits can be a year of this collection: GATT symbols end in 1994."""
    return parts.collection not in table.old or FIRST_YEAR <= int(yy) <= LAST_GATT_YEAR


def _with_suffix(parts: Parts, suffix: str) -> Parts | None:
    if not complete(parts) or len(parts.suffixes) >= MOST_SUFFIXES:
        return None
    return replace(parts, text=f"{parts.text}/{suffix}", suffixes=(*parts.suffixes, suffix))


def _with_year(parts: Parts, yy: str, table: SeriesTable) -> Parts | None:
    here = table.takes_year(path(parts)) and parts.type is None and parts.number is None
    if not here or parts.session_yy is not None or not gatt_year(parts, yy, table):
        return None
    return replace(parts, text=f"{parts.text}({yy})", session_yy=yy)


def _with_notification(parts: Parts, yy: str) -> Parts | None:
    """TBT notifications before 2000 carry the year in the type: G/TBT/Notif.99/320."""
    if parts.series is None or parts.type is not None or parts.number is not None:
        return None
    return replace(parts, text=f"{parts.text}/Notif.{yy}", type="Notif", session_yy=yy)


def _with_number(parts: Parts, number: str, table: SeriesTable) -> Parts | None:
    text = parts.text + _separator(parts, number, table) + number
    if parts.number is None:
        return replace(parts, text=text, number=number) if _numbered(parts, table) else None
    if parts.sub_number is None and parts.member_code and not parts.text[-1].isdigit():
        return replace(parts, text=text, sub_number=number)
    return None


def _numbered(parts: Parts, table: SeriesTable) -> bool:
    """Whether a number may come next: not in WT/5, G/20 or WT/MIN/42."""
    if lacks_year(parts, table):
        return False
    if parts.dispute is not None:
        return parts.type is None
    named = parts.series or parts.type or parts.session_yy
    return bool(named) or table.bare(parts.collection)


def _with_member(parts: Parts, code: str, table: SeriesTable) -> Parts | None:
    if parts.member_code is not None or not _MEMBER.fullmatch(code):
        return None
    if parts.number is not None:  # G/ADP/N/350/TPKM: only notifications and questions
        here = (parts.type or "")[:1] in ("N", "Q") and parts.type != "Notif"
    else:
        here = parts.type is not None or table.takes_member(path(parts))
    return replace(parts, text=f"{parts.text}/{code}", member_code=code) if here else None


def _with_word(parts: Parts, word: str, table: SeriesTable) -> Parts | None:
    if word.capitalize() in SUFFIXES or lacks_year(parts, table) or not _WORD.fullmatch(word):
        return None
    if parts.dispute is not None:
        return _in_dispute(parts, word, table)
    if parts.number is not None or parts.member_code is not None:
        return _with_member(parts, word, table)
    text = parts.text + _separator(parts, word, table) + word
    later = word in LATER_TYPES and not parts.series
    if is_type(word) and not later and (parts.type or "").count("/") == 0:
        kind = f"{parts.type}/{word}" if parts.type else word  # DEC/W: draft declaration
        return replace(parts, text=text, type=kind)
    if parts.type is not None or table.takes_member(path(parts)):
        return _with_member(parts, word, table)
    return _in_series(parts, word, text)


def _in_series(parts: Parts, word: str, text: str) -> Parts | None:
    """One more word of the series, or the dispute of WT/DS344."""
    dispute = _DISPUTE.fullmatch(word)
    if dispute and parts.text == "WT":
        return replace(parts, text=text, dispute=int(dispute["number"]))
    words = [*(parts.series.split("/") if parts.series else []), word]
    if len(words) > MOST_SERIES:
        return None
    return replace(parts, text=text, series="/".join(words))


def _in_dispute(parts: Parts, word: str, table: SeriesTable) -> Parts | None:
    kind = f"{parts.type}/{word}" if parts.type else word
    if parts.number is None and parts.member_code is None and DISPUTE_TYPES.fullmatch(kind):
        return replace(parts, text=f"{parts.text}/{word}", type=kind)
    return _with_member(parts, word, table) if complete(parts) and not parts.number else None


def _separator(parts: Parts, following: str, table: SeriesTable) -> str:
    """The slash, left out where the series is spelt without one: INT(60)75."""
    after_year = parts.text.endswith(")")
    return "" if after_year and table.glued(path(parts), following) else "/"
