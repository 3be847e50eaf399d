"""`--trust`: which labels are asked for, and what is said of that which is left out."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

from wtograph.trust import TRUST


class Labelled(Protocol):
    """Something with a label of trust."""

    @property
    def verification(self) -> str:
        """The label."""


L = TypeVar("L", bound=Labelled)


def labels(trust: str) -> frozenset[str]:
    """The labels at least as good as the one asked for; empty for `any`, which asks for none."""
    return frozenset() if trust == "any" else frozenset(TRUST[: TRUST.index(trust) + 1])


def kept(found: Iterable[L], trust: str) -> tuple[list[L], int]:
    """What is trusted enough to be shown, and how many things are left out."""
    several, wanted = list(found), labels(trust)
    if not wanted:
        return several, 0
    shown = [each for each in several if each.verification in wanted]
    return shown, len(several) - len(shown)
