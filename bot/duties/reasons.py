"""Why a duty stands as it does: the code and the figures, from which the words are made elsewhere."""

from datetime import date

from bot.duties.cadence import Kind
from bot.duties.duty import Duty, Track
from bot.duties.pace import Pace
from bot.duties.periods import Period
from bot.duties.standing import Reason, Why


def listed(duty: Duty, done: int) -> Reason:
    """The reason of a duty that never falls due."""
    match duty.track:
        case Track.MERGED:
            return Reason(Why.MERGED, {"duty_id": duty.merged_into})
        case Track.INBOUND:
            return Reason(Why.INBOUND, {"done": done})
        case Track.SENSITIVE:
            return Reason(Why.SENSITIVE)
        case _ if duty.cadence.kind is Kind.AD_HOC:
            return Reason(Why.AD_HOC, {"done": done})
        case _:
            return Reason(Why.STANDING)


def met(period: Period, done: int, required: int, late_on: date | None) -> Reason:
    """The reason of a duty that is done, or done after its date."""
    if late_on is not None:
        return Reason(Why.MET_LATE, {"due": period.due, "on": late_on})
    return Reason(Why.MET, {"done": done, "required": required})


def owed(period: Period, today: date, done: int, pace: Pace | None) -> Reason:
    """The reason of a duty still owed: overdue, behind, due, or with time left."""
    if today > period.due:
        return Reason(Why.OVERDUE, {"due": period.due, "days": (today - period.due).days})
    if pace is not None and pace.behind:
        return Reason(Why.BEHIND_PACE, {"expected": pace.expected, "done": done, "due": period.due})
    if today < period.opens:
        return Reason(Why.NOT_OPEN, {"opens": period.opens, "due": period.due})
    return until(pace.due if pace is not None and pace.due else period.due, today)


def until(due: date, today: date) -> Reason:
    """How far off a date is."""
    days = (due - today).days
    if days == 0:
        return Reason(Why.DUE_TODAY, {"due": due})
    return Reason(Why.DUE_IN, {"due": due, "days": days})
