"""`wtograph lineage`: where a text comes from, and what came of it."""

from pathlib import Path

import click

from wtograph.cli import completing, options, papers

FORMS = ("text", "json", "csv", "md", "dot", "mermaid")


@click.command("lineage")
@click.argument("ref", shell_complete=completing.document)
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
    "--back-to",
    multiple=True,
    metavar="REF",
    shell_complete=completing.document,
    help="Only the ways to this text (repeatable).",
)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    metavar="K",
    shell_complete=completing.kind,
    help="Only these kinds of link, as continues or recalls (repeatable).",
)
@click.option("--weak", is_flag=True, help="Add links that only recall, reaffirm, note or mention.")
@click.option("--minimal", is_flag=True, help="Leave out links that a longer way implies.")
@click.option(
    "--evidence/--no-evidence", default=False, help="The words behind each link, where held."
)
@click.option("--ascii", "plain", is_flag=True, help="Draw with ASCII signs only.")
@options.trust
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
    trust: str,
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
    """
    from wtograph.cli.lineages import Asked, beyond, found, write
    from wtograph.cli.session import start

    check_kinds(kinds)
    session = start(
        "lineage", place=place, form=form, target=target, lang=lang, quiet=quiet, forms=FORMS
    )
    if papers.is_paper(ref):
        session, ref = papers.read(session, ref, options.today())
    asked = Asked(
        up=up, down=None if all_down else down, weak=weak, kinds=frozenset(kinds), minimal=minimal
    )
    lineage, hidden = found(session.graph.store, ref, back_to, trust, asked)
    downward = bool(down or all_down)
    write(
        session,
        lineage,
        hidden=hidden,
        beyond=beyond(session.graph.store, lineage, asked),
        evidence=evidence,
        plain=plain,
        down=downward,
    )


def check_kinds(kinds: tuple[str, ...]) -> None:
    """Refuse a kind of link that the vocabulary lacks. Raises: UsageProblem with the nearest."""
    from difflib import get_close_matches

    from wtograph.errors import UsageProblem
    from wtograph.vocab import STRONG, WEAK

    known = (*STRONG, *WEAK)
    for kind in kinds:
        if kind not in known:
            near = get_close_matches(kind, known, n=2)
            listed = f"; nearest known: {' and '.join(near)}" if near else ""
            raise UsageProblem(f"no kind of link {kind}", hint=f"{', '.join(known)}{listed}")
