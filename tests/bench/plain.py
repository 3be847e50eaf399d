"""The plain way: parse all facts with rdflib, make a graph of documents, print the ancestors.

What a person would write in ten minutes; `lineage.py` beside this file compares with it.
"""

import sys
from pathlib import Path

import networkx as nx
import rdflib

ROOT = Path(__file__).parents[2]
BASE = "https://w3id.org/wtograph/"
WTOG = rdflib.Namespace(f"{BASE}ontology#")
STRONG = {"basedOn", "continues", "implements", "extendsValidityOf", "supersedes", "terminates"}


def main(symbol: str) -> None:
    """Print the texts that a text descends from by strong citations, document by document."""
    facts = rdflib.Graph()
    for path in sorted((ROOT / "data").rglob("*.ttl")):
        facts.parse(path, format="turtle")
    links: nx.DiGraph[str] = nx.DiGraph()
    for citation, kind in facts.subject_objects(WTOG.citationType):
        if str(kind).rpartition("/")[2] in STRONG:
            for citing in facts.objects(citation, WTOG.citing):
                for cited in facts.objects(citation, WTOG.cited):
                    links.add_edge(str(citing).partition("__")[0], str(cited).partition("__")[0])
    for start in facts.subjects(WTOG.symbol, rdflib.Literal(symbol)):
        for older in sorted(nx.descendants(links, str(start))):
            print(older)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "WT/L/1193")
