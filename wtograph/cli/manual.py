"""The manual of a command: what click knows of its options, and a page that is kept as text.

A page stands in `help/NAME.txt`: headings at the margin, what belongs to them indented. What all
commands share stands in `help/every.txt`; a page that has the same heading replaces it. Examples
are shown with what they really print; a test runs them.
"""

import re
from pathlib import Path

import click

PAGES = Path(__file__).parent / "help"
ORDER = (
    "Arguments", "Forms", "Files", "Exit codes", "Environment", "Example", "See also",
)  # fmt: skip
_HEADING = re.compile(r"^(?P<title>[A-Z][A-Za-z ]+):\n", re.MULTILINE)


class Manual(click.Command):
    """A command whose --help ends with its page."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The sections of the page after the options, as they are written."""
        found = sections(page("every")) | sections(page(self.name or ""))
        for title in ORDER:
            if title in found:
                formatter.write_paragraph()
                formatter.write(f"{title}:\n{found[title]}\n")


def with_manual(command: click.Command) -> Manual:
    """The same command with its page."""
    return Manual(
        command.name,
        context_settings=command.context_settings,
        callback=command.callback,
        params=command.params,
        help=command.help,
        short_help=command.short_help,
    )


def page(name: str) -> str:
    """The page of this name; empty where none is written."""
    path = PAGES / f"{name}.txt"
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def sections(text: str) -> dict[str, str]:
    """A page by its headings."""
    parts = _HEADING.split(text)
    return dict(zip(parts[1::2], (part.rstrip("\n") for part in parts[2::2]), strict=True))
