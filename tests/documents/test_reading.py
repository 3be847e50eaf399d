"""The door: what it says of a document, and what it believes of a child's answer."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
from document_examples import column, docx, para, pdf

from wtograph.documents import reading
from wtograph.documents.readers.child import as_json
from wtograph.documents.readers.draft import Reading
from wtograph.documents.reading import read_bytes, read_document
from wtograph.errors import Damaged

ROOT = Path(__file__).parents[2]


def test_a_document_knows_the_hash_of_its_bytes_and_of_its_text(tmp_path: Path) -> None:
    path = tmp_path / "décision.txt"
    path.write_bytes("La Conférence ministérielle,".encode("utf-8-sig"))
    document = read_document(path)
    assert document.name == str(path)
    assert document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert document.text_sha256 == hashlib.sha256(document.text.encode()).hexdigest()
    assert document.sha256 != document.text_sha256


@pytest.mark.parametrize(
    ("data", "reader"),
    [
        (docx(para("Words")), "docx"),
        (pdf([column(["Words"])]), "pdf"),
        (b"<!-- a --><!DOCTYPE HTML><p>Words", "html"),
        ("<html><p>Words".encode("utf-16"), "html"),
        (b"Words < of plain > text", "text"),
        (b"<words> of plain text", "text"),
    ],
)
def test_the_kind_is_told_by_the_content_and_not_by_the_name(data: bytes, reader: str) -> None:
    document = read_bytes(data, name="wrong.pdf.docx.txt")
    assert document.reader.split()[0] == reader
    assert "Words" in document.text or "words" in document.text


def test_reading_twice_gives_the_same_document() -> None:
    data = docx(para("Words"))
    assert read_bytes(data, name="x") == read_bytes(data, name="x")


def test_the_sample_is_read_as_it_stands() -> None:
    path = ROOT / "data/documents/x-IND-20240123.fr.txt"
    document = read_document(path)
    assert document.text == path.read_bytes().decode()
    assert len(document.text) == 1948


def test_half_a_surrogate_pair_cannot_leave_the_child() -> None:
    said = as_json(Reading("a\ud800b", "pdf 1", ()))
    assert said["text"] == "a\ufffdb"
    json.dumps(said, ensure_ascii=False).encode("utf-8")


@pytest.mark.parametrize(
    "change",
    [
        {"text": 7}, {"text": None}, {"reader": []}, {"blocks": [[0, 99, "", ""]]},
        {"blocks": [[0, 0, "", ""]]}, {"blocks": [[0, 1, "script", ""]]}, {"blocks": [[0, 1]]},
        {"blocks": [[-1, 1, "", ""]]}, {"blocks": "all"}, {"noise": [[2, 1]]}, {"pages": ["1"]},
        {"pages": [7]}, {"code": "no-such-code"},
    ],
)  # fmt: skip
def test_an_answer_that_no_reader_gives_is_not_believed(
    change: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    good = {"text": "words", "reader": "r", "blocks": [[0, 5, "", ""]], "noise": [], "pages": []}
    answers = iter([good, {**good, **change}])
    monkeypatch.setattr(reading, "_asked", lambda *given: json.dumps(next(answers)).encode())
    assert read_bytes(b"x", name="x").text == "words"
    with pytest.raises(Damaged, match="x: the reader broke down on it"):
        read_bytes(b"x", name="x")


def test_a_file_beside_the_documents_is_never_run(tmp_path: Path) -> None:
    for name in ("json.py", "zipfile.py", "lxml.py", "wtograph.py"):
        (tmp_path / name).write_text("raise SystemExit('run')", encoding="utf-8")
    (tmp_path / "a.docx").write_bytes(docx(para("Words")))
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]);"
        "from pathlib import Path; from wtograph.documents.reading import read_document;"
        "print(read_document(Path('a.docx')).text)"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", code, str(ROOT)],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.stdout.strip(), done.returncode) == ("Words", 0), done.stderr


def test_the_parent_needs_no_library_of_a_reader() -> None:
    code = (
        "import sys; from wtograph.documents.reading import read_bytes;"
        "read_bytes(b'Words', name='x');"
        "print(sorted({'lxml', 'pypdfium2', 'docx', 'rdflib'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
