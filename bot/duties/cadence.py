"""How often a duty is owed and by when, as an entry of the catalogue writes it."""

import re
from enum import StrEnum
from typing import Annotated, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from bot.duties.periods import Bound, Every, Window


class Value(BaseModel):
    """A frozen part of the catalogue that refuses unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Kind(StrEnum):
    """The shape of a cadence."""

    COUNT = "count"
    WINDOW = "window"
    COUNTERPART = "counterpart"
    COVERAGE = "coverage"
    GROUP = "group"
    ATTENDANCE = "attendance"
    TERM = "term"
    AD_HOC = "ad_hoc"
    STANDING = "standing"


COUNTING = frozenset({Kind.COUNT, Kind.WINDOW, Kind.COUNTERPART, Kind.COVERAGE, Kind.GROUP})
"""The kinds of cadence that records are counted for."""


class Counterparts(StrEnum):
    """With whom something is owed, one by one."""

    COMMITTEE_MEMBERS = "committee_members"
    DEPARTMENT_HEADS = "department_heads"
    HEADS_IN_CHARGE = "heads_in_charge"


_BOUND = re.compile(r"(?:(previous|this|next) )?(\d\d)-(\d\d)")
_YEARS = {None: 0, "previous": -1, "this": 0, "next": 1}


def bound(text: object) -> Bound:
    """Read ``"01-31"``, ``"this 12-01"``, ``"next 01-31"`` or ``"previous 12-01"`` (from the year owed for).

    Raises:
        ValueError: the text is none of these.
    """
    if isinstance(text, Bound):
        return text
    found = _BOUND.fullmatch(str(text))
    if found is None:
        raise ValueError(f"{text!r} is not a day of a year such as '01-31' or 'next 01-31'")
    month, day = int(found[2]), int(found[3])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        raise ValueError(f"{text!r} is not a day of any year")
    return Bound(month, day, _YEARS[found[1]])


BoundText = Annotated[Bound, BeforeValidator(bound)]


class WindowText(Value):
    """A window as the file writes it."""

    accepted: BoundText
    opens: BoundText
    due: BoundText

    @property
    def window(self) -> Window:
        """The window that periods are computed from."""
        return Window(self.accepted, self.opens, self.due)


class Cadence(Value):
    """How often and by when.

    ``times`` per ``every`` (per counterpart, pair or group where the kind says so). ``minimum`` is the number
    a regulation or the source document asks per ``every``, unset where the number is only our default.
    ``opens`` delays reminding within the year (组织生活会: the fourth quarter).
    """

    kind: Kind
    every: Every = Every.YEAR
    times: int = Field(default=1, ge=1)
    minimum: int | None = None
    each: Counterparts | None = None
    window: WindowText | None = None
    opens: BoundText | None = None

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if (self.kind is Kind.WINDOW) != (self.window is not None):
            raise ValueError("a cadence of kind window needs a window, and no other has one")
        if (self.kind is Kind.COUNTERPART) != (self.each is not None):
            raise ValueError("a cadence of kind counterpart needs each, and no other has it")
        return self
