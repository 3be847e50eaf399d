"""The labels that say how well a fact is known, and which of several is the weakest."""

from collections.abc import Iterable

TRUST = ("read", "secondary", "inferred", "unverified")
"""The verification labels from the strongest to the weakest."""


def weakest(labels: Iterable[str]) -> str:
    """The weakest of several verification labels; unknown words count as unverified."""
    return TRUST[max(map(_rank, labels), default=len(TRUST) - 1)]


def strongest(labels: Iterable[str]) -> str:
    """The strongest of several verification labels; unknown words count as unverified."""
    return TRUST[min(map(_rank, labels), default=len(TRUST) - 1)]


def _rank(label: str) -> int:
    return TRUST.index(label) if label in TRUST else len(TRUST) - 1
