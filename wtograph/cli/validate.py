"""`wtograph validate`: do the facts keep the shapes and checks."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wtograph.cli import options, output

if TYPE_CHECKING:
    from wtograph.cli.session import Session
    from wtograph.reports.findings import Place
    from wtograph.store import FactsFile
    from wtograph.validate import Finding

FORMS = ("text", "json", "csv", "md")
RANKS = {
    "error": ("violation",),
    "warning": ("violation", "warning"),
    "info": ("violation", "warning", "info"),
}
SAME = {"violation": "error"}


class FailOn(options.OneOf):
    """The least severity that counts; violation is another word for error."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The severity by the word that the reports do not use."""
        return super().convert(SAME.get(value, value), param, ctx)


@click.command("validate")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE]...")
@click.option(
    "--fail-on",
    type=FailOn(list(RANKS)),
    default="error",
    metavar="error|warning|info",
    help="Leave with 1 at these findings or graver ones; default error (also: violation).",
)
@click.option("--all", "whole", is_flag=True, help="In text, each finding instead of a few.")
@options.store
@options.output(*FORMS)
@options.lang
@options.common
def command(
    files: tuple[Path, ...],
    fail_on: str,
    whole: bool,
    place: Path | None,
    form: str | None,
    target: str | None,
    lang: str,
    quiet: bool,
    debug: bool,
) -> int:
    """Check the shipped facts, a store, or FILEs of your own against shapes and checks.

    FILEs are judged beside the facts of the store, and nothing is stored. Each finding says its
    weight, the number and name of its rule, the place, what is wrong and what to do; in text
    those of one rule stand together.
    """
    from wtograph.checking import check_files, check_store, facts_files, rule_names
    from wtograph.reports import findings

    own = facts_files(files)
    session = _session(own, place, form, target, lang, quiet=quiet)
    store = session.graph.store
    found = check_files(store, own) if own else check_store(store)
    what = " ".join(str(facts.path) for facts in own) or store.name
    places = _places(session, found, own)
    checked = findings.Checked(found, places, what, len(rule_names()))
    failed = any(finding.severity in RANKS[fail_on] for finding in found)
    if session.form == "json":
        session.json(findings.json_body(checked, failed=failed))
    elif session.form == "csv":
        session.write(findings.csv(checked))
    elif session.form == "md":
        session.write("\n".join(findings.markdown(checked, session.wording)))
    else:
        session.write(output.wrapped(findings.lines(checked, session.wording, whole=whole)))
    return 1 if failed else 0


def _session(
    own: "tuple[FactsFile, ...]",
    place: Path | None,
    form: str | None,
    target: str | None,
    lang: str,
    *,
    quiet: bool,
) -> "Session":
    """The facts to judge: a store, or files of one's own beside those of a store."""
    from wtograph.checking import beside
    from wtograph.cli.session import Session, start, wording
    from wtograph.library import Graph, load

    if not own:
        return start(
            "validate", place=place, form=form, target=target, lang=lang, quiet=quiet, forms=FORMS
        )
    chosen = output.form_of(form, target, FORMS)
    folder = options.store_place(place)
    graph = Graph(beside(own, load(folder).store if folder else None))
    return Session("validate", graph, wording(graph, lang), chosen, target, quiet)


def _places(
    session: "Session", found: "Iterable[Finding]", own: "tuple[FactsFile, ...]"
) -> "dict[str, Place]":
    """Where the things found are, as people read it, and the line of the file that has them."""
    from wtograph.queries import rows
    from wtograph.reports.findings import Place
    from wtograph.vocab import PREFIXES

    split = {finding.focus: _parts(finding.focus) for finding in found}
    documents = {f"{PREFIXES['doc']}{document}" for document, _ in split.values() if document}
    known = rows(session.graph.store, "read/check-symbols", document=sorted(documents))
    symbols = {row["document"].removeprefix(PREFIXES["doc"]): row["symbol"] for row in known}
    lines = _lines(own) if split else {}
    places = {}
    for focus, (document, part) in split.items():
        symbol = symbols.get(document, document if document.startswith("x-") else "")
        shown = session.wording.place(f"{PREFIXES['doc']}{document}__{part}") if part else ""
        read = ", ".join(word for word in (symbol, shown) if word) if symbol else focus
        places[focus] = Place(read, *lines.get(_iri(focus), ("", None)))
    return places


def _parts(focus: str) -> tuple[str, str]:
    """The document and the place in it that a short name speaks of; empty where of none."""
    prefix, _, name = focus.partition(":")
    if prefix not in ("doc", "norm", "cite", "adoption"):
        return "", ""
    document, _, rest = name.partition("__")
    part = rest.partition("__")[0]
    return document, part if re.match(r"(pre|op|art|fn|p|r|s|a|x)(?![a-z])", part) else ""


def _iri(focus: str) -> str:
    """The IRI of a name as findings show it."""
    from wtograph.vocab import PREFIXES

    prefix, _, name = focus.partition(":")
    return PREFIXES[prefix] + name if prefix in PREFIXES else focus.strip("<>")


def _lines(own: "tuple[FactsFile, ...]") -> dict[str, tuple[str, int]]:
    """The file and line that first speak of each thing: of the user's files, or of ours."""
    from wtograph import resources
    from wtograph.checking import first_lines
    from wtograph.store import shipped_files

    root = resources.shipped("data").parent
    named = [(facts.path, str(facts.path)) for facts in own]
    if not named:
        ours = (facts.path for facts in shipped_files())
        named = [(path, path.relative_to(root).as_posix()) for path in ours]
    found: dict[str, tuple[str, int]] = {}
    for path, name in named:
        text = path.read_text(encoding="utf-8-sig", errors="replace")
        for iri, line in first_lines(text).items():
            found.setdefault(iri, (name, line))
    return found
