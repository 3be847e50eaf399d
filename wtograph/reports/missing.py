"""What is missing or doubtful, said so that nobody takes it for a statement about the world."""

from wtograph.gaps import Missing, Value
from wtograph.languages import Language, choose
from wtograph.reports.wording import Notes, Wording
from wtograph.vocab import PREFIXES

_LANGUAGES = tuple(language.value for language in Language)
_OWN_KEYS = frozenset(
    {"title", "label", "prefLabel", "name", "altLabel", "notation", "description", "note"}
    | {"creator", "language"}
)
_CLASSES = frozenset({"Instrument", "Proposal", "Report", "MeetingRecord", "Document"})
_DOUBTFUL = ("unverified", "inferred")


def subject(missing: Missing, wording: Wording) -> str:
    """What a gap is about, as people call it, with the place in a text."""
    if missing.kind == "series" and missing.count > 1:
        return wording.say("gaps-range", first=missing.symbol, last=missing.values[-1].text)
    if not missing.place:
        return missing.symbol
    return f"{missing.symbol}, {wording.place(missing.place)}"


def what(missing: Missing, wording: Wording) -> str:
    """What is missing or doubtful of it, in a few words."""
    languages = ", ".join(value.language.upper() for value in missing.values)
    match missing.kind:
        case "cited":
            return wording.say("gaps-cited-by", count=missing.count)
        case "days":
            when = wording.say(f"gaps-days-{missing.what}")
            return when if missing.certain else wording.say("gaps-days-doubtful", when=when)
        case "open":
            return wording.concept("lineage", missing.what)
        case "no-report":
            return _slot(missing, wording)
        case "undescribed":
            return wording.say("gaps-clauses")
        case "series":
            return wording.say("gaps-numbers", count=missing.count)
        case "language" if missing.what == "text" and missing.count == len(_LANGUAGES):
            return wording.say("gaps-language-none")
        case "language":
            return wording.say(f"gaps-language-{missing.what}", languages=languages)
        case _:
            return _property(missing.what, wording)


def _property(name: str, wording: Wording) -> str:
    """A property or class in the reader's language; a word of ours where the ontology has none."""
    if name in _CLASSES:
        return wording.say(f"class-{name}")
    if not name or name in _OWN_KEYS:
        return wording.say(f"gaps-value-{name or 'statement'}")
    return wording.concept("wtog", name)


def _slot(missing: Missing, wording: Wording) -> str:
    first, last = missing.first, missing.last
    if first and last and first.day == 1 and (first.year, first.month) == (last.year, last.month):
        return wording.say("gaps-slot", slot=first.isoformat()[:7])
    if not first and not last:
        return wording.say("gaps-slot-none")
    return wording.say("gaps-slot-days", slot=wording.days(first or last, last or first))


def detail(missing: Missing, wording: Wording, notes: Notes, *, most: int = 0) -> str:
    """What is known around a gap: by whom, between what, which values, with their sources.

    `most` is how many values an overview lists; it leaves out our summaries. 0 says everything.
    """
    match missing.kind:
        case "cited":
            return _joined(", ".join(missing.related), _title(missing, wording))
        case "days":
            return _days(missing, wording)
        case "open":
            return _open(missing, wording)
        case "no-report":
            return _report(missing, wording, brief=most > 0)
        case "series":
            return _neighbours(missing, wording)
        case "undescribed" | "language":
            return _title(missing, wording)
        case _:
            return _doubt(missing, wording, notes, most)


def _neighbours(missing: Missing, wording: Wording) -> str:
    *before, after = missing.related
    if before:
        return wording.say("gaps-numbers-between", before=before[0], after=after)
    return wording.say("gaps-numbers-below", after=after)


def _joined(said: str, title: str) -> str:
    return ": ".join(part for part in (said, title) if part)


def _title(missing: Missing, wording: Wording) -> str:
    """The title in the language asked for, else in one that is known, and its label if weak."""
    by_language = {title.language: title for title in missing.titles}
    for code in (wording.lang, *_LANGUAGES, ""):
        if code in by_language:
            title = by_language[code]
            weak = title.verification in _DOUBTFUL and title.verification != missing.verification
            label = f" ({wording.trust(title.verification)})" if weak else ""
            return f"{title.text}{label}"
    return ""


def _days(missing: Missing, wording: Wording) -> str:
    before, after = (*missing.related, "", "")[:2]
    if missing.first is None or missing.last is None:
        return wording.say("gaps-days-and-end", before=before)
    days = wording.days(missing.first, missing.last)
    number = wording.say("timeline-days", count=missing.count)
    key = f"gaps-days-and-{missing.what}"
    return wording.say(key, days=days, number=number, before=before, after=after)


def _open(missing: Missing, wording: Wording) -> str:
    words = choose(missing.words or {}, wording.lang) or wording.say("no-citation-words")
    symbols = ", ".join(missing.related)
    if not missing.related:
        return f"{words}; {wording.say('gaps-candidates-none')}"
    return f"{words}; {wording.say('gaps-candidates', count=missing.count, symbols=symbols)}"


def _report(missing: Missing, wording: Wording, *, brief: bool) -> str:
    days = ", ".join(missing.searched)
    key = "gaps-searched" if missing.searched else "gaps-not-searched"
    parts = [wording.say("gaps-no-report"), wording.say(key, days=days)]
    if missing.related:
        parts.append(wording.say("gaps-near", symbols=", ".join(missing.related)))
    if missing.values:
        values = ", ".join(_value(value, wording, Notes()) for value in missing.values)
        parts.append(wording.say("gaps-claimed", values=values))
    return "; ".join([*parts, *_own(missing, wording, brief=brief)])


def _own(missing: Missing, wording: Wording, *, brief: bool) -> list[str]:
    """The name of a thing, or our summary of a clause, which an overview leaves out."""
    own = choose(missing.words or {}, wording.lang)
    if not missing.about.startswith(PREFIXES["norm"]):
        return [own] if own else []
    return [f"{own} ({wording.say('own-words')})"] if own and not brief else []


def _doubt(missing: Missing, wording: Wording, notes: Notes, most: int) -> str:
    """The values in doubt with their labels and sources, or the thing in doubt in short."""
    if missing.what in ("Citation", "OpenCitation"):
        said = [wording.concept("lineage", value.text) for value in missing.values if value.text]
        text = " ".join([*said, *missing.related])
        return f"{text} {notes.mark(missing.sources)}".strip()
    shown = missing.values[:most] if most else missing.values
    texts = [_value(value, wording, notes, besides=missing.verification) for value in shown]
    if len(shown) < len(missing.values):
        texts.append(wording.say("gaps-values-more", count=len(missing.values) - len(shown)))
    if missing.values:
        return _joined(", ".join(missing.related), "; ".join(texts))
    titles = [_title(missing, wording)] if missing.titles else []
    thing = "; ".join([*missing.related, *titles, *_own(missing, wording, brief=most > 0)])
    return f"{thing} {notes.mark(missing.sources)}".strip()


def _value(value: Value, wording: Wording, notes: Notes, *, besides: str = "") -> str:
    """A value, its language, its label where that is not said beside it, and its sources."""
    label = value.verification if value.verification != besides else ""
    marks = ", ".join(m for m in (value.language, wording.trust(label) if label else "") if m)
    parts = (value.text, f"({marks})" if marks else "", notes.mark(value.sources))
    return " ".join(part for part in parts if part)


def row(
    missing: Missing, wording: Wording, notes: Notes, *, most: int = 0
) -> tuple[str, str, str, str]:
    """One gap: what it is about, what is missing, its label, and what is known around it."""
    return (
        subject(missing, wording),
        what(missing, wording),
        wording.trust(missing.verification) if missing.verification else "",
        detail(missing, wording, notes, most=most),
    )
