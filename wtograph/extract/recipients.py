"""To whom words after a verb are addressed, and to whom an account is to be given."""

import re
from functools import cache

from wtograph.extract.actors import BODY
from wtograph.extract.marks import SIGNS, Marked, grammar
from wtograph.extract.subjects import ACTOR, run, words
from wtograph.extract.verbs import Found, verbs

NEAR = 90
SESSION = "session"
"""Whom an account goes to that is given "to the next session": those who hold it."""


@cache
def _after(lang: str) -> re.Pattern[str]:
    """Who is told, right after the verb: "the Council to", "au Conseil de", "al Consejo que"."""
    adverb, to = words("adverb", lang), words("to", lang)
    that = rf"(?:{words('that', lang)}\s*)?" if lang == "en" else ""
    return re.compile(rf"\s*(?:{adverb},?\s*){{0,3}}{that}(?:{to}\s*)?(?P<run>{run(lang)})")


@cache
def _aside(lang: str) -> re.Pattern[str]:
    """The same behind an aside: "request, in this regard, the Secretariat"."""
    return re.compile(
        rf"[^;:.{ACTOR}]{{0,{NEAR}}}?,\s*(?:{words('to', lang)}\s*)?(?P<run>{run(lang)})"
    )


def recipients(marked: Marked, start: int, end: int, lang: str) -> tuple[tuple[str, ...], int]:
    """The actors right after a verb, and where the words after them begin."""
    found = _after(lang).match(marked.text, start, end)
    if not found and marked.text[start : start + 1] == ",":
        found = _aside(lang).match(marked.text, start + 1, end)
    if not found:
        return (), start
    span = found.start("run"), found.end("run")
    named = [mark.iris()[0] for _, mark in marked.within(*span, "actor")]
    return tuple(dict.fromkeys(named)), found.end()


@cache
def _that(lang: str) -> re.Pattern[str]:
    return re.compile(
        rf"\s*(?:{words('adverb', lang)},?\s*){{0,2}}{words('that', lang)}\s*"
        rf"(?:[^;:.{ACTOR}]{{0,{NEAR}}},\s*)?(?P<run>{run(lang)})"
    )


def that_clause(marked: Marked, start: int, end: int, lang: str) -> int:
    """The place after "that" where it stands right after a verb, or -1."""
    found = re.compile(rf"\s*(?:{words('adverb', lang)},?\s*){{0,2}}{words('that', lang)}").match(
        marked.text, start, end
    )
    return found.end() if found else -1


def meant(marked: Marked, start: int, end: int, lang: str) -> tuple[str, ...]:
    """Who a pronoun beside a verb is: "call on it to", "lui demandent de"; the body named last."""
    after = re.compile(rf"\s*{words('object', lang)}").match(marked.text, end)
    before = re.compile(rf"{words('object', lang)}\s*\Z").search(
        marked.text[max(0, start - 12) : start]
    )
    if not (after if lang == "en" else before):
        return ()
    bodies = [
        iri for _, m in marked.within(0, start, "actor") for iri in m.iris() if "/body/" in iri
    ]
    return tuple(bodies[-1:])


def that_actors(marked: Marked, start: int, end: int, lang: str) -> tuple[str, ...]:
    """Those of whom a decision says what they do: "decides that the Council shall"."""
    found = _that(lang).match(marked.text, start, end)
    if not found:
        return ()
    span = found.start("run"), found.end("run")
    after = marked.text[found.end("run") : end]
    gives = marked.words(found.end("run"), end)[:2].casefold() == "dé"
    if not gives and grammar("clauses", "and-of", lang).match(after.lstrip()):
        return ()
    return tuple(dict.fromkeys(m.iris()[0] for _, m in marked.within(*span, "actor")))


def nested(marked: Marked, start: int, end: int, lang: str) -> Found | None:
    """A verb that another governs right away: "agrees to instruct the Council"."""
    for found in verbs(marked, start, end, lang):
        gap = marked.text[start : found.start].strip()
        near = not gap or grammar("clauses", "complement", lang).fullmatch(gap)
        return found if near and found.verb("infinitive") else None
    return None


def reports(marked: Marked, start: int, end: int, lang: str) -> list[tuple[int, int, str]]:
    """The places in a stretch that give an account, with whom it goes to: an IRI, "we" or nothing.

    A verb of reporting always does; a verb of sending does if it sends to a named body.
    """
    made = []
    for found in grammar("clauses", "report", lang).finditer(marked.text, start, end):
        if _is_verb(marked, start, found, lang):
            place, whom = _whom(marked, start, found, end, lang)
            made.append((place, found.end(), whom))
    for found in grammar("clauses", "transfer", lang).finditer(marked.text, start, end):
        if not _is_verb(marked, start, found, lang):
            continue
        place, whom = _whom(marked, start, found, end, lang)
        if whom and _account(marked, found, end, lang, whom):
            made.append((place, found.end(), whom))
    return sorted(made)


def _account(marked: Marked, found: re.Match[str], end: int, lang: str, whom: str) -> bool:
    """Whether what is sent is an account, or goes to a body and not to Members."""
    if "/body/" in whom and not whom.endswith(("/SEC", "/DG")):
        return True
    near = marked.text[found.end() : min(end, found.end() + NEAR)]
    return whom in ("we", SESSION) and grammar("clauses", "account", lang).search(near) is not None


def _is_verb(marked: Marked, start: int, found: re.Match[str], lang: str) -> bool:
    """Whether a word is a verb here and not a noun: "the report", "un informe"."""
    before = marked.text[start : found.start()].rstrip()
    last = re.split(r"[\s,;(\"]", before)[-1] if before else ""
    if lang == "fr" and last in ("l'", "d'un", "d'une"):
        return False
    if grammar("clauses", "sent-participle", lang).fullmatch(found.group()):
        return grammar("clauses", "been", lang).fullmatch(last) is not None
    if " " not in found.group() and grammar("clauses", "noun", lang).fullmatch(last):
        return lang == "fr" and last in ("le", "la", "les")
    return True


@cache
def to_whom(lang: str) -> re.Pattern[str]:
    """To whom something is sent: a body, a meeting, or a session without name."""
    actor = rf"[{ACTOR}{SIGNS['meeting']}]"
    near = rf"{words('to-the', lang)}\s*(?:[\w'-]+\s+){{0,7}}?(?P<far>{actor})"
    bare = rf"(?P<session>{words('to-session', lang)})"
    return re.compile(rf"{near}|{words('to', lang)}\s*(?P<near>{actor})|{bare}")


def _whom(marked: Marked, start: int, found: re.Match[str], end: int, lang: str) -> tuple[int, str]:
    """Where the words of sending begin with their clitics, and to whom they send."""
    place = found.start()
    speaker = words("speaker", lang)
    before = re.compile(rf"(?:{speaker}\s*(?:en\s+)?|\ben\s+)\Z").search(marked.text[start:place])
    begin = start + before.start() if before else place
    stop = _stop(marked, found.end(), end, lang)
    direct = _direct(lang).match(marked.text, found.start(), stop)
    if direct:
        return begin, marked.marks[direct.end() - 1].iris()[0]
    to = to_whom(lang).search(marked.text, found.end(), stop)
    if to and to["session"]:
        return begin, SESSION
    if to:
        mark = marked.marks[to.start(to.lastgroup or 0)]
        return begin, mark.iris()[0] if mark.kind == "actor" else _of_meeting(mark.iris()[0])
    enclosed = re.compile(speaker).fullmatch(found.group())
    behind = lang == "en" and re.compile(rf"\s*{speaker}").match(marked.text, found.end())
    if behind or enclosed or (before and re.match(speaker, before.group())):
        return begin, "we"
    if lang == "en" and re.compile(rf".{{0,{NEAR}}}?\b{speaker}").match(
        marked.text, found.end(), stop
    ):
        return begin, "we"
    return begin, ""


@cache
def _direct(lang: str) -> re.Pattern[str]:
    """Whom a verb of informing has as its object: "inform the General Council"."""
    return re.compile(rf"{words('direct', lang)}\s*(?:{words('det', lang)}\s*){{0,2}}{ACTOR}")


def _of_meeting(iri: str) -> str:
    """The body that holds a meeting."""
    return f"{BODY}{'GC' if iri.rsplit('/', 1)[-1].startswith('GC') else 'MC'}"


def _stop(marked: Marked, start: int, end: int, lang: str) -> int:
    """Where the words of one verb end for its recipient: at a relative clause, at ";"."""
    signs = re.compile(rf"[;:]|{words('relative', lang)}").finditer(marked.text, start, end)
    return next((sign.start() for sign in signs if sign.group() not in _ALSO_PLACES), end)


_ALSO_PLACES = ("before", "after", "as")
