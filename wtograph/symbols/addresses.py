"""Symbols in addresses and file keys that stand in a text."""

from collections.abc import Iterator
from dataclasses import replace

from wtograph.errors import InputError
from wtograph.spans import Span
from wtograph.symbols import grammar, keys
from wtograph.symbols.lazy import Pattern
from wtograph.symbols.model import Match, Verdict, weaker

_SITE = Pattern(r"(?: https? :// )? docs\.wto\.org /", any_case=True)
_FILE = Pattern(
    rf"filename= [qrs] :/ (?P<path> [A-Za-z0-9()/_.-]{{3,80}}? ) {keys.ENDING} (?! [\w/@] )",
    any_case=True,
)
_ASKED = Pattern(r'(?: [=,;"] | %22 | %20 | %2C ) (?= [A-Z]{1,6} [/(] )')  # Symbol=%22WT/L/274%22
_ASKED_END = Pattern(r"\Z | [%&\#\"')\],.;]")
_FORM = (  # as in the last line of the sample document, where the site itself wrote it
    "https://docs.wto.org/dol2fe/Pages/FE_Search/FE_S_S006.aspx?DataSource=Cat"
    "&query=@Symbol=%22{symbol}%22%20OR%20@Symbol=%22{symbol}/*%22"
    "&Language={language}&Context=ScriptedSearches&languageUIChanged=true"
)
_SPOKEN = {"en": "English", "fr": "French", "es": "Spanish"}
_KEY_REST = Pattern(r"- [0-9]{2}")  # BEL1-04: what the last digits mean is not known


def search_link(text: str, lang: str = "en") -> str:
    """The official address that searches for a symbol and for what its suffixes add to it.

    Whether anything is found there, the address does not say.
    Returns: an address that reads back as the same symbol; empty for what is no symbol.
    """
    try:
        symbol = grammar.parse(text)
    except InputError:
        return ""
    return _FORM.format(symbol=symbol.text, language=_SPOKEN[lang])


def matches(address: str, start: int) -> Iterator[Match]:
    """What an address names: the file asked of the documents site; all else is a candidate."""
    file = _FILE.search(address)
    if file:
        sure = _SITE.match(address) is not None
        for match in stored(file["path"], start + file.start("path")):
            yield match if sure else replace(match, verdict=Verdict.FLAG)
        return
    at = 0
    while asked := _ASKED.search(address, at):
        at = asked.end()
        reader = grammar.read(address, at)
        found = reader.pattern() or reader.symbol()
        if found and not reader.hole and _ASKED_END.match(address, reader.end):
            yield Match(found, Span(start + at, start + reader.end), Verdict.FLAG)
            at = reader.end


def stored(path: str, start: int) -> Iterator[Match]:
    """The symbol of a file key behind its store letter: q:/IP/C/W669.pdf."""
    yield from _key(keys.path(path), path, start)


def key(written: str, start: int) -> Iterator[Match]:
    """The symbol of a file key with underscores: Q_WT_Min01_W5R2."""
    plain = keys.without_ending(written.rstrip(".-_"))
    path = keys.underscored(plain)
    if path:
        yield from _key(path, plain, start)


def _key(path: str, written: str, start: int) -> Iterator[Match]:
    reader = grammar.read(path, 0, manner=grammar.TYPED)
    symbol = reader.symbol()
    rest = path[reader.end :]
    if symbol is None or reader.star or reader.hole or (rest and not _KEY_REST.fullmatch(rest)):
        return
    least = Verdict.EXTRACT if written == symbol.text else Verdict.NORMALISE
    verdict = Verdict.FLAG if rest else weaker(least, reader.verdict)
    yield Match(symbol, Span(start, start + len(written)), verdict)
