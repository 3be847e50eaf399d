"""Bad input: one line that says what, one that says what to do, the right code, nothing else."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from command_line import ROOT, Result, run, run_process

from wtograph.errors import NotAStore
from wtograph.folders import write_folder
from wtograph.library import Graph

FAILING_SHAPE = ROOT / "tests" / "shapes" / "fail" / "05-instrument-adopted.ttl"
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
NEEDY = "#+ param: document | document | required | the older text\nASK { ?document ?p ?o }\n"
MEMBERS = ("wtoo", "SELECT ?m WHERE { ?m a wtoo:Mandate }")


@dataclass(frozen=True, slots=True)
class Case:
    """A command line, and what its complaint must hold: code, exit code, words, hint."""

    line: str
    code: str
    exit: int
    says: str
    hint: str
    stdin: str | None = None

    def run(self, *more: str) -> Result:
        """Run it; the words of the line are parted by a bar."""
        return run(*self.line.split("|"), *more, stdin=self.stdin)


CASES = [
    Case("lineage|WT/MIN(98)/DEC/3", "unknown-document", 3, "WT/MIN(98)/DEC/3",
         "WT/MIN(98)/DEC/2"),
    Case("lineage|WT/L/1193|--back-to|WT/L/275", "unknown-document", 3, "WT/L/275", "WT/L/"),
    Case("show|WT/L/977#9", "unknown-document", 3, "no paragraph 9 of WT/L/977", "#2"),
    Case("lineage|hello", "bad-symbol", 3, "hello: ", "WT/MIN(98)/DEC/2"),
    Case("lineage|", "bad-symbol", 3, "at character 1", "WT/L/274"),
    Case("show|WT/", "bad-symbol", 3, "at character", "WT/L/274"),
    Case("lineage|WT/MIN(198)/DEC/2", "", 3, "WT/MIN(198)/DEC/2", ""),
    Case("status|moratorium", "ambiguous-name", 3, "ecom-moratorium and trips-nvc-moratorium", ""),
    Case("timeline|moratorium", "ambiguous-name", 3, "trips-nvc-moratorium", ""),
    Case("status|ecom-moratoriun", "unknown-norm", 3, "ecom-moratoriun", "ecom-moratorium"),
    Case("status|programme/e-comerce", "unknown-norm", 3, "", "programme/e-commerce"),
    Case("mandates|--to|General Counsel", "unknown-body", 3, "General Counsel", "General Council"),
    Case("show|body:XX", "unknown-body", 3, "XX", ""),
    Case("mandates|--topic|ecomerce", "unknown-topic", 3, "ecomerce", "e-commerce"),
    Case("query|lineage/build-on", "unknown-query", 3, "lineage/build-on", "lineage/builds-on"),
    Case("query|zzzzqqq", "unknown-query", 3, "zzzzqqq", "wtograph query --list"),
    Case("query|no-such-file.rq", "no-such-file", 3, "no-such-file.rq", ""),
    Case("query|lineage/builds-on|--param|docment=WT/L/274", "usage", 2, "docment", "document"),
    Case("query|lineage/builds-on|--param|document", "usage", 2, "NAME=VALUE", "--help"),
    Case("query", "usage", 2, "no question", "--list"),
    Case("query|-", "missing-parameter", 3, "needs document: the older text", "--param", NEEDY),
    Case("query|-|--param|document=WT/L/275", "unknown-document", 3, "WT/L/275", "WT/L/",
         NEEDY),
    Case("query|-", "bad-query", 3, "<stdin>:1:27: ", "SPARQL", "SELECT ?m WHERE { ?m ~ a }"),
    Case("query|-", "bad-query", 3, "<stdin>:3:2: ", "SPARQL", "SELECT ?m WHERE {\n ?m a\n}"),
    Case("query|-", "bad-query", 3, "<stdin>:1:24: unknown prefix wtoo:", "wtog:", MEMBERS[1]),
    Case("query|-", "bad-query", 3, "SERVICE is refused", "local graph",
         "SELECT * { SERVICE <https://example.org/sparql> { ?s ?p ?o } }"),
    Case("query|-", "bad-query", 3, "<stdin>:1:", "SPARQL", "DELETE WHERE { ?s ?p ?o }"),
    Case("query|-|--timeout|0.2", "limit", 5, "0.2 s", "--timeout", SLOW),
    Case("status|ecom-moratorium|--assume|MC99=2026-01-01", "unknown-meeting", 3, "MC99", "MC9"),
    Case("status|ecom-moratorium|--assume|MC14=soon", "bad-date", 3, "'soon'", "2026"),
    Case("status|ecom-moratorium|--assume|MC14", "usage", 2, "MC14", "--help"),
    Case("status|ecom-moratorium|--on|yesterday", "bad-date", 3, "'yesterday'", "2026"),
    Case("status|ecom-moratorium|--on|2026-02-30", "bad-date", 3, "2026-02-30", "2026"),
    Case("status|ecom-moratorium|--on|2026", "bad-date", 3, "'2026'", "2026-"),
    Case("mandates|--since|last year", "bad-date", 3, "'last year'", "2026"),
    Case("status", "usage", 2, "NORM", "wtograph status --help"),
    Case("lineage|WT/L/274|--kind|continue", "usage", 2, "continue", "continues"),
    Case("lineage|WT/L/274|--minimun", "usage", 2, "--minimal", "wtograph lineage --help"),
    Case("lineage|WT/L/274|--up|-1", "usage", 2, "--up", "--help"),
    Case("lineage|WT/L/274|-f|xml", "usage", 2, "json", "--help"),
    Case("lineage|WT/L/274|-o|answer.ttl", "usage", 2, "answer.ttl", "json"),
    Case("status|ecom-moratorium|--lang|de", "usage", 2, "'en', 'fr', 'es'", "--help"),
    Case("status|ecom-moratorium|--lang|ES", "usage", 2, "did you mean es?", "--help"),
    Case("mandates|--to|", "unknown-body", 3, "--to: empty name", "leave the option out"),
    Case("mandates|--by| ", "unknown-body", 3, "--by: empty name", ""),
    Case("mandates|--reports-to|", "unknown-body", 3, "--reports-to: empty name", ""),
    Case("mandates|--topic|", "unknown-topic", 3, "--topic: empty name", ""),
    Case("query|told-to|--param|body=", "unknown-body", 3, "empty name", "GC"),
    Case("mandates|--since|2026|--until|2015", "usage", 2, "since 2026-01-01 and until 2015-12-31",
         "earlier"),
    Case("query|due-between|--param|from=2020-01-01|--param|to=2019-01-01", "usage", 2,
         "from=2020-01-01 is after to=2019-01-01", "earlier day as from"),
    Case("query|due-between|--param|from=2020-01-01", "usage", 2, "to=2017-12-31 (default)", ""),
    Case("query|adopted-in|--param|year=20222", "usage", 2, "'20222' is not a year", "2022"),
    Case("query|words-behind|--param|thing=WT/L/97777", "unknown-document", 3, "WT/L/97777",
         "WT/L/977"),
    Case("query|words-behind|--param|thing=nothing of ours", "unknown-subject", 3,
         "nothing of ours", "WT/L/274"),
    Case("show|General Counsil", "unknown-document", 3, "General Counsil", "General Council"),
    Case("show|WTL274", "unknown-document", 3, "WTL274", "nearest known: WT/L/274"),
    Case("show|", "unknown-document", 3, "nothing was named", "WT/L/274"),
    Case("show|programme/e-comerce", "unknown-document", 3, "", "programme/e-commerce"),
    Case("show|MC14", "unknown-document", 3, "MC14", "a session: try wtograph resolve MC14"),
    Case("lineage|ecom-moratorium", "unknown-document", 3, "ecom-moratorium is no text",
         "a norm: try wtograph status ecom-moratorium"),
    Case("lineage|WT/L/1193|--back-to|GC", "unknown-document", 3, "GC is no text", "a body"),
    Case("mandates|GC", "unknown-document", 3, "GC", "a body: try wtograph mandates --to GC"),
    Case("show|WT/L/977#99", "unknown-document", 3, "no paragraph 99", "are: #1, #2, #3, #r1"),
    Case("completion|bsh", "usage", 2, "did you mean bash?", "--help"),
    Case("lineage|WT/L/274|-f|jsn", "usage", 2, "did you mean json?", "--help"),
    Case("status|ecom-moratorium|--lang|fra", "usage", 2, "did you mean fr?", "--help"),
    Case("lineage|WT/L/274|--trust|reed", "usage", 2, "did you mean read?", "--help"),
    Case("lineage|WT/L/274|--color|allways", "usage", 2, "did you mean always?", "--help"),
    Case("lineage|WT/L/274|--kind|recal", "usage", 2, "recal", "nearest known: recalls"),
    Case("lineage|WT/L/274|--excel", "usage", 2, "--excel", "-f csv"),
    Case("linage|WT/L/274", "usage", 2, "did you mean lineage?", "wtograph --help"),
    Case("xyzzy", "usage", 2, "xyzzy", "wtograph --help"),
    Case("--nope", "usage", 2, "--nope", "wtograph --help"),
    Case("lineage|WT/L/274|-s|no/such.store", "not-a-store", 3, "no/such.store", "wtograph ingest"),
    Case("query|-|-s|no/such.store", "not-a-store", 3, "no/such.store", "ingest", "ASK {}"),
    Case(f"lineage|WT/L/274|-s|{ROOT / 'data'}", "not-a-store", 3, "is not a store", "ingest"),
    Case(f"lineage|WT/L/274|-s|{ROOT / 'LICENSE'}", "not-a-store", 3, "LICENSE", "folder"),
    Case(f"lineage|WT/L/274|-o|{ROOT / 'data'}", "usage", 2, "is a folder", "file"),
    Case(f"lineage|WT/L/274|-o|{ROOT / 'LICENSE'}/answer.json", "io-failure", 8,
         "cannot be written", "nothing was written"),
    Case("ingest|no-such-file.ttl|-s|x.store", "no-such-file", 3, "no-such-file.ttl", ""),
    Case(f"ingest|{ROOT / 'LICENSE'}|-s|x.store", "bad-facts", 3, "LICENSE", ".ttl"),
    Case("ingest|my.ttl", "usage", 2, "--store", "wtograph ingest --help"),
    Case("validate|no-such-file.ttl", "no-such-file", 3, "no-such-file.ttl", ""),
]  # fmt: skip


def checked(found: Result, *, code: str, exit_code: int, says: str, hint: str) -> None:
    """The two lines, the exit code, an empty answer, no trace of the program's inside."""
    lines = [line for line in found.err.splitlines() if not line.startswith("store: ")]
    assert found.code == exit_code
    assert found.out == ""
    assert "Traceback" not in found.err
    first = re.fullmatch(r"error: (?P<text>\S.*\S)  \[(?P<code>[a-z-]+)\]", lines[0])
    assert first, lines[0]
    assert first["code"] == code or not code
    assert says in first["text"]
    assert not first["text"].endswith(".")
    assert not re.match(r"[A-Z][a-z]+ ", first["text"])
    hints = [line for line in lines[1:] if line.startswith("hint:  ")]
    assert len(hints) == 1
    assert hints[0] == lines[-1]
    assert hint in hints[0]
    assert len(hints[0]) > len("hint:  ")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.line.replace("|", " "))
def test_bad_input_is_answered_in_two_lines_and_a_code(case: Case) -> None:
    checked(case.run(), code=case.code, exit_code=case.exit, says=case.says, hint=case.hint)


def test_a_query_that_does_not_parse_is_shown_with_a_caret_under_the_place() -> None:
    found = run("query", "-", stdin="SELECT ?m WHERE {\n  ?m a wtoo:Mandate\n}")
    error, shown, caret, hint = found.err.splitlines()
    assert error.startswith("error: <stdin>:2:8: ")
    column = shown.index("wtoo:Mandate")
    assert caret[column:] == "^" * len("wtoo:")
    assert caret[:column].strip(" |") == ""
    assert hint.startswith("hint:  did you mean wtog:")


def test_a_data_file_that_does_not_parse_names_line_and_column_and_stores_nothing(
    tmp_path: Path,
) -> None:
    facts, store = tmp_path / "mine.ttl", tmp_path / "my.store"
    facts.write_text("@prefix doc: <https://w3id.org/wtograph/doc/> .\ndoc:a doc:b .\n")
    found = run("ingest", str(facts), "-s", str(store))
    checked(found, code="bad-facts", exit_code=3, says=f"{facts}:2:", hint="nothing was stored")
    assert not store.exists()
    found = run("validate", str(facts))
    checked(found, code="bad-facts", exit_code=3, says=f"{facts}:2:", hint="")


def test_validate_says_no_with_1_and_names_the_shape() -> None:
    found = run("validate", str(FAILING_SHAPE))
    assert found.code == 1
    assert "InstrumentAdopted" in found.out


def test_a_data_file_that_breaks_a_shape_is_refused_and_the_store_is_left_as_it_was(
    tmp_path: Path, graph: Graph
) -> None:
    store = tmp_path / "my.store"
    write_folder(store, graph.store, ())
    before = {path: path.stat().st_mtime_ns for path in store.rglob("*")}
    found = run("ingest", str(FAILING_SHAPE), "-s", str(store))
    checked(found, code="bad-facts", exit_code=3, says="doc:WT_L_99010", hint="wtograph validate")
    assert {path: path.stat().st_mtime_ns for path in store.rglob("*")} == before


def test_a_folder_that_cannot_be_written_leaves_with_8(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    good = str(ROOT / "tests" / "shapes" / "pass" / "example.ttl")
    found = run("ingest", good, "-s", str(tmp_path / "file" / "my.store"))
    checked(found, code="io-failure", exit_code=8, says="cannot be written", hint="")


def test_a_folder_with_other_things_in_it_never_becomes_a_store(graph: Graph) -> None:
    with pytest.raises(NotAStore, match="holds other things"):
        write_folder(ROOT / "data" / "documents", graph.store, ())


def test_a_false_ask_and_a_lapsed_norm_say_no_with_1() -> None:
    said = run("query", "-", stdin="ASK { doc:WT_L_274 a wtog:Proposal }")
    assert (said.code, said.out) == (1, "false\n")
    assert run("query", "-", stdin="ASK { doc:WT_L_274 a wtog:Instrument }").code == 0
    lapsed = ("status", "ecom-moratorium", "--on", "2026-11-23")
    assert run(*lapsed).code == 0
    assert run(*lapsed, "--exit-code").code == 1
    assert run("status", "ecom-moratorium", "--on", "2020-02-01", "--exit-code").code == 0


def test_debug_shows_the_trace_of_an_error() -> None:
    found = run_process("lineage", "WT/L/9999", "--debug")
    assert "Traceback" in found.err
    assert "UnknownDocument" in found.err
    assert found.out == ""
    assert found.code != 0


def test_the_console_gives_the_same_errors_and_codes_as_the_library_door() -> None:
    found = run_process("status", "moratorium")
    checked(found, code="ambiguous-name", exit_code=3, says="ecom-moratorium", hint="")


def test_an_empty_list_is_no_error() -> None:
    found = run("mandates", "--until", "1990", "-f", "csv")
    assert found.code == 0
    assert len(found.out.splitlines()) == 1


def test_nothing_at_all_prints_the_help_and_leaves_with_0() -> None:
    found = run()
    assert found.code == 0
    assert found.out.startswith("Usage: wtograph")
