"""Everything that the graph can name, compiled from a store into one frozen value."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from wtograph.provisions import split
from wtograph.queries import rows
from wtograph.records import tail
from wtograph.resolve.entries import DATES, Entry, Name, Register, indexed
from wtograph.resolve.words import telling, tokens
from wtograph.store import Row, Store
from wtograph.trust import TRUST, strongest
from wtograph.vocab import PREFIXES

_KINDS = {
    "Body": "body",
    "Member": "member",
    "MemberGroup": "group",
    "Meeting": "meeting",
    "WorkProgramme": "programme",
    "Moratorium": "moratorium",
}
_NAMED = {
    f"{PREFIXES['dcterms']}title": "title",
    f"{PREFIXES['rdfs']}label": "label",
    f"{PREFIXES['skos']}prefLabel": "label",
    f"{PREFIXES['skos']}altLabel": "alias",
    f"{PREFIXES['skos']}notation": "notation",
    f"{PREFIXES['wtog']}symbol": "symbol",
    f"{PREFIXES['wtog']}alternativeSymbol": "symbol",
}


def register(store: Store) -> Register:
    """The register of a store: what is called how, and dated when."""
    things = rows(store, "read/register-things")
    named = _names(store, things)
    facts = _facts(store)
    topics, places = _topics(store), _places(store)
    by_thing: dict[str, list[Row]] = defaultdict(list)
    for row in things:
        by_thing[row["thing"]].append(row)
    meetings = {iri: facts[iri] for iri in by_thing if iri.startswith(PREFIXES["meeting"])}
    entries = {}
    for iri, same in by_thing.items():
        days, names = named.get(iri, ((), ()))
        made = _entry(iri, same, names, days, facts.get(iri, {}), meetings)
        on, said = topics.get(iri, _NO_TOPIC)
        senders = (named[who][1] for who in facts.get(iri, {}).get("by", ()) if who in named)
        said = said.union(*(_words(names) for names in senders))
        entries[iri] = _with_words(made, on, said, places.get(iri, {}))
    return indexed(entries, _links(store))


def _names(
    store: Store, things: Iterable[Row]
) -> dict[str, tuple[tuple[tuple[str, str, str], ...], tuple[Name, ...]]]:
    """Dates and names of each thing, with the strongest label under which a graph has them."""
    of_node = {row["thing"]: tail(row.get("verification", "")) for row in things}
    claimed: dict[tuple[str, ...], str] = {}
    dated: dict[str, dict[tuple[str, str], str]] = defaultdict(dict)
    for row in rows(store, "read/register-claims"):
        what = (row["graph"], row["thing"], row["property"], row["text"])
        said = tail(row["verification"])
        claimed[what] = strongest(filter(None, (said, claimed.get(what))))
        if tail(row["property"]) in DATES:
            days, day = dated[row["thing"]], (tail(row["property"]), row["text"])
            days[day] = strongest(filter(None, (said, days.get(day))))
    best: dict[str, dict[tuple[str, str, str], str]] = defaultdict(dict)
    for row in rows(store, "read/register-names"):
        what = (row["graph"], row["thing"], row["property"], row["text"])
        trust = claimed.get(what, of_node.get(row["thing"], ""))
        if tail(row["property"]) in DATES:
            dated[row["thing"]].setdefault((tail(row["property"]), row["text"]), trust)
            continue
        name = (row["text"], row.get("language", ""), _NAMED[row["property"]])
        best[row["thing"]][name] = _stronger(trust, best[row["thing"]].get(name, ""))
    return {
        iri: (
            tuple(sorted((which, day, trust) for (which, day), trust in dated[iri].items())),
            tuple(Name(*name, trust) for name, trust in sorted(best[iri].items())),
        )
        for iri in sorted(best.keys() | dated.keys())
    }


def _stronger(one: str, other: str) -> str:
    return min(one, other, key=lambda label: TRUST.index(label) if label in TRUST else len(TRUST))


def _facts(store: Store) -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in rows(store, "read/register-facts"):
        values = found[row["thing"]][row["fact"]]
        if row["value"] not in values:
            values.append(row["value"])
    return found


def _entry(
    iri: str,
    same: list[Row],
    names: tuple[Name, ...],
    days: tuple[tuple[str, str, str], ...],
    facts: Mapping[str, list[str]],
    meetings: Mapping[str, Mapping[str, list[str]]],
) -> Entry:
    classes = {tail(row["class"]) for row in same}
    types = [tail(row["type"]) for row in same if "type" in row]
    kind = next((_KINDS[name] for name in sorted(classes) if name in _KINDS), "")
    stated_at = [m for m in facts.get("meeting", ()) if _is_session(meetings.get(m, {}))]
    if kind == "meeting":
        days = _meeting_days(facts, tail(same[0].get("verification", "")))
        stated_at = [iri] if _is_session(facts) else []
    return Entry(
        iri,
        kind or (types[0] if types else "document"),
        "Proposal" in classes,
        names,
        days,
        tuple(facts.get("body", ())),
        stated_at[0] if stated_at else _session_on(days, meetings) if not kind else "",
        bool(stated_at),
        tuple(sorted({" ".join(tokens(at.partition(",")[0])) for at in facts.get("place", ())})),
        established=facts["established"][0] if "established" in facts else "",
    )


def _meeting_days(facts: Mapping[str, list[str]], trust: str) -> tuple[tuple[str, str, str], ...]:
    """The first and last day of a meeting; the day last planned where none is known."""
    held = tuple((which, facts[which][0], trust) for which in ("start", "end") if which in facts)
    planned = facts.get("planned", [])
    return held or ((("planned", max(planned), trust),) if planned else ())


def _is_session(meeting: Mapping[str, list[str]]) -> bool:
    return f"{PREFIXES['body']}MC" in meeting.get("body", ())


def _session_on(
    days: Iterable[tuple[str, str, str]],
    meetings: Mapping[str, Mapping[str, list[str]]],
) -> str:
    """The Ministerial Conference into whose days a text falls; its circulation tells nothing."""
    known = {day for which, day, _ in days if which != "dateCirculated"}
    for iri, facts in meetings.items():
        if _is_session(facts) and "start" in facts and "end" in facts:
            first, last = facts["start"][0], facts["end"][0]
            if any(first <= day <= last for day in known if len(day) == 10):
                return iri
    return ""


def _with_words(
    entry: Entry, topics: frozenset[str], said: frozenset[str], places: Mapping[str, str]
) -> Entry:
    """The entry with its topics, its places, and the words of its names and topics."""
    phrases = {frozenset(telling(tokens(name.text))) for name in entry.names}
    words = said.union(*phrases)
    several = tuple(sorted((phrase for phrase in phrases if phrase), key=sorted))
    return replace(entry, topics=topics, places=places, words=words, phrases=several)


def _words(names: Iterable[Name]) -> frozenset[str]:
    """The telling words of names; short forms in letters say too little."""
    several = (name for name in names if name.how in ("label", "alias"))
    return frozenset(word for name in several for word in telling(tokens(name.text)))


def _places(store: Store) -> dict[str, dict[str, str]]:
    """The described places of each text, by the number printed and by their names."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows(store, "read/register-places"):
        document, place = split(row["place"])
        found[document][place] = place
        if "printed" in row:
            found[document]["-".join(tokens(row["printed"]))] = place
    return found


_NO_TOPIC: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())


def _topics(store: Store) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """The top-level topics of each text and norm, its parts included, and the words of all."""
    above: dict[str, set[str]] = defaultdict(set)
    for row in rows(store, "read/broader"):
        above[row["topic"]].add(row["broader"])
    words: dict[str, set[str]] = defaultdict(set)
    for row in rows(store, "read/topics"):
        words[row["thing"]] |= set(telling(tokens(row["text"])))
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows(store, "read/register-topics"):
        on, waiting = found[split(row["thing"])[0]], [row["topic"]]
        while waiting:
            topic = waiting.pop()
            if topic not in on:
                on.add(topic)
                waiting += above[topic]
    return {
        iri: (
            frozenset(topic for topic in on if not above[topic]),
            frozenset[str]().union(*(words[topic] for topic in on)),
        )
        for iri, on in found.items()
    }


def _links(store: Store) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows(store, "read/register-links"):
        found[row["citing"]].add(row["cited"])
        found[row["cited"]].add(row["citing"])
    return {iri: frozenset(others) for iri, others in found.items()}
