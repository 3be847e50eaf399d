"""Each quotation of the sample document is a slice of the file that is shipped."""

import csv
import hashlib
import re

import pytest
from known_facts import FACTS, needs_facts
from shipped_facts import DATA, nodes, of_class, values

from wtograph.spans import collapse

NAME = "x-IND-20240123.fr.txt"
PATH = DATA / "documents" / NAME
TEXT = PATH.read_bytes().decode("utf-8")
FOOTER = TEXT.rindex("http")


def spans() -> list[tuple[str, str, int, int]]:
    """Each Evidence with its quotation, start and end."""
    found = []
    for node in sorted(of_class("wtog:Evidence")):
        several = values(node, "oa:hasSelector")
        quotes = [q for each in several for q in values(each, "oa:exact")]
        starts = [int(s) for each in several for s in values(each, "oa:start")]
        ends = [int(e) for each in several for e in values(each, "oa:end")]
        assert (len(quotes), len(starts), len(ends)) == (1, 1, 1), node
        found.append((node, quotes[0], starts[0], ends[0]))
    return found


def file_node() -> str:
    (found,) = of_class("wtog:File")
    return found


@pytest.mark.parametrize(("node", "quote", "start", "end"), spans(), ids=lambda v: str(v)[:40])
def test_a_quotation_is_the_slice_of_the_text_that_it_names(
    node: str, quote: str, start: int, end: int
) -> None:
    assert 0 <= start < end <= len(TEXT)
    assert collapse(TEXT[start:end]) == quote
    assert node.endswith(f"__{start}-{end}")
    assert end <= FOOTER, "the address below the text is no part of it"
    assert values(node, "oa:hasSource") in ((), (file_node(),))


def test_the_line_below_the_text_is_an_address_and_no_part_of_a_provision() -> None:
    assert TEXT[FOOTER:].startswith("http")
    for node in nodes():
        for said in values(node, "wtog:text"):
            assert "http" not in said


def test_the_words_of_a_provision_are_words_of_the_file() -> None:
    whole = collapse(TEXT)
    told = [(node, said) for node in nodes() for said in values(node, "wtog:text")]
    assert told
    assert [node for node, said in told if collapse(said) not in whole] == []


def test_the_file_is_the_one_that_node_and_manifest_describe() -> None:
    raw = PATH.read_bytes()
    digest = hashlib.sha256(raw).hexdigest()
    with (DATA / "documents" / "MANIFEST.csv").open(encoding="utf-8", newline="") as lines:
        (row,) = csv.DictReader(lines)
    assert (row["file"], row["sha256"]) == (NAME, digest)
    assert (int(row["bytes"]), int(row["code_points"])) == (len(raw), len(TEXT))
    assert values(file_node(), "wtog:sha256") == (digest,)
    assert values(file_node(), "wtog:codePoints") == (str(len(TEXT)),)
    assert file_node() == f"file:{digest[:8]}"


@needs_facts
def test_the_file_is_byte_for_byte_the_document_that_was_given() -> None:
    assert PATH.read_bytes() == (FACTS.parent / "documents" / NAME).read_bytes()


def test_our_own_words_never_stand_as_words_of_a_text() -> None:
    ours = {s for node in nodes() for s in values(node, "dcterms:description") if len(s) > 40}
    assert ours
    quoted = {q for n in nodes() for name in ("wtog:text", "oa:exact", "wtog:asWritten")
              for q in values(n, name)}  # fmt: skip
    assert ours & quoted == set()
    assert [q for q in quoted if any(own in q for own in ours)] == []


def test_only_documents_that_are_held_as_files_are_quoted() -> None:
    for node in nodes():
        if values(node, "wtog:text"):
            assert re.match(r"doc:x-IND-20240123__", node), node
