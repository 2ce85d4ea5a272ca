"""What is to come: a planned meeting or talk, whom it concerns, and what becomes of it. Pure.

A plan is no record: it counts towards nothing and says nothing of what happened. Times are wall-clock times
of the branch.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.access import Role, may_see
from bot.attendance import expected_people
from bot.record_types import RecordType
from bot.records import Entry, Inspection, Interview, Meeting, ReportSubmission, Value
from bot.roster import Person, Roster

REMINDED_BEFORE = timedelta(hours=1)
LASTS = timedelta(hours=2)
"""How long something lasts whose end nobody has said."""


class PlanState(StrEnum):
    """What became of a plan; one that is proposed has been read out of a line and waits for a tap."""

    PROPOSED = "proposed"
    OPEN = "open"
    HELD = "held"
    NOT_HELD = "not_held"
    CALLED_OFF = "called_off"


class PartOfDay(StrEnum):
    """When in the day, where the hour is open."""

    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"


class Moment(Value):
    """When and where: ``start`` unset is an open hour, and ``part`` is then what is known of it."""

    on: date | None = None
    start: time | None = None
    end: time | None = None
    part: PartOfDay | None = None
    place: str | None = None

    def moved_to(self, to: "Moment") -> "Moment":
        """The moment with what is new; an hour that lies outside the part of the day said is open again."""
        given: dict[str, object] = {}
        if to.on is not None:
            given["on"] = to.on
        if to.start is not None:
            given |= {"start": to.start, "end": to.end, "part": None}
        elif to.part is not None and (self.start is None or part_of(self.start) is not to.part):
            given |= {"start": None, "end": None, "part": to.part}
        if to.place is not None:
            given["place"] = to.place
        return self.model_copy(update=given)


def part_of(hour: time) -> PartOfDay:
    """Which part of the day an hour lies in."""
    if hour < time(11, 30):
        return PartOfDay.MORNING
    if hour < time(13):
        return PartOfDay.NOON
    return PartOfDay.AFTERNOON if hour < time(18) else PartOfDay.EVENING


class Told(Value):
    """One announcement: when it was made, what it said, whom it went to and who has no account."""

    at: datetime
    said: Moment
    people: tuple[int, ...]
    without: tuple[str, ...] = ()
    off: bool = False


class Content(Value):
    """What is planned: an entry without its day, hour and place, and when and where it is to be.

    ``entry`` is None while nobody has said what kind of meeting or talk it is; ``counterparts`` are then
    named in ``whom``. ``was`` is when and where it was to be before the last change.
    """

    entry: Entry | None = None
    whom: tuple[str, ...] = ()
    moment: Moment = Moment()
    was: Moment | None = None
    told: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan as stored. ``batch`` is the first plan of the line it was read from; ``made_by`` a person."""

    id: int
    branch_id: int
    state: PlanState
    content: Content
    made_by: int | None
    made_at: datetime
    batch: int
    revision: int = 1
    reason: str | None = None
    record_id: int | None = None

    @property
    def moment(self) -> Moment:
        """When and where."""
        return self.content.moment

    @property
    def on(self) -> date | None:
        """Its day."""
        return self.content.moment.on

    @property
    def type(self) -> RecordType | None:
        """What it is; None while nobody has said."""
        return None if self.content.entry is None else self.content.entry.type

    @property
    def last_told(self) -> Told | None:
        """The newest announcement."""
        return self.content.told[-1] if self.content.told else None

    @property
    def news(self) -> bool:
        """Whether those who were told of it do not know how it stands now."""
        last = self.last_told
        off = self.state in (PlanState.CALLED_OFF, PlanState.NOT_HELD)
        return last is not None and (last.off != off or (not off and last.said != self.moment))

    def starts_at(self, zone: str) -> datetime | None:
        """Its beginning (UTC); None while day or hour is open."""
        return _at(self.on, self.moment.start, zone)

    def ends_at(self, zone: str) -> datetime | None:
        """Its end as planned, else two hours after its beginning; None while day or hour is open."""
        start, end = self.starts_at(zone), _at(self.on, self.moment.end, zone)
        if start is None:
            return None
        return end if end is not None and end > start else start + LASTS

    def filled(self) -> Meeting | Interview | ReportSubmission | Inspection | None:
        """The entry with day, hour and place, as a record of it would begin; None without a type."""
        entry = self.content.entry
        if entry is None:
            return None
        given: dict[str, object] = {"on": self.moment.on}
        if isinstance(entry, Meeting | Interview):
            given |= {"start": self.moment.start, "end": self.moment.end, "place": self.moment.place}
        return entry.model_copy(update=given)


def _at(on: date | None, hour: time | None, zone: str) -> datetime | None:
    if on is None or hour is None:
        return None
    return datetime.combine(on, hour, ZoneInfo(zone)).astimezone(UTC)


def leaders(plan: Plan) -> frozenset[int]:
    """Who sees to a plan: who made it, who chairs it, who holds the talk."""
    entry = plan.content.entry
    named = [plan.made_by]
    match entry:
        case Meeting():
            named += [entry.host.person_id if entry.host else None]
        case Interview() | Inspection() | ReportSubmission():
            named += [who.person_id for who in entry.by]
    return frozenset(person for person in named if person is not None)


def concerned(plan: Plan, roster: Roster) -> tuple[Person, ...]:
    """Whom an announcement is for: those expected, or who is talked to; never who made the plan."""
    entry, on = plan.filled(), plan.on
    if on is None:
        return ()
    match entry:
        case Meeting():
            found: Iterable[Person | None] = expected_people(entry, roster, on)
            if entry.host is not None:
                found = (*found, roster.find(entry.host.person_id))
        case Interview():
            found = (roster.find(who.person_id) for who in entry.counterparts)
        case Inspection():
            found = (roster.find(who.person_id) for who in entry.by)
        case _:
            return ()
    people = dict.fromkeys(person for person in found if person is not None)
    return tuple(person for person in people if person.id != plan.made_by and person.present(on))


def unknown_names(plan: Plan) -> tuple[str, ...]:
    """The people a talk is to be with who are not on the roster."""
    entry = plan.content.entry
    if not isinstance(entry, Interview):
        return plan.content.whom
    return tuple(who.name for who in entry.counterparts if who.person_id is None)


def sees(role: Role, person_id: int | None, plan: Plan) -> bool:
    """Whether somebody may see a plan.

    A meeting: everybody of the branch. Anything else: the committee, who sees to it, and whoever is to be
    talked to once they were told.
    """
    if role in (Role.NOBODY, Role.SUPERIOR_COMMITTEE, Role.OPERATOR) or person_id is None:
        return False
    if person_id in leaders(plan) or isinstance(plan.content.entry, Meeting):
        return True
    if any(person_id in told.people for told in plan.content.told):
        return True
    if plan.state is PlanState.PROPOSED or plan.content.entry is None:
        return False
    unnamed = plan.content.entry
    if isinstance(unnamed, Interview):
        unnamed = unnamed.model_copy(update={"counterparts": ()})
    return may_see(role, person_id, unnamed, plan.made_by)


def changes(role: Role, person_id: int | None, plan: Plan) -> bool:
    """Whether somebody may move, announce or end a plan: the secretary, and who sees to it."""
    if person_id is None or role in (Role.NOBODY, Role.SUPERIOR_COMMITTEE, Role.OPERATOR):
        return False
    return role is Role.BRANCH_SECRETARY or person_id in leaders(plan)


def settles(entry: Meeting | Interview | ReportSubmission | Inspection, plan: Plan) -> bool:
    """Whether a record is what was planned: the type and the day, and of talks and groups the same one."""
    planned = plan.content.entry
    if planned is None or planned.type is not entry.type or entry.on is None or entry.on != plan.on:
        return False
    match planned, entry:
        case Interview(), Interview():
            wanted, met = ({who.name for who in one.counterparts} for one in (planned, entry))
            return not wanted or not met or bool(wanted & met)
        case Meeting(), Meeting():
            return None in (planned.group, entry.group) or planned.group == entry.group
        case ReportSubmission(), ReportSubmission():
            return planned.report in (None, entry.report)
        case Inspection(), Inspection():
            return planned.subject in (None, entry.subject)
    return False
