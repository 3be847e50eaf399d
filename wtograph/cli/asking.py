"""How `wtograph query` finds its SPARQL, runs it in a process of its own and writes the answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from wtograph import queries
from wtograph.cli import colour, output, screen
from wtograph.errors import UnknownFile, UsageProblem
from wtograph.languages import word
from wtograph.parameters import is_looked_up, meant, spelled
from wtograph.queries import Query
from wtograph.reports import questions, results
from wtograph.vocab import PREFIXES, quiet_rdflib
from wtograph.worker import Answer, ask

WEAK = ("ver:inferred", "ver:unverified")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to do with an answer: `most` is how many rows are written, None for all of them.

    `given` are the parameters as they were typed.
    """

    place: Path | None
    form: str
    target: str | None
    lang: str
    timeout_s: float
    most: int | None
    quiet: bool
    given: Mapping[str, str]


def catalogue(lang: str, form: str) -> str:
    """The ready questions: name, title, parameters."""
    found = queries.questions()
    match form:
        case "json":
            body = {"questions": questions.as_values(found, lang)}
            return output.envelope("query", "shipped questions", None, body)
        case "csv":
            return questions.as_csv(found, lang)
        case "md":
            return "\n".join(questions.as_markdown(found, lang))
    return "\n".join(questions.as_text(found, lang, width=output.terminal_width()))


def find(question: str | None, stdin: TextIO) -> Query:
    """The ready question of a name, or the SPARQL of a file or of standard input.

    Raises: UsageProblem without a question; UnknownFile, UnknownQuery.
    """
    if question is None:
        raise UsageProblem("no question given", hint="wtograph query --list shows the ready ones")
    if question == "-":
        return queries.read("<stdin>", stdin.read())
    path = Path(question)
    if path.suffix in (".rq", ".sparql") or path.is_file():
        try:
            return queries.read(question, path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            raise UnknownFile(f"{question}: cannot be read", hint="name a file of SPARQL") from None
    return queries.named(question)


def bound(query: Query, given: Mapping[str, str], place: Path | None, lang: str) -> str:
    """The SPARQL with its parameters in their places, names looked up in the store.

    A question that takes `lang` gets the language of the answer, unless it is given.
    Raises: UsageProblem for an unknown parameter, MissingParameter, and what the names raise.
    """
    kinds = {parameter.name: parameter.kind for parameter in query.parameters}
    texts = {"lang": lang} | dict(given) if "lang" in kinds else dict(given)
    if not any(is_looked_up(kinds.get(name, ""), text) for name, text in texts.items()):
        values = {name: spelled(kinds.get(name, ""), text) for name, text in texts.items()}
        return queries.bind(query, values)
    from wtograph.library import load

    store = load(place).store
    values = {name: meant(store, kinds.get(name, ""), text) for name, text in texts.items()}
    return queries.bind(query, values)


def taken(query: Query, given: Mapping[str, str], lang: str) -> tuple[str, ...]:
    """Each parameter but the language as `name=value`; what was left out is marked as default."""
    found = []
    for each in query.parameters:
        if each.name != "lang" and each.name in given:
            found.append(f"{each.name}={given[each.name]}")
        elif each.name != "lang" and each.default:
            found.append(word("query-default", lang, name=each.name, value=each.default))
    return tuple(found)


def answer(query: Query, sparql: str, wanted: Wanted) -> int:
    """Run the query and write its answer; 1 for an ASK that is false, 5 for one that is cut.

    Raises: BadQuery, LimitReached, UsageProblem.
    """
    found = ask(
        sparql,
        name=query.name,
        place=wanted.place,
        form="tsv" if wanted.form == "tsv" else "json",
        timeout_s=wanted.timeout_s,
    )
    if found.kind == "triples":
        output.emit(_triples(found, wanted.form), wanted.target)
        return 0
    if wanted.form == "ttl":
        raise UsageProblem(
            f"{query.name}: only CONSTRUCT and DESCRIBE have ttl", hint="-f json or csv"
        )
    text = found.body.decode()
    if found.kind == "boolean":
        said = "true" in text
        output.emit(text if wanted.form == "json" else str(said).lower(), wanted.target)
        if asked := taken(query, wanted.given, "en"):
            output.note("; ".join(asked), quiet=wanted.quiet)
        return 0 if said else 1
    return _rows(query, text, wanted)


def _rows(query: Query, body: str, wanted: Wanted) -> int:
    if wanted.form == "tsv":
        head, *lines = body.removesuffix("\n").split("\n")  # an unbound row is empty
        kept, total = lines[: wanted.most], len(lines)
        written, shown = "".join(f"{line}\n" for line in (head, *kept)), len(kept)
    else:
        found = results.read(body, wanted.most)
        written, shown, total = _written(found, query, wanted), len(found.rows), found.total
    output.emit(written, wanted.target, paint=_painted if wanted.form == "text" else None)
    rows = f"{shown} of {total}, cut by --max-rows" if shown < total else str(total)
    store = wanted.place or "shipped facts"
    said = "; ".join([f"rows: {rows}", *taken(query, wanted.given, "en"), f"store: {store}"])
    output.note(said, quiet=wanted.quiet)
    return 5 if shown < total else 0


def _written(found: results.Results, query: Query, wanted: Wanted) -> str:
    match wanted.form:
        case "json":
            return results.as_json(found)
        case "csv":
            return results.as_csv(found)
        case "md":
            asked = taken(query, wanted.given, wanted.lang)
            return "\n".join(results.as_markdown(found, query, wanted.lang, asked))
    return "\n".join(results.as_text(found, width=output.terminal_width()))


def _painted(text: str) -> str:
    return colour.paint(text, WEAK)


def _triples(found: Answer, form: str) -> str:
    if form not in ("text", "ttl"):
        raise UsageProblem("triples come as ttl", hint="-f ttl")
    from rdflib import Graph

    quiet_rdflib()
    graph = Graph()
    for prefix, space in PREFIXES.items():
        graph.bind(prefix, space, override=True, replace=True)
    graph.parse(data=found.body.decode(), format="nt")
    return screen.harmless(graph.serialize(format="turtle"), "ttl")
