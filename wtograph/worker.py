"""A query in a process of its own, which a time limit can really stop."""

import multiprocessing
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from wtograph.errors import BadQuery, LimitReached, WtographError
from wtograph.library import load
from wtograph.sparql import explain, refuse

OPENING_S = 120.0
"""Seconds after which a store that does not open is given up; a large one takes a few."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave: `kind` is rows, boolean or triples; `body` its bytes in a W3C form."""

    kind: str
    body: bytes


def ask(
    sparql: str,
    *,
    name: str,
    place: Path | None,
    form: str,
    timeout_s: float,
    opening_s: float = OPENING_S,
) -> Answer:
    """The answer of a query over a store, computed in a child process.

    `form` is json, csv or tsv for rows and booleans; triples are N-Triples. `name` is what
    errors call the query. Opening the store does not count against `timeout_s` and has a limit
    of its own.
    Raises: BadQuery with line and column; LimitReached when the time is over or the query
    brings the engine down; whatever opening the store raises.
    """
    refuse(sparql, name=name)
    here, there = multiprocessing.Pipe()
    child = multiprocessing.Process(target=_answer, args=(there, sparql, place, form), daemon=True)
    child.start()
    there.close()
    try:
        if not here.poll(opening_s):
            raise LimitReached(
                f"{name}: the store was not open within {opening_s:g} s",
                hint="try again when the machine has less to do",
            )
        if not _take(here, child, None) == "ready":
            raise BadQuery(f"{name}: the store could not be opened")
        if not here.poll(timeout_s):
            raise LimitReached(
                f"{name}: not done within {timeout_s:g} s", hint="--timeout S allows more"
            )
        said = _take(here, child, name)
    finally:
        child.kill()
        child.join()
        here.close()
    match said:
        case Answer():
            return said
        case SyntaxError():
            raise explain(sparql, str(said), name=name)
        case WtographError():
            raise said
    raise LimitReached(f"{name}: the query brought the engine down", hint="make it simpler")


def _take(here: Connection, child: object, name: str | None) -> object:
    try:
        said: object = here.recv()
    except EOFError:
        raise LimitReached(
            f"{name or 'the query'}: the query brought the engine down", hint="make it simpler"
        ) from None
    if isinstance(said, WtographError):
        raise said
    return said


def _answer(there: Connection, sparql: str, place: Path | None, form: str) -> None:
    try:
        store = load(place).store
        there.send("ready")
        there.send(Answer(*store.serialized(sparql, form)))
    except BadQuery as bad:
        there.send(SyntaxError(str(bad)))
    except WtographError as error:
        there.send(error)
    except (OSError, RuntimeError, ValueError):
        there.send(BadQuery("the query cannot be carried out"))
