"""Symbols as they stand in file keys, slugs, IRIs and addresses, rewritten with slashes."""

import re
from typing import NamedTuple

from wtograph.symbols.errors import BadSymbol
from wtograph.symbols.lazy import Pattern
from wtograph.symbols.slugs import DOCUMENTS

MOST_CHARACTERS = 300
MOST_IN_ADDRESS = 2000
BEHIND_S = frozenset({"WT", "WTO", "G", "S", "IP", "TN", "JOB", "GPA"})  # S_WT_...: S is a store

ENDING = r"(?: \. (?: en | fr | es ) )? \. (?: pdf | docx? | html? | xlsx? | txt )"

_ENDING = Pattern(rf"{ENDING} \Z", any_case=True)
_STORE_PATH = Pattern(r"(?: [^\s]{0,200} filename= )? [qrs] :/ (?P<path> .+ )", any_case=True)
_UNDERSCORED = Pattern(
    r"(?: (?P<store> [qrs] ) _ (?= (?P<next> [A-Za-z]{1,6} ) ) )? (?P<path> [A-Za-z0-9_().-]+ )",
    any_case=True,
)
_SLUG_DOT = Pattern(r"(?<= [A-Za-z] ) - (?= [A-Za-z0-9] )")  # Add-1, TN-56, MTN-GNG
_OLD_TBT = Pattern(r"/ TBTNOT (?P<year> [0-9]{2} ) / (?P=year) - (?= [0-9] )", any_case=True)
_DISPUTE = Pattern(
    r"""
    / DS / (?P<number> [1-9][0-9]{0,3} )                    # DS/2-10A1, DS/344R
    (?: - (?= [0-9] ) | (?P<ab> AB )? (?P<report> RW? [0-9]? | ARB ) (?= / | \Z ) )
    """,
    any_case=True,
)
_ADDRESS = Pattern(
    r"(?: https? :// )? (?: [A-Za-z0-9-]{1,20} \. )? wto\.org (?: : [0-9]{1,5} )? /", any_case=True
)
_QUERIED = Pattern(  # in quotes to the next quote, bare to the next space
    r"""@?Symbol = [\s(]{0,4} (?: " (?P<quoted> [^"&]{1,100} ) | (?P<bare> [^"&\s]{1,100} ) )""",
    any_case=True,
)
_PERCENT = Pattern(r"% (?P<code> [0-7][0-9A-F] )", any_case=True)


class Given(NamedTuple):
    """What a person gave, the symbol in it written with slashes, and where that begins."""

    typed: str
    symbol: str
    offset: int = 0


def unwrap(text: str) -> Given:
    """The symbol inside an IRI, an address, a file key, a file name or a slug.

    Raises: BadSymbol for an address that does not name one document, and for what is too long.
    """
    typed = text.strip()
    limit = MOST_IN_ADDRESS if "://" in typed else MOST_CHARACTERS
    if len(typed) > limit:
        raise BadSymbol(f"{typed[:40]}...", "this is too long for a symbol", position=limit + 1)
    for prefix in (DOCUMENTS, "doc:"):
        if typed.startswith(prefix):
            return Given(typed, _slashed(typed.removeprefix(prefix)), len(prefix))
    address = _ADDRESS.match(typed)
    if "://" in typed or address:
        symbol = _addressed(typed, known=address is not None)
        return Given(typed, symbol, max(typed.find(symbol), 0))
    stored = _STORE_PATH.fullmatch(typed)
    if stored:
        return Given(typed, path(stored["path"]), stored.start("path"))
    plain = without_ending(typed)
    return Given(typed, _slashed(plain), 2 if underscored(plain) else 0)


def path(written: str) -> str:
    """The path of a file key with the parts that glue differently put apart; no file ending."""
    plain = "/" + without_ending(written)
    plain = _OLD_TBT.compiled().sub(r"/TBT/Notif.\g<year>/", plain)
    return _DISPUTE.compiled().sub(_dispute, plain)[1:]


def without_ending(written: str) -> str:
    """A file name without its ending and its language: WT_L_977.fr.txt is WT_L_977."""
    return _ENDING.compiled().sub("", written)


def underscored(written: str) -> str | None:
    """The path behind a file key such as Q_WT_Min01_W5R2, or None if it names no file store."""
    found = _UNDERSCORED.fullmatch(written)
    if found is None or found["store"] is None:
        return None
    if found["store"] in "sS" and found["next"].upper() not in BEHIND_S:
        return None  # S_L_519 is the slug of S/L/519
    return path(found["path"].replace("_", "/"))


def _slashed(written: str) -> str:
    """A slug or an underscored file key with slashes; anything else as it is."""
    if "_" not in written or not _UNDERSCORED.fullmatch(written):
        return written
    return underscored(written) or _SLUG_DOT.compiled().sub(".", written).replace("_", "/")


def _dispute(found: re.Match[str]) -> str:
    words = [f"/DS{found['number']}", found["ab"], found["report"]]
    return "/".join(word for word in words if word) + ("" if found["report"] else "/")


def _queried(found: re.Match[str]) -> str:
    """What a query asks for, without brackets that it opened before the symbol."""
    symbol: str = (found["quoted"] or found["bare"]).strip()
    while symbol.endswith(")") and symbol.count(")") > symbol.count("("):
        symbol = symbol[:-1]
    return symbol


def _addressed(typed: str, *, known: bool) -> str:
    """The one symbol that an address of the documents site asks for."""
    plain = _PERCENT.compiled().sub(lambda m: chr(int(m["code"], 16)), typed)
    stored = _STORE_PATH.fullmatch(plain.partition("&")[0]) if known else None
    if stored:
        return path(stored["path"])
    query = plain.replace("+", " ")
    asked = {_queried(m) for m in _QUERIED.compiled().finditer(query)} if known else set()
    symbols = [each for each in sorted(asked) if "*" not in each]
    patterns = asked.difference(symbols)
    if len(symbols) == 1 and all(each.startswith(symbols[0]) for each in patterns):
        return symbols[0]
    reason = "this address names several documents" if asked else "this address names no document"
    raise BadSymbol(typed, reason, position=1, hint="give the symbol itself, such as WT/L/274")
