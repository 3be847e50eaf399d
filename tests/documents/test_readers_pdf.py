"""PDF: words in the order in which people read them, with the offsets of pages."""

from collections.abc import Sequence

import pypdfium2
import pytest
from document_examples import Placed, assembled, broken, column, pdf

from wtograph.documents.readers import pdf as reader
from wtograph.documents.readers.draft import Reading
from wtograph.documents.readers.limits import Limits
from wtograph.documents.view import view
from wtograph.errors import NoText
from wtograph.spans import collapse

LEFT = (
    "The Ministerial Conference agrees to continue the work under the programme on the basis of "
    "its mandate and of the reports that were made to it by the bodies concerned;"
)
RIGHT = (
    "The General Council shall hold periodic reviews of the programme in the light of the needs "
    "of the least-developed among the Members, and shall report on them;"
)
PICTURE = "q 10 0 0 10 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI Q"


def reading(*pages: Sequence[Placed], extra: str = "") -> Reading:
    """A file of these pages."""
    return reader.read(pdf(pages, extra=extra), Limits())


def blocks(found: Reading) -> list[str]:
    """The words of the blocks."""
    return [collapse(found.text[b.span.start : b.span.end]) for b in found.blocks]


def test_lines_come_from_top_to_bottom_whatever_their_order_in_the_file() -> None:
    lines = column(["First line of a sentence that", "runs on", "", "Another paragraph."])
    assert blocks(reading(lines[::-1])) == [
        "First line of a sentence that runs on", "Another paragraph.",
    ]  # fmt: skip


@pytest.mark.parametrize("shift", [0, 5])
def test_two_columns_are_read_one_after_the_other(shift: int) -> None:
    left = column(broken(LEFT, 30) * 2, 72, 700)
    right = column(broken(RIGHT, 30) * 2, 320, 700 - shift)
    across = [(11, 72.0, 740.0, "A title that stands over both of the columns, across the gutter")]
    mixed = sorted([*left, *right], key=lambda line: (-line[2], line[1]))
    text = collapse(reading([*across, *mixed]).text)
    assert text == f"{across[0][3]} {LEFT} {LEFT} {RIGHT} {RIGHT}"


def test_a_last_page_of_few_lines_has_the_columns_of_the_page_before() -> None:
    def page(count: int) -> list[Placed]:
        sides = (broken(LEFT, 30)[:count], broken(RIGHT, 30)[:count])
        placed = [*column(sides[0], 72, 700), *column(sides[1], 320, 700)]
        return sorted(placed, key=lambda line: (-line[2], line[1]))

    found = reading(page(6), page(3))
    last = found.text[found.pages[1] :]
    assert collapse(last) == " ".join((*broken(LEFT, 30)[:3], *broken(RIGHT, 30)[:3]))


def test_a_table_is_read_row_by_row() -> None:
    rows = ["WT/L/274", "WT/L/782", "WT/L/843", "WT/L/907", "WT/L/977", "WT/L/1032"]
    dates = ["1998", "2009", "2011", "2013", "2015", "2017"]
    text = reading([*column(rows), *column(dates, 400)]).text
    assert text.splitlines() == [f"{row}\t{date}" for row, date in zip(rows, dates, strict=True)]


@pytest.mark.parametrize("sign", ["-", "\u00ad"])
def test_a_hyphen_at_the_end_of_a_line_is_kept_with_its_line_break(sign: str) -> None:
    text = reading(column([f"electronic com{sign}", "merce is non-discriminatory"])).text
    assert text == "electronic com-\nmerce is non-discriminatory\n"


def test_offsets_of_pages_lead_to_their_first_words() -> None:
    found = reading(column(["First page"]), column(["Second page"]), [], column(["Fourth page"]))
    assert [found.text[at:].split()[:1] for at in found.pages] == [
        ["First"], ["Second"], ["Fourth"], ["Fourth"],
    ]  # fmt: skip


def test_a_sentence_runs_over_a_page_with_its_header_and_page_number() -> None:
    def page(*lines: str) -> list[Placed]:
        number = [(9, 290.0, 30.0, "- 2 -")]
        return [(9, 72.0, 810.0, "WT/L/1193"), *column(lines), *number]

    said = [f"Sentence number {n} of a page." for n in range(8)]
    found = reading(page(*said), page(*said, "The General Council"), page("shall report."))
    held = [block.span for block in found.blocks]
    words = [view(found.text, [span], found.noise).text for span in held]
    assert words[-1].endswith("The General Council shall report.")
    noise = [found.text[s.start : s.end] for s in found.noise]
    assert (noise.count("WT/L/1193"), noise.count("- 2 -")) == (2, 3)


def test_a_raised_mark_is_no_digit_of_the_symbol_before_it_and_its_note_is_a_footnote() -> None:
    body: list[Placed] = [
        (11, 72, 700, "We recall the decision in WT/L/274"), (6, 247.3, 704, "12"),
        (11, 258, 700, "and go on."),
        (6, 72, 104, "12"), (9, 80, 100, "Adopted in 1998."), (9, 80, 90, "Never changed."),
    ]  # fmt: skip
    found = reading(body)
    assert "WT/L/27412 and go on." in found.text
    assert [found.text[s.start : s.end] for s in found.noise] == ["12"]
    assert found.text[: found.noise[0].start].endswith("WT/L/274")
    assert len(found.blocks) == 2
    assert [(b.mark, found.text[b.span.start : b.span.end]) for b in found.blocks][-1] == (
        "footnote", "12 Adopted in 1998.\nNever changed.",
    )  # fmt: skip


def test_raised_marks_do_not_disturb_the_lines_of_two_columns() -> None:
    left, right = column(broken(LEFT, 30) * 2), column(broken(RIGHT, 30) * 2, 320)
    marks: list[Placed] = [(6, x + width(words), y + 4, "7") for _, x, y, words in (*left, *right)]
    lines = [line for pair in zip((*left, *right), marks, strict=True) for line in pair]
    found = reading(lines)
    assert len(found.noise) == len(marks)
    kept = "".join(
        sign
        for at, sign in enumerate(found.text)
        if not any(span.start <= at < span.end for span in found.noise)
    )
    assert collapse(kept) == f"{LEFT} {LEFT} {RIGHT} {RIGHT}"
    assert len(found.blocks) == 2


def width(words: str) -> float:
    """How wide some words are in the font of these files, at 11 points."""
    page = pypdfium2.PdfDocument(pdf([[(11, 0, 100, words)]]))[0]
    return float(page.get_textpage().get_charbox(len(words) - 1)[2])


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_is_shown_turned_is_read_as_it_is_shown(turn: int) -> None:
    matrix = {90: "0 1 -1 0", 180: "-1 0 0 -1", 270: "0 -1 1 0"}[turn]
    shown = "".join(
        f"BT /F1 11 Tf {matrix} {x} {y} Tm ({words}) Tj ET\n"
        for words, x, y in (
            ("below", *_turned(turn, 100, 600)), ("above", *_turned(turn, 100, 640)),
        )
    )  # fmt: skip
    found = reader.read(assembled([shown.encode()], extra=f"/Rotate {turn}"), Limits())
    assert found.text.split() == ["above", "below"]


def _turned(turn: int, x: int, y: int) -> tuple[int, int]:
    return {90: (842 - y, x), 180: (595 - x, 842 - y), 270: (y, 842 - x)}[turn]


def test_pages_without_text_are_named_all_of_them_or_a_few() -> None:
    picture = PICTURE.encode("latin-1")
    words = b"BT /F1 11 Tf 72 700 Td (Words) Tj ET"
    with pytest.raises(NoText, match=r"holds no text on pages 1 to 3, pictures at most"):
        reader.read(assembled([picture] * 3), Limits())
    found = reader.read(assembled([words, picture, b"", picture, words]), Limits())
    assert found.reader.endswith("; no text on pages 2, 4)")
