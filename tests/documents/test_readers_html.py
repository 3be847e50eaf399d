"""Web pages: the main text, its headings, numbers, cells and notes."""

import pytest

from wtograph.documents.readers import html
from wtograph.documents.readers.draft import Reading
from wtograph.documents.readers.limits import Limits
from wtograph.errors import NoText


def reading(body: str) -> Reading:
    """A page with this body."""
    return html.read(f"<html><body>{body}</body></html>".encode(), Limits())


def seen(body: str) -> list[tuple[str, str, str]]:
    """The blocks of a page: mark, label and words."""
    found = reading(body)
    return [(b.mark, b.label, found.text[b.span.start : b.span.end]) for b in found.blocks]


def test_menus_scripts_forms_and_what_is_hidden_stay_out() -> None:
    assert seen("""
        <nav><a href="/">Home</a></nav><script>alert(1)</script><style>p{}</style>
        <div role="navigation">Menu</div><form><label>Search</label><input value="x"></form>
        <p>The <b>General</b> Council<!-- not --> decides.</p><p hidden>Not shown</p>
        <p style="display: none">Nor this</p><footer>Contact us</footer>
    """) == [("", "", "The General Council decides.")]  # fmt: skip


def test_a_form_around_the_whole_page_does_not_hide_it() -> None:
    assert seen("<form><p>The Ministerial Conference decides.</p><input></form><p>Top</p>") == [
        ("", "", "The Ministerial Conference decides."), ("", "", "Top"),
    ]  # fmt: skip


def test_the_one_main_element_is_the_page() -> None:
    assert seen("<p>Around</p><main><p>Inside</p></main>") == [("", "", "Inside")]
    assert len(seen("<main><p>One</p></main><main><p>Two</p></main>")) == 2


@pytest.mark.parametrize(
    ("body", "labels"),
    [
        ("<ol><li>x<li>y</ol>", ["1.", "2."]),
        ('<ol start="4"><li>x<li value="9">y<li>z</ol>', ["4.", "9.", "10."]),
        ('<ol type="a" start="26"><li>x<li>y</ol>', ["z.", "aa."]),
        ('<ol type="I" start="4"><li>x</ol>', ["IV."]),
        ('<ol type="i"><li>x<ol type="A"><li>y</ol><li>z</ol>', ["i.", "A.", "ii."]),
        ("<ol reversed><li>x<li>y</ol>", ["2.", "1."]),
        ("<ul><li>x<li>y</ul>", ["•", "•"]),
        ('<ol start="nine"><li value="">x</ol>', ["1."]),
        ("<ol><li><p>x</p><p>more of it</p></ol>", ["1.", ""]),
    ],
)
def test_lists_are_numbered_as_browsers_number_them_and_the_text_is_not(
    body: str, labels: list[str]
) -> None:
    found = seen(body)
    assert [label for _, label, _ in found] == labels
    assert {mark for mark, _, _ in found} == {"item"}
    assert not any(character.isdigit() for _, _, words in found for character in words)


def test_headings_cells_and_entities() -> None:
    assert seen("""
        <h2>Decision&nbsp;&amp; annex</h2>
        <table><tr><th>Member<td>D&eacute;cide &lt;a&gt;</table>
        <p>one<br>line<p>two<br><br>paragraphs<p>  white \n space </p>
    """) == [
        ("heading", "", "Decision\u00a0& annex"), ("cell", "", "Member"),
        ("cell", "", "Décide <a>"), ("", "", "one\nline"), ("", "", "two"),
        ("", "", "paragraphs"), ("", "", "white space"),
    ]  # fmt: skip


def test_cells_that_hold_a_whole_text_are_no_table_of_facts() -> None:
    page = "<table><tr><td><p>First paragraph.</p><p>Second paragraph.</p></td></tr></table>"
    assert [mark for mark, _, _ in seen(page)] == ["", ""]


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        ('<sup><a href="#n1" id="r1">1</a></sup>',
         '<li id="n1">WT/L/274. <a href="#r1">↩</a></li>'),
        ('<a href="#n1" name="r1"><sup>[1]</sup></a>',
         '<p><a href="#r1" name="n1"><sup>[1]</sup></a> WT/L/274.</p>'),
        ('<a href="#n1"><sup>1</sup></a>', '<p id="n1"><sup>1</sup> WT/L/274.</p>'),
    ],
)  # fmt: skip
def test_a_mark_of_a_note_is_no_text_and_its_note_is_a_footnote(mark: str, note: str) -> None:
    text, last = seen(f"<p>The programme WT/L/1193{mark} goes on.</p>{note}")
    assert text == ("", "", "The programme WT/L/1193 goes on.")
    assert last[0] == "footnote"
    assert last[1] == "1" or last[2].lstrip("[").startswith("1")
    assert "WT/L/274." in last[2]


def test_raised_letters_and_powers_stay() -> None:
    assert seen("<p>le 1<sup>er</sup> mai, 30 m<sup>2</sup></p>") == [
        ("", "", "le 1er mai, 30 m2"),
    ]  # fmt: skip
    assert seen("<p>the programme<sup>12</sup> of WT/L/274<sup>3</sup></p>") == [
        ("", "", "the programme of WT/L/274"),
    ]  # fmt: skip


def test_a_running_header_is_noise_and_a_list_of_symbols_is_not() -> None:
    page = "<p>WT/L/1193</p>" + "<p>One sentence.</p>" * 9 + "<p>WT/L/1193</p><p>______</p>"
    assert [words for _, _, words in seen(page)] == ["WT/L/1193", *["One sentence."] * 9]
    linked = html.read(b"<p>See https://x.test/a for it.</p>", Limits())
    assert [linked.text[s.start : s.end] for s in linked.noise] == ["https://x.test/a"]
    table = "<table>" + "<tr><td>WT/L/274<td>_____" * 9 + "</table>"
    assert [words for _, _, words in seen(table)] == ["WT/L/274", "_____"] * 9


def test_the_declared_character_set_is_used_when_the_bytes_are_no_utf_8() -> None:
    page = '<html><meta charset="iso-8859-2"><p>żółw</p>'.encode("iso-8859-2")
    found = html.read(page, Limits())
    assert (found.text.strip(), found.reader) == ("żółw", "html 1 (iso-8859-2, as declared)")


def test_a_page_that_only_a_script_fills_has_no_text() -> None:
    with pytest.raises(NoText, match="holds no text of its own"):
        reading('<div id="app"></div><script>fill()</script>')
