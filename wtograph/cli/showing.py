"""The answer of `wtograph show`: a norm, a body or a document, by what the name means."""

from datetime import date

from wtograph import portrait, refs
from wtograph.cli import output, states
from wtograph.cli.session import Session
from wtograph.errors import InputError, UnknownDocument, UnknownNorm
from wtograph.reports import portrait_data, portrait_table, portrait_text, table

ACTORS = ("body:", "member:", "group:", "programme:", "prog:")


def write(session: Session, ref: str, *, today: date) -> None:
    """Write what is known of a norm, a document or paragraph, or a body, in this order.

    A name that begins with `body:` and the like is a body, Member or group at once.
    """
    if ref.startswith(ACTORS):
        _body(session, refs.find_actor(session.graph.store, ref))
        return
    try:
        _norm(session, ref, today)
    except UnknownNorm:
        _text_or_body(session, ref)


def _norm(session: Session, ref: str, today: date) -> None:
    states.write(session, session.graph.status(ref, today), assumed={})


def _text_or_body(session: Session, ref: str) -> None:
    try:
        known = refs.find(session.graph.store, ref)
    except InputError as trouble:
        try:
            actor = refs.find_actor(session.graph.store, ref)
        except InputError:
            if "/" in ref:
                raise trouble from None  # meant as a symbol
            raise UnknownDocument(
                f"no document, norm or body {ref} in the {session.graph.store.name}",
                otherwise="name a symbol as WT/L/274, a norm as ecom-moratorium, a body as GC",
            ) from None
        _body(session, actor)
        return
    page = portrait.of_document(session.graph.store, known.iri, known.place)
    wording = session.wording
    match session.form:
        case "json":
            session.json(portrait_data.document_object(page, wording))
        case "csv":
            rows = portrait_table.rows(page, wording)
            session.write(table.comma_separated(portrait_table.HEAD, rows))
        case "md":
            session.write("\n".join(portrait_table.markdown(page, wording)))
        case _:
            session.write(output.wrapped(portrait_text.lines(page, wording)))


def _body(session: Session, actor: str) -> None:
    board = portrait.of_body(session.graph.store, actor)
    wording = session.wording
    match session.form:
        case "json":
            session.json(portrait_data.body_object(board, wording))
        case "csv":
            rows = portrait_table.body_rows(board)
            session.write(table.comma_separated(portrait_table.BODY_HEAD, rows))
        case "md":
            session.write("\n".join(portrait_table.body_markdown(board, wording)))
        case _:
            session.write(output.wrapped(portrait_text.dashboard(board, wording)))
