"""Findings as values, and what Python alone decides of a check."""

import pytest

from wtograph.checking import PLAIN, first_lines, held_documents, judges, rule_names
from wtograph.validate import Finding, Severity, fails, ordered

DOC = "https://w3id.org/wtograph/doc/"
TEXT = "Título\r\nDécision  du\n\nConseil."
RAW = TEXT.encode()
SHA = "0" * 64
FILE = {"sha": SHA, "reader": f"{PLAIN}, UTF-8"}


def finding(shape: str, focus: str, severity: Severity = Severity.WARNING) -> Finding:
    return Finding(shape, severity, focus, "wrong", remedy="mend it")


def test_findings_stand_in_the_order_of_the_forty_and_each_once() -> None:
    several = [finding("10 B", "b"), finding("2 A", "z"), finding("10 B", "a")]
    assert [f.focus for f in ordered([*several, *several])] == ["z", "a", "b"]


def test_a_finding_knows_the_number_and_the_name_of_its_rule() -> None:
    assert (finding("13 MandateRoles", "x").number, finding("13 MandateRoles", "x").name) == (
        13, "MandateRoles",
    )  # fmt: skip


def test_only_a_violation_fails() -> None:
    assert not fails([finding("1 A", "x"), finding("1 A", "x", Severity.INFO)])
    assert fails([finding("1 A", "x", Severity.VIOLATION)])


def test_the_rules_are_forty_and_in_order() -> None:
    assert [int(name.split()[0]) for name in rule_names()] == list(range(1, 41))


@pytest.mark.parametrize(
    ("start", "end", "quote", "wrong"),
    [
        (0, 6, "Título", False),
        (8, 20, "Décision du", False),
        (8, 30, "Décision du Conseil.", False),
        (8, 30, "Décision du Conseil", True),
        (9, 20, "Décision du", True),
        (-6, 20, "Décision du", True),
    ],
)
def test_a_quote_is_the_slice_in_code_points_with_white_space_collapsed(
    start: int, end: int, quote: str, wrong: bool
) -> None:
    judge = judges({SHA: RAW})["checks/evidence-matches"]
    assert judge({**FILE, "start": str(start), "end": str(end), "value": quote}) is wrong


def test_a_quote_is_not_compared_with_a_text_that_is_not_held_or_read_otherwise() -> None:
    row = {**FILE, "start": "0", "end": "3", "value": "nothing like it"}
    assert not judges({})["checks/evidence-matches"](row)
    by_another = judges({SHA: RAW})
    assert not by_another["checks/evidence-matches"]({**row, "reader": "a PDF reader 1.0"})
    assert by_another["checks/file-compared"]({**row, "reader": "a PDF reader 1.0"})
    assert not by_another["checks/file-compared"](row)


def test_the_documents_of_the_package_are_what_their_names_say() -> None:
    judge = judges(held_documents())["checks/file-matches"]
    assert held_documents()
    for digest, raw in held_documents().items():
        length = str(len(raw.decode()))
        assert not judge({"sha": digest, "reader": PLAIN, "length": length})
        assert judge({"sha": digest, "reader": PLAIN, "length": f"{length}0"})
    changed = judges({digest: raw + b"!" for digest, raw in held_documents().items()})
    for digest, raw in held_documents().items():
        row = {"sha": digest, "reader": PLAIN, "length": str(len(raw.decode()))}
        assert changed["checks/file-matches"](row)


@pytest.mark.parametrize(
    ("tail", "symbol", "wrong"),
    [
        ("WT_L_274", "WT/L/274", False),
        ("WT_MIN98_DEC_2", "WT/MIN(98)/DEC/2", False),
        ("WT_L_275", "WT/L/274", True),
    ],
)
def test_a_document_is_named_by_the_slug_of_its_symbol(tail: str, symbol: str, wrong: bool) -> None:
    assert judges({})["checks/document-named"]({"focus": DOC + tail, "value": symbol}) is wrong


@pytest.mark.parametrize(
    ("symbol", "wrong"),
    [
        ("WT/L/274", False),
        ("IP/C/W/128/Add.1/Corr.1", False),
        ("wt/l/274", True),
        ("WT/L/274/Rev", True),
        ("no symbol", True),
        ("", True),
    ],
)
def test_a_symbol_parses_and_is_in_its_one_spelling(symbol: str, wrong: bool) -> None:
    assert judges({})["checks/symbol-grammar"]({"focus": DOC, "value": symbol}) is wrong


TURTLE = """\
@prefix doc: <https://w3id.org/wtograph/doc/> .
PREFIX ex: <https://example.org/>
# doc:WT_L_0 stands in a comment
doc:WT_L_1 a ex:Thing ;
  ex:about
    doc:WT_L_2 ,
    ex:other .

<https://example.org/whole> a ex:Thing .
doc:WT_L_2 ex:says "doc:WT_L_3 a ex:Thing ." .
doc:WT_L_1 ex:again 1 .
"""


def test_the_line_of_a_thing_is_the_one_that_first_speaks_of_it_as_a_subject() -> None:
    assert first_lines(TURTLE) == {
        f"{DOC}WT_L_1": 4,
        "https://example.org/whole": 9,
        f"{DOC}WT_L_2": 10,
    }


def test_any_text_has_lines_or_none_and_none_is_an_error() -> None:
    assert first_lines("") == {}
    assert first_lines("{ ] ;; \x00 @prefix :") == {}
    assert first_lines("<a:b> <a:c> <a:d> .") == {"a:b": 1}
