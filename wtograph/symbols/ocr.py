"""Letters that scanners take for others, put right only where one known word can be meant."""

from collections.abc import Callable

from wtograph.symbols.lazy import Pattern

_LETTERS = (("l", "I"), ("1", "I"), ("0", "O"), ("VV", "W"), ("vv", "w"))
_DIGITS = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1"})
_NUMBER = Pattern(r"(?= [OolI]{0,6} [0-9] ) [0-9OolI]{1,6}")  # one true digit at least
_STROKE = Pattern(r"[Il1]")  # what a slash is mistaken for

MOST_LETTERS = 12


def word(written: str, known: Callable[[str], bool]) -> str | None:
    """The known word behind a misread one: MlN and M1N are MIN, VV is W."""
    mended = written
    for wrong, right in _LETTERS:
        mended = mended.replace(wrong, right)
    mended = mended.upper()
    return mended if mended != written.upper() and known(mended) else None


def number(written: str) -> str | None:
    """The digits behind misread ones: 27O is 270. 79B has no single reading and stays unread."""
    return written.translate(_DIGITS) if _NUMBER.fullmatch(written) else None


def two_words(
    written: str, first: Callable[[str], bool], second: Callable[[str], bool]
) -> tuple[str, str] | None:
    """The two words behind a slash that was read as a letter: WTIL is WT and L."""
    if len(written) > MOST_LETTERS:
        return None
    readings = [
        (written[: stroke.start()], written[stroke.end() :])
        for stroke in _STROKE.compiled().finditer(written)
        if first(written[: stroke.start()]) and second(written[stroke.end() :])
    ]
    return readings[0] if len(readings) == 1 else None
