"""Reading one symbol, at a place in a text or as typed by a person."""

from collections.abc import Iterator
from dataclasses import replace

from wtograph.symbols import keys, ocr, refusals, series, spellings, syntax
from wtograph.symbols.lazy import Pattern
from wtograph.symbols.model import Parts, Symbol, SymbolPattern, Verdict, becoming, weaker
from wtograph.symbols.series import SeriesTable
from wtograph.symbols.spellings import Manner, Reading
from wtograph.symbols.syntax import Token

TYPED = Manner(typed=True)
FOUND = Manner(typed=False)

_COLLECTION = Pattern(
    r"""
    (?P<name> [A-Za-z0-9]{1,12} (?: \. [A-Za-z]{3} )? )     # WT; MTN.GNG; with slips: lP, WTIL
    (?: \. (?P<year> [0-9]{2} ) )? (?! [A-Za-z0-9.] )       # TN.56
    """
)
_WORD_AND_YEAR = Pattern(r"(?P<word> [A-Z]{3,6} ) (?P<year> [0-9]{2} )")


class Reader:
    """Reads a symbol from a place on; `parts` and `end` say how far it came."""

    __slots__ = ("end", "hole", "manner", "parts", "star", "table", "text", "verdict")

    def __init__(self, text: str, end: int, table: SeriesTable, manner: Manner) -> None:
        self.text = text
        self.end = end
        self.table = table
        self.manner = manner
        self.parts: Parts | None = None
        self.verdict = Verdict.EXTRACT
        self.star = False
        self.hole = False  # Rev.? : the number is not known

    def read(self) -> "Reader":
        """Reads as far as the text goes on making sense."""
        start = self.end
        if self._collection():
            while not (self.star or self.hole) and self._step():
                pass
        if self.parts and self.verdict is Verdict.EXTRACT and not (self.star or self.hole):
            plain = self.text[start : self.end] == self.parts.text
            self.verdict = Verdict.EXTRACT if plain else Verdict.NORMALISE
        return self

    def symbol(self) -> Symbol | None:
        """The symbol, if what was read names a document."""
        named = self.parts is not None and syntax.complete(self.parts)
        return becoming(Symbol, self.parts) if self.parts and named else None

    def pattern(self) -> SymbolPattern | None:
        """The search pattern, if the reading ended in a star."""
        if self.parts is None or not self.star:
            return None
        return replace(becoming(SymbolPattern, self.parts), text=f"{self.parts.text}/*")

    def _step(self) -> bool:
        return self._star() or self._suffix() or self._year() or self._next()

    def _take(self, reading: Reading) -> bool:
        """Adds what a reading gives, if it can stand here."""
        parts = self.parts
        for token in reading.tokens:
            parts = parts and syntax.extend(parts, token, self.table)
        if parts is None:
            return False
        self.parts, self.end = parts, reading.end
        self.verdict = weaker(self.verdict, reading.verdict)
        return True

    def _collection(self) -> bool:
        found = _COLLECTION.match(self.text, self.end)
        if found is None:
            return False
        for reading in self._collections(found["name"], found.end()):
            self.parts = syntax.begin(reading.tokens[0].text, self.table)
            later = reading._replace(tokens=reading.tokens[1:])
            if self._dotted(found["year"]) and self._take(later):
                return True
        self.parts = None
        return False

    def _dotted(self, yy: str | None) -> bool:
        """Takes the year of TN.56, which stands behind a dot."""
        if self.parts is None or yy is None:
            return self.parts is not None
        name = self.parts.collection
        self.parts = Parts(f"{name}.{yy}", name, session_yy=yy)
        return self.table.takes_dotted_year(name)

    def _collections(self, name: str, end: int) -> Iterator[Reading]:
        """What the first word can mean, the likeliest first."""
        upper, known, typed = name.upper(), self.table.collections, self.manner.typed
        dated = _WORD_AND_YEAR.fullmatch(upper)
        if upper in known:
            exact = name == upper
            shy = upper in self.table.old or len(upper) == 1  # "s/c" and "l/100" are prose
            if exact or typed or not shy:
                self.manner = self.manner._replace(careful=not (exact or typed))
                verdict = Verdict.EXTRACT if exact else Verdict.NORMALISE
                yield Reading((Token("word", upper),), end, verdict)
        elif typed and dated:
            tokens = (Token("word", dated["word"]), Token("year", dated["year"]))
            yield Reading(tokens, end, Verdict.NORMALISE)
        elif not typed:
            yield from self._repaired(name, end)

    def _repaired(self, name: str, end: int) -> Iterator[Reading]:
        """A collection with scanning errors: lP is IP, WTIL is WT/L."""
        table = self.table
        mended = ocr.word(name, lambda word: word in table.collections and len(word) > 1)
        if mended:
            yield Reading((Token("word", mended),), end, Verdict.REPAIR)
        both = ocr.two_words(name, lambda word: word == "WT", lambda word: table.knows("WT", word))
        if both:
            yield Reading(tuple(Token("word", word) for word in both), end, Verdict.REPAIR)

    def _star(self) -> bool:
        found = spellings.STAR.match(self.text, self.end)
        if found is None or self.parts is None or not (self.parts.series or self.parts.number):
            return False
        self.end, self.star = found.end(), True
        return True

    def _suffix(self) -> bool:
        reading = spellings.suffix(self.text, self.end, self.manner)
        if reading is None or self.symbol() is None:
            return False
        self.hole = not reading.tokens
        return self._take(reading)

    def _year(self) -> bool:
        reading = spellings.year(self.text, self.end, self.manner)
        return reading is not None and self._take(reading)

    def _next(self) -> bool:
        """Takes the separator and the part behind it, if that part can stand there."""
        gap = spellings.separator(self.text, self.end)
        before = self.parts.text if self.parts else ""
        if gap is None and not before.endswith(")"):
            return False
        start, verdict, spaced = gap or (self.end, Verdict.EXTRACT, False)
        manner = self.manner
        if spaced and not manner.typed:
            if self.parts is None or self.parts.collection in self.table.old:
                return False
            manner = manner._replace(careful=True)
        for reading in spellings.parts_at(self.text, start, manner, self.table):
            if self._take(reading):
                lost = gap is None and self.parts and self.parts.text[len(before)] == "/"
                self.verdict = weaker(self.verdict, Verdict.REPAIR if lost else verdict)
                return True
        return False


def read(text: str, at: int, *, manner: Manner = FOUND, table: SeriesTable | None = None) -> Reader:
    """What can be read of a symbol that begins at a place in a text."""
    return Reader(text, at, table or series.default(), manner).read()


def parse(text: str) -> Symbol:
    """The symbol that a person typed or pasted, in its canonical spelling.

    Any case, any kind of slash, spaces, slugs (WT_MIN98_DEC_2), file keys (WT/MIN98/DEC2), IRIs
    of this project and addresses of the documents site are understood. Nothing is repaired.

    Raises: BadSymbol, with the place where reading stopped.
    """
    given = keys.unwrap(text)
    reader = read(given.symbol, 0, manner=TYPED)
    symbol = reader.symbol()
    if symbol is None or reader.end < len(given.symbol) or reader.star or reader.hole:
        raise refusals.refusal(given, reader)
    return symbol
