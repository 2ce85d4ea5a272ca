"""What the buttons under files send back: records taken back, archives asked for and cancelled."""

from dataclasses import dataclass
from typing import ClassVar

from messages.callbacks import Callback, callback


@callback
@dataclass(frozen=True, slots=True)
class BatchTap(Callback):
    """Takes back the records that one file brought."""

    prefix: ClassVar[str] = "ib"
    batch: int


@callback
@dataclass(frozen=True, slots=True)
class ArchiveTap(Callback):
    """An archive: a kind to be made for a year, how an earlier ledger comes in, or job ``job`` cancelled."""

    prefix: ClassVar[str] = "ar"
    action: str
    year: int = 0
    job: int = 0
