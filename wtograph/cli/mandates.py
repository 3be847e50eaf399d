"""`wtograph mandates`: who was told to do what, by when, and where it is written."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wtograph.cli import completing, options, output
from wtograph.errors import UnknownBody, UnknownTopic

if TYPE_CHECKING:
    from wtograph.cli.session import Session
    from wtograph.mandates import Clause

FORMS = ("text", "json", "csv", "md")


def _named(
    name: str, metavar: str, complete: completing.Completer, text: str
) -> Callable[[options.F], options.F]:
    return click.option(
        name, metavar=metavar, shell_complete=complete, callback=_not_empty, help=text
    )


def _not_empty(_: click.Context, parameter: click.Parameter, value: str | None) -> str:
    """The name given, empty if none was; an empty name is a slip and never means all."""
    if value is not None and not value.strip():
        kind = UnknownTopic if parameter.name == "topic" else UnknownBody
        otherwise = "leave the option out for all, or see wtograph mandates --help"
        raise kind(f"{parameter.opts[0]}: empty name", otherwise=otherwise)
    return value or ""


@click.command("mandates")
@click.argument("refs", nargs=-1, metavar="[REF]...", shell_complete=completing.document)
@_named("--by", "BODY", completing.body, "Given by this body.")
@_named("--to", "BODY", completing.body, "Given to this body, Member or programme.")
@_named("--reports-to", "BODY", completing.body, "To be reported to this body.")
@_named("--topic", "TOPIC", completing.topic, "On this topic or a narrower one.")
@click.option(
    "--since", type=options.Span(end=False), metavar="DATE", help="Texts of this day or later."
)
@click.option(
    "--until", type=options.Span(end=True), metavar="DATE", help="Texts of this day or earlier."
)
@click.option("--proposals", is_flag=True, help="Add what drafts would give, marked and apart.")
@click.option("--table", "as_table", is_flag=True, help="One record a line instead of paragraphs.")
@options.trust
@options.store
@options.output(*FORMS)
@options.lang
@options.common
def command(
    refs: tuple[str, ...],
    by: str,
    to: str,
    reports_to: str,
    topic: str,
    since: date | None,
    until: date | None,
    proposals: bool,
    as_table: bool,
    trust: str,
    place: Path | None,
    form: str | None,
    target: str | None,
    lang: str,
    quiet: bool,
    debug: bool,
) -> None:
    """The instructions of adopted texts: giver, addressee, verb, action, due, report line.

    Bodies may be named in English, French or Spanish, or by their short form. An instruction
    to a programme is one to each body charged with it. What drafts would give is never shown
    unless asked for. Actions are summarised in our own words.
    """
    from wtograph.cli import named
    from wtograph.cli.session import start
    from wtograph.cli.trusted import kept
    from wtograph.mandates import undescribed

    session = start(
        "mandates", place=place, form=form, target=target, lang=lang, quiet=quiet, forms=FORMS
    )
    for ref in refs:
        named.text(session.graph.store, ref)
    chosen = {"by": by, "to": to, "reports_to": reports_to, "topic": topic}
    found = [m.clause for m in session.graph.mandates(*refs, **chosen, since=since, until=until)]
    drafts = []
    if proposals:
        several = session.graph.proposed_mandates(*refs, **chosen, since=since, until=until)
        drafts = [proposed.clause for proposed in several]
    found, hidden = kept(found, trust)
    drafts, hidden_drafts = kept(drafts, trust)
    bare = [session.graph.document(ref) for ref in refs]
    missing = set(undescribed(session.graph.store, (document.iri for document in bare)))
    write(
        session,
        found,
        drafts,
        as_table=as_table,
        bare=[document.symbol for document in bare if document.iri in missing],
        hidden=hidden + hidden_drafts,
    )


def write(
    session: "Session",
    found: "list[Clause]",
    drafts: "list[Clause]",
    *,
    as_table: bool = False,
    bare: Sequence[str] = (),
    hidden: int = 0,
) -> None:
    """Write mandates, and proposed ones under a heading of their own.

    `bare` are the symbols of texts asked for of which no clause is described; `hidden` counts
    those that `--trust` leaves out.
    """
    from wtograph.mandates import scope
    from wtograph.reports import orders, table
    from wtograph.reports.wording import Footnotes, Notes

    wording = session.wording
    notes = Footnotes() if session.form == "md" else Notes()
    if session.form == "json":
        every = [orders.json_object(clause, wording) for clause in (*found, *drafts)]
        described, adopted = scope(session.graph.store)
        known = {
            "described_texts": described,
            "adopted_texts": adopted,
            "not_described": list(bare),
        }
        session.json(
            {"complete": False, "scope": known, "hidden_by_trust": hidden, "mandates": every}
        )
        return
    if session.form == "csv":
        rows = [orders.csv_row(clause) for clause in (*found, *drafts)]
        session.write(table.comma_separated(orders.CSV_HEAD, rows))
        if hidden:  # the one form with no place for it
            session.note(wording.say("hidden-by-trust", count=hidden))
        return
    head = [wording.say(key) for key in orders.HEAD]
    title = f"## {wording.say('mandates-title')}"
    parts: list[str] = [title, ""] if session.form == "md" else []
    for clauses, heading in ((found, ""), (drafts, wording.say("mandates-proposed"))):
        if heading and clauses:
            parts += ["", f"### {heading}", ""] if session.form == "md" else ["", heading]
        rows = [orders.row(clause, wording, notes) for clause in clauses] if clauses else []
        if session.form == "md":
            parts += list(table.markdown(head, rows)) if rows else []
        elif as_table:
            parts += list(table.text(head, rows, width=output.terminal_width())) if rows else []
        else:
            parts += list(orders.cards(clauses, wording, notes))
    documents = {clause.document.iri: clause.document for clause in (*found, *drafts)}
    said = _remarks(session, len(found), bare, hidden)
    said += [*wording.doubts(documents.values()), *wording.legend(parts)]
    parts += ["", *(f"- {table.inline(x)}" if session.form == "md" else x for x in said)]
    parts += notes.lines(wording)
    whole = as_table or session.form == "md"
    session.write("\n".join(parts) if whole else output.wrapped(parts))


def _remarks(session: "Session", count: int, bare: Sequence[str], hidden: int) -> list[str]:
    """How many mandates there are, what is hidden, and of which texts the answer is."""
    from wtograph.mandates import scope

    say = session.wording.say
    said = [say("mandates-count", count=count) if count else say("mandates-none")]
    if hidden:
        said.append(say("hidden-by-trust", count=hidden))
    if bare:
        said.append(say("mandates-not-described", symbols=", ".join(bare)))
    described, adopted = scope(session.graph.store)
    return [*said, say("mandates-scope", described=described, adopted=adopted)]
