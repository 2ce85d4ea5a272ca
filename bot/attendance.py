"""Who is expected at a meeting, and how a list of people turns into 应到, 实到 and 缺席."""

from datetime import date

from bot.record_types import SPECS, Scope
from bot.records import Absence, Meeting, Named
from bot.roster import Membership, Person, Roster


def named(person: Person) -> Named:
    """The person as a record names them."""
    return Named(name=person.name, person_id=person.id)


def expected_people(meeting: Meeting, roster: Roster, day: date) -> tuple[Person, ...]:
    """Those expected at ``meeting`` on ``day`` by its type (应到口径), in the order of the roster.

    Voting counts only full members among them; that is judged elsewhere.
    """
    match SPECS[meeting.type].scope:
        case Scope.COMMITTEE:
            return roster.committee(day)
        case Scope.MEMBERS:
            return roster.members(day)
        case Scope.GROUP:
            return tuple(person for person in roster.members(day) if person.group == meeting.group)
        case Scope.MEMBERS_AND_ACTIVISTS:
            members = set(roster.members(day))
            return tuple(p for p in roster.on(day) if p in members or p.membership is Membership.ACTIVIST)
        case None:
            return ()


def with_absences(meeting: Meeting, expected: tuple[Person, ...], absences: tuple[Absence, ...]) -> Meeting:
    """The meeting with everybody expected present but those of ``absences``; the numbers follow the list.

    Absentees who are not on the list count as expected too.
    """
    away = {absence.who.person_id for absence in absences}
    present = tuple(person.id for person in expected if person.id not in away)
    strangers = sum(1 for a in absences if a.who.person_id not in {person.id for person in expected})
    return meeting.model_copy(
        update={
            "present": present,
            "absences": absences,
            "expected": len(expected) + strangers,
            "actual": len(present),
        }
    )


def with_counts(meeting: Meeting, expected: int, actual: int) -> Meeting:
    """The meeting with bare numbers: who came is then unknown, and no list is kept that contradicts them."""
    return meeting.model_copy(update={"present": (), "absences": (), "expected": expected, "actual": actual})


def without_attendance(meeting: Meeting) -> Meeting:
    """The meeting with nothing said of who came."""
    return meeting.model_copy(update={"present": (), "absences": (), "expected": None, "actual": None})


def checked(meeting: Meeting, roster: Roster, day: date) -> Meeting:
    """The meeting as far as its list still holds after its day, type or group was changed.

    Where others are expected now than the list accounts for, nobody has said whether these came, so the list
    goes and attendance is asked again. Bare numbers stay.
    """
    if not meeting.present:
        return meeting
    expected = {person.id for person in expected_people(meeting, roster, day)}
    listed = {*meeting.present, *(a.who.person_id for a in meeting.absences)}
    holds = set(meeting.present) <= expected <= listed
    return meeting if holds else without_attendance(meeting)
