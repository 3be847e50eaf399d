"""A paper at a glance, as lines and as JSON."""

from collections.abc import Iterator

from wtograph.glance import Glance
from wtograph.norms import short
from wtograph.records import DocumentRecord, tail
from wtograph.reports.extracted import tokens
from wtograph.reports.wording import Wording


def lines(seen: Glance, wording: Wording, *, proposed: bool, markdown: bool = False) -> list[str]:
    """A heading and a line for each thing that a reader in a hurry asks of a paper."""
    known = list(_facts(seen, wording, proposed=proposed))
    size = max(len(key) for key, _ in known)
    heading = wording.say("paper-machine")
    if markdown:
        return [f"*{heading}*", "", *(f"- **{key}:** {text}" for key, text in known)]
    return [heading, *(f"  {key.ljust(size)}  {text}" for key, text in known)]


def _facts(seen: Glance, wording: Wording, *, proposed: bool) -> Iterator[tuple[str, str]]:
    say = wording.say
    links: dict[str, list[str]] = {}
    for name, link in _built(seen, wording):
        links.setdefault(name, []).append(wording.concept("lineage", link))
    built = [f"{name} ({', '.join(each)})" for name, each in links.items()]
    yield say("glance-builds-on"), ", ".join(built) or say("glance-nothing")
    told = say("glance-would-tell" if proposed else "glance-tells")
    yield told, wording.names(seen.told) or say("glance-nobody")
    if seen.last is None:
        yield say("glance-beside"), say("paper-no-line")
    else:
        last = say("glance-last", text=_dated(seen.last, wording))
        left = wording.names(seen.silent_topics)
        yield (
            say("glance-beside"),
            say("glance-left-out", last=last, topics=left) if left
            else say("glance-none-left-out", last=last),
        )  # fmt: skip
    for each in seen.norm_effects:
        key = f"glance-{'would-' if proposed else ''}{each.effect}"
        until = say("glance-until", tokens=", ".join(tokens(each.until))) if each.until else ""
        yield say(key), f"{wording.name(each.norm)} ({short(each.norm)}){until}"
    for norm, state in seen.silent_norms:
        stands = say("glance-now", state=wording.concept("status", state))
        yield say("glance-silent"), f"{wording.name(norm)} ({short(norm)}; {stands})"
    if seen.later:
        yield say("glance-later"), ", ".join(_dated(each, wording) for each in seen.later)


def _built(seen: Glance, wording: Wording) -> Iterator[tuple[str, str]]:
    """What a paper builds on, by symbol where it is a text, with the kind of link."""
    for iri, link in seen.builds_on:
        known = seen.texts.get(iri)
        yield (known.symbol if known else wording.name(iri)), link


def _dated(text: DocumentRecord, wording: Wording) -> str:
    return f"{text.symbol} ({wording.date(text)})"


def json_object(seen: Glance) -> dict[str, object]:
    """The same for other programs, by symbol and short name."""
    texts = seen.texts
    return {
        "buildsOn": [
            {"target": texts[iri].symbol if iri in texts else tail(iri), "relation": link}
            for iri, link in seen.builds_on
        ],
        "told": [tail(iri) for iri in seen.told],
        "lastAdopted": seen.last and {"symbol": seen.last.symbol, "date": seen.last.date},
        "laterAdopted": [{"symbol": each.symbol, "date": each.date} for each in seen.later],
        "normEffects": [
            {"norm": short(each.norm), "effect": each.effect, "until": tokens(each.until)}
            for each in seen.norm_effects
        ],
        "silentOnNorms": [
            {"norm": short(norm), "state": state} for norm, state in seen.silent_norms
        ],
        "silentOnTopics": [tail(topic) for topic in seen.silent_topics],
    }
