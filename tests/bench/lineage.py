"""How long `wtograph lineage` takes beside a plain rdflib and networkx script, whole process.

Seven rounds, the two in turn; medians and their ratio, of which the goal is at most 0.5. Run by
`make bench`.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROUNDS = 7
GOAL = 0.5
SYMBOL = "WT/L/1193"
OURS = (sys.executable, "-m", "wtograph", "lineage", SYMBOL)
PLAIN = (sys.executable, str(Path(__file__).parent / "plain.py"), SYMBOL)


def seconds(words: Sequence[str]) -> float:
    """The time that a process takes from its start to its end."""
    start = time.perf_counter()
    done = subprocess.run(
        words,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        check=True,
    )
    assert b"274" in done.stdout
    return time.perf_counter() - start


def main() -> None:
    """Print the medians and the ratio."""
    for words in (OURS, PLAIN):
        seconds(words)  # the first run fills the caches of both
    ours, plain = [], []
    for _ in range(ROUNDS):
        ours.append(seconds(OURS))
        plain.append(seconds(PLAIN))
    ratio = statistics.median(ours) / statistics.median(plain)
    print(f"wtograph lineage {SYMBOL}     {statistics.median(ours):.3f} s")
    print(f"plain rdflib and networkx      {statistics.median(plain):.3f} s")
    print(f"ratio {ratio:.2f}, goal {GOAL}: {'reached' if ratio <= GOAL else 'missed'}")


if __name__ == "__main__":
    main()
