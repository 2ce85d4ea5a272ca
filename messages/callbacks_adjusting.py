"""What the buttons of a branch's changes to its list send back."""

from dataclasses import dataclass
from typing import ClassVar

from messages.callbacks import Callback, callback


@callback
@dataclass(frozen=True, slots=True)
class AdjustTap(Callback):
    """Something to change about a duty in ``year`` (its last two digits); ``back`` is where it was opened."""

    prefix: ClassVar[str] = "aj"
    year: int
    duty: str
    action: str
    back: str


@callback
@dataclass(frozen=True, slots=True)
class OwnTap(Callback):
    """Something to do with a duty that the branch added; 0 is all of them, or a new one."""

    prefix: ClassVar[str] = "ow"
    id: int
    action: str
