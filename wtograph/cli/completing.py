"""What a shell may complete: names from a small index, never from the facts themselves.

The index is a text of lines `kind<TAB>name`. The shipped one is `data/symbols/index.txt`;
`wtograph ingest` writes one into each store. Both are made by `index`.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from wtograph import resources
from wtograph.cli.options import store_place

if TYPE_CHECKING:
    from wtograph.store import Store

INDEX = "names.txt"
_PLAIN = re.compile(r"[\w./()#:-]+")
NOT_ASKED = ("read", "rules", "checks")
Completer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def index(store: "Store") -> str:
    """The names of documents, norms, bodies and topics of a store, one a line, sorted."""
    from wtograph import norms
    from wtograph.queries import rows
    from wtograph.records import tail
    from wtograph.vocab import PREFIXES

    actors = tuple(PREFIXES[name] for name in ("body", "member", "group"))
    found = {("document", row["symbol"]) for row in rows(store, "read/symbols")}
    found |= {
        ("document", tail(row["document"]))
        for row in rows(store, "read/documents")
        if "symbol" not in row
    }
    found |= {("norm", norms.short(iri)) for iri in norms.norms(store)}
    found |= {
        ("body", tail(row["thing"]))
        for row in rows(store, "read/actors")
        if row["thing"].startswith(actors)
    }
    found |= {("topic", tail(row["thing"])) for row in rows(store, "read/topics")}
    return "".join(f"{kind}\t{name}\n" for kind, name in sorted(found))


def _names(kinds: Iterable[str], place: Path | None) -> Iterator[str]:
    """The names of these kinds, of the store at hand or of the shipped facts.

    A shell would run some signs of a name that a stranger wrote: such names are left out.
    """
    own = place / INDEX if place else None
    try:
        text = own.read_text(encoding="utf-8") if own else ""
    except OSError:
        text = ""
    for line in (text or resources.text("data", "symbols/index.txt")).splitlines():
        kind, _, name = line.partition("\t")
        if kind in kinds and _PLAIN.fullmatch(name):
            yield name


def _complete(*kinds: str) -> Completer:
    def complete(ctx: click.Context, _: click.Parameter, typed: str) -> list[CompletionItem]:
        place = store_place(ctx.params.get("place"))
        return [CompletionItem(name) for name in beginning(typed, _names(kinds, place))]

    return complete


def beginning(typed: str, names: Iterable[str]) -> list[str]:
    """The names that go on from what was typed, spelled as it was begun.

    Brackets would end the command in a shell: they are left out unless one was typed. Small
    letters stay small, as every spelling is accepted.

    >>> beginning("wt/min98/d", ["WT/MIN(98)/DEC/1", "WT/L/274"])
    ['wt/min98/dec/1']
    """
    if "(" not in typed:
        names = (name.replace("(", "").replace(")", "") for name in names)
    small = typed == typed.lower() and typed[:1].isalpha()
    found = {
        name.lower() if small and "/" in name else name
        for name in names
        if name.lower().startswith(typed.lower())
    }
    return sorted(found)


def _questions(_: click.Context, __: click.Parameter, typed: str) -> list[CompletionItem]:
    root = resources.shipped("queries")
    names = (
        path.relative_to(root).with_suffix("").as_posix()
        for path in resources.files("queries", ".rq")
    )
    asked = (name for name in names if name.split("/")[0] not in NOT_ASKED)
    return [CompletionItem(name) for name in beginning(typed, asked)]


def _kinds(_: click.Context, __: click.Parameter, typed: str) -> list[CompletionItem]:
    from wtograph.vocab import STRONG, WEAK

    return [CompletionItem(name) for name in beginning(typed, (*STRONG, *WEAK))]


document = _complete("document")
norm = _complete("norm")
norm_or_document = _complete("norm", "document")
anything = _complete("norm", "document", "body")
body = _complete("body")
topic = _complete("topic")
question: Completer = _questions
kind: Completer = _kinds
