"""Precision, recall and F1 of the reading of documents, by field, on the gold set.

python tests/gold/gains.py [tune|held] [en|fr|es] [-v]   -v lists what is missed and what is extra
python tests/gold/gains.py --json > before.json; python tests/gold/gains.py --against before.json
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import wtograph
from wtograph.documents.layout import blocks
from wtograph.documents.model import Document
from wtograph.extract.document import Knowledge, extract, knowledge
from wtograph.reports.extracted import json_object
from wtograph.vocab import PREFIXES

FOUNDED = f"SELECT ?p ?d {{ ?p <{PREFIXES['wtog']}establishedBy> ?d }}"
HERE = Path(__file__).parent
Score = dict[str, list[int]]


def read(path: Path) -> Document:
    """A gold document as the reader of plain texts gives it."""
    text = path.read_bytes().decode("utf-8-sig")
    found, noise = blocks(text)
    return Document(path.stem, text, "", "", "text", found, noise)


def facts(gold: dict[str, object]) -> dict[str, list[tuple[object, ...]]]:
    """What is compared, by field; each fact as a tuple."""

    def several(value: object) -> tuple[object, ...]:
        return tuple(sorted(map(str, value if isinstance(value, list) else [value])))

    mandates = gold["mandates"]
    citations = gold["citations"]
    assert isinstance(mandates, list)
    assert isinstance(citations, list)
    moratorium = gold["moratorium"]
    found: dict[str, list[tuple[object, ...]]] = {
        "symbols": [(s,) for s in gold["symbols"]],  # type: ignore[attr-defined]
        "date": [(gold["date"],)],
        "language": [(gold["language"],)],
        "body": [several(gold["body"])],
        "status": [("report" if gold["status"] == "minutes" else gold["status"],)],
        "citation": [(_bare(c["target"]),) for c in citations if c["target"]],
        "relation": [(_bare(c["target"]), c["relation"]) for c in citations if c["target"]],
        "mandate": [(m["paragraph"], m["category"]) for m in mandates],
        "addressee": [(m["paragraph"], m["category"], several(m["addressee"])) for m in mandates],
        "deadline": [(m["paragraph"], m["category"], d) for m in mandates for d in m["deadline"]],
        "report_to": [(m["paragraph"], m["report_to"]) for m in mandates if m["report_to"]],
        "moratorium": [(moratorium["kind"], moratorium["effect"], several(moratorium["until"]))]
        if isinstance(moratorium, dict) else [(None,)],
    }  # fmt: skip
    return found


def _bare(target: str) -> str:
    return target.partition("#")[0]


def same(one: object, other: object) -> bool:
    """Whether two values of an object are the same, places in texts and order aside."""
    first, second = (
        {_bare(str(v)) for v in (value if isinstance(value, list) else [value])}
        for value in (one, other)
    )
    return first == second


def compared(
    gold: dict[str, object], made: dict[str, object], score: Score
) -> Iterator[tuple[str, str, tuple[object, ...]]]:
    """What is missed and what is extra; the score is counted along."""
    wanted, given = facts(gold), facts(made)
    for how in ("explicit", "implicit"):
        _recalled(gold, made, how, score)
    for field, facts_ in wanted.items():
        left = list(given[field])
        for fact in facts_:
            if fact in left:
                left.remove(fact)
                score[field][0] += 1
            else:
                score[field][1] += 1
                yield field, "missed", fact
        for fact in left:
            score[field][2] += 1
            yield field, "extra", fact


def _recalled(gold: dict[str, object], made: dict[str, object], how: str, score: Score) -> None:
    """How many texts cited with a symbol, and without one, are found; recall only."""
    asked, answered = gold["citations"], made["citations"]
    assert isinstance(asked, list)
    assert isinstance(answered, list)
    given = {_bare(c["target"]) for c in answered if c["target"]}
    for each in asked:
        if each["target"] and each["explicit"] is (how == "explicit"):
            score[how][0 if _bare(each["target"]) in given else 1] += 1


def figures(score: Score) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 of each field."""
    made = {}
    for field, (hit, missed, extra) in score.items():
        p, r = hit / ((hit + extra) or 1), hit / ((hit + missed) or 1)
        made[field] = (p, r, 2 * p * r / ((p + r) or 1))
    return made


def run(
    known: Knowledge, symbols: dict[str, str], paths: Iterable[Path]
) -> tuple[Score, list[str]]:
    """The score over these gold files, and the differences as lines."""
    score: Score = defaultdict(lambda: [0, 0, 0])
    lines = []
    for path in paths:
        gold = json.loads(path.read_text(encoding="utf-8"))
        made = json_object(path.stem, extract(read(path.with_suffix(".txt")), known), symbols)
        for field, how, fact in compared(gold, made, score):
            lines.append(f"{path.stem}  {field}  {how}  {fact}")
    return score, lines


def symbols_of(graph: wtograph.Graph) -> dict[str, str]:
    """The symbol of each document, and of the text that founded each programme, by IRI."""
    found = {each.iri: each.symbol for each in graph.documents()}
    for row in graph.store.rows(FOUNDED):
        found[row["p"]] = found.get(row["d"].partition("__")[0], "")
    return {
        iri: s for iri, s in found.items() if not iri.rsplit("/", 1)[-1].startswith("agreement")
    }


def chosen(split: str, lang: str) -> list[Path]:
    """The gold files of a split and language."""
    every = sorted(HERE.glob("*/*.json"))
    return [
        path
        for path in every
        if (not lang or path.parent.name == lang)
        and (not split or json.loads(path.read_text(encoding="utf-8"))["split"] == split)
    ]


def main(words: list[str]) -> None:
    """Print the figures, or what was gained and lost against those of another version."""
    split = next((w for w in words if w in ("tune", "held")), "")
    lang = next((w for w in words if w in ("en", "fr", "es")), "")
    graph = wtograph.load()
    score, lines = run(knowledge(graph.store), symbols_of(graph), chosen(split, lang))
    made = figures(score)
    if "--json" in words:
        print(json.dumps({field: f1 for field, (_, _, f1) in made.items()}))
        return
    before: dict[str, float] = {}
    if "--against" in words:
        before = json.loads(Path(words[words.index("--against") + 1]).read_text(encoding="utf-8"))
    if "-v" in words:
        print("\n".join(lines))
    for field, (p, r, f1) in made.items():
        hit, missed, extra = score[field]
        counts = f"({hit} right, {missed} missed, {extra} extra)"
        change = f"  {f1 - before[field]:+.2f}" if field in before else ""
        print(f"{field:11} P {p:.2f}  R {r:.2f}  F1 {f1:.2f}{change}   {counts}")
    fields = [f1 for field, (_, _, f1) in made.items() if field not in ("explicit", "implicit")]
    print(f"{'mean':11} F1 {sum(fields) / (len(fields) or 1):.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
