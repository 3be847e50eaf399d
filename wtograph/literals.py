"""A literal of RDF as a plain value: its text, and its language or its datatype."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Literal:
    """A text with a language tag, or with the IRI of a datatype, or with neither.

    Source: RDF 1.1 Concepts and Abstract Syntax, section 3.3.
    """

    text: str
    lang: str = ""
    type: str = ""
