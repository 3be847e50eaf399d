"""The child process in which one document is read: bytes in, one line of JSON out."""

import json
import re
import sys
from contextlib import suppress
from types import TracebackType

from wtograph.documents.readers import kinds
from wtograph.documents.readers.draft import Reading
from wtograph.documents.readers.limits import Limits
from wtograph.errors import WtographError

_SURROGATE = re.compile("[\ud800-\udfff]")


def main() -> None:
    """Read a document from the standard input, with the limits that the command line holds."""
    limits = Limits(**json.loads(sys.argv[-1]))
    sys.excepthook = _last_words
    confine(limits)
    try:
        reading = kinds.read(sys.stdin.buffer.read(limits.max_bytes + 1), limits)
    except WtographError as error:
        _say({"code": error.code, "reason": str(error), "hint": error.hint})
        return
    _say(as_json(reading))


def as_json(reading: Reading) -> dict[str, object]:
    """A reading as values that JSON can hold; half a surrogate pair becomes U+FFFD."""
    return {
        "text": _SURROGATE.sub("\ufffd", reading.text),
        "reader": reading.reader,
        "blocks": [[b.span.start, b.span.end, b.mark, b.label] for b in reading.blocks],
        "noise": [[span.start, span.end] for span in reading.noise],
        "pages": list(reading.pages),
    }


def confine(limits: Limits) -> None:
    """Cap memory and processor time where the system can; no core file, no written file."""
    try:
        import resource
    except ImportError:  # Windows has no such caps: the parent's deadline remains
        return
    seconds = int(limits.timeout_s) + 5  # a second fence, should the parent be gone
    for kind, cap in (
        (resource.RLIMIT_AS, limits.max_memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        with suppress(OSError, ValueError):  # macOS refuses some of them
            resource.setrlimit(kind, (cap, cap))


def _last_words(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """What no reader foresaw: memory used up, or a file broken in a new way."""
    if issubclass(kind, MemoryError):
        _say({"code": "too-big", "reason": "", "hint": ""})
    else:
        _say({"code": "damaged", "reason": "", "hint": "", "seen": kind.__name__})


def _say(what: dict[str, object]) -> None:
    sys.stdout.buffer.write(json.dumps(what, ensure_ascii=False).encode("utf-8", "replace"))
    sys.stdout.buffer.flush()
