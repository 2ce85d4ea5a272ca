"""What the buttons of files send back: those of records, ledgers, archives, the phone's calendar."""

from messages.callbacks.base import Callback, callback


@callback("fi")
class FilesTap(Callback):
    """Shows the files of a record (``r``) or of a form (``d``)."""

    of: str
    id: int


@callback("ib")
class BatchTap(Callback):
    """Takes back the records that one file brought."""

    batch: int


@callback("tb")
class RosterBackTap(Callback):
    """Takes back what lines or a file changed on the roster."""

    batch: int


@callback("ar")
class ArchiveTap(Callback):
    """An archive: a kind to be made for a year, how an earlier ledger comes in, or job ``job`` cancelled."""

    action: str
    year: int = 0
    job: int = 0


@callback("ex")
class ExportTap(Callback):
    """A ledger of a year; an empty ``ledger`` chooses the year alone."""

    ledger: str
    year: int


@callback("ic")
class CalendarTap(Callback):
    """Asks for the file for the phone's own calendar."""
