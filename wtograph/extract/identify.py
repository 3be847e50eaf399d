"""What a document says that it is: symbols, title, language, dates, body, submitters, status."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from wtograph import phrases, symbols
from wtograph.dates import PartialDate
from wtograph.documents.model import Document, Paragraph, Part
from wtograph.extract.days import Evidence, days_of
from wtograph.extract.front import Front, Piece, front
from wtograph.extract.lexicon import Lexicon
from wtograph.extract.marks import SIGNS, Marked, grammar
from wtograph.extract.model import Identity, Shown
from wtograph.languages import Language
from wtograph.spans import Span, collapse
from wtograph.vocab import PREFIXES

_SAMPLE = 60_000
_WORKING = re.compile(r"/W/|\AJOB\b|\ARD/|\ATN/.*/W/")
_RECORD = re.compile(r"/M/[0-9]")
_Days = dict[str, PartialDate]


def language(text: str) -> str:
    """The language of a text by the small words no language can do without; empty if unknown."""
    words = Counter(re.findall(r"[^\W\d_]+", phrases.plain(text[:_SAMPLE])))
    scores = {
        str(lang): sum(
            words[w]
            for row in phrases.rows("identity", "words", lang)
            for w in phrases.plain(row["phrase"]).strip("()").split("|")
        )
        for lang in Language
    }
    best = max(scores, key=lambda lang: (scores[lang], lang == "en"))
    return best if scores[best] else ""


def identify(document: Document, several: Iterable[Paragraph], lexicon: Lexicon) -> Identity:
    """The identity of a document from its front matter; what is not said stays empty."""
    lang = language(document.text)
    read = front(document, several, lexicon, lang)
    evidence: Evidence = {}
    own = _symbols(document, read, evidence)
    days = dict(days_of(read, evidence))
    submitters = _submitters(read, evidence)
    status = _status(read, own, submitters, days, evidence)
    if status not in ("draft", "communication"):
        submitters = ()
    if status != "adopted" and "adopted" in days:
        day, shown = days.pop("adopted"), evidence.pop("adopted")
        if status == "report":  # a committee adopts its report: that is the day of the paper
            days.setdefault("dated", day)
            evidence.setdefault("dated", shown)
    body = _body(read, own, evidence)
    return Identity(
        id=own[0].slug if own else _provisional(submitters, body, days),
        symbols=tuple(str(symbol) for symbol in own),
        title=_title(read, evidence),
        language=lang,
        adopted=days.get("adopted"),
        circulated=days.get("circulated"),
        dated=days.get("dated"),
        status=status,
        kind="",
        body=body,
        session=_session(read, lexicon, evidence),
        submitters=submitters,
        evidence=tuple(sorted(evidence.items())),
    )


def _keep(evidence: Evidence, field: str, read: Marked, start: int, end: int) -> None:
    evidence.setdefault(field, read.shown(start, end))


def _symbols(document: Document, read: Front, evidence: Evidence) -> tuple[symbols.Symbol, ...]:
    """The symbols that stand apart in the front, else those of the running header."""
    found: dict[str, symbols.Symbol] = {}
    for piece in (*read.head, *read.pieces):
        for start, symbol in _own(piece, read.lang):
            if str(symbol) not in found:
                found[str(symbol)] = symbol
                _keep(evidence, f"symbol {len(found)}", piece.read, start, start + 1)
    if not found:
        found = dict(_in_headers(document, evidence))
    ordered = sorted(found.values(), key=lambda symbol: not str(symbol).startswith("WT/L/"))
    return tuple(ordered[:4])


def _own(piece: Piece, lang: str) -> Iterator[tuple[int, symbols.Symbol]]:
    """The symbols of a piece that holds little else, and does not speak of another document."""
    if piece.words > 2 or piece.opens("other", lang):
        return
    bare = re.sub(rf"[(\[]\s*{SIGNS['symbol']}\s*[)\]]", "", piece.read.text)
    if SIGNS["symbol"] not in bare:
        return
    for place, mark in piece.read.within(0, len(piece.read.text), "symbol"):
        if mark.symbol is not None:
            yield place, mark.symbol


def _in_headers(document: Document, evidence: Evidence) -> Iterator[tuple[str, symbols.Symbol]]:
    """The symbols of the running headers; addresses are none."""
    for noise in document.noise:
        line = document.text[noise.start : noise.end]
        if "://" in line or "www." in line or len(line) > 120:
            continue
        for match in symbols.find(line):
            if match.asserted and isinstance(match.symbol, symbols.Symbol):
                start, end = match.span.start, match.span.end
                span = Span(noise.start + start, noise.start + end)
                evidence.setdefault("symbol 1", Shown(span, collapse(line[start:end])))
                yield str(match.symbol), match.symbol


def _submitters(read: Front, evidence: Evidence) -> tuple[str, ...]:
    """The Members and groups that a paper comes from, as the front names them."""
    found: dict[str, None] = {}
    for piece in read.head:
        asked = grammar("identity", "asked", read.lang).search(piece.read.text)
        joined = grammar("identity", "joined", read.lang).search(piece.read.text)
        if not asked and not joined:
            continue
        begin = 0 if joined or not asked else asked.end()
        for place, mark in piece.read.within(begin, len(piece.read.text), "actor"):
            for iri in mark.iris("member", "group")[:1]:
                if iri not in found:
                    found[iri] = None
                    _keep(evidence, f"submitter {len(found)}", piece.read, place, place + 1)
    return tuple(found)


def _status(
    read: Front,
    own: tuple[symbols.Symbol, ...],
    submitters: tuple[str, ...],
    days: _Days,
    evidence: Evidence,
) -> str:
    """What the paper is; empty where nothing tells."""
    said = {}
    for kind in ("draft", "minutes", "communication", "decision", "report"):
        found = read.found(kind)
        if found:
            said[kind] = found
    status = _decided(said, read, own, submitters, days)
    shown = said.get("decision" if status == "adopted" else status)
    if shown:
        piece, start, end = shown
        _keep(evidence, "status", piece.read, start, end)
    return status


def _decided(
    said: dict[str, tuple[Piece, int, int]],
    read: Front,
    own: tuple[symbols.Symbol, ...],
    submitters: tuple[str, ...],
    days: _Days,
) -> str:
    order = {kind: piece.place for kind, (piece, _, _) in said.items()}
    account = min((order[kind] for kind in ("minutes", "report") if kind in order), default=999)
    working = any(_WORKING.search(str(symbol)) for symbol in own)
    if order.get("draft", 999) < account:
        return "draft"
    if "minutes" in order or any(_RECORD.search(str(symbol)) for symbol in own):
        return "minutes"
    if submitters or order.get("communication", 999) < account:
        return "draft" if read.has_form else "communication"
    if (read.has_form or order.get("decision", 999) < account) and (own or days):
        return "draft" if working and "adopted" not in days else "adopted"
    if "report" in order:
        return "report"
    if "adopted" in days:
        return "adopted"
    if working:
        return "communication"
    return "report" if own else ""


def _provisional(submitters: tuple[str, ...], body: str, days: _Days) -> str:
    who = (submitters[0] if submitters else body).rsplit("/", 1)[-1] or "UNKNOWN"
    day = days.get("dated") or days.get("adopted") or days.get("circulated")
    return f"x-{who}-{str(day).replace('-', '')}" if day else f"x-{who}"


def _title(read: Front, evidence: Evidence) -> str:
    """The first words of the front that name no body, sender or kind of paper; else its kind."""
    second = None
    for piece in read.head:
        text = piece.read.view.text.strip()
        if len(text) < 8 or piece.words < 1 or text.endswith(".") or _names_body(piece):
            continue
        if any(piece.opens(kind, read.lang) for kind in ("untitled", "asked", "adopted")):
            continue
        if any(piece.opens(kind, read.lang) for kind in ("decision", "draft", "minutes", "report")):
            second = second or piece
            continue
        if {SIGNS["symbol"], SIGNS["date"]} & set(piece.read.text):
            continue
        if second and piece.place > second.place + 1:
            break
        _keep(evidence, "title", piece.read, 0, len(piece.read.text))
        return text
    if second is None:
        return ""
    _keep(evidence, "title", second.read, 0, len(second.read.text))
    return second.read.view.text.strip()


def _names_body(piece: Piece) -> bool:
    """Whether a piece begins with the name of a body: the place of the meeting may follow."""
    first = next(iter(piece.read.within(0, 4, "actor", "meeting")), None)
    return first is not None and bool(first[1].iris("body", "meeting"))


def _body(read: Front, own: tuple[symbols.Symbol, ...], evidence: Evidence) -> str:
    """The body that speaks: in the chapeau, at the head of the front, or by its series."""
    by_rank = (
        [p for p in read.wholes if p.part is Part.CHAPEAU],
        [p for p in (*read.head, *read.pieces) if _names_body(p)],
        list(read.head),
    )
    for several in by_rank:
        for piece in sorted(several, key=lambda p: p.place):
            for place, mark in piece.read.within(0, len(piece.read.text), "actor"):
                for iri in mark.iris("body")[:1]:
                    _keep(evidence, "body", piece.read, place, place + 1)
                    return iri
    code = next((symbol.body for symbol in own if symbol.body), None)
    if code and "symbol 1" in evidence:
        evidence.setdefault("body", evidence["symbol 1"])
    return f"{PREFIXES['body']}{code}" if code else ""


def _session(read: Front, lexicon: Lexicon, evidence: Evidence) -> str:
    """The session of the Conference that the front names, whole or as "Twelfth Session"."""
    for piece in (*read.head, *read.pieces):
        for place, mark in piece.read.within(0, len(piece.read.text), "meeting"):
            several = mark.iris("meeting")
            if len(several) == 1:
                _keep(evidence, "session", piece.read, place, place + 1)
                return several[0]
    conference = f"{PREFIXES['body']}MC"
    if not any(
        conference in mark.iris() for p in read.head for _, mark in p.read.within(0, 9999, "actor")
    ):
        return ""
    tail = next((row["phrase"] for row in phrases.rows("identity", "of-conference", read.lang)), "")
    for piece in read.head:
        for found in grammar("identity", "session", read.lang).finditer(piece.read.text):
            words = f"{piece.read.words(*found.span())} {tail}"
            for name in lexicon.find(words, read.lang):
                several = tuple(n.iri for n in name.names if n.kind == "meeting")
                if name.start == 0 and len(set(several)) == 1:
                    _keep(evidence, "session", piece.read, *found.span())
                    return several[0]
    return ""
