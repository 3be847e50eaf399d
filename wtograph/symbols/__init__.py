"""What WT/MIN(98)/DEC/2 means: document symbols, typed by people or found in texts."""

from wtograph.symbols.errors import BadSymbol
from wtograph.symbols.find import find
from wtograph.symbols.grammar import parse
from wtograph.symbols.model import Fragment, Match, Symbol, SymbolPattern, Verdict
from wtograph.symbols.series import Series, SeriesTable
from wtograph.symbols.slugs import slug

__all__ = [
    "BadSymbol",
    "Fragment",
    "Match",
    "Series",
    "SeriesTable",
    "Symbol",
    "SymbolPattern",
    "Verdict",
    "find",
    "parse",
    "slug",
]
