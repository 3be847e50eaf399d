"""Regular expressions that are compiled when first used, so that starting up stays quick."""

import re


class Pattern:
    """A verbose regular expression, compiled at its first use and then kept."""

    __slots__ = ("_compiled", "_flags", "_source")

    def __init__(self, source: str, *, any_case: bool = False) -> None:
        self._source = source
        self._flags = re.VERBOSE | (re.IGNORECASE if any_case else re.NOFLAG)
        self._compiled: re.Pattern[str] | None = None

    def compiled(self) -> re.Pattern[str]:
        """The compiled expression."""
        if self._compiled is None:
            self._compiled = re.compile(self._source, self._flags)
        return self._compiled

    def match(self, text: str, at: int = 0) -> re.Match[str] | None:
        """The match that begins exactly at `at`."""
        return (self._compiled or self.compiled()).match(text, at)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The match that is the whole text."""
        return self.compiled().fullmatch(text)

    def search(self, text: str, at: int = 0) -> re.Match[str] | None:
        """The first match that begins at `at` or later."""
        return self.compiled().search(text, at)
