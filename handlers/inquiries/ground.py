"""What every answer stands on, read in one unit: the branch as it is, who asks, and whom it is about."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from sqlmodel import Session

from bot.access import Action, Role, may, role_of
from bot.duties.catalogue import Catalogue
from bot.duties.lists import DutyList, Line, duty_list
from bot.duties.situation import Situation
from bot.record_types import RecordType, Report, Subject
from bot.records import Named
from bot.roster import Branch, Person, Post, Roster
from handlers.duties.listed import At, Listed
from handlers.inquiries.posed import TALKS, Posed
from handlers.situations import catalogue_of, situation
from messages import formats
from messages.inquiry_text import what_text, when_text
from messages.labels import label
from messages.reading.asked import Asked, QuestionKind, Stretch
from messages.reading.lines.model import SELF
from messages.reading.people import match_person

_OF_THE_BRANCH = (
    QuestionKind.RULE_LOOKUP,
    QuestionKind.OPEN_ISSUE_COUNT,
    QuestionKind.LIST_INCOMPLETE_RECORDS,
    QuestionKind.EXPORT_LEDGER,
    QuestionKind.DRAFT_REPORT,
)
"""Questions in which a person or a post changes nothing."""
COMMITTEE, HEADS = "committee", "department_head"


class Whose(StrEnum):
    """Whom a question is about."""

    OWN = "own"
    OTHER = "other"
    COMMITTEE = "committee"
    SEVERAL = "several"
    UNKNOWN = "unknown"
    TWO_FIT = "two_fit"
    VACANT = "vacant"


@dataclass(frozen=True, slots=True)
class Whom:
    """Whom a question is about: one person, several (a post with more than one holder), or nobody known."""

    whose: Whose
    people: tuple[Person, ...] = ()
    name: str = ""


@dataclass(frozen=True)
class Ground:
    """Everything an answer is made from; ``viewer`` is who asks."""

    session: Session
    posed: Posed
    viewer: int
    language: str
    today: date
    situation: Situation
    catalogue: Catalogue
    role: Role
    whom: Whom
    _lists: dict[int, DutyList] = field(default_factory=dict)

    @property
    def asked(self) -> Asked:
        """The question."""
        return self.posed.asked

    @property
    def branch(self) -> Branch:
        """The branch of who asks."""
        return self.situation.branch

    @property
    def roster(self) -> Roster:
        """The people of the branch."""
        return self.situation.roster

    @property
    def year(self) -> int:
        """The year asked about, as a list's place names it: 0 is the present one."""
        return 0 if self.situation.day.year == self.today.year else self.situation.day.year

    def may(self, action: Action) -> bool:
        """Whether who asks may do that."""
        return may(self.role, action)

    def say(self, key: str, **values: object) -> str:
        """Words of an answer."""
        return label(self.language, f"inquiry.{key}", **values)

    @cached_property
    def what(self) -> str:
        """What was asked about, by name: the reports or checks named, else the types."""
        reports = [label(self.language, f"reports.{each}") for each in Report if each in self.posed.matters]
        checks = [label(self.language, f"subjects.{each}") for each in Subject if each in self.posed.matters]
        if RecordType.REPORT_SUBMISSION in self.asked.types and reports:
            return formats.listed(reports, self.language)
        if RecordType.INSPECTION in self.asked.types and checks:
            return formats.listed(checks, self.language)
        return what_text(self.asked.types, self.language, talks=TALKS in self.posed.shades)

    def when(self, stretch: Stretch) -> str:
        """A stretch of days by name."""
        return when_text(stretch, self.language, self.today)

    def list_of(self, person_id: int) -> DutyList:
        """Somebody's list; worked out once."""
        if person_id not in self._lists:
            self._lists[person_id] = duty_list(self.catalogue, self.situation, person_id)
        return self._lists[person_id]

    @property
    def owner(self) -> int:
        """Whose list is meant: the one person asked about, else who asks."""
        return self.whom.people[0].id if self.whom.whose is Whose.OTHER else self.viewer

    @property
    def listed(self) -> Listed:
        """The list asked about, as the list's own screens show it."""
        return Listed(self.situation, self.catalogue, self.list_of(self.owner))

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of the list asked about; of the committee its half alone."""
        found = self.list_of(self.owner)
        if self.whom.whose is Whose.COMMITTEE:
            return found.committee
        return found.own if self.whom.whose is Whose.OTHER else found.lines

    def at(self, view: str = "t") -> At:
        """Where on the list the buttons of an answer lead."""
        person = 0 if self.owner == self.viewer else self.owner
        return At(view, 0, person, self.year)


def lay(session: Session, posed: Posed, branch_id: int, viewer: int, language: str, today: date) -> Ground:
    """Read what an answer stands on; of another year, its last day."""
    shown = _shown(posed.asked, today)
    here = situation(session, branch_id, today, shown)
    role = role_of(here.roster, viewer, today)
    whom = whom_of(posed.asked, here, viewer, language)
    return Ground(session, posed, viewer, language, today, here, catalogue_of(here), role, whom)


def _shown(asked: Asked, today: date) -> date | None:
    """The day whose periods are looked at; None for those that run."""
    last = asked.period.last if asked.period else asked.date
    if last is None or last.year == today.year or not 2000 <= last.year <= today.year + 1:
        return None
    return last if last > today else date(last.year, 12, 31)


def whom_of(asked: Asked, here: Situation, viewer: int, language: str) -> Whom:
    """Whom the question is about, by the roster of today."""
    if asked.kind in _OF_THE_BRANCH:
        return Whom(Whose.OWN)
    if asked.person not in (None, SELF):
        return _named(str(asked.person), here, viewer)
    if asked.role is not None:
        return _holders(asked.role, here, viewer, language)
    return Whom(Whose.OWN)


def _named(name: str, here: Situation, viewer: int) -> Whom:
    found = match_person(name, here.roster, here.today, me=viewer)
    if isinstance(found, Named):
        person = here.roster.find(found.person_id)
        if person is None:
            return Whom(Whose.UNKNOWN, name=found.name)
        return Whom(Whose.OWN if person.id == viewer else Whose.OTHER, (person,), person.name)
    names = found.values.get("names")
    return Whom(Whose.TWO_FIT if names else Whose.UNKNOWN, name=str(names or name))


def _holders(role: str, here: Situation, viewer: int, language: str) -> Whom:
    """Those who hold a post; the committee as such is no person."""
    if role == COMMITTEE:
        return Whom(Whose.COMMITTEE, here.committee(here.reference), label(language, "inquiry.committee"))
    name = label(language, f"posts.{role}")
    if role == HEADS:
        people = here.roster.heads(here.today)
    elif role == Post.COMMITTEE_MEMBER:
        people = tuple(
            p for p in here.committee(here.reference) if not here.is_secretary(p.id, here.reference)
        )
    else:
        people = here.roster.holders(Post(role), here.today)
    if not people:
        return Whom(Whose.VACANT, name=name)
    if len(people) > 1 or role in (HEADS, Post.COMMITTEE_MEMBER):
        return Whom(Whose.SEVERAL, people, name)
    return Whom(Whose.OWN if people[0].id == viewer else Whose.OTHER, people, people[0].name)


def fits(line: Line, posed: Posed) -> bool:
    """Whether records of a type asked about count towards a line; of reports and checks, the one named."""
    if line.duty.counts is None or line.duty.counts.type not in posed.asked.types:
        return False
    where = line.duty.counts.where
    matter = where.report or where.subject
    return matter is None or not posed.matters or matter in posed.matters


def types_of(line: Line) -> tuple[RecordType, ...]:
    """The type that counts towards a line's duty, if records do."""
    return () if line.duty.counts is None else (line.duty.counts.type,)
