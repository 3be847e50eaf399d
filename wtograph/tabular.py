"""Answers as tables: columns and records, for loops, notebooks and pandas.

Nothing here knows what the columns mean. pandas is imported only when a frame is asked for.
"""

import json
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from html import escape
from importlib import import_module
from typing import Any, Self, TypeAlias, TypeVar, overload

from wtograph.errors import MissingPackage

MOST_SHOWN = 200
Cell: TypeAlias = "str | int | float | date | tuple[str, ...] | tuple[date, ...] | None"
Record: TypeAlias = "Mapping[str, Cell]"
Item_co = TypeVar("Item_co", covariant=True)
_XSD = "http://www.w3.org/2001/XMLSchema#"


class Tabular(ABC):
    """An answer that is also a table, in a notebook, in a loop and in pandas."""

    __slots__ = ()

    @property
    @abstractmethod
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, those of the CSV of the command line."""

    @abstractmethod
    def records(self) -> Iterator[Record]:
        """The rows, each a mapping of column to value; what is not known is None or absent."""

    def remarks(self) -> tuple[str, ...]:
        """What a reader must know of the whole: what is left out, and what is not verified."""
        return ()

    def brief(self) -> tuple[str, ...]:
        """The columns that a notebook shows."""
        return self.columns

    def shown(self, column: str, value: Cell) -> str:
        """A value as people read it, before it is escaped."""
        return plain(value)

    def to_pandas(self) -> Any:
        """The table as a pandas DataFrame; the remarks stand in its `attrs["remarks"]`.

        Raises: MissingPackage where pandas is not installed.
        """
        try:
            pandas: Any = import_module("pandas")
        except ImportError:
            raise MissingPackage(
                "to_pandas() needs pandas, which is not installed", hint="pip install pandas"
            ) from None
        frame = pandas.DataFrame([dict(each) for each in self.records()], columns=self.columns)
        frame.attrs["remarks"] = self.remarks()
        return frame

    def _repr_html_(self) -> str:
        """What a notebook shows: the table, then the remarks."""
        return "\n".join(self._html())

    def _html(self) -> Iterator[str]:
        names = self.brief()
        yield "<table>"
        yield f"<thead><tr>{_cells('th', names)}</tr></thead>"
        yield "<tbody>"
        left_out = 0
        for number, record in enumerate(self.records()):
            if number < MOST_SHOWN:
                said = (self.shown(name, record.get(name)) for name in names)
                yield f"<tr>{_cells('td', said)}</tr>"
            else:
                left_out += 1
        if left_out:
            yield f'<tr><td colspan="{len(names)}">… + {left_out}</td></tr>'
        yield "</tbody>"
        yield "</table>"
        yield from (f"<p>{escape(remark)}</p>" for remark in self.remarks())


class Card(Tabular):
    """One record, which a notebook shows one value a line."""

    __slots__ = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the values."""
        return tuple(self.record())

    @abstractmethod
    def record(self) -> Record:
        """The values by column."""

    def records(self) -> Iterator[Record]:
        """The one row."""
        yield self.record()

    def _html(self) -> Iterator[str]:
        record = self.record()
        yield "<table>"
        for name in self.brief():
            said = self.shown(name, record.get(name))
            if said:
                yield f"<tr>{_cells('th', [name])}{_cells('td', [said])}</tr>"
        yield "</table>"
        yield from (f"<p>{escape(remark)}</p>" for remark in self.remarks())


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Table(Tabular, Sequence[Item_co]):
    """A list of results in a fixed order, equal to any list or tuple of the same results."""

    items: tuple[Item_co, ...]

    @overload
    def __getitem__(self, index: int) -> Item_co: ...
    @overload
    def __getitem__(self, index: slice) -> Self: ...
    def __getitem__(self, index: int | slice) -> Item_co | Self:
        if isinstance(index, slice):
            return replace(self, items=self.items[index])
        return self.items[index]

    def __len__(self) -> int:
        return len(self.items)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, str) or not isinstance(other, Sequence):
            return NotImplemented
        return self.items == tuple(other)

    def __hash__(self) -> int:
        return hash(self.items)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {len(self)} of ({', '.join(self.columns)})>"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Rows(Table[Record]):
    """The rows of a SELECT: each a mapping of variable to value, an unbound one left out.

    An IRI, a date and a text are strings; a number is a number, a boolean True or False.

    >>> import wtograph
    >>> rows = wtograph.load().query("SELECT ?text { ?text wtog:symbol 'WT/L/274' }")
    >>> rows.columns, len(rows)
    (('text',), 1)
    >>> [row["text"] for row in rows]
    ['https://w3id.org/wtograph/doc/WT_L_274']
    """

    names: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The variables, in the order of the SELECT."""
        return self.names

    def records(self) -> Iterator[Record]:
        """The rows."""
        return iter(self.items)


def read_rows(answer: bytes) -> Rows:
    """The rows of an answer in SPARQL 1.1 Query Results JSON.

    Source: SPARQL 1.1 Query Results JSON Format, section 3.
    """
    said = json.loads(answer)
    bindings = said["results"]["bindings"]
    found = tuple({name: _value(term) for name, term in each.items()} for each in bindings)
    return Rows(found, tuple(said["head"]["vars"]))


def _value(term: Mapping[str, Any]) -> Cell:
    """A term as a value of Python; the text as it is where it is no number after all."""
    value, kind = term["value"], str(term.get("datatype", "")).removeprefix(_XSD)
    if not isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    try:
        match kind:
            case "integer" | "int" | "long" | "nonNegativeInteger" | "positiveInteger":
                return int(value)
            case "decimal" | "double" | "float":
                return float(value)
            case "boolean":
                return {"true": True, "1": True, "false": False, "0": False}.get(value, value)
    except ValueError:
        return value
    return value


def plain(value: Cell) -> str:
    """A value as text: nothing for None, true and false, commas between several."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return str(value)


def _cells(tag: str, texts: Iterable[str]) -> str:
    return "".join(f"<{tag}>{escape(text)}</{tag}>" for text in texts)
