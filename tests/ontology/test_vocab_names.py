"""The table of names in Python is that of the ontology, and refuses what is not in it."""

import subprocess
import sys

import pytest
from ontology_graphs import WTOG, modules, terms

from wtograph import vocab


def test_the_table_and_the_files_hold_the_same_terms() -> None:
    assert sorted(terms(modules(), WTOG)) == sorted(vocab.TERMS["wtog"])
    for names in vocab.TERMS.values():
        assert len(names) == len(set(names))


def test_a_misspelt_term_is_an_error_everywhere() -> None:
    assert str(vocab.WTOG.givenBy) == f"{WTOG}givenBy"
    assert str(vocab.VER["read"]) == "https://w3id.org/wtograph/verification/read"
    with pytest.raises(AttributeError):
        _ = vocab.WTOG.givneBy
    with pytest.raises(AttributeError):
        _ = vocab.NOSUCH
    for wrong in ("wtog:givneBy", "ver:raed", "nosuch:x", "givenBy"):
        with pytest.raises(ValueError, match=wrong):
            vocab.expand(wrong)


@pytest.mark.parametrize(
    ("short", "iri"),
    [
        ("doc:WT_L_977__p2", "https://w3id.org/wtograph/doc/WT_L_977__p2"),
        ("wtog:givenBy", "https://w3id.org/wtograph/ontology#givenBy"),
        ("person:x", "https://w3id.org/wtograph/person/x"),
        ("dcterms:title", "http://purl.org/dc/terms/title"),
    ],
)
def test_names_grow_and_shrink(short: str, iri: str) -> None:
    assert vocab.expand(short) == iri
    assert vocab.shorten(iri) == short


@pytest.mark.parametrize("iri", ["https://www.wto.org/x", "https://w3id.org/wtograph/doc/a/b"])
def test_what_no_prefix_fits_stands_in_angle_brackets(iri: str) -> None:
    assert vocab.shorten(iri) == f"<{iri}>"


def test_importing_the_names_imports_neither_rdflib_nor_typing_machinery() -> None:
    code = "import sys, wtograph.vocab; print('rdflib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
