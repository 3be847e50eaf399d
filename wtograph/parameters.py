"""What a person means by a parameter of a ready question; nothing is chosen silently."""

import difflib
import re
from datetime import date

from wtograph import dates, refs, symbols
from wtograph.errors import InputError, UsageProblem
from wtograph.languages import Language
from wtograph.norms import find_norm, find_sessions
from wtograph.store import Store
from wtograph.vocab import PREFIXES

NAMED = ("document", "body", "norm", "topic", "meeting")
"""The kinds of parameter that are looked up in a store."""


def meant(store: Store, kind: str, text: str) -> str:
    """The value that a question gets for what a person typed, by the kind of the parameter.

    Returns: for a document, paragraph, body, norm, topic or meeting its IRI, also where the kind
    is iri and a symbol or name was typed; else as `spelled`.
    Raises: the NotFound of each kind, AmbiguousName, BadSymbol, BadDate.
    """
    match kind:
        case "document":
            found = refs.find(store, text)
            return f"{found.iri}__{found.place}" if found.place else found.iri
        case "body":
            return refs.find_actor(store, text)
        case "norm":
            return find_norm(store, text)
        case "topic":
            return refs.find_topic(store, text)
        case "meeting":
            return next(iter(find_sessions(store, {text.strip(): date.min})))
        case "iri" if is_looked_up(kind, text):
            return _thing(store, text)
    return spelled(kind, text)


def is_looked_up(kind: str, text: str) -> bool:
    """Whether the value of a parameter is a name to be found in a store."""
    is_whole = re.fullmatch(r"[A-Za-z][\w+.-]*:\S+", spelled("iri", text))
    return kind in NAMED or (kind == "iri" and not is_whole)


def _thing(store: Store, text: str) -> str:
    """The IRI of whatever a name stands for. Raises: UnknownSubject and the like."""
    from wtograph.explain.facts import Facts
    from wtograph.explain.names import find_subject

    return find_subject(Facts(store), text)


def spelled(kind: str, text: str) -> str:
    """A value that needs no store: a symbol as it is usually written, an IRI whole, a day.

    `norm:WT_L_977__p2__1` becomes the IRI it is short for; a symbol of a series that cannot be
    read stays as typed.
    Raises: BadDate; UsageProblem for a language that is none of the three.
    """
    match kind:
        case "symbol":
            try:
                return str(symbols.parse(text))
            except InputError:
                return text.strip()
        case "iri":
            prefix, colon, name = text.strip().partition(":")
            is_short = colon and prefix in PREFIXES and not name.startswith("//")
            return PREFIXES[prefix] + name if is_short else text.strip()
        case "language":
            return _language(text.strip())
        case "date":
            return dates.day(text.strip()).isoformat()
    return text


def _language(text: str) -> str:
    known = [each.value for each in Language]
    if text in known:
        return text
    near = difflib.get_close_matches(text.lower(), known, n=1, cutoff=0.6)
    meant_ = f"did you mean {near[0]}? " if near else ""
    raise UsageProblem(f"no language {text}", hint=f"{meant_}known are: {', '.join(known)}")
