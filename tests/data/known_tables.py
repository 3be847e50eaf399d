"""Clauses, periods, meetings, bodies, people and the imported tables as plain rows of facts."""

from collections.abc import Iterator

from known_facts import LANGUAGES, NOT_THERE, Fact, bars, field, table, yaml_file

EFFECTS = {
    "Mandate": "wtog:Mandate",
    "Moratorium": "wtog:Commitment",
    "Moratorium (TRIPS non-violation line)": "wtog:Commitment",
    "Commitment": "wtog:Commitment",
    "Commitment of a group": "wtog:Commitment",
    "Definition": "wtog:Definition",
    "SunsetClause": "wtog:SunsetClause",
}
RUNS = ("moratorium_periods", "plurilateral_periods", "trips_non_violation_periods")


def clauses() -> Iterator[Fact]:
    """What each clause of decisions.yaml does, in its class, with its label."""
    for entry in yaml_file("decisions.yaml")["documents"]:
        for clause in entry["paragraphs"]:
            if "provision" not in clause:
                continue
            place = f"{entry['id']}__{clause['provision']}"
            yield Fact(f"doc:{place}", "wtog:partOf", f"doc:{entry['id']}", "read")
            if clause["model_as"] in EFFECTS:
                kind = EFFECTS[clause["model_as"]]
                if kind == "wtog:Mandate" and not clause["to"]:
                    kind = "wtog:Commitment"
                effect = f"norm:{place}__{clause['effect']}"
                yield Fact(effect, "-", "", clause["verification"])
                yield Fact(effect, "rdf:type", kind, clause["verification"])


def runs() -> Iterator[Fact]:
    """The periods of the norms and the claims about them."""
    facts = yaml_file("decisions.yaml")
    for kind in RUNS:
        for run in facts[kind]:
            node = f"norm:{run['id']}"
            yield Fact(node, "-", "", run["verification"])
            yield Fact(node, "wtog:start", run["start"], run["verification"])
    for claim in facts["claims"]:
        node = f"claim:{claim['id'].removeprefix('claim-')}"
        yield Fact(node, "-", "", claim["verification"])
        yield Fact(node, "wtog:about", f"norm:{claim['about']}", claim["verification"])


def meetings() -> Iterator[Fact]:
    """Conferences and other meetings; a day may stand in two files."""
    for name, entry in yaml_file("decisions.yaml")["meetings"].items():
        yield Fact(name, "-", "", entry["verification"])
        for key in ("start", "end"):
            if entry.get(key) not in NOT_THERE:
                yield Fact(name, f"wtog:{key}", entry[key], entry["verification"])
    facts = yaml_file("around.yaml")
    for entry in facts["general_council_meetings"]:
        node = f"meeting:GC-{entry['held'].split('/')[0]}"
        yield Fact(node, "-", "", field(entry["verification"]))
    for entry in facts["dedicated_sessions"]:
        yield Fact(f"meeting:WPEC-{entry['held']}", "-", "", field(entry["verification"]))
    for row in table("sessions.csv"):
        node = f"meeting:{row['id']}"
        yield Fact(node, "-", "", row["verification"])
        for key, column in (("start", "opened"), ("end", "closed")):
            if len(row[column]) == 10 and not (key == "end" and "first day only" in row["note"]):
                yield Fact(node, f"wtog:{key}", row[column], row["v_dates"])


def bodies() -> Iterator[Fact]:
    """The tree of bodies, groups of Members, and people."""
    for row in table("bodies.csv"):
        node = f"body:{row['id']}"
        yield Fact(node, "-", "", row["v_structure"])
        for lang in LANGUAGES:
            if name := row[f"name_{lang}"]:
                yield Fact(node, "skos:prefLabel", name, row[f"v_name_{lang}"])
        for prefix in bars(row["prefix"]):
            yield Fact(node, "wtog:symbolPrefix", prefix, row["v_prefix"])
    for entry in yaml_file("around.yaml")["groups"]:
        node = f"group:{entry['id']}"
        yield Fact(node, "-", "", field(entry["verification"]))
        for lang in LANGUAGES:
            if lang in entry:
                yield Fact(node, "rdfs:label", entry[lang], field(entry["verification"], lang))


def members() -> Iterator[Fact]:
    """The Members with their names, codes and status."""
    for row in table("members.csv"):
        node = f"member:{row['iso3']}"
        yield Fact(node, "-", "", row["verification"])
        yield Fact(node, "skos:notation", row["iso3"], row["v_code"])
        status = "true" if row["ldc"] == "yes" else "false"
        yield Fact(node, "wtog:leastDeveloped", status, row["v_ldc"])
        for lang in LANGUAGES:
            if name := row[f"name_{lang}"]:
                yield Fact(node, "rdfs:label", name, row[f"v_name_{lang}"])


def agreements() -> Iterator[Fact]:
    """The agreements; where a text also stands in decisions.yaml, the table adds names only."""
    facts = yaml_file("decisions.yaml")
    decided = {e["id"]: e.get("title", {}) for e in (*facts["documents"], *facts["referenced"])}
    for row in table("agreements.csv"):
        node = f"doc:{row['id']}"
        dated = row["adopted"] or row["signed"]
        yield Fact(node, "-", "", row["v_dates"] if dated else row["verification"])
        for key, name in (("adopted", "dateAdopted"), ("signed", "dateOfDocument")):
            if row[key] and row["id"] not in decided:
                yield Fact(node, f"wtog:{name}", row[key], row["v_dates"])
        for lang in LANGUAGES:
            title = row[f"title_{lang}"]
            if title and decided.get(row["id"], {}).get(lang, title) == title:
                yield Fact(node, "dcterms:title", title, row[f"v_title_{lang}"])
