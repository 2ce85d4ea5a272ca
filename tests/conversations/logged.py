"""Records put straight into a branch, for conversations that look at them."""

from datetime import UTC, date, datetime, time

from bot.record_types import Detail, RecordType
from bot.records import Absence, Entry, Interview, Meeting, Named, Resolution
from storage import records
from tests.conversations.people import Office


def who(there: Office, name: str) -> Named:
    """Somebody of the branch as a record names them."""
    return Named(name=name, person_id=there.ids[name])


def log(there: Office, entry: Entry, by: str = "张三") -> int:
    """Store a record, logged on the evening of its day; its id."""
    assert entry.on is not None
    at = datetime(entry.on.year, entry.on.month, entry.on.day, 10, 0, tzinfo=UTC)
    return there.bot.write(records.save, there.ids[""], entry, logged_by=there.ids[by], now=at).id


def committee(there: Office, on: date, **more: object) -> Meeting:
    """A complete 支委会."""
    given: dict[str, object] = {
        "type": RecordType.BRANCH_COMMITTEE_MEETING,
        "on": on,
        "start": time(15),
        "place": "三楼会议室",
        "host": who(there, "张三"),
        "recorder": who(there, "李四"),
        "expected": 3,
        "actual": 2,
        "present": (there.ids["张三"], there.ids["李四"]),
        "absences": (Absence(who=who(there, "王五"), reason="出差"),),
        "agenda": (f"{on.month}月的议题",),
        "key_points": "李四：同意。",
        "resolutions": (Resolution(text="印发", owner="李四", due=on),),
    }
    return Meeting.model_validate(given | more)


def talk(there: Office, on: date, by: str, other: str, **more: object) -> Interview:
    """A 廉政谈话 with its content."""
    given: dict[str, object] = {
        "type": RecordType.INTEGRITY_TALK,
        "on": on,
        "start": time(10),
        "place": "办公室",
        "by": (who(there, by),),
        "counterparts": (who(there, other),),
        "recorder": who(there, "赵六"),
        "key_points": "采购中的风险。细节不外传",
        "signed": True,
        "details": {
            Detail.INTEGRITY_RISKS: "采购",
            Detail.REQUIREMENTS: "集体研究",
            Detail.RESPONSE: "照办",
        },
    }
    return Interview.model_validate(given | more)
