"""A text that could stand by itself: the record, the plan or the question it would be, and its button."""

import re
from datetime import date, time

from bot.record_types import RecordType
from handlers.screens import Showing
from messages import formats
from messages.buttons import Button
from messages.labels import label
from messages.reading.asked import QuestionKind
from messages.reading.lines.aside import asks
from messages.reading.lines.model import Intent, LineRecord, Reading

MAKES = {Intent.LOG: "log", Intent.PLAN: "plan"}
"""What a line of that intent would make."""
ABOUT_RECORDS = frozenset(
    {
        QuestionKind.SHOW_DUTY_LIST, QuestionKind.LIST_OUTSTANDING_DUTIES, QuestionKind.LIST_DUE_THIS_PERIOD,
        QuestionKind.REMAINING_COUNT, QuestionKind.COUNT_EVENTS, QuestionKind.HAS_EVENT,
        QuestionKind.LAST_EVENT, QuestionKind.NEXT_EVENT, QuestionKind.MISSING_COUNTERPARTS,
        QuestionKind.LIST_INCOMPLETE_RECORDS,
    }
)  # fmt: skip
"""Questions that only the records answer: no meeting has one of them as its topic."""
_TOLD_OF = (
    "time_start", "period", "place", "host", "recorder", "lecturer", "expected", "actual", "absent_count",
    "absentees", "counterpart", "participants", "decisions", "group",
)  # fmt: skip
"""What nobody says of a meeting that is merely mentioned (11月25日党员大会筹备工作)."""
_CLAUSES = re.compile("[,，;；。\\n]")


def whole(reading: Reading) -> LineRecord | None:
    """The first record of a line that logs or plans a kind of meeting or talk, at a time of its own."""
    if reading.intent not in MAKES:
        return None
    timed = (one for one in reading.records if one.date or one.time_start or one.period)
    return next((one for one in timed if one.type is not None), None)


def tells_all(text: str, reading: Reading) -> bool:
    """Whether a text tells of such a record, or only names one: it plans it, or says more than its day."""
    one = whole(reading)
    if one is None:
        return False
    more = any(getattr(one, field) for field in _TOLD_OF) or (one.topics and _CLAUSES.search(text))
    return reading.intent is Intent.PLAN or bool(more)


def asks_of_records(text: str, reading: Reading) -> bool:
    """Whether a text asks what only the records can answer: 廉政谈话还差谁."""
    asked = reading.question
    return asked is not None and asked.kind in ABOUT_RECORDS and asks(text)


def worded(reading: Reading) -> dict[str, int | str | bool | None]:
    """What the answer keeps of it, for its screen; empty where the text is nothing by itself."""
    if reading.intent is Intent.QUESTION:
        return {"makes": "ask"}
    one = whole(reading)
    if one is None or one.type is None:
        return {}
    day = one.date.isoformat() if one.date else ""
    hour = one.time_start.isoformat("minutes") if one.time_start else ""
    return {"makes": MAKES[reading.intent], "type": one.type.value, "on": day, "at": hour}


def title_of(showing: Showing) -> str:
    """What kind of record it would be; empty where it would be none."""
    kind = showing.word("type")
    return label(showing.language, f"types.{RecordType(kind).value}") if kind else ""


def when_of(showing: Showing) -> str:
    """The day and hour that it says, as far as it does."""
    on, at = showing.word("on"), showing.word("at")
    day = formats.day(date.fromisoformat(on), showing.language, showing.today) if on else ""
    return " ".join(filter(None, (day, f"{time.fromisoformat(at):%H:%M}" if at else "")))


def own_button(showing: Showing, data: str) -> Button:
    """The button that makes a record or a plan of it, or answers it."""
    return Button(
        label(showing.language, f"typed.own_{showing.word('makes')}", title=title_of(showing)), data
    )
