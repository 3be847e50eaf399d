"""How a sentence speaks of a moratorium: the words for it, and what is done to it."""

import re
from dataclasses import dataclass
from functools import cache

from wtograph.extract.marks import grammar

_NEAR = 130  # letters between what is done and what it is done to


@dataclass(frozen=True, slots=True)
class Said:
    """The words of one norm in one language.

    `named` are full names of it, `short` those that need a text of its line, `line` what a title
    of the line says.
    """

    lang: str
    named: re.Pattern[str]
    short: re.Pattern[str]
    line: re.Pattern[str]
    meanwhile: re.Pattern[str]
    minutes: bool

    def effect(self, part: str) -> str:
        """What a plain sentence of a text of the line does to the norm, or nothing."""
        if self.minutes and not self._done(part):
            return ""
        places = [m.span() for p in (self.named, self.short) for m in p.finditer(part)]
        if not places:
            return ""
        free = _free(part, self.lang)
        lasting = self._near("permanent", free, places)
        if lasting:
            return "make_permanent"
        if self._near("refused", free, places):
            return "expire"
        if self._near("keep", free, places) or self._refrains(free, places):
            return self._kept(free)
        if self._near("expire", free, places):
            return "expire"
        return "establish" if self._near("establish", free, places) else ""

    def _kept(self, part: str) -> str:
        """To declare that a practice goes on is to establish it, unless an end is set."""
        declared = grammar("norms", "declared", self.lang).search(part)
        return "establish" if declared and not _ends(part, self.lang) else "extend"

    def _refrains(self, part: str, places: list[tuple[int, int]]) -> bool:
        """Whether Members abstain by a finite verb, not as the description of a practice."""
        return not grammar("norms", "practice").search(part) and self._near("refrain", part, places)

    def _done(self, part: str) -> bool:
        done = grammar("norms", "done", self.lang).search(part)
        return done is not None and not grammar("norms", "speaker", self.lang).search(part)

    def _near(self, kind: str, part: str, places: list[tuple[int, int]]) -> bool:
        for found in grammar("norms", kind, self.lang).finditer(part):
            near = any(
                low - found.end() <= _NEAR and found.start() - high <= _NEAR for low, high in places
            )
            if near and not self._of_talk(part, *found.span()):
                return True
        return False

    def _of_talk(self, part: str, start: int, end: int) -> bool:
        """Whether words only speak of an effect: "consider extending", "continue its work"."""
        before = part[max(0, start - 90) : start]
        weighed = _weighed(self.lang).search(before)
        return weighed is not None or _worked(self.lang).match(part, end) is not None


@cache
def said(kind: str, lang: str, *, minutes: bool) -> Said:
    """The words of a norm; in `minutes` only what the body did counts, not what was said."""
    named = grammar("norms", kind, lang)
    line = grammar("norms", "ecom-line", lang) if kind == "ecom" else named
    short = grammar("norms", f"{kind}-short", lang)
    return Said(lang, named, short, line, grammar("norms", "meanwhile", lang), minutes)


def _free(part: str, lang: str) -> str:
    """A sentence of the same length without "unless extended by ..." and permanent solutions."""
    part = grammar("norms", "other-permanent").sub(lambda m: " " * len(m.group()), part)
    found = grammar("norms", "given-up", lang).search(part)
    if not found:
        return part
    opens = not part[: found.start()].strip(" 0123456789.()")
    stop = part.find(",", found.end()) if opens else -1
    stop = len(part) if stop < 0 else stop
    return part[: found.start()] + " " * (stop - found.start()) + part[stop:]


@cache
def _weighed(lang: str) -> re.Pattern[str]:
    """Words right before a verb that make it a question: "whether to", "consider"."""
    words = grammar("norms", "weigh", lang).pattern
    return re.compile(rf"{words}(?:\s[^\s,;]{{1,30}}){{0,3}}?\s*\Z")


@cache
def _worked(lang: str) -> re.Pattern[str]:
    """Words right after a verb that make it talk about the norm: "continue its examination"."""
    words = grammar("norms", "work", lang).pattern
    return re.compile(rf"(?:\s(?!and|et|y)[^\s,;]{{1,30}}){{0,2}}?\s(?:l')?{words}")


def _ends(part: str, lang: str) -> bool:
    return grammar("norms", "ends", lang).search(part) is not None
