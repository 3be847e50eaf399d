"""An explanation as lines of text and as Markdown."""

from collections.abc import Iterator
from itertools import groupby

from wtograph.explain.model import Claimed, Derivation, Explanation, Ground, Part, Reason, Statement
from wtograph.norms import short
from wtograph.records import tail
from wtograph.reports import table
from wtograph.reports.why_words import Why, weak_point
from wtograph.reports.wording import Footnotes, Notes, Wording

WIDTH = 80


def lines(found: Explanation, wording: Wording) -> Iterator[str]:
    """Why something is in the graph: its ground, or the rule and its premises, then sources."""
    why = Why(wording, found.symbols, Notes())
    text = [_title(found, why), *(f"  {line}" for line in _below(found, why))]
    text += [line for part in found.parts for line in _part(part, found, why)]
    yield from text
    yield from why.notes.lines(wording)
    yield from _closing(found, wording, text)


def _title(found: Explanation, why: Why) -> str:
    say = why.wording.say
    if found.kind == "status":
        state = why.wording.concept("status", found.state)
        day = say("as-of", day=found.on.isoformat() if found.on else "?")
        return f"{short(found.subject)}: {state}, {day}"
    parts = [why.thing(found.subject)]
    parts += [why.link(found.property)] if found.property else []
    parts += [why.thing(found.object)] if found.object else []
    asked = " ".join(parts)
    return asked if found.found else say("explain-absent", statement=asked)


def _below(found: Explanation, why: Why) -> Iterator[str]:
    say = why.wording.say
    if found.proposed:
        yield say("explain-proposed")
    for session, day in found.assumed:
        yield say("status-assumed", session=tail(session), day=day.isoformat())
    instead = [part for part in found.parts if part.key == "explain-instead"]
    if any(part.reasons for part in instead):
        yield say("explain-instead")
    elif not found.found and len(instead) == len(found.parts):
        yield say("explain-nothing-instead")


def _part(part: Part, found: Explanation, why: Why) -> Iterator[str]:
    if part.key in ("explain-statement", "explain-thing"):
        shallow = part.key == "explain-thing"
        for reason in why.in_language(part.reasons):
            yield from _statement(reason, found, why, shallow=shallow)
        return
    if part.key == "explain-instead":
        for reason in part.reasons if part.link is None else ():
            yield f"    {why.statement(reason.statement)}"
            yield f"      {why.grounds(reason)}"
        yield from (f"  {line}" for line in _citation(part, why))
        return
    if part.link:
        yield from _citation(part, why)
        return
    yield f"  {why.heading(part)}"
    yield from _fields(part, why)


def _statement(
    reason: Reason, found: Explanation, why: Why, *, shallow: bool = False
) -> Iterator[str]:
    """A statement with its ground, the Claims on it, or its derivations."""
    single = bool(found.object) and found.kind == "statement"
    if not single:
        yield f"  {why.field(reason.statement)}"
    pad = "  " if single else "    "
    yield f"{pad}{why.grounds(reason)}"
    if not shallow:
        yield from _behind(reason, why, pad)


def _behind(reason: Reason, why: Why, pad: str) -> Iterator[str]:
    for ground in reason.grounds:
        yield from (f"{pad}{line}" for line in _words(ground, why))
    if reason.claims:
        yield f"{pad}{why.wording.say('explain-claims')}"
    for claim in reason.claims:
        yield f"{pad}  {why.claim(claim)}"
        yield from _ways(claim.derivations, why, pad + "    ", set())
        yield from (f"{pad}    {line}" for line in _left_out(claim, why))
    yield from _ways(reason.derivations, why, pad, set())
    yield from (f"{pad}{line}" for line in _left_out(reason, why))


def _left_out(of: Reason | Claimed, why: Why) -> Iterator[str]:
    """How many more ways there are than an explanation lists."""
    if of.ways_left_out:
        yield why.wording.say("explain-ways-more", count=of.ways_left_out)


def _words(ground: Ground, why: Why) -> Iterator[str]:
    """The words of a file, each with its place in it."""
    say = why.wording.say
    for words in ground.words:
        yield say("explain-words", quote=words.quote)
        yield "  " + say(
            "explain-file", start=words.start, end=words.end, file=words.file,
            reader=words.reader, hash=words.sha256,
        )  # fmt: skip


def _ways(
    ways: tuple[Derivation, ...], why: Why, pad: str, shown: set[Statement], *, inner: bool = False
) -> Iterator[str]:
    """Each way to derive a statement, with the premise that gives it its label."""
    say = why.wording.say
    if len(ways) > 1:
        yield f"{pad}{say('explain-ways', count=len(ways))}"
    for number, way in enumerate(ways, 1):
        if len(ways) > 1:
            yield f"{pad}{say('explain-way', n=number)}"
        weak = weak_point(way)
        if weak and not inner and way.label not in ("", "read"):
            said = why.statement(weak.statement)
            yield f"{pad}{say('explain-weakest', statement=said, label=why.label(way.label))}"
        yield from _premises(way.premises, why, pad + "  ", shown)


def _premises(
    premises: tuple[Reason, ...], why: Why, pad: str, shown: set[Statement]
) -> Iterator[str]:
    """Premises as a tree; those of one node with one ground stand on one line."""
    for (_, ground), several in groupby(premises, key=_together):
        same = list(several)
        if ground:
            pairs = "; ".join(why.pair(each.statement) for each in same)
            between = ": " if len(same) > 1 else " "
            text = f"{why.thing(same[0].statement.subject)}{between}{pairs}"
            again = shown >= {each.statement for each in same}
            yield from _line(pad, text, "*" if again else why.grounds(same[0]))
        for reason in () if ground else same:
            text = why.statement(reason.statement)
            again = reason.repeated or reason.statement in shown
            yield from _line(pad, text, "*" if again else why.grounds(reason))
            if not again:
                yield from _ways(reason.derivations, why, pad + "  ", shown, inner=True)
                yield from (f"{pad}  {line}" for line in _left_out(reason, why))
        shown |= {each.statement for each in same}


def _line(pad: str, text: str, ground: str) -> Iterator[str]:
    """A statement and its ground, on one line where it is short."""
    if len(pad) + len(text) + len(ground) + 3 <= WIDTH:
        yield f"{pad}{text} ({ground})"
    else:
        yield f"{pad}{text}"
        yield f"{pad}  {ground}"


def _together(reason: Reason) -> tuple[str, tuple[Ground, ...]]:
    return (reason.statement.subject, reason.grounds if reason.kind == "asserted" else ())


def _citation(part: Part, why: Why) -> Iterator[str]:
    """One citation: from which place to which, in which words, and who says so."""
    link, say = part.link, why.wording.say
    if link is None:
        return
    citing = f"{link.source}__{link.citing}" if link.citing else link.source
    cited = f"{link.target}__{link.cited}" if link.cited else link.target
    relation = why.wording.concept("lineage", link.relation)
    target = why.thing(cited)
    target = f"{target}, {link.range}" if link.range else target
    yield f"  {why.thing(citing)} > {target} ({relation}, {why.label(link.verification)})"
    if link.strength != "proposed":
        yield f"    {say(f'explain-{link.strength}')}"
    reason = next(iter(part.reasons), None)
    if reason is None:
        return
    for ground in reason.grounds:
        yield f"    {why.thing(part.about)}: {why.ground(ground)}"
        told = [f"      {line}" for line in _words(ground, why)]
        yield from told or [f"      {say('explain-no-words')}"]
        yield from (f"      {say('explain-note')}: {note}" for note in why.remarks(ground))
    for each in part.reasons:
        for claim in each.claims:
            yield f"      {why.link(each.statement.property)}: {why.claim(claim)}"


def _fields(part: Part, why: Why) -> Iterator[str]:
    """The statements of one clause, slot, run or term, each with its label and sources."""
    told, graph = why.in_language(part.reasons), why.graph(part)
    grounds = dict.fromkeys(ground for reason in told[:1] for ground in reason.grounds)
    for ground in grounds:
        yield from (f"    {line}" for line in _words(ground, why))
    for reason in told:
        said = reason.statement
        name = why.field(said) if said.subject == part.about else why.statement(said)
        yield f"    {name} {why.brief(reason, graph)}"
        yield from (f"      {why.claim(claim)}" for claim in reason.claims)
    if part.key != "explain-silent" and told and told[0].statement.subject == part.about:
        for note in dict.fromkeys(n for ground in grounds for n in why.remarks(ground)):
            yield f"    {why.wording.say('explain-note')}: {note}"


def _closing(found: Explanation, wording: Wording, text: list[str]) -> Iterator[str]:
    legend = wording.legend(text)
    if any(line.endswith("(*)") for line in text):
        legend = [*legend, wording.say("explain-repeated")]
    if legend or found.kind == "status":
        yield ""
    yield from legend
    if found.kind == "status":
        said = wording.say("not-an-opinion")
        day = found.facts_to
        yield f"{said} ({wording.say('facts-to', day=day.isoformat())})" if day else said


def markdown(found: Explanation, wording: Wording) -> Iterator[str]:
    """A heading, one table a step, and footnotes for the sources."""
    why = Why(wording, found.symbols, Footnotes())
    page = [f"# {table.inline(_title(found, why))}"]
    page += [text for line in _below(found, why) for text in ("", table.inline(line))]
    page += [line for part in found.parts for line in _table(part, why)]
    yield from page
    yield from why.notes.lines(wording)
    yield from map(table.inline, _closing(found, wording, page))


def _table(part: Part, why: Why) -> Iterator[str]:
    """One step: its heading, its statements, and the words behind it as quotations."""
    head = [why.wording.say(key).capitalize() for key in ("head-statement", "head-ground")]
    yield ""
    if part.key not in ("explain-statement", "explain-thing", "explain-instead"):
        heading = why.thing(part.about) if part.link else why.heading(part)
        yield from (f"## {table.inline(heading)}", "")
    if part.reasons:
        cells = (cell for reason in part.reasons for cell in _cells(reason, why, ""))
        yield from table.markdown(head, cells)
    words = dict.fromkeys(w for r in part.reasons for g in r.grounds for w in _words(g, why))
    yield from (line for quote in words for line in ("", f"> {table.inline(quote)}"))


def _cells(reason: Reason, why: Why, pad: str) -> Iterator[tuple[str, str]]:
    """A statement and what it rests on as rows, premises marked by their depth."""
    yield f"{pad}{why.statement(reason.statement)}", why.grounds(reason)
    for claim in reason.claims:
        yield f"{pad}– {why.wording.say('explain-claims')}", why.claim(claim)
    ways = [*reason.derivations, *(way for claim in reason.claims for way in claim.derivations)]
    for way in ways:
        for premise in way.premises:
            yield from _cells(premise, why, f"{pad}· ")
    several: tuple[Reason | Claimed, ...] = (*reason.claims, reason)
    for each in several:
        yield from ((f"{pad}{line}", "") for line in _left_out(each, why))
