"""`wtograph lineage`: where a text comes from, and what came of it."""

from pathlib import Path

import click

from wtograph.cli import options, output

FORMS = ("text", "json", "csv", "md", "dot")


@click.command("lineage")
@click.argument("ref")
@click.option(
    "--up", type=click.IntRange(min=0), metavar="N", help="Hops to older texts; default all."
)
@click.option(
    "--down",
    type=click.IntRange(min=0),
    metavar="N",
    default=0,
    help="Hops to newer texts; default none.",
)
@click.option("--all-down", is_flag=True, help="All newer texts that build on it.")
@click.option(
    "--back-to", multiple=True, metavar="REF", help="Only the ways to this text (repeatable)."
)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    metavar="K",
    help="Only these kinds of link, as continues or recalls (repeatable).",
)
@click.option("--weak", is_flag=True, help="Add links that only recall, reaffirm, note or mention.")
@click.option("--minimal", is_flag=True, help="Leave out links that a longer way implies.")
@click.option(
    "--evidence/--no-evidence", default=False, help="The words behind each link, where held."
)
@click.option("--ascii", "plain", is_flag=True, help="Draw with ASCII signs only.")
@options.store
@options.output(*FORMS)
@options.lang
@options.common
def command(
    ref: str,
    up: int | None,
    down: int,
    all_down: bool,
    back_to: tuple[str, ...],
    kinds: tuple[str, ...],
    weak: bool,
    minimal: bool,
    evidence: bool,
    plain: bool,
    place: Path | None,
    form: str | None,
    target: str | None,
    lang: str,
    quiet: bool,
    debug: bool,
) -> None:
    """Where the text REF comes from: each hop with its provision, link, label and source.

    Strong links are followed by default: a recital that recalls is no authority. Hops that
    follow from the sequence of texts are marked as inferred. A paragraph is REF#2.

    \b
    Example:
      wtograph lineage WT/L/1193 --back-to WT/L/274
    """
    from wtograph.cli.session import start
    from wtograph.errors import UsageProblem
    from wtograph.reports import lineage_data, lineage_text, table
    from wtograph.vocab import STRONG, WEAK

    for kind in kinds:
        if kind not in (*STRONG, *WEAK):
            raise UsageProblem(f"no kind of link {kind}", hint=", ".join((*STRONG, *WEAK)))
    session = start(
        "lineage", place=place, form=form, target=target, lang=lang, quiet=quiet, forms=FORMS
    )
    found = session.graph.lineage(
        ref,
        up=up,
        down=None if all_down else down,
        weak=weak,
        kinds=kinds,
        back_to=back_to,
        minimal=minimal,
    )
    wording = session.wording
    match session.form:
        case "json":
            session.json(lineage_data.json_object(found, wording))
        case "csv":
            session.write(table.comma_separated(lineage_data.HEAD, lineage_data.rows(found)))
        case "md":
            session.write("\n".join(lineage_data.markdown(found, wording)))
        case "dot":
            session.write("\n".join(lineage_data.dot(found, wording)))
        case _:
            corners = lineage_text.ASCII if plain else lineage_text.UNICODE
            drawn = lineage_text.tree(
                found, wording, corners=corners, evidence=evidence, down=bool(down or all_down)
            )
            session.write(output.drawing(drawn))
    if not found.complete:
        session.note("this answer is partial: it says what is missing")
