"""Everything that can go wrong for a user, as one tree of exceptions.

WtographError
├── UsageProblem      2  the command line is wrong
├── InputError        3  what was given cannot be used
│   ├── UnknownDocument, UnknownNorm, UnknownBody, UnknownMeeting,
│   │   UnknownTopic, UnknownQuery, UnknownSubject, UnknownProperty,
│   │   UnknownFile, AmbiguousName
│   ├── BadQuery, MissingParameter, BadDate
│   ├── BadFacts, NotAStore      a data file or folder that cannot be taken
│   └── UnreadableDocument        a document that cannot be read: UnknownFormat, Encrypted,
│                                 Damaged, Empty, NoText
├── LimitReached      5  a limit was reached; for documents TooBig and TooSlow
├── StoreBusy         6  the store is in use
├── StoreDamaged      7  the store cannot be trusted
└── MachineFailure    8  reading or writing failed
    └── BrokenInstall, MissingPackage

The number is the exit code of the command line. `code` is a heading in the README; `hint` is
one line that says what to do.
"""

from collections.abc import Sequence


class WtographError(Exception):
    """Something a person can put right; its text names what they typed."""

    code = "error"
    exit_code = 70

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class UsageProblem(WtographError):
    """The options do not fit together."""

    code = "usage"
    exit_code = 2


class InputError(WtographError):
    """What was given cannot be used."""

    code = "bad-input"
    exit_code = 3


class NotFound(InputError):
    """A name that is well formed and not in the graph; the hint names the nearest known ones."""

    def __init__(self, message: str, *, nearest: Sequence[str] = (), otherwise: str = "") -> None:
        listed = " and ".join(nearest)
        super().__init__(message, hint=f"nearest known: {listed}" if nearest else otherwise)
        self.nearest = tuple(nearest)


class UnknownDocument(NotFound):
    """A symbol that no document of the graph carries."""

    code = "unknown-document"


class UnknownNorm(NotFound):
    """A name that no norm, programme or mandate of the graph carries."""

    code = "unknown-norm"


class UnknownBody(NotFound):
    """A name that no body, Member or group of the graph carries."""

    code = "unknown-body"


class UnknownMeeting(NotFound):
    """A name that no meeting of the graph carries."""

    code = "unknown-meeting"


class UnknownQuery(NotFound):
    """A name that no query file carries."""

    code = "unknown-query"


class UnknownTopic(NotFound):
    """A name that no topic of the vocabulary carries."""

    code = "unknown-topic"


class UnknownSubject(NotFound):
    """A name that nothing in the graph carries."""

    code = "unknown-subject"


class UnknownProperty(NotFound):
    """A name that no property of the graph carries."""

    code = "unknown-property"


class UnknownFile(InputError):
    """A path that leads to nothing readable."""

    code = "no-such-file"


class AmbiguousName(InputError):
    """A name with more than one meaning; all of them are listed and none is chosen."""

    code = "ambiguous-name"


class BadDate(InputError):
    """A date that is not written as 2026-11-23, 2026-11 or 2026."""

    code = "bad-date"


class BadQuery(InputError):
    """SPARQL that does not parse, with line and column."""

    code = "bad-query"


class MissingParameter(InputError):
    """A query was run without a parameter that it needs."""

    code = "missing-parameter"


class BadFacts(InputError):
    """A data file that does not parse or breaks a shape; nothing of it was stored."""

    code = "bad-facts"


class NotAStore(InputError):
    """A place that is not a store made by this program."""

    code = "not-a-store"


class UnreadableDocument(InputError):
    """A document that cannot be read; nothing of it was taken."""

    code = "unreadable"


class UnknownFormat(UnreadableDocument):
    """A document that is neither plain text nor HTML, DOCX or PDF."""

    code = "unknown-format"


class Encrypted(UnreadableDocument):
    """A document that opens with a password only."""

    code = "encrypted"


class Damaged(UnreadableDocument):
    """A document that is cut off or breaks the rules of its own format."""

    code = "damaged"


class Empty(UnreadableDocument):
    """A document without a single character."""

    code = "empty"


class NoText(UnreadableDocument):
    """A document that holds pictures and no text, such as a scan."""

    code = "no-text"


class LimitReached(WtographError):
    """A limit was reached; what was found until then is said to be partial."""

    code = "limit"
    exit_code = 5


class TooBig(LimitReached):
    """A document that is larger than its limits, or becomes so when it is unpacked."""

    code = "too-big"


class TooSlow(LimitReached):
    """A document that was not read within its time."""

    code = "too-slow"


class StoreBusy(WtographError):
    """Another process is writing the store."""

    code = "store-busy"
    exit_code = 6


class StoreDamaged(WtographError):
    """The store on disk is not what was written there."""

    code = "store-damaged"
    exit_code = 7


class MachineFailure(WtographError):
    """The machine refused to read or write."""

    code = "io-failure"
    exit_code = 8


class BrokenInstall(MachineFailure):
    """A file that belongs to the package is missing."""

    code = "broken-install"


class MissingPackage(MachineFailure):
    """A package that only some answers need is not installed."""

    code = "missing-package"
