"""The text that a reference names; a norm, body or session is answered with its own command."""

from datetime import date

from wtograph import refs
from wtograph.errors import AmbiguousName, InputError, UnknownDocument
from wtograph.norms import find_norm, find_sessions, short
from wtograph.records import tail
from wtograph.refs import Ref
from wtograph.store import Store


def text(store: Store, ref: str) -> Ref:
    """The document or paragraph that a person typed.

    Raises: UnknownDocument, with the command to use for a norm, body or session; AmbiguousName,
    BadSymbol.
    """
    try:
        return refs.find(store, ref)
    except AmbiguousName:
        raise
    except InputError:
        kind, command = other(store, ref)
        if not kind:
            raise
        raise UnknownDocument(
            f"{ref} is no text", otherwise=f"that is a {kind}: try wtograph {command}"
        ) from None


def other(store: Store, ref: str) -> tuple[str, str]:
    """What a name that is no text stands for, and the command that tells of it; else empty."""
    try:
        return "norm", f"status {short(find_norm(store, ref))}"
    except InputError:
        pass
    try:
        return "body", f"mandates --to {tail(refs.find_actor(store, ref))}"
    except InputError:
        return session(store, ref)


def session(store: Store, ref: str) -> tuple[str, str]:
    """A session, and the command that tells of it; else empty."""
    try:
        found = find_sessions(store, {ref.strip(): date.min})
    except InputError:
        return "", ""
    return "session", f"resolve {tail(next(iter(found)))}"
