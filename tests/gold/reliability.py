"""Of the findings of a kind, which share was right on the gold set; stated beside measured.

python tests/gold/reliability.py [--write]   --write puts the counts where they are read from
"""

import json
import sys
from collections import defaultdict
from pathlib import Path

import gains

import wtograph
from wtograph.extract.confidence import share
from wtograph.extract.document import extract, knowledge
from wtograph.extract.model import Extraction
from wtograph.reports.extracted import json_object

TABLE = Path(__file__).parents[2] / "data" / "reading" / "confidence.csv"
Counts = dict[tuple[str, str], list[int]]


def count() -> Counts:
    """Right and made, by kind and way of finding, over the whole gold set."""
    graph = wtograph.load()
    known, symbols = knowledge(graph.store), gains.symbols_of(graph)
    counts: Counts = defaultdict(lambda: [0, 0])
    for path in gains.chosen("", ""):
        gold = json.loads(path.read_text(encoding="utf-8"))
        found = extract(gains.read(path.with_suffix(".txt")), known)
        made = json_object(path.stem, found, symbols)
        for (kind, how), right in judged(gold, made, found):
            counts[kind, how][0] += right
            counts[kind, how][1] += 1
    return counts


def judged(
    gold: dict[str, list[dict[str, object]]], made: dict[str, object], found: Extraction
) -> list[tuple[tuple[str, str], bool]]:
    """Each finding with whether its words and its target, or its addressee, are annotated so."""
    answers: list[tuple[tuple[str, str], bool]] = []
    for kind, key, several in (
        ("citation", "target", found.references), ("mandate", "addressee", found.effects),
    ):  # fmt: skip
        said = made[f"{kind}s"]
        assert isinstance(said, list)
        ways = [each.how for each in several]
        for one, how in zip(said, ways, strict=True):
            right = any(
                _meets(one, other) and gains.same(one[key], other[key])
                for other in gold[f"{kind}s"]
            )
            answers.append(((kind, how), right))
    return answers


def _meets(one: dict[str, int], other: dict[str, object]) -> bool:
    start, end = other["start"], other["end"]
    assert isinstance(start, int)
    assert isinstance(end, int)
    return one["start"] < end and start < one["end"]


if __name__ == "__main__":
    counts = count()
    if "--write" in sys.argv:
        lines = [
            f"{kind},{how},{right},{made}" for (kind, how), (right, made) in sorted(counts.items())
        ]
        TABLE.write_text("\n".join(["kind,how,right,made", *lines]) + "\n", encoding="utf-8")
    print("| finding | how | stated | right on the gold set | n |\n|---|---|---|---|---|")
    for (kind, how), (right, made) in sorted(counts.items()):
        print(f"| {kind} | {how} | {share(right, made)} | {right / made:.2f} | {made} |")
