"""What a paragraph is by its first words: recital, words of decision, annex, heading, note."""

import re
from functools import cache

from wtograph import dates, phrases

_LONGEST_HEADING = 110
_CLOSED = re.compile(r"[.;:,]['\")\]]{0,2}\s*\Z")


def closed(text: str) -> bool:
    """Whether a text ends with a mark of punctuation."""
    return _CLOSED.search(text[-12:]) is not None


def is_shouted(text: str) -> bool:
    """Whether all letters of a text are capitals, and there are several."""
    letters = [sign for sign in text if sign.isalpha()]
    return len(letters) > 2 and all(sign.isupper() for sign in letters)


def is_chapeau(low: str) -> bool:
    """Whether a folded paragraph only names who speaks: "The General Council,"."""
    bare = low.rstrip()
    if len(bare) > 160 or not bare.endswith((",", ":")):
        return False
    head = phrases.compiled("openings", "chapeau").match(bare)
    if not head:
        return False
    rest = bare[head.end() :].strip(" ,:")
    if bare.endswith(",") and not set(".;:") & set(rest):
        return True
    return not rest or (len(rest.split()) < 14 and not _modal().search(rest))


@cache
def _modal() -> re.Pattern[str]:
    return phrases.compiled("openings", "modal")


def is_formula(low: str) -> bool:
    """Whether a folded paragraph is words of decision alone: "Decides as follows:"."""
    bare = low.rstrip(" :;,.-")
    if len(bare) > 200:
        return False
    if phrases.compiled("openings", "formula").fullmatch(bare):
        return True
    head = phrases.compiled("openings", "chapeau").match(bare)
    if not head or not low.rstrip().endswith((":", ",")):
        return False
    formula = phrases.compiled("openings", "formula")
    starts = (word.end() for word in re.finditer(r" ", bare))
    return any(formula.fullmatch(bare, at) for at in starts if at >= head.end())


def opens_recital(low: str) -> bool:
    """Whether a folded paragraph begins as recitals do: "Recalling"."""
    return phrases.compiled("openings", "recital").match(low) is not None


def is_recital(low: str) -> bool:
    """Whether a folded paragraph begins as recitals do, and is no whole sentence."""
    if not opens_recital(low):
        return False
    return not low.rstrip().endswith(".") and (closed(low) or goes_on(low, ";,"))


def goes_on(text: str, marks: str) -> bool:
    """Whether a text ends as an item does before the last: "; and"."""
    tail = phrases.plain(text[-10:]).rstrip()
    found = _and().search(tail)
    return found is not None and tail[found.start()] in marks


@cache
def _and() -> re.Pattern[str]:
    return re.compile(rf"[,;]\s*{phrases.compiled('openings', 'and').pattern}\Z")


def begins_with_date(text: str) -> bool:
    """Whether a text begins with a day: 27 November 2025 is no paragraph 27."""
    found = next(dates.find(text[:40]), None)
    return found is not None and found.span.start < 2 and found.date.day is not None


def annex_number(low: str) -> str | None:
    """The number of the annex that a folded heading opens, empty if it has none."""
    found = phrases.compiled("openings", "annex").match(low)
    if not found or len(low) > 40 or closed(low):
        return None
    rest = re.sub(r"[^a-z0-9]+", "-", low[found.end() :]).strip("-")
    return rest if len(rest) <= 4 else None


def is_draft(low: str) -> bool:
    """Whether a folded heading says that a draft follows."""
    return len(low) < _LONGEST_HEADING and (
        phrases.compiled("openings", "draft").match(low) is not None
    )


def is_of_circulation(low: str) -> bool:
    """Whether a folded paragraph tells who sent the paper: it is no part of the body."""
    return phrases.compiled("identity", "sent").search(low[:260]) is not None


def is_heading(words: str, *, numbered: str, marked: bool) -> bool:
    """Whether words without their number are a heading; `numbered` is the kind of the number."""
    if numbered and numbered not in ("digits", "capital-roman", "capital"):
        return False
    if len(words) > _LONGEST_HEADING and not (marked and not numbered):
        return False
    if marked:
        return not closed(words) or words.endswith(":")
    if closed(words):
        return False
    return is_shouted(words) or len(words.split()) < (9 if numbered else 12)
