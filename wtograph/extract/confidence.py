"""How sure a finding is: the share of findings of its kind that were right on the gold set."""

from decimal import Decimal
from functools import cache

from wtograph import phrases


@cache
def confidence(kind: str, how: str) -> Decimal:
    """The confidence of a finding, to two places.

    Of the findings of this kind that were made in this way in the project's own gold set, about
    this share was right: (right + 1) / (made + 2), so that few examples never make a certainty.
    `tests/gold/reliability.py --write` counts them anew into `data/reading/confidence.csv`.
    A way that the table does not name is as likely right as wrong: 0.50.
    """
    for row in phrases.table("confidence"):
        if (row["kind"], row["how"]) == (kind, how):
            return share(int(row["right"]), int(row["made"]))
    return Decimal("0.50")


def share(right: int, made: int) -> Decimal:
    """The share to state after so many were right of so many made."""
    return round(Decimal(right + 1) / (made + 2), 2)
