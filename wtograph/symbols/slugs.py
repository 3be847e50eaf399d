"""Symbols as names in IRIs, files and shells: WT/MIN(98)/DEC/2 is WT_MIN98_DEC_2."""

import unicodedata

from wtograph.symbols.errors import BadSymbol
from wtograph.symbols.lazy import Pattern

DOCUMENTS = "https://w3id.org/wtograph/doc/"

_SPACE = Pattern(r"\s+")
_SUFFIX = Pattern(
    r"""
    / (?P<kind> rev | add | corr | suppl ) \.? (?P<number> [0-9]{1,3} ) (?= / | \Z )
    """,
    any_case=True,
)
_BRACKET = Pattern(r"\) (?= [A-Za-z0-9] )")  # INT(60)75 has no slash: the bracket separates
_ALLOWED = Pattern(r"[A-Za-z0-9] [A-Za-z0-9_-]*")
_LAST = "_-"  # no name ends in one
_TABLE = str.maketrans({"(": None, ")": None, "/": "_", ".": "-"})


def slug(symbol_text: str) -> str:
    """The slug of a symbol: no slash, no bracket, no dot; letter case is kept.

    The dot becomes a hyphen because SPARQL engines cut prefixed names at dots.

    Raises: BadSymbol for a character that no rule covers; nothing is percent-encoded.
    """
    text = _SPACE.compiled().sub("", unicodedata.normalize("NFC", symbol_text))
    text = _SUFFIX.compiled().sub(lambda m: f"/{m['kind'].capitalize()}.{m['number']}", text)
    made = _BRACKET.compiled().sub("_", text).translate(_TABLE)
    if _ALLOWED.fullmatch(made) and "__" not in made and made[-1] not in _LAST:
        return made
    raise _refusal(symbol_text, made)


def _refusal(symbol_text: str, made: str) -> BadSymbol:
    allowed = _ALLOWED.match(made)
    doubled = made.find("__") + 1
    reason = "two separators meet" if doubled else "a name cannot go on here"
    at = doubled or (allowed.end() if allowed else 0) + 1
    hint = "a search pattern has no name of its own"
    return BadSymbol(symbol_text, reason, position=at, hint=hint)
