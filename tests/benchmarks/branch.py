"""A large branch for figures: 60 people, 300 records of one year, made up."""

from datetime import UTC, date, datetime, timedelta

from sqlmodel import Session

from bot.record_types import RecordType
from bot.records import Interview, Meeting, Named
from bot.roster import Person, Post
from storage import branches, records, rosters

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 8, tzinfo=UTC)
PEOPLE, MEETINGS, TALKS = 60, 150, 150
KINDS = (
    RecordType.BRANCH_COMMITTEE_MEETING,
    RecordType.THEME_PARTY_DAY,
    RecordType.PARTY_LECTURE,
    RecordType.THEORY_STUDY_SESSION,
    RecordType.STRICT_GOVERNANCE_MEETING,
)


def large_branch(session: Session) -> tuple[int, int]:
    """The ids of the branch and of its secretary; 40 of 60 come to each meeting."""
    branch_id = branches.create(session, "示例支部", date(2026, 1, 1), 50).id
    people = [
        rosters.add_person(session, branch_id, f"示例{number}", posts=_posts(number))
        for number in range(PEOPLE)
    ]
    came = tuple(person.id for person in people[:40])
    for number in range(MEETINGS):
        meeting = Meeting(
            type=KINDS[number % len(KINDS)],
            on=_day(number),
            host=_named(people[number % 5]),
            present=came,
            agenda=("学习",),
        )
        records.save(session, branch_id, meeting, logged_by=None, now=NOW)
    for number in range(TALKS):
        talk = Interview(
            type=RecordType.HEART_TO_HEART_TALK if number % 2 else RecordType.INTEGRITY_TALK,
            on=_day(number),
            by=(_named(people[number % 5]),),
            counterparts=(_named(people[(number * 7 + 1) % PEOPLE]),),
            key_points="谈工作",
        )
        records.save(session, branch_id, talk, logged_by=None, now=NOW)
    return branch_id, people[0].id


def _posts(number: int) -> list[Post]:
    if number == 0:
        return [Post.BRANCH_SECRETARY]
    return [Post.COMMITTEE_MEMBER] if number < 5 else []


def _day(number: int) -> date:
    return date(2026, 1, 1) + timedelta(days=2 * number)


def _named(person: Person) -> Named:
    return Named(name=person.name, person_id=person.id)
