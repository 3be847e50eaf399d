"""The JSON-LD context holds the same terms, and nothing is lost on the way there and back."""

import json
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from ontology_graphs import ONTOLOGY, ROOT
from rdflib import Graph
from rdflib.compare import isomorphic

from wtograph.vocab import CLASSES, INDIVIDUALS, PREFIXES, PROPERTIES

CONTEXT: dict[str, Any] = json.loads((ONTOLOGY / "context.jsonld").read_text("utf-8"))["@context"]
EXAMPLES = (ROOT / "tests/shapes/pass/example.ttl", ONTOLOGY / "vocab/verbs.ttl")


def identifier(name: str) -> str:
    entry = CONTEXT[name]
    return str(entry["@id"] if isinstance(entry, dict) else entry)


def test_every_term_is_in_the_context_under_its_own_name() -> None:
    for name in (*CLASSES, *PROPERTIES, *INDIVIDUALS):
        assert identifier(name) == f"wtog:{name}"


def test_every_prefix_is_in_the_context_unless_a_property_has_its_name() -> None:
    for prefix in set(PREFIXES) - {"outcome", "edge"}:
        assert identifier(prefix) == PREFIXES[prefix]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph")  # rdflib 7.6 warns of its own reader
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_turtle_goes_to_json_and_back_without_loss(path: Path) -> None:
    graph = Graph().parse(path)
    written = graph.serialize(format="json-ld", context=CONTEXT)
    assert isomorphic(graph, Graph().parse(data=written, format="json-ld"))
    quads = ox.parse(written.encode(), format=ox.RdfFormat.JSON_LD)
    lines = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES)
    assert lines is not None
    assert isomorphic(graph, Graph().parse(data=lines.decode(), format="nt"))


def test_json_uses_short_names_days_numbers_and_language_maps() -> None:
    graph = Graph().parse(EXAMPLES[0])
    written = json.loads(graph.serialize(format="json-ld", context=CONTEXT))
    nodes = {node["id"]: node for node in written["@graph"]}
    decision = nodes["doc:WT_L_99001"]
    assert decision["type"] == "Instrument"
    assert decision["dateAdopted"] == "2091-01-11"
    assert decision["title"]["fr"] == "Décision d'exemple"
    assert decision["verification"] == "ver:read"
    assert nodes["doc:WT_L_99001__p1"]["partOf"] == "doc:WT_L_99001"
    assert nodes["doc:WT_L_99001__p1"]["ordinal"] == 1
    assert nodes["doc:x-EXAMPLE-20900123"]["symbolUnknown"] is True
