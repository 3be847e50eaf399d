"""`wtograph validate`: do the facts keep the shapes."""

from pathlib import Path

import click

from wtograph.cli import options, output

FORMS = ("text", "json")
RANKS = {
    "error": ("violation",),
    "warning": ("violation", "warning"),
    "info": ("violation", "warning", "info"),
}


@click.command("validate")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE]...")
@click.option(
    "--fail-on",
    type=click.Choice(list(RANKS)),
    default="error",
    metavar="error|warning|info",
    help="Leave with 1 at these findings; default error.",
)
@options.store
@options.output(*FORMS)
@options.common
def command(
    files: tuple[Path, ...],
    fail_on: str,
    place: Path | None,
    form: str | None,
    target: str | None,
    quiet: bool,
    debug: bool,
) -> int:
    """Check the shipped facts, a store, or FILEs of your own against the shapes and checks.

    Nothing is stored. Each finding names its shape, the thing, and what to do.

    \b
    Example:
      wtograph validate my-facts.ttl
    """
    from wtograph.checking import check_paths, check_store
    from wtograph.library import load

    chosen = output.form_of(form, target, FORMS)
    if files:
        found, what = check_paths(files), " ".join(map(str, files))
    else:
        store = load(options.store_place(place)).store
        found, what = check_store(store), store.name
    counted = [finding for finding in found if finding.severity in RANKS[fail_on]]
    if chosen == "json":
        body = {
            "complete": True,
            "findings": [
                {
                    "shape": f.shape,
                    "severity": str(f.severity),
                    "focus": f.focus,
                    "message": f.message,
                    "path": f.path,
                    "value": f.value,
                }
                for f in found
            ],
        }
        output.emit(output.envelope("validate", what, None, body), target)
    else:
        lines = [
            f"{str(f.severity).upper():9}  {f.shape}  {f.focus}  {f.message}"
            + (
                f"  ({f.path or ''} {f.value or ''})".replace("( ", "(").replace(" )", ")")
                if f.path or f.value
                else ""
            )
            for f in found
        ]
        tally = {name: sum(f.severity == name for f in found) for name in RANKS["info"]}
        summed = ", ".join(f"{n} {_many(name, n)}" for name, n in tally.items())
        output.emit(output.wrapped([*lines, f"{summed} in {what}"]), target)
    return 1 if counted else 0


def _many(name: str, count: int) -> str:
    plural = {"violation": "violations", "warning": "warnings", "info": "remarks"}
    return plural[name] if count != 1 else name.replace("info", "remark")
