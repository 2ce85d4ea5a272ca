"""What the buttons under answers send back: a question to ask, a reminder of one's own."""

from dataclasses import dataclass
from typing import ClassVar

from messages.callbacks import Callback, callback


@callback
@dataclass(frozen=True, slots=True)
class ExampleTap(Callback):
    """Asks the ``number``-th of the examples, as if it had been typed."""

    prefix: ClassVar[str] = "eg"
    number: int


@callback
@dataclass(frozen=True, slots=True)
class NoteTap(Callback):
    """The own reminders (``list``), one of them less (``drop``), or one that was sent again (``again``)."""

    prefix: ClassVar[str] = "nw"
    action: str
    row: int = 0
