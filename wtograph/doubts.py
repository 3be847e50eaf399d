"""What no source confirms in a table, symbols and places, said in lines of English.

Reports say the same in the reader's language (`reports.wording`).
"""

from collections.abc import Iterable

from wtograph.languages import word
from wtograph.records import DocumentRecord


def not_verified(texts: Iterable[DocumentRecord]) -> tuple[str, ...]:
    """The line that names the symbols which no source confirms; none if all are confirmed."""
    weak = {text.symbol for text in texts if symbol_label(text) == "unverified"}
    listed = word("doubts-symbol", "en", symbols=", ".join(sorted(weak)))
    return (word("doubts", "en", items=listed),) if weak else ()


def our_places(provisions: Iterable[object]) -> tuple[str, ...]:
    """The legend of the places that bear a label of ours, if there are any."""
    return (word("table-places", "en"),) if any("#x" in str(each) for each in provisions) else ()


def symbol_label(text: DocumentRecord) -> str | None:
    """How well the symbol of a text is known; None where no symbol is known."""
    return (text.label_of("symbol") or None) if text.known_symbol else None
