"""A sample branch and sample records; every name is a textbook one."""

from datetime import UTC, date, datetime, time, timedelta

from sqlmodel import Session

from bot.record_types import RecordType
from bot.records import Absence, Interview, Meeting, Named, Resolution
from bot.roster import Branch, Membership, Person, Post
from storage import branches, rosters

NOW = datetime(2026, 3, 20, 2, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
SECRETARY, MEMBER = 1001, 1002
"""Telegram user ids."""


def branch(session: Session) -> Branch:
    """示例支部 with nobody in it."""
    return branches.create(session, "示例支部", date(2026, 1, 1), 8)


def staffed(session: Session) -> tuple[Branch, Person, Person]:
    """示例支部 with 张三 as its secretary and 李四 as a member."""
    made = branch(session)
    secretary = rosters.add_person(
        session, made.id, "张三", posts=(Post.BRANCH_SECRETARY,), since=date(2025, 1, 1)
    )
    member = rosters.add_person(session, made.id, "李四", membership=Membership.PROBATIONARY)
    return made, secretary, member


def meeting(on: date = date(2026, 3, 18), place: str = "会议室", **more: object) -> Meeting:
    """A 支委会 of that day."""
    given: dict[str, object] = {
        "type": RecordType.BRANCH_COMMITTEE_MEETING,
        "on": on,
        "start": time(15),
        "place": place,
        "host": Named(name="张三", person_id=1),
        "present": (1, 2),
        "absences": (Absence(who=Named(name="王五", person_id=3), reason="出差"),),
        "resolutions": (Resolution(text="甲"), Resolution(text="乙", owner="李四", due=date(2026, 4, 10))),
    }
    return Meeting.model_validate(given | more)


def talk(on: date = date(2026, 3, 19), **more: object) -> Interview:
    """A 廉政谈话 of that day."""
    given: dict[str, object] = {
        "type": RecordType.INTEGRITY_TALK,
        "on": on,
        "by": (Named(name="张三", person_id=1),),
        "counterparts": (Named(name="李四", person_id=2),),
        "follow_up": date(2026, 4, 1),
    }
    return Interview.model_validate(given | more)
