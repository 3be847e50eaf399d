"""Finding names in running text, and reading whole papers: ratios within one run.

python tests/bench/reading.py [megabytes]   the corpus is the gold set, EN, FR and ES mixed

The peer does what a straightforward script does: one `re` search a name over the folded words,
then the longest hits from the left. Both must find the same names at the same places.
"""

import re
import sys
from pathlib import Path
from time import perf_counter

import wtograph
from wtograph import phrases
from wtograph.documents.layout import blocks
from wtograph.documents.model import Document
from wtograph.extract.document import extract, knowledge
from wtograph.extract.lexicon import WORD, Lexicon

GOLD = Path(__file__).parents[1] / "gold"
Hits = list[tuple[int, int]]


def corpus(megabytes: float) -> str:
    """The gold papers, one after the other, until the text is as long as asked."""
    papers = [path.read_text(encoding="utf-8-sig") for path in sorted(GOLD.glob("*/*.txt"))]
    whole = "\n\n".join(papers)
    return (whole * (int(megabytes * 1_000_000 / len(whole)) + 1))[: int(megabytes * 1_000_000)]


def ours(text: str, lexicon: Lexicon) -> Hits:
    """The places of names as the package finds them."""
    return [(found.start, found.end) for found in lexicon.find(text)]


def multi_pass(text: str, lexicon: Lexicon) -> Hits:
    """The same by one pattern a name."""
    words = [(m.start(), m.end(), m.group().replace("-", "")) for m in WORD.finditer(
        phrases.plain(text))]  # fmt: skip
    line = " " + " ".join(word for _, _, word in words) + " "
    number: dict[int, int] = {}
    at = 0
    for n, (_, _, word) in enumerate(words):
        number[at] = n
        at += len(word) + 1
    found: dict[int, int] = {}
    for several, names in lexicon.by_words.items():
        for match in re.finditer(f"(?= {re.escape(' '.join(several))} )", line):
            first = number[match.start()]
            start, end = words[first][0], words[first + len(several) - 1][1]
            if text[start:end].isupper() or any(not name.code for name in names):
                found[first] = max(found.get(first, 0), len(several))
    hits: Hits = []
    done = 0
    for first in sorted(found):
        if first >= done:
            done = first + found[first]
            hits.append((words[first][0], words[done - 1][1]))
    return hits


def main(megabytes: float) -> None:
    """Print the times and their ratio."""
    graph = wtograph.load()
    known = knowledge(graph.store)
    text = corpus(megabytes)
    start = perf_counter()
    mine = ours(text, known.lexicon)
    middle = perf_counter()
    theirs = multi_pass(text, known.lexicon)
    end = perf_counter()
    print(f"{len(text):,} code points, {len(known.lexicon.by_words):,} names, {len(mine):,} hits")
    print(f"identical hits: {mine == theirs}")
    print(f"one pass {middle - start:.2f} s; a pass a name {end - middle:.2f} s; "
          f"ratio {(end - middle) / (middle - start):.1f}")  # fmt: skip
    begin = perf_counter()
    papers = sorted(GOLD.glob("*/*.txt"))
    size = 0
    for path in papers:
        paper = path.read_text(encoding="utf-8-sig")
        size += len(paper)
        found, noise = blocks(paper)
        extract(Document(path.stem, paper, "", "", "text", found, noise), known)
    spent = perf_counter() - begin
    print(f"{len(papers)} papers, {size:,} code points, read in {spent:.2f} s")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 1.0)
