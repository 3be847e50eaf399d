"""The texts behind a document in order of date: what is law, what is proposed, how well known."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wtograph.lineage.model import Lineage
from wtograph.records import DocumentRecord, SourceRecord
from wtograph.reports import lineage_data
from wtograph.reports.wording import Notes, Wording

HEAD = ("head-date", "head-symbol", "head-standing", "head-trust", "head-title")
Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of a lineage that are shown, with their sources by IRI of the text.

    `ref` is what was typed; `hidden` counts the texts that `--trust` leaves out.
    """

    ref: str
    lineage: Lineage
    shown: tuple[DocumentRecord, ...]
    sources: Mapping[str, tuple[SourceRecord, ...]]
    hidden: int

    @property
    def proposed(self) -> bool:
        """Whether the document asked for is a proposal."""
        return self.lineage.node(self.lineage.root).kind == "Proposal"

    def of(self, document: DocumentRecord) -> tuple[SourceRecord, ...]:
        """The sources of one text."""
        return self.sources.get(document.iri, ())


def rows(texts: Texts, wording: Wording, notes: Notes) -> list[Row]:
    """One line a text under `HEAD`."""
    return [
        (
            wording.date(each),
            each.symbol,
            _standing(each, wording),
            wording.trust(each.verification) if each.verification else "-",
            f"{each.title(wording.lang)} {notes.mark(texts.of(each))}".strip(),
        )
        for each in texts.shown
    ]


def _standing(document: DocumentRecord, wording: Wording) -> str:
    """What kind of text it is; a proposal is said to be no law."""
    if not document.held:
        return wording.say("not-held")
    proposed = document.kind == "Proposal"
    return wording.say("table-proposed" if proposed else f"class-{document.kind}")


def warning(texts: Texts, wording: Wording) -> str:
    """That what stands behind a proposal is no law; empty for any other text."""
    return wording.say("lineage-proposal") if texts.proposed else ""


def remarks(texts: Texts, wording: Wording) -> Iterator[str]:
    """What is hidden or known by name only, and what is not verified."""
    if texts.hidden:
        yield wording.say("hidden-by-trust", count=texts.hidden)
    missing = [text.symbol for text in texts.lineage.missing()]
    if missing:
        listed = ", ".join(missing)
        yield wording.say("lineage-missing", count=len(missing), symbols=listed)
    yield from wording.doubts(texts.shown)


def csv_rows(texts: Texts, wording: Wording) -> list[Row]:
    """One line a text under the columns of a timeline; its kind is `text`."""
    return [
        (
            texts.ref,
            each.date,
            "",
            "",
            "text",
            each.verification,
            f"{each.symbol} {each.title(wording.lang)}".rstrip(),
            " ".join(source.id for source in texts.of(each)),
            each.status,
        )
        for each in texts.shown
    ]


def json_object(texts: Texts, wording: Wording) -> dict[str, object]:
    """The texts as data; `proposed` says that the document asked for is a proposal."""
    return {
        "ref": texts.ref,
        "proposed": texts.proposed,
        "texts": [
            {
                **lineage_data.node(each, wording),
                "date": each.date,
                "title": each.title(wording.lang),
                "date_verification": (each.date and each.label_of("date")) or None,
                "sources": [source.id for source in texts.of(each)],
            }
            for each in texts.shown
        ],
        "hidden_by_trust": texts.hidden,
        "complete": texts.lineage.complete and not texts.hidden,
    }
