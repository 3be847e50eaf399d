"""The program as the tests run it: in this process, in one of its own, and at a terminal."""

import fcntl
import io
import os
import pty
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from wtograph.cli import main

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden"
OURS = ("WTOGRAPH_STORE", "WTOGRAPH_LANG", "WTOGRAPH_PAGER", "PAGER", "LESS", "COLUMNS", "LINES",
        "NO_COLOR", "FORCE_COLOR")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Result:
    """What a command left behind: its exit code, its answer and its conversation."""

    code: int
    out: str
    err: str


def run(*args: str, stdin: str | None = None, env: Mapping[str, str] | None = None) -> Result:
    """Run a command in this process, its two streams apart."""
    out, err = io.StringIO(newline=""), io.StringIO(newline="")
    with pytest.MonkeyPatch.context() as patch:
        for name in OURS:
            patch.delenv(name, raising=False)
        for name, value in (env or {}).items():
            patch.setenv(name, value)
        patch.setattr(sys, "stdin", io.StringIO(stdin or ""))
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        code = main(list(args))
    return Result(code, out.getvalue(), err.getvalue())


def environment(env: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of a child: none of our variables but those given, and this checkout."""
    kept = {name: value for name, value in os.environ.items() if name not in OURS}
    return {**kept, "PYTHONPATH": str(ROOT), **(env or {})}


def command(*args: str) -> list[str]:
    """The words that start the program in a process of its own."""
    return [sys.executable, "-m", "wtograph", *args]


def run_process(
    *args: str,
    stdin: str | None = None,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
) -> Result:
    """Run a command in a process of its own; its bytes must be UTF-8 with plain line ends."""
    done = subprocess.run(
        command(*args),
        input=None if stdin is None else stdin.encode(),
        stdin=subprocess.DEVNULL if stdin is None else None,
        capture_output=True,
        env=environment(env),
        cwd=cwd,
        timeout=100,
        check=False,
    )
    return Result(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def run_in_terminal(*args: str, columns: int, env: Mapping[str, str] | None = None) -> str:
    """What a command shows at a terminal of this width and of 50 lines; no pager but one given."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    child = subprocess.Popen(
        command(*args),
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        env=environment({"PAGER": "", **(env or {})}),
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # Linux says so when the other side is closed
            break
        if not part:
            break
        shown += part
    os.close(ours)
    assert child.wait(timeout=60) == 0
    return shown.decode("utf-8").replace("\r\n", "\n")


def golden(name: str, shown: str) -> None:
    """Compare with a golden file, byte for byte; WTOGRAPH_UPDATE_GOLDEN=1 rewrites it."""
    path = GOLDEN / name
    if os.environ.get("WTOGRAPH_UPDATE_GOLDEN"):
        path.write_bytes(shown.encode("utf-8"))
    assert shown.encode("utf-8") == path.read_bytes(), f"{name} differs; see WTOGRAPH_UPDATE_GOLDEN"
