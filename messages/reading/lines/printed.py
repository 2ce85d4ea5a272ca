"""A reading as JSON has it: every field by name, unsaid ones null or empty."""

from datetime import date, time
from enum import StrEnum

from messages.reading.asked import Asked
from messages.reading.lines.model import Absent, Decided, LineRecord, Reading, VoteSaid


def as_json(reading: Reading) -> dict[str, object]:
    """What ``zhishu read --json`` prints."""
    return {
        "intent": reading.intent.value,
        "records": [record_as_json(record) for record in reading.records],
        "question": None if reading.question is None else question_as_json(reading.question),
        "must_ask": list(reading.must_ask),
        "warnings": [{"code": hint.code.value, **hint.values} for hint in reading.warnings],
    }


def record_as_json(record: LineRecord) -> dict[str, object]:
    """One record; the order of the fields is that of ``LineRecord``."""
    return {name: _plain(getattr(record, name)) for name in LineRecord.__dataclass_fields__}


def question_as_json(asked: Asked) -> dict[str, object]:
    """One question."""
    period = asked.period
    return {
        "kind": asked.kind.value,
        "types": [kind.value for kind in asked.types],
        "period": None if period is None else {"from": _plain(period.first), "to": _plain(period.last)},
        "person": asked.person,
        "role": asked.role,
        "date": _plain(asked.date),
    }


def _plain(value: object) -> object:
    match value:
        case StrEnum():
            return value.value
        case time():
            return f"{value:%H:%M}"
        case date():
            return value.isoformat()
        case Absent():
            return {"name": value.name, "reason": value.reason}
        case Decided():
            return {"text": value.text, "owner": value.owner, "due": _plain(value.due)}
        case VoteSaid():
            return {
                "for": value.in_favour,
                "against": value.against,
                "abstain": value.abstained,
                "unanimous": value.unanimous,
            }
        case tuple():
            return [_plain(each) for each in value]
        case _:
            return value
