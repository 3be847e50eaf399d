"""How large a document may be and how long reading it may take."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The caps of one document.

    Units: bytes for max_bytes, max_unpacked and max_memory; max_ratio is unpacked to packed
    bytes of a whole archive; max_depth counts elements inside each other.
    """

    max_bytes: int = 50_000_000
    max_unpacked: int = 500_000_000
    max_ratio: int = 200
    max_parts: int = 10_000
    max_depth: int = 1_000
    max_pages: int = 5_000
    max_code_points: int = 20_000_000
    max_memory: int = 1_500_000_000
    timeout_s: float = 30.0

    @property
    def ratio_counts_from(self) -> int:
        """The unpacked bytes below which the ratio says nothing: small files pack oddly well."""
        return self.max_unpacked // 500

    @property
    def max_answer(self) -> int:
        """The bytes that a child process may answer with."""
        return 8 * self.max_code_points + 1_000_000
