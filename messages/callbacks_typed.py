"""What the buttons that answer a typed line send back."""

from dataclasses import dataclass
from typing import ClassVar

from messages.callbacks import Callback, callback


@callback
@dataclass(frozen=True, slots=True)
class MendTap(Callback):
    """Puts the correction kept in a draft into that record; record 0 drops the correction."""

    prefix: ClassVar[str] = "md"
    draft: int
    record: int


@callback
@dataclass(frozen=True, slots=True)
class StartWith(Callback):
    """Begins a record of ``type`` (or of the form meeting or interview), a talk with ``person`` if not 0."""

    prefix: ClassVar[str] = "gw"
    type: str
    person: int = 0


@callback
@dataclass(frozen=True, slots=True)
class NoteTap(Callback):
    """What becomes of a forwarded text kept in a draft: points, resolutions, new, or drop."""

    prefix: ClassVar[str] = "nt"
    draft: int
    action: str
