"""`wtograph ingest --dry-run`: what documents say, printed; no store is touched."""

import json
from collections.abc import Sequence
from pathlib import Path

from wtograph.cli import output
from wtograph.errors import UsageProblem


def dry(files: Sequence[Path], form: str, target: str | None, *, quiet: bool) -> int:
    """Print one object a document; 4 when some could not be read.

    Raises: UsageProblem for another form; the error of the first when none could be read.
    """
    from wtograph import library, readings
    from wtograph.reports import extracted

    if form not in ("jsonl", "json", "text"):
        raise UsageProblem(f"--dry-run has no {form}", hint="-f jsonl or json")
    store = library.load().store
    done, failed = readings.read_all(files, store)
    if failed and not done:
        raise failed[0].error
    symbols = readings.symbols(store)
    objects = [extracted.json_object(each.path.stem, each.found, symbols) for each in done]
    if form == "json":
        text = output.envelope(
            "ingest", store.name, None, {"complete": not failed, "documents": objects}
        )
    else:
        text = "\n".join(json.dumps(each, ensure_ascii=False) for each in objects)
    output.emit(text, target)
    for each in failed:
        output.note(f"left out: {each.error}  [{each.error.code}]", quiet=False)
    return 4 if failed else 0
