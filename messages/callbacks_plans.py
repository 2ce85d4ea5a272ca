"""What the buttons of plans send back."""

from dataclasses import dataclass
from typing import ClassVar

from messages.callbacks import Callback, callback


@callback
@dataclass(frozen=True, slots=True)
class PlanTap(Callback):
    """Something to do with a plan as it was shown; plan 0 is all of them, and ``revision`` then a page."""

    prefix: ClassVar[str] = "pl"
    plan: int
    revision: int
    action: str
