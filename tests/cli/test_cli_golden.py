"""What people read, kept as files and reviewed as prose; WTOGRAPH_UPDATE_GOLDEN=1 rewrites them."""

import json
import re
from functools import cache

import pytest
from command_line import Result, golden, run

DAY = ("--on", "2026-11-23")
PAGES = {
    "lineage-WT_L_1193.txt": ("lineage", "WT/L/1193", "--back-to", "WT/L/274"),
    "lineage-WT_L_1193.fr.txt": ("lineage", "WT/L/1193", "--back-to", "WT/L/274", "--lang", "fr"),
    "lineage-x-IND-20240123.txt": ("lineage", "x-IND-20240123", "--evidence"),
    "lineage-WT_L_1188.txt": ("lineage", "WT/L/1188"),
    "lineage-WT_L_1193.md": ("lineage", "WT/L/1193", "-f", "md"),
    "lineage-WT_L_1193.dot": ("lineage", "WT/L/1193", "-f", "dot"),
    "lineage-WT_L_1193.csv": ("lineage", "WT/L/1193", "-f", "csv"),
    "status-2026-11-23.txt": ("status", "ecom-moratorium", *DAY),
    "status-2000-06-01.fr.txt": ("status", "ecom-moratorium", "--on", "2000-06-01", "--lang", "fr"),
    "status-2020-02-01.txt": ("status", "ecom-moratorium", "--on", "2020-02-01"),
    "timeline-ecom-moratorium.txt": ("timeline", "ecom-moratorium"),
    "mandates-WT_L_977.txt": ("mandates", "WT/L/977"),
    "show-WT_L_977.txt": ("show", "WT/L/977"),
    "show-x-IND-20240123.es.txt": ("show", "x-IND-20240123", "--lang", "es"),
    "lineage-x-IND-20240123.mmd": ("lineage", "x-IND-20240123", "-f", "mermaid"),
    "lineage-WT_L_1193.read.txt": ("lineage", "WT/L/1193", "--trust", "read"),
    "status-2026-11-23.md": ("status", "ecom-moratorium", *DAY, "-f", "md"),
    "status-2026-11-23.csv": ("status", "ecom-moratorium", *DAY, "-f", "csv"),
    "status-2003-10-01.history.txt": (
        "status",
        "ecom-moratorium",
        "--on",
        "2003-10-01",
        "--history",
    ),
    "show-x-IND-20240123.md": ("show", "x-IND-20240123", "-f", "md"),
    "show-WT_L_977.csv": ("show", "WT/L/977", "-f", "csv"),
    "mandates-WT_L_977.md": ("mandates", "WT/L/977", "-f", "md"),
    "show-GC.txt": ("show", "body:GC"),
}
FIRST_LINES = {"show-GC.txt": 60}


@cache
def page(name: str) -> Result:
    """The page of this name, made once."""
    return run(*PAGES[name])


@pytest.mark.parametrize("name", PAGES)
def test_a_page_reads_as_it_was_reviewed(name: str) -> None:
    found = page(name)
    assert found.code == 0
    lines = found.out.splitlines(keepends=True)
    golden(name, "".join(lines[: FIRST_LINES.get(name, len(lines))]))


@pytest.mark.parametrize("name", [name for name in PAGES if name.endswith((".txt", ".md"))])
def test_every_source_listed_is_cited_and_every_number_cited_is_listed(name: str) -> None:
    text = page(name).out.replace("\\", "")
    if name.endswith(".md"):
        listed_notes = {int(n) for n in re.findall(r"^\[\^(\d+)\]: ", text, re.MULTILINE)}
        assert {int(n) for n in re.findall(r"\[\^(\d+)\](?!:)", text)} == listed_notes
        assert listed_notes == set(range(1, len(listed_notes) + 1))
        return
    heads = [word for word in ("\nSources\n", "\nFuentes\n") if word in text]
    body, _, listed = text.partition(heads[0])
    numbers = {int(n) for n in re.findall(r"^ +(\d+)  ", listed, re.MULTILINE)}
    cited = {int(n) for many in re.findall(r"\[(\d[\d, ]*)\]", body) for n in many.split(",")}
    assert cited == numbers
    assert numbers == set(range(1, len(numbers) + 1))


@pytest.mark.parametrize("name", [name for name in PAGES if name.endswith(".txt")])
def test_the_mark_of_a_place_is_explained_where_it_is_used_and_nowhere_else(name: str) -> None:
    lines = page(name).out.splitlines()
    legends = [line for line in lines if line.startswith("†")]
    used = any("†" in line for line in lines if not line.startswith("†"))
    assert len(legends) == int(used)


def test_a_body_names_its_own_subsidiary_bodies_and_no_others() -> None:
    known = json.loads(run("show", "body:GC", "-f", "json").out)
    assert "CTS" in known["children"]
    assert not {"GC", "MC", "AB", "ITA"} & set(known["children"])
    assert known["parents"] == ["MC"]
