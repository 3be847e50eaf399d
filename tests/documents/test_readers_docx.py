"""DOCX: what would be printed with all changes accepted, and nothing else."""

import pytest
from document_examples import docx, listed, para, parts, run, zipped

from wtograph.documents.readers import docx as reader
from wtograph.documents.readers.limits import Limits
from wtograph.documents.readers.numbering import doubled, letters, roman
from wtograph.errors import NoText

NUMBERING = """
  <w:abstractNum w:abstractNumId="7">
    <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
      <w:lvlText w:val="%1."/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
      <w:lvlText w:val="%1.%2."/></w:lvl>
    <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>
      <w:lvlText w:val="(%3)"/></w:lvl>
    <w:lvl w:ilvl="3"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/><w:isLgl/>
      <w:lvlText w:val="%4 - %1"/></w:lvl>
    <w:lvl w:ilvl="4"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
  </w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="7"/>
    <w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>"""


def seen(body: str, **others: str) -> list[tuple[str, str, str]]:
    """The blocks of a file: mark, label and words."""
    found = reader.read(docx(body, **others), Limits())
    return [(b.mark, b.label, found.text[b.span.start : b.span.end]) for b in found.blocks]


def words(body: str, **others: str) -> list[str]:
    """The words of the blocks of a file."""
    return [said for _, _, said in seen(body, **others)]


def field(code: str, result: str) -> str:
    """A field of DOCX: its code, and what is printed."""
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return sign.format("begin") + code + sign.format("separate") + result + sign.format("end")


def test_deletions_are_out_and_insertions_are_in() -> None:
    body = para(
        "Members shall ",
        "<w:del><w:r><w:delText>not </w:delText></w:r></w:del>",
        f"<w:ins>{run('continue to ')}</w:ins>",
        f"<w:moveFrom>{run('somewhere else ')}</w:moveFrom><w:moveTo>{run('meet')}</w:moveTo>",
    )
    assert words(body) == ["Members shall continue to meet"]


def test_a_paragraph_whose_mark_was_deleted_runs_on() -> None:
    body = para("The General Council ", props="<w:rPr><w:del/></w:rPr>") + para("shall report.")
    assert words(body) == ["The General Council shall report."]
    row = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{para('gone')}</w:tc></w:tr>"
    assert words(f"<w:tbl>{row}</w:tbl>{para('here')}") == ["here"]


def test_codes_of_fields_are_out_and_their_results_in() -> None:
    inner = field("REF _Ref1", run("2033"))
    body = para(
        "See ", field(f'HYPERLINK "http://x.test/" {inner}', run("WT/L/274")),
        f'<w:fldSimple w:instr="DATE">{run(" of 1998")}</w:fldSimple>',
        f"<w:hyperlink>{run(' and more')}</w:hyperlink>",
    )  # fmt: skip
    assert words(body) == ["See WT/L/274 of 1998 and more"]
    nested = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("PAGE") + field("X", run("7"))
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("result")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )  # fmt: skip
    assert words(para(nested)) == ["result"]


def test_a_field_that_never_ends_does_not_swallow_the_document() -> None:
    body = para('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "code") + para("The text.")
    assert words(body) == ["The text."]


def test_signs_hidden_words_and_alternatives() -> None:
    body = para(
        "a", "<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/></w:r>",
        "<w:r><w:softHyphen/><w:sym w:char='00A7'/></w:r>",
        run("hidden", "<w:rPr><w:vanish/></w:rPr>"),
        run("d", '<w:rPr><w:vanish w:val="0"/></w:rPr>'),
        f"<mc:AlternateContent><mc:Choice>{run('e')}</mc:Choice>"
        f"<mc:Fallback>{run('twice')}</mc:Fallback></mc:AlternateContent>",
    )  # fmt: skip
    assert words(body) == ["a\tb\nc\u2011\u00ad§de"]
    asked = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    assert words(asked.format(para("Click here")) + para("text")) == ["text"]


def test_a_text_box_comes_after_the_paragraph_that_holds_it() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{para('in the box')}</w:txbxContent></w:pict></w:r>"
    assert words(para("before", box, " and after")) == ["before and after", "in the box"]


def test_numbers_are_counted_as_printed_and_are_no_text() -> None:
    body = "".join((
        listed("a", 1), listed("b", 1, 1), listed("c", 1, 2), listed("d", 1, 2), listed("e", 1, 1),
        listed("f", 1, 2), listed("g", 1), listed("h", 1, 1), listed("i", 1, 3), listed("j", 1, 4),
    ))  # fmt: skip
    found = seen(body, numbering=NUMBERING)
    assert [label for _, label, _ in found] == [
        "1.", "1.1.", "(a)", "(b)", "1.2.", "(a)", "2.", "2.1.", "3 - 2", "•",
    ]  # fmt: skip
    assert {mark for mark, _, _ in found} == {"item"}
    assert [said for _, _, said in found] == list("abcdefghij")


def test_a_list_that_starts_anew_does_so_once() -> None:
    body = "".join(listed("x", n) for n in (1, 1, 2, 2, 1))
    assert [label for _, label, _ in seen(body, numbering=NUMBERING)] == [
        "1.", "2.", "5.", "6.", "7.",
    ]  # fmt: skip


def test_numbers_and_headings_come_from_styles_too_and_circles_end() -> None:
    styles = """
      <w:style w:styleId="Base"><w:name w:val="Base"/><w:basedOn w:val="Titre1"/>
        <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
      <w:style w:styleId="Titre1"><w:name w:val="heading 1"/><w:basedOn w:val="Base"/></w:style>
      <w:style w:styleId="Plain"><w:name w:val="Plain"/>
        <w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>"""
    style = '<w:pStyle w:val="{}"/>'
    body = (
        para("one", props=style.format("Titre1"))
        + para("two", props=style.format("Plain"))
        + para("three", props=style.format("Plain") + '<w:outlineLvl w:val="0"/>')
        + para("four", props=style.format("Titre1") + '<w:numPr><w:numId w:val="0"/></w:numPr>')
    )
    assert seen(body, styles=styles, numbering=NUMBERING) == [
        ("heading", "1.", "one"), ("", "", "two"), ("heading", "", "three"),
        ("heading", "", "four"),
    ]  # fmt: skip


def test_notes_stand_at_the_end_in_the_order_of_their_marks() -> None:
    mark = '<w:r><w:{}Reference w:id="{}"{}/></w:r>'
    body = para(
        "The programme", mark.format("footnote", 5, ""), " goes on",
        mark.format("footnote", 2, ' w:customMarkFollows="1"'), "*", mark.format("footnote", 3, ""),
        mark.format("endnote", 9, ""), ".",
    )  # fmt: skip
    notes = "".join(
        f'<w:footnote w:id="{n}">{para("<w:r><w:footnoteRef/></w:r>", said)}{para("More.")}'
        "</w:footnote>"
        for n, said in ((0, "separator"), (2, "starred"), (3, "third"), (5, "WT/L/274."))
    )
    ends = f'<w:endnote w:id="9">{para("An endnote.")}</w:endnote>'
    assert seen(body, footnotes=notes, endnotes=ends) == [
        ("", "", "The programme goes on*."),
        ("footnote", "1", "WT/L/274.\nMore."), ("footnote", "", "starred\nMore."),
        ("footnote", "2", "third\nMore."), ("footnote", "i", "An endnote."),
    ]  # fmt: skip


def test_cells_are_blocks_and_a_table_in_a_cell_is_still_a_table() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{para('inner')}</w:tc></w:tr></w:tbl>"
    table = (
        f"<w:tbl><w:tr><w:tc>{para('WT/L/274')}</w:tc><w:tc>{para('WT/L/274')}{inner}</w:tc>"
        f"</w:tr></w:tbl>{para('after')}"
    )
    assert seen(table) == [
        ("cell", "", "WT/L/274"), ("cell", "", "WT/L/274"), ("cell", "", "inner"),
        ("", "", "after"),
    ]  # fmt: skip


def test_headers_footers_and_comments_are_left_out() -> None:
    held = parts(para("The text."))
    held["word/header1.xml"] = held["word/comments.xml"] = "<a>not this</a>"
    found = reader.read(zipped(held), Limits())
    assert found.text == "The text.\n"


def test_the_strict_form_of_the_standard_is_read_too() -> None:
    held = {
        name: inner.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        for name, inner in parts(para("The text.")).items()
    }
    assert reader.read(zipped(held), Limits()).text == "The text.\n"


def test_pictures_alone_are_no_text() -> None:
    with pytest.raises(NoText):
        reader.read(docx(para("<w:r><w:drawing/></w:r>")), Limits())


@pytest.mark.parametrize(
    ("number", "small", "page", "word"),
    [(1, "i", "a", "a"), (26, "xxvi", "z", "z"), (27, "xxvii", "aa", "aa"),
     (28, "xxviii", "ab", "bb"),
     (0, "0", "0", "0"), (-3, "-3", "-3", "-3"), (4994, "mmmmcmxciv", "gjb", "b" * 193)],
)  # fmt: skip
def test_numbers_as_letters_and_numerals(number: int, small: str, page: str, word: str) -> None:
    assert (roman(number), letters(number), doubled(number)) == (small, page, word)
