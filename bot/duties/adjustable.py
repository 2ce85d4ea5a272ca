"""What a branch can change about a duty besides on, off and wording, and what a changed due date comes to."""

from bot.duties.adjustments import Rule
from bot.duties.cadence import Kind
from bot.duties.duty import Duty
from bot.duties.periods import Bound, Every, Window
from bot.record_types import SPECS, Form

_NUMBERED = frozenset({Kind.COUNT, Kind.GROUP, Kind.COUNTERPART, Kind.COVERAGE})
_RHYTHMIC = frozenset({Kind.COUNT, Kind.GROUP})
_YEARLY = frozenset({Kind.COUNT, Kind.COUNTERPART, Kind.COVERAGE})


def can_number(duty: Duty) -> bool:
    """Whether another number makes sense: not for what is due once within a window, or never counted."""
    return duty.counted and duty.cadence.kind in _NUMBERED


def can_every(duty: Duty) -> bool:
    """Whether another rhythm (month, quarter, half, year) makes sense."""
    return duty.counted and duty.cadence.kind in _RHYTHMIC


def can_due(duty: Duty, rule: Rule) -> bool:
    """Whether another deadline makes sense: for windows, and for what is owed by the year."""
    if not duty.counted:
        return False
    return rule.kind is Kind.WINDOW or (rule.kind in _YEARLY and rule.every is Every.YEAR)


def can_pair(duty: Duty) -> bool:
    """Whether every committee member may be asked to talk with every member."""
    return duty.counted and duty.cadence.kind is Kind.COVERAGE


def can_single(duty: Duty) -> bool:
    """Whether talks with several people at once may be refused."""
    if not duty.counted or duty.counts is None:
        return False
    named = duty.cadence.kind in (Kind.COUNTERPART, Kind.COVERAGE)
    return named and SPECS[duty.counts.type].form is Form.INTERVIEW


def due_in(window: Window, month: int, day: int) -> Bound:
    """The deadline of a window on that day, in the year that brings it nearest to the deadline there is.

    It is never before the window takes records.
    """
    usual, first = window.due, _order(window.accepted)
    bounds = [Bound(month, day, years) for years in (-1, 0, 1)]
    return min((b for b in bounds if _order(b) >= first), key=lambda b: abs(_order(b) - _order(usual)))


def moved(window: Window, due: Bound) -> Window:
    """The window with another deadline; reminding begins no later than its records are taken until then."""
    opens = window.opens if _order(window.opens) <= _order(due) else window.accepted
    return Window(window.accepted, opens, due)


def _order(bound: Bound) -> int:
    """Days, roughly, from the beginning of the year owed for."""
    return bound.years * 372 + bound.month * 31 + bound.day
