"""The answer of `wtograph show`: a norm, a body or a document, by what the name means."""

from datetime import date
from difflib import get_close_matches

from wtograph import portrait, refs
from wtograph.cli import named, output, states
from wtograph.cli.session import Session
from wtograph.errors import AmbiguousName, InputError, NotFound, UnknownDocument, UnknownNorm
from wtograph.reports import portrait_data, portrait_table, portrait_text, table
from wtograph.store import Store

ACTORS = ("body:", "member:", "group:", "programme:", "prog:")
EXAMPLES = "name a symbol as WT/L/274, a norm as ecom-moratorium, a body as GC"
LIKENESS = 0.7


def write(session: Session, ref: str, *, today: date) -> None:
    """Write what is known of a norm, a document or paragraph, or a body, in this order.

    A name that begins with `body:` and the like is a body, Member or group at once.
    """
    if not ref.strip():
        raise UnknownDocument("nothing was named", otherwise=EXAMPLES)
    if ref.startswith(ACTORS):
        _body(session, refs.find_actor(session.graph.store, ref))
        return
    try:
        _norm(session, ref, today)
    except UnknownNorm as unknown:
        _text_or_body(session, ref, unknown)


def _norm(session: Session, ref: str, today: date) -> None:
    states.write(session, session.graph.status(ref, today), assumed={})


def _text_or_body(session: Session, ref: str, no_norm: UnknownNorm) -> None:
    store = session.graph.store
    try:
        known = refs.find(store, ref)
    except InputError as no_text:
        try:
            actor = refs.find_actor(store, ref)
        except AmbiguousName:
            raise
        except InputError as no_body:
            raise _nothing(store, ref, (no_norm, no_text, no_body)) from None
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


def _nothing(store: Store, ref: str, tried: tuple[InputError, ...]) -> InputError:
    """The complaint about a name that is nothing: what it may have been meant for."""
    no_norm, no_text, _ = tried
    kind, command = named.session(store, ref)
    if kind:
        return UnknownDocument(
            f"{ref} is no text, norm or body",
            otherwise=f"that is a {kind}: try wtograph {command}",
        )
    known = [near for each in tried if isinstance(each, NotFound) for near in each.nearest]
    near = get_close_matches(ref.casefold(), [each.casefold() for each in known], 2, LIKENESS)
    norms = [each.casefold() for each in no_norm.nearest] if isinstance(no_norm, NotFound) else []
    if "/" in ref and not set(near[:1]) & set(norms):
        return no_text  # meant as a symbol
    return UnknownDocument(
        f"no document, norm or body {ref} in the {store.name}",
        nearest=list(dict.fromkeys(each for each in known if each.casefold() in near)),
        otherwise=EXAMPLES,
    )


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
