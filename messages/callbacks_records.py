"""What the buttons of the records' list, of drafts laid aside and of the ledgers send back."""

from dataclasses import dataclass
from typing import ClassVar

from messages.callbacks import Callback, callback


@callback
@dataclass(frozen=True, slots=True)
class RecordsPage(Callback):
    """A page of the records, from 0.

    ``kind`` is all, meetings, interviews, others, or a record type; ``month`` is ``2026-11``, or empty for
    any; ``person`` is whom they name, 0 for anybody.
    """

    prefix: ClassVar[str] = "rl"
    kind: str = "all"
    month: str = ""
    person: int = 0
    page: int = 0


@callback
@dataclass(frozen=True, slots=True)
class RecordItem(Callback):
    """Opens a record from a page of the list, and names the page to come back to."""

    prefix: ClassVar[str] = "ro"
    record: int
    kind: str
    month: str
    person: int
    page: int


@callback
@dataclass(frozen=True, slots=True)
class DraftTap(Callback):
    """Shows the drafts laid aside (``list``), or deletes the one of that revision (``drop``)."""

    prefix: ClassVar[str] = "dr"
    action: str
    draft: int = 0
    revision: int = 0


@callback
@dataclass(frozen=True, slots=True)
class ExportTap(Callback):
    """A ledger of a year; an empty ``ledger`` chooses the year alone."""

    prefix: ClassVar[str] = "ex"
    ledger: str
    year: int


@callback
@dataclass(frozen=True, slots=True)
class CalendarTap(Callback):
    """Asks for the file for the phone's own calendar."""

    prefix: ClassVar[str] = "ic"


@callback
@dataclass(frozen=True, slots=True)
class FilesTap(Callback):
    """Shows the files of a record (``r``) or of a form (``d``)."""

    prefix: ClassVar[str] = "fi"
    of: str
    id: int
