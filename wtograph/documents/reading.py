"""The door through which every document comes in: a child process reads it, and can be killed."""

import hashlib
import json
import logging
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from threading import Thread
from typing import IO

from wtograph.documents.model import Block, Document
from wtograph.documents.readers.limits import Limits
from wtograph.errors import (
    Damaged,
    Empty,
    Encrypted,
    NoText,
    TooBig,
    TooSlow,
    UnknownFile,
    UnknownFormat,
    WtographError,
)  # fmt: skip
from wtograph.spans import Span

_log = logging.getLogger(__name__)
_ERRORS: dict[str, type[WtographError]] = {
    kind.code: kind for kind in (Damaged, Empty, Encrypted, NoText, TooBig, TooSlow, UnknownFormat)
}
_START = (
    "import sys; sys.path.append(sys.argv[1]); "
    "from wtograph.documents.readers.child import main; main()"
)
_MARKS = {"", "heading", "item", "cell", "footnote"}
_AGAIN = "get the file again, or save its text as a plain text file"
DEFAULT = Limits()


def read_document(path: Path, limits: Limits = DEFAULT) -> Document:
    """The text of one document, with its blocks and the hash of its bytes.

    The kind is told by the content, not by the name. Raises: UnknownFile, UnknownFormat,
    Encrypted, Damaged, Empty, NoText, TooBig, TooSlow.
    """
    name = str(path)
    try:
        if not path.is_file():
            what = "is not a file" if path.exists() else "no such file"
            raise UnknownFile(f"{shown(name)}: {what}", hint="name a document to read")
        with path.open("rb") as file:
            data = file.read(limits.max_bytes + 1)
    except (OSError, ValueError) as wrong:
        raise UnknownFile(f"{shown(name)}: cannot be opened", hint="may you read it?") from wrong
    return read_bytes(data, name=name, limits=limits)


def read_bytes(data: bytes, *, name: str, limits: Limits = DEFAULT) -> Document:
    """The text of one document whose bytes are at hand; `name` is what errors call it.

    Raises: UnknownFormat, Encrypted, Damaged, Empty, NoText, TooBig, TooSlow.
    """
    if len(data) > limits.max_bytes:
        raise TooBig(
            f"{shown(name)}: is larger than {limits.max_bytes:,} bytes",
            hint="split it into its parts and read each of them",
        )
    answer = _asked(data, shown(name), limits)
    try:
        said = json.loads(answer)
        if "code" in said:
            raise _failure(said, shown(name), limits)
        return _document(said, name, data, limits)
    except (ValueError, TypeError, KeyError) as odd:
        raise Damaged(f"{shown(name)}: the reader broke down on it", hint=_AGAIN) from odd


def shown(name: str) -> str:
    """A name as one line, what cannot be printed written as \\x1b."""
    return "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape").decode("ascii")
        for sign in name
    )


def _asked(data: bytes, name: str, limits: Limits) -> bytes:
    """What the child process answers; it never outlives this call."""
    root = str(Path(__file__).parents[2])
    command = [sys.executable, "-P", "-B", "-c", _START, root, json.dumps(asdict(limits))]
    child = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    answer: list[bytes] = []
    feeding = Thread(target=_feed, args=(child.stdin, data), daemon=True)
    taking = Thread(target=_take, args=(child.stdout, limits.max_answer, answer), daemon=True)
    late = False
    try:
        feeding.start()
        taking.start()
        taking.join(limits.timeout_s)
        late = taking.is_alive()
        if not late:
            with suppress(subprocess.TimeoutExpired):
                child.wait(5)
    finally:
        child.kill()
        code = child.wait()
        feeding.join()
        taking.join()
    if late:
        raise TooSlow(
            f"{name}: not read within {limits.timeout_s:g} s",
            hint="split it, or save its text as a plain text file",
        )
    return _checked(answer, code, name, limits)


def _feed(pipe: IO[bytes], data: bytes) -> None:
    with suppress(OSError), pipe:  # the child may have died, or have heard enough
        pipe.write(data)


def _take(pipe: IO[bytes], most: int, answer: list[bytes]) -> None:
    with pipe:
        answer.append(pipe.read(most + 1))


def _checked(answer: Sequence[bytes], code: int, name: str, limits: Limits) -> bytes:
    said = b"".join(answer)
    if len(said) > limits.max_answer:
        raise TooBig(f"{name}: its text is too long", hint="split it into its parts")
    if said:
        return said
    # a library that gets no more memory aborts; the system kills what takes too much of it
    if code in (-signal.SIGABRT, -signal.SIGKILL):
        raise _out_of_memory(name, limits)
    if code == -getattr(signal, "SIGXCPU", 0):
        raise TooSlow(f"{name}: not read within {limits.timeout_s:g} s", hint="split it")
    raise Damaged(f"{name}: the reader broke down on it", hint=_AGAIN)


def _out_of_memory(name: str, limits: Limits) -> TooBig:
    return TooBig(
        f"{name}: reading it takes more than {limits.max_memory // 1_000_000:,} MB of memory",
        hint="it is small and becomes huge, or is hostile; save its text as a plain text file",
    )


def _failure(said: dict[str, str], name: str, limits: Limits) -> WtographError:
    code, reason = str(said["code"]), shown(str(said["reason"]))
    if code == "too-big" and not reason:
        return _out_of_memory(name, limits)
    if "seen" in said:
        _log.debug("%s: the reader ended with %s", name, shown(str(said["seen"])))
    return _ERRORS[code](
        f"{name}: {reason or 'breaks the rules of its own format'}",
        hint=shown(str(said["hint"])) or _AGAIN,
    )


def _document(said: dict[str, object], name: str, data: bytes, limits: Limits) -> Document:
    """The document that a child's answer describes.

    Raises: ValueError, TypeError or KeyError for an answer that no reader of ours gives.
    """
    text = said["text"]
    if not isinstance(text, str) or not isinstance(said["reader"], str):
        raise TypeError("a text is text")
    if len(text) > limits.max_code_points + 1:
        raise ValueError("too long")
    pages = tuple(_number(at, text) for at in _list(said["pages"]))
    return Document(
        name=name,
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        text_sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        reader=said["reader"],
        blocks=tuple(_block(_list(each), text) for each in _list(said["blocks"])),
        noise=tuple(_span(_list(each), text) for each in _list(said["noise"])),
        pages=pages,
    )


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError("a list is a list")
    return value


def _number(value: object, text: str) -> int:
    if not isinstance(value, int) or not 0 <= value <= len(text):
        raise ValueError("a place is in the text")
    return value


def _span(pair: list[object], text: str) -> Span:
    start, end = (_number(value, text) for value in pair)
    if start >= end:
        raise ValueError("a span is not empty")
    return Span(start, end)


def _block(four: list[object], text: str) -> Block:
    start, end, mark, label = four
    if mark not in _MARKS or not isinstance(label, str) or not isinstance(mark, str):
        raise ValueError("a mark is one of five")
    return Block(_span([start, end], text), mark, label)
