"""What the form needs and a line does not say, in the order in which it is asked."""

from bot.record_types import SPECS, Form
from messages.reading.lines.model import LineRecord

_FIELDS = {
    "on": "date", "start": "time_start", "place": "place", "host": "host", "lecturer": "lecturer",
    "agenda": "topics", "group": "group", "counterparts": "counterpart", "key_points": "topics",
    "report": "topics", "subject": "topics", "findings": "topics",
}  # fmt: skip
_PLAN = ("date", "time_start")


def wanted(record: LineRecord, form: Form, *, planned: bool) -> list[str]:
    """Names of fields of ``record`` to be asked for; 应到 and 实到 are asked for by name."""
    found = [] if record.type is not None else ["type"]
    if planned:
        return found + [name for name in _PLAN if getattr(record, name) is None]
    for question in _unnamed(form) if record.type is None else SPECS[record.type].questions:
        if question == "attendance":
            found += [name for name in ("expected", "actual") if getattr(record, name) is None]
        elif (name := _FIELDS.get(question)) and not _said(record, name) and name not in found:
            found.append(name)
    return found


def _unnamed(form: Form) -> tuple[str, ...]:
    """What is asked of a meeting or talk whose type is not known yet."""
    if form is Form.MEETING:
        return ("on", "start", "place", "host", "attendance", "agenda")
    return ("counterparts", "on", "key_points")


def _said(record: LineRecord, name: str) -> bool:
    if name == "counterpart" and record.participants:
        return True
    return getattr(record, name) not in (None, ())
