"""The series table: which collections and series are known, and whose they are."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from wtograph.symbols.model import Parts

GATT = "GATT 1947"
YEAR = "(YY)"


class Series(NamedTuple):
    """One row of the table: the prefix as people write it, and whose papers it marks."""

    prefix: str
    collection: str
    body: str | None
    meaning: str
    verification: str
    note: str


@dataclass(frozen=True, slots=True)
class SeriesTable:
    """The series that are known; a series that is not in it is unknown, never wrong.

    In a prefix, (YY) is a year of two digits, <n> a number, <code> the code of a Member. What
    stands straight behind (YY) fixes the spelling: INT(YY) has no slash there, JOB(YY)/ has one.
    """

    rows: Mapping[str, Series]
    collections: frozenset[str]
    old: frozenset[str]  # collections of GATT 1947 alone
    words: frozenset[str]  # GC, COMTD, MIN ...
    dated: frozenset[str]  # paths that a year in brackets may follow: WT/MIN, JOB
    plain: frozenset[str]  # paths that a slash may follow: WT/GC, JOB

    def bare(self, collection: str) -> bool:
        """Whether a number may follow the collection at once, as in L/1248."""
        return f"{collection}/" in self.rows

    def takes_year(self, path: str) -> bool:
        """Whether a year in brackets may follow, as in WT/MIN(98)."""
        return path in self.dated

    def needs_year(self, path: str) -> bool:
        """Whether a year in brackets must follow: after WT/MIN it must, after JOB it may."""
        return path in self.dated and path not in self.plain

    def takes_dotted_year(self, collection: str) -> bool:
        """Whether two digits may follow after a dot, as in TN.56/1."""
        return f"{collection}.YY/" in self.rows

    def glued(self, path: str, following: str) -> bool:
        """Whether no slash stands between the year and what follows, as in INT(60)75."""
        return f"{path}{YEAR}{'' if following.isdigit() else following + '/'}" in self.rows

    def takes_member(self, path: str) -> bool:
        """Whether the code of a Member follows the series, as in WT/ACC/KAZ/93."""
        return f"{path}/<code>/" in self.rows

    def knows(self, collection: str, series: str | None) -> bool:
        """Whether the first word of the series is in the table."""
        path = f"{collection}/{(series or '').partition('/')[0]}"
        return path in self.plain or path in self.dated

    def body(self, parts: "Parts") -> str | None:
        """The id of the body whose series it is: the longest prefix in the table decides."""
        row = next((self.rows[p] for p in _prefixes(parts) if p in self.rows), None)
        return row.body if row else None


def _prefixes(parts: "Parts") -> Iterator[str]:
    """The prefixes under which a symbol may stand in the table, the longest first."""
    year = YEAR if parts.session_yy and parts.type != "Notif" else ""
    words = _path(parts)
    for count in range(len(words), 0, -1):
        yield f"{parts.collection}/{'/'.join(words[:count])}{year if count == 1 else ''}/"
    yield f"{parts.collection}{year}/"


def _path(parts: "Parts") -> list[str]:
    """The words after the collection, as the table writes them."""
    kind = (parts.type or "").rstrip("0123456789").split("/")
    if parts.dispute is not None:
        return ["DS<n>", *kind]
    words = parts.series.split("/") if parts.series else kind
    if parts.member_code and parts.type == "SPEC":
        return [*words, "SPEC", "<code>"]
    return [*words, "<code>"] if parts.member_code and not parts.type else words


def load(text: str) -> SeriesTable:
    """The table from the text of series.csv."""
    import csv  # not needed to start up

    rows = {row["prefix"]: _series(row) for row in csv.DictReader(text.splitlines())}
    collections = frozenset(row.collection for row in rows.values())
    newer = {row.collection for row in rows.values() if not row.meaning.startswith(GATT)}
    return SeriesTable(
        rows=rows,
        collections=collections,
        old=collections - newer,
        words=frozenset(_words(rows.values())),
        dated=frozenset(prefix.partition(YEAR)[0] for prefix in rows if YEAR in prefix),
        plain=frozenset(_paths(rows)),
    )


def _series(row: Mapping[str, str]) -> Series:
    return Series(
        prefix=row["prefix"],
        collection=row["collection"],
        body=row["body"] or None,
        meaning=row["meaning_en"],
        verification=row["verification"],
        note=row["note"],
    )


def _words(rows: Iterable[Series]) -> Iterator[str]:
    """The words of all series: GC, COMTD, MIN ..."""
    for row in rows:
        rest = row.prefix.removeprefix(row.collection).replace(YEAR, "/").replace(".YY", "/")
        yield from (word for word in rest.split("/") if word.isalpha())


def _paths(prefixes: Iterable[str]) -> Iterator[str]:
    """Every path that a slash follows: WT, WT/COMTD and WT/COMTD/SE for WT/COMTD/SE/."""
    for prefix in prefixes:
        words = prefix.split("/")
        whole = range(1, len(words))
        yield from ("/".join(words[:n]) for n in whole if not words[n - 1].endswith((YEAR, ".YY")))


@cache
def default() -> SeriesTable:
    """The table that is shipped, read once."""
    from wtograph import resources  # not needed to start up

    return load(resources.text("data", "symbols/series.csv"))
