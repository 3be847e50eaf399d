"""The answer of `wtograph lineage` in its forms."""

from dataclasses import replace
from typing import TypedDict

from wtograph.cli import named, output, trusted
from wtograph.cli.session import Session
from wtograph.lineage import build
from wtograph.lineage.model import Lineage
from wtograph.mandates import undescribed
from wtograph.reports import lineage_data, lineage_text, mermaid, table
from wtograph.reports.lineage_text import Beyond
from wtograph.store import Store


class Asked(TypedDict):
    """How far a lineage goes and by which links."""

    up: int | None
    down: int | None
    weak: bool
    kinds: frozenset[str]
    minimal: bool


def found(
    store: Store, ref: str, back_to: tuple[str, ...], trust: str, asked: Asked
) -> tuple[Lineage, int]:
    """The lineage over links that are trusted enough, and how many hops that leaves out.

    One that leaves out a hop is not complete. Raises: UnknownDocument, AmbiguousName, BadSymbol.
    """
    root = named.text(store, ref)
    goals = tuple(named.text(store, each).iri for each in back_to)

    def walked(labels: frozenset[str], asked: Asked) -> Lineage:
        return build.lineage(
            store, root.iri, place=root.place, back_to=goals, labels=labels, **asked
        )

    labels = trusted.labels(trust)
    shown = walked(labels, asked)
    if not labels:
        return shown, 0
    every: Asked = {
        **asked,
        "minimal": False,
    }  # what `--minimal` leaves out is not hidden by `--trust`
    hidden = len(walked(frozenset(), every).edges) - len(walked(labels, every).edges)
    return (replace(shown, complete=False) if hidden else shown), hidden


def beyond(store: Store, lineage: Lineage, asked: Asked) -> Beyond | None:
    """What is known beside a lineage whose root has no hop; None where it has one."""
    if lineage.edges_from(lineage.root) or asked["up"] == 0:
        return None
    wider: Asked = {**asked, "weak": True, "up": 1, "down": 0}
    weak = build.lineage(store, lineage.root, place=lineage.place, **wider)
    wider["up"] = asked["up"]
    goals = tuple(lineage.ways)
    reached = build.lineage(store, lineage.root, place=lineage.place, back_to=goals, **wider)
    return Beyond(
        0 if asked["weak"] else len(weak.edges_from(lineage.root)),
        frozenset(goal for goal in goals if reached.ways[goal].chain and not asked["weak"]),
        bool(asked["kinds"]),
        not undescribed(store, [lineage.root]),
    )


def write(
    session: Session,
    found: Lineage,
    *,
    hidden: int,
    beyond: Beyond | None,
    evidence: bool,
    plain: bool,
    down: bool,
) -> None:
    """Write a lineage in the form asked for; what is left out is said in every form."""
    wording = session.wording
    match session.form:
        case "json":
            session.json(lineage_data.json_object(found, wording, hidden=hidden, beyond=beyond))
        case "csv":
            session.write(table.comma_separated(lineage_data.HEAD, lineage_data.rows(found)))
        case "md":
            lines = lineage_data.markdown(found, wording, hidden=hidden, beyond=beyond)
            session.write("\n".join(lines))
        case "dot":
            session.write("\n".join(lineage_data.dot(found, wording, hidden=hidden)))
        case "mermaid":
            session.write("\n".join(mermaid.flowchart(found, wording, hidden=hidden)))
        case _:
            corners = lineage_text.ASCII if plain else lineage_text.UNICODE
            drawn = lineage_text.tree(
                found,
                wording,
                corners=corners,
                evidence=evidence,
                down=down,
                hidden=hidden,
                beyond=beyond,
            )
            session.write(output.drawing(drawn))
    if hidden and session.form == "csv":  # the one form with no place for it
        session.note(wording.say("lineage-hidden", count=hidden))
    if beyond and not hidden and session.form in ("csv", "dot", "mermaid"):
        for goal in found.ways:
            session.note(lineage_text.reach(found, goal, wording, hidden=0, beyond=beyond))
        if not found.ways:
            session.note(lineage_text.nothing(wording, hidden=0, beyond=beyond))
    if not found.complete:
        session.note("this answer is partial: it says what is missing")
