"""What a line left open, by field: a name that fits two, a stranger, a day that cannot be.

A doubt with candidates is asked before the card; any other stands on the card until its field is changed.
"""

from datetime import date

from handlers.forms.state import Doubt, Told, as_told
from messages.reading.lines.model import LineRecord, Period, Reading
from messages.reading.problem import Problem, ProblemCode

_STEPS = {
    "host": "host", "recorder": "recorder", "lecturer": "lecturer", "counterpart": "counterparts",
    "participants": "counterparts", "absentees": "attendance",
}  # fmt: skip
_ABOUT_DAYS = (
    ProblemCode.WHICH_DAY,
    ProblemCode.NO_SUCH_DATE,
    ProblemCode.WEEKDAY_DIFFERS,
    ProblemCode.IN_FUTURE,
)
_COUNTED = (ProblemCode.COUNTS_DO_NOT_ADD_UP, ProblemCode.MORE_PRESENT_THAN_EXPECTED)
_PERIODS = {
    Period.MORNING: "told.heard_morning",
    Period.NOON: "told.heard_noon",
    Period.AFTERNOON: "told.heard_afternoon",
    Period.EVENING: "told.heard_evening",
}


def doubts_of(reading: Reading, part: int, today: date) -> tuple[Doubt, ...]:
    """The doubts about one record of the line."""
    record = reading.records[part]
    alone = len(reading.records) == 1
    found = [_doubt(one) for one in reading.warnings if alone or _concerns(one, record, first=part == 0)]
    if record.period is not None and record.time_start is None:
        found.append(Doubt(field="start", told=Told(key=_PERIODS[record.period])))
    if record.date is not None and record.date > today:
        told = Told(key="told.heard_future", values={"date": record.date.isoformat()})
        found.append(Doubt(field="on", told=told))
    return tuple(found)


def _doubt(warning: Problem) -> Doubt:
    if warning.code is ProblemCode.TWO_FIT:
        step = _STEPS.get(warning.values.get("field", ""), "")
        return Doubt(field=step, told=as_told(warning), ids=warning.values.get("ids", "") if step else "")
    field = "on" if warning.code in _ABOUT_DAYS else "attendance" if warning.code in _COUNTED else ""
    return Doubt(field=field, told=_worded(warning))


def _worded(warning: Problem) -> Told:
    """The sentence for a card: nothing has to be typed again there."""
    key = {
        ProblemCode.COUNTS_DO_NOT_ADD_UP: "told.heard_counts",
        ProblemCode.MORE_PRESENT_THAN_EXPECTED: "told.heard_more_present",
        ProblemCode.NOT_ON_ROSTER: "told.heard_stranger",
    }.get(warning.code)
    return as_told(warning) if key is None else Told(key=key, values=dict(warning.values))


def _concerns(warning: Problem, record: LineRecord, *, first: bool) -> bool:
    """Whether a hint on a line of several records is about this one."""
    field = warning.values.get("field")
    if field is not None:
        return not getattr(record, field, None)
    names = (
        record.host, record.recorder, record.lecturer, record.counterpart, *record.participants,
        *record.observers, *(one.name for one in record.absentees),
    )  # fmt: skip
    said = (warning.values.get("name"), warning.values.get("shown"))
    about_names = warning.code in (ProblemCode.NOT_ON_ROSTER, ProblemCode.NAME_BY_EAR)
    return any(name in said for name in names if name) if about_names else first
