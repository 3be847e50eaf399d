"""Symbols as people type them: what is understood, what is refused and with which words."""

from pathlib import Path

import pytest

from wtograph.errors import InputError
from wtograph.symbols import BadSymbol, Symbol, find, parse, slug

HERE = Path(__file__).parent


def lines(folder: str, *names: str) -> list[list[str]]:
    """The columns of small tables; lines that begin with # are remarks."""
    files = [HERE / folder / f"{n}.txt" for n in names] or sorted((HERE / folder).glob("*.txt"))
    rows = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    kept = [row for row in rows if row.strip() and not row.startswith("#")]
    return [[cell.strip() for cell in row.split(" | ")] for row in kept]


def shown(symbol: Symbol, name: str) -> str:
    """One part of a symbol as the small tables write it."""
    value = getattr(symbol, name)
    return ",".join(value) if isinstance(value, tuple) else str(value)


@pytest.mark.parametrize(("text", "canonical", "parts"), lines("pass"))
def test_a_spelling_is_understood(text: str, canonical: str, parts: str) -> None:
    symbol = parse(text)
    assert str(symbol) == canonical
    expected = dict(part.split("=") for part in parts.split())
    assert {name: shown(symbol, name) for name in expected} == expected


@pytest.mark.parametrize(("text", "reason", "position"), lines("fail", "ministerial", "others"))
def test_a_refusal_says_why_and_where(text: str, reason: str, position: str) -> None:
    with pytest.raises(BadSymbol) as refused:
        parse(text)
    assert str(refused.value) == f"{text}: {reason}, at character {position}"
    assert refused.value.position == int(position)
    assert refused.value.hint


@pytest.mark.parametrize("text", [row[0] for row in lines("fail", "found-in-text")])
def test_nothing_is_asserted_in_what_only_looks_like_a_symbol(text: str) -> None:
    assert [str(match.symbol) for match in find(text) if match.asserted] == []


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("WTIL/274", "did you mean WT/L/274?"),
        ("WT/GC/W/79O", "did you mean WT/GC/W/790?"),
        ("MIN(98)/DEC/2", "did you mean WT/MIN(98)/DEC/2?"),
        ("WT/GC/W/79B", "a symbol looks like WT/L/274 or WT/MIN(98)/DEC/2"),
    ],
)
def test_a_misread_letter_is_offered_and_never_taken(text: str, hint: str) -> None:
    with pytest.raises(BadSymbol) as refused:
        parse(text)
    assert refused.value.hint == hint


def test_a_bad_symbol_is_an_input_error_with_its_own_code() -> None:
    assert issubclass(BadSymbol, InputError)
    assert (BadSymbol.code, BadSymbol.exit_code) == ("bad-symbol", 3)


@pytest.mark.parametrize("text", ["", "   ", "x" * 301, "WT/" * 200, "http://" + "x" * 3000])
def test_what_is_empty_or_too_long_is_refused(text: str) -> None:
    with pytest.raises(BadSymbol):
        parse(text)


@pytest.mark.parametrize(
    ("symbol", "name"),
    [
        ("WT/L/274", "WT_L_274"),
        ("WT/MIN(05)/DEC", "WT_MIN05_DEC"),
        ("WT/GC/W/909/Add.1", "WT_GC_W_909_Add-1"),
        ("WT/GC/W/909/ADD 1", "WT_GC_W_909_Add-1"),
        ("OFFICE(00)/39", "OFFICE00_39"),
        ("JOB/GC/204/Rev.4", "JOB_GC_204_Rev-4"),
        ("MIN(63)INF/1", "MIN63_INF_1"),
        ("MIN(63)/INF/1", "MIN63_INF_1"),
        ("INT(60)75", "INT60_75"),
        ("TN.56/1", "TN-56_1"),
        ("G/TBT/Notif.99/320", "G_TBT_Notif-99_320"),
        ("MTN.GNG/NG5/W/170", "MTN-GNG_NG5_W_170"),
    ],
)
def test_a_slug_has_no_slash_no_bracket_and_no_dot(symbol: str, name: str) -> None:
    assert slug(symbol) == name
    assert parse(name).iri == f"https://w3id.org/wtograph/doc/{name}"


@pytest.mark.parametrize("text", ["WT/L/274/*", "WT//L", "WT/L/é", "WT_/L", "", "WT/L/274#2"])
def test_a_slug_is_refused_rather_than_escaped(text: str) -> None:
    with pytest.raises(BadSymbol):
        slug(text)


def test_symbols_sort_by_number_and_by_year_not_by_letter() -> None:
    typed = ["WT/MIN(01)/1", "WT/L/274", "WT/GC/W/798", "WT/MIN(98)/DEC/2", "WT/L/94", "WT/GC/67"]
    assert [str(symbol) for symbol in sorted(map(parse, typed))] == [
        "WT/GC/67",
        "WT/GC/W/798",
        "WT/L/94",
        "WT/L/274",
        "WT/MIN(98)/DEC/2",
        "WT/MIN(01)/1",
    ]


def test_the_base_of_a_symbol_loses_one_suffix_at_a_time() -> None:
    symbol: Symbol | None = parse("WT/ACC/SPEC/LVA/7/Add.2/Corr.1")
    chain = []
    while symbol:
        chain.append(str(symbol))
        assert parse(str(symbol)) == symbol
        symbol = symbol.base
    assert chain == [
        "WT/ACC/SPEC/LVA/7/Add.2/Corr.1",
        "WT/ACC/SPEC/LVA/7/Add.2",
        "WT/ACC/SPEC/LVA/7",
    ]


@pytest.mark.parametrize(
    ("symbol", "year"),
    [
        ("WT/MIN(98)/DEC/2", 1998),
        ("WT/MIN(05)/DEC", 2005),
        ("TN.56/1", 1956),
        ("SR.22/3", None),
        ("G/TBT/Notif.99/320", 1999),
        ("WT/L/274", None),
    ],
)
def test_a_year_of_two_digits_is_told_in_four(symbol: str, year: int | None) -> None:
    assert parse(symbol).year == year
