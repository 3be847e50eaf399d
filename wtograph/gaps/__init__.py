"""What is missing or doubtful in a graph; nothing here says that a document does not exist."""

from wtograph.gaps.model import KINDS, Missing, Value
from wtograph.gaps.search import gaps, meant

__all__ = ["KINDS", "Missing", "Value", "gaps", "meant"]
