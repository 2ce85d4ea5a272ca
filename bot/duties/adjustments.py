"""What a branch changed about a duty, and what then applies.

A number below the regulation's minimum is allowed with a reason and shown as such; it is never refused.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from bot.duties.cadence import Cadence, Kind
from bot.duties.duty import Duty, Track
from bot.duties.periods import Bound, Every, Window


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A branch's changes to one duty; None leaves the catalogue's value.

    ``due`` moves the deadline of a yearly duty (a day such as 30 June, told from the year owed for);
    ``window`` replaces a yearly window. ``full_pairs`` asks for every 支委 with every member; ``one_by_one``
    refuses talks with several people at once.
    """

    on: bool | None = None
    reason: str | None = None
    times: int | None = None
    every: Every | None = None
    window: Window | None = None
    due: Bound | None = None
    wording: str | None = None
    full_pairs: bool | None = None
    one_by_one: bool | None = None


NONE = Adjustment()
"""No change."""


class Problem(StrEnum):
    """Why an adjustment cannot be kept as it is."""

    REASON_NEEDED_TO_TURN_OFF = "reason_needed_to_turn_off"
    REASON_NEEDED_BELOW_MINIMUM = "reason_needed_below_minimum"
    NUMBER_TOO_SMALL = "number_too_small"
    NOT_COUNTED = "not_counted"


@dataclass(frozen=True, slots=True)
class Rule:
    """What applies to a branch for one duty, after its adjustment."""

    on: bool
    kind: Kind
    every: Every
    times: int
    below_minimum: bool
    window: Window | None
    due: Bound | None
    opens: Bound | None
    full_pairs: bool
    one_by_one: bool


def _below(cadence: Cadence, times: int, every: Every) -> bool:
    if cadence.minimum is None:
        return False
    return times * every.per_year < cadence.minimum * cadence.every.per_year


def _window(cadence: Cadence, adjustment: Adjustment) -> Window | None:
    """The window that applies; of a yearly window the branch may move the last day alone."""
    window = adjustment.window or (cadence.window.window if cadence.window else None)
    if window is None or cadence.kind is not Kind.WINDOW or adjustment.due is None:
        return window
    return replace(window, due=adjustment.due)


def rule_of(duty: Duty, adjustment: Adjustment = NONE) -> Rule:
    """What applies: the catalogue's values with the branch's changes on top."""
    cadence = duty.cadence
    times = adjustment.times or cadence.times
    every = adjustment.every or cadence.every
    return Rule(
        on=duty.enabled if adjustment.on is None else adjustment.on,
        kind=cadence.kind,
        every=every,
        times=times,
        below_minimum=_below(cadence, times, every),
        window=_window(cadence, adjustment),
        due=adjustment.due,
        opens=cadence.opens,
        full_pairs=bool(adjustment.full_pairs),
        one_by_one=bool(adjustment.one_by_one),
    )


def problems(duty: Duty, adjustment: Adjustment) -> tuple[Problem, ...]:
    """What must be put right before the adjustment is kept; nothing means it is fine."""
    found = []
    reason = bool((adjustment.reason or "").strip())
    if adjustment.on is False and duty.enabled and not reason:
        found.append(Problem.REASON_NEEDED_TO_TURN_OFF)
    numbers = adjustment.times is not None or adjustment.every is not None
    if numbers and not duty.counted:
        found.append(Problem.NOT_COUNTED)
    elif adjustment.times is not None and adjustment.times < 1:
        found.append(Problem.NUMBER_TOO_SMALL)
    elif rule_of(duty, adjustment).below_minimum and not reason:
        found.append(Problem.REASON_NEEDED_BELOW_MINIMUM)
    return tuple(found)


def title_of(duty: Duty, adjustment: Adjustment, language: str) -> str:
    """What the branch calls the duty: its own wording in any language, else the catalogue's."""
    return adjustment.wording or duty.title.of(language)


def takes_stated(duty: Duty) -> bool:
    """Whether "done before: n" may be stated for it: yearly numbers alone, for names cannot be stated."""
    return (
        duty.track is Track.COUNTED and duty.cadence.kind is Kind.COUNT and duty.cadence.every is Every.YEAR
    )
