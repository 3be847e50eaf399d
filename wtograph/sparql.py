"""SPARQL as a stranger typed it: what is refused before it runs, and errors with their place."""

import difflib
import re

from wtograph.errors import BadQuery
from wtograph.vocab import PREFIXES

_PLACE = re.compile(r"error at (?P<line>\d+):(?P<column>\d+)")
_NOT_WORDS = re.compile(
    r"""
    "{3}(?:[^"\\]|\\.|"(?!""))*"{3}     # a long string
    | '{3}(?:[^'\\]|\\.|'(?!''))*'{3}
    | "(?:[^"\\\n]|\\.)*"                # a short string
    | '(?:[^'\\\n]|\\.)*'
    | <[^<>"{}|^`\\\x00-\x20]*>          # an IRI
    | \#[^\r\n]*                         # a comment
    | \\.                                # an escaped sign in a name
    """,
    re.VERBOSE,
)
_CALLS_OUT = re.compile(
    r"(?<![^\W\d])(?<![:?$@-])(?P<word>service|load)(?![\w:-])",  # a number may stand before it
    re.IGNORECASE,
)
_LETTER = (
    "A-Za-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D"
    "\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD"
    "\\U00010000-\\U000EFFFF"
)
_SIGN = f"{_LETTER}0-9_\\u00B7\\u0300-\\u036F\\u203F\\u2040-"
_NAME = re.compile(  # a prefixed name or a blank node (SPARQL 1.1 Query, section 19.8)
    rf"""{_NOT_WORDS.pattern}
    | (?:[{_LETTER}][.{_SIGN}]*|_)?:(?:[.:{_SIGN}]|%[0-9A-Fa-f]{{2}}|\\.)*
    """,
    re.VERBOSE,
)
_FROM = re.compile(r"(?<![^\W\d])(?<![:?$@-])from(?![\w:-])", re.IGNORECASE)
_DEPTH = 200


def _blanked(sparql: str, words: re.Pattern[str] = _NOT_WORDS) -> str:
    """The text with strings, IRIs and comments made blank, every position kept."""
    return words.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), sparql)


def refuse(sparql: str, *, name: str) -> None:
    """Refuse what would leave this machine or nest too deeply for the engine.

    Raises: BadQuery with line, column and the refused word.
    """
    plain = _blanked(sparql)
    found = _CALLS_OUT.search(plain)
    if found:
        line, column = _position(sparql, found.start())
        raise BadQuery(
            _shown(
                sparql, name, line, column, f"{found['word'].upper()} is refused", found["word"]
            ),
            hint="queries ask the local graph only; ingest what you need first",
        )
    deepest = depth = 0
    for sign in plain:
        depth += (sign in "{(") - (sign in "})")
        deepest = max(deepest, depth)
    if deepest > _DEPTH:
        raise BadQuery(
            f"{name}: {deepest} brackets inside one another",
            hint=f"at most {_DEPTH} are taken",
        )


def names_graphs(sparql: str) -> bool:
    """Whether a query says itself which graphs it reads (SPARQL 1.1 Query, section 13.2)."""
    return _FROM.search(_blanked(sparql, _NAME)) is not None


def explain(sparql: str, message: str, *, name: str) -> BadQuery:
    """The engine's complaint as a line, a column, the line itself and what to do."""
    found = _PLACE.search(message)
    line, column = (int(found["line"]), int(found["column"])) if found else (1, 1)
    unknown = _unknown_prefix(sparql) if "Prefix not found" in message else None
    if unknown:
        line, column = _position(sparql, unknown.start())
        near = difflib.get_close_matches(unknown["prefix"], PREFIXES, n=1, cutoff=0.4)
        hint = f"did you mean {near[0]}: ({PREFIXES[near[0]]})?" if near else "declare it: PREFIX"
        reason = f"unknown prefix {unknown['prefix']}:"
        return BadQuery(_shown(sparql, name, line, column, reason, unknown.group()), hint=hint)
    return BadQuery(
        _shown(sparql, name, line, column, "SPARQL does not parse here", " "),
        hint="SPARQL 1.1 SELECT, ASK, CONSTRUCT and DESCRIBE are taken",
    )


def _unknown_prefix(sparql: str) -> re.Match[str] | None:
    plain = _blanked(sparql)
    declared = set(re.findall(r"(?i)\bprefix\s+([\w.-]*):", plain)) | set(PREFIXES)
    used = re.finditer(r"(?<![\w:?$@<-])(?P<prefix>[A-Za-z][\w.-]*):", plain)
    return next((each for each in used if each["prefix"] not in declared), None)


def _position(text: str, offset: int) -> tuple[int, int]:
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


def _shown(sparql: str, name: str, line: int, column: int, reason: str, marked: str) -> str:
    lines = sparql.splitlines() or [""]
    words = lines[min(line, len(lines)) - 1]
    start = max(0, column - 60)
    cut = words[start : start + 120]
    under = " " * (column - 1 - start) + "^" * max(1, len(marked.strip()))
    return f"{name}:{line}:{column}: {reason}\n{line:>4} | {cut}\n     | {under}"


def reason(message: str) -> str:
    """What a parser found wrong, without its own account of the place."""
    text = one_line(message).removeprefix("Parser error ")
    bare = re.sub(r"^(?:Parser error )?at line \d+[^:]*: ", "", text)
    return bare[:1].lower() + bare[1:]


def one_line(message: str) -> str:
    """A library's message on one line, control characters made visible."""
    text = " ".join(message.split())
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)
