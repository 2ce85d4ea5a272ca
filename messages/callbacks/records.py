"""What the buttons of records send back: begun, opened, listed, and drafts laid aside."""

from messages.callbacks.base import Callback, callback


@callback("go")
class StartRecord(Callback):
    """去登记: begin a record of ``type`` (a record type or a report), for the duty ``duty`` if not empty."""

    type: str
    duty: str = ""


@callback("gw")
class StartWith(Callback):
    """Begins a record of ``type`` (or of the form meeting or interview), a talk with ``person`` if not 0."""

    type: str
    person: int = 0


@callback("r")
class RecordTap(Callback):
    """Something to do with a saved record: open, amend, undo, copy, template, history."""

    record: int
    action: str


@callback("rl")
class RecordsPage(Callback):
    """A page of the records, from 0.

    ``kind`` is all, meetings, interviews, others, or a record type; ``month`` is ``2026-11``, or empty for
    any; ``person`` is whom they name, 0 for anybody.
    """

    kind: str = "all"
    month: str = ""
    person: int = 0
    page: int = 0


@callback("ro")
class RecordItem(Callback):
    """Opens a record from a page of the list, and names the page to come back to."""

    record: int
    kind: str
    month: str
    person: int
    page: int


@callback("dr")
class DraftTap(Callback):
    """Shows the drafts laid aside (``list``), or deletes the one of that revision (``drop``)."""

    action: str
    draft: int = 0
    revision: int = 0
