"""What goes wrong when a person types a symbol."""

from wtograph.errors import InputError


class BadSymbol(InputError):
    """A text that cannot be read as a document symbol; it says where reading stopped.

    Units: `position` counts characters of the text from 1.
    """

    code = "bad-symbol"

    def __init__(self, text: str, reason: str, *, position: int, hint: str = "") -> None:
        super().__init__(f"{text}: {reason}, at character {position}", hint=hint)
        self.position = position
