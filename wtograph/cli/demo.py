"""`wtograph demo`: the main answers on the shipped facts, one after the other."""

import click

from wtograph.cli import options, output

SAMPLE = "x-IND-20240123"
LAST = "WT/L/1193"
FIRST = "WT/L/274"
NORM = "ecom-moratorium"
NEXT = (
    "wtograph lineage WT/L/1193 --evidence",
    "wtograph show x-IND-20240123",
    'wtograph mandates --to "General Council" --proposals',
    "wtograph status ecom-moratorium --on 2020-02-01",
    "wtograph query --list",
)


@click.command("demo")
@options.lang
@options.common
def command(lang: str, quiet: bool, debug: bool) -> None:
    """India's draft and the last decision back to WT/L/274, mandates, moratorium, lapse.

    Everything is read from the shipped facts; nothing is written.
    """
    from wtograph.cli.mandates import write
    from wtograph.cli.session import start
    from wtograph.cli.states import write as write_state
    from wtograph.cli.timelines import write as write_timeline
    from wtograph.reports import lineage_text

    session = start(
        "demo", place=None, form="text", target=None, lang=lang, quiet=quiet, forms=("text",)
    )
    graph, say = session.graph, session.wording.say
    for key, ref in (("demo-lineage", SAMPLE), ("demo-lineage-two", LAST)):
        session.write(_heading(say(key, what=f"{ref} > {FIRST}")))
        found = graph.lineage(ref, back_to=[FIRST])
        session.write(output.drawing(lineage_text.tree(found, session.wording)))
    session.write(_heading(say("demo-mandates")))
    write(
        session, [m.clause for m in graph.mandates(to="GC", topic="e-commerce")], [], as_table=True
    )
    session.write(_heading(say("demo-timeline")))
    write_timeline(session, (NORM,), only_gaps=False, assumed={})
    session.write(_heading(say("demo-status")))
    write_state(session, graph.status(NORM, options.today()), assumed={})
    session.write(_heading(say("demo-next")))
    session.write("\n".join(f"  {line}" for line in NEXT))


def _heading(text: str) -> str:
    return f"\n{text}\n{'=' * len(text)}"
