"""Attendance out of a line: numbers as said, names from the roster, and what of the two does not agree.

Numbers that were said stand; names follow the roster. Where only names or only a number of those away were
said, the rest follows from the roster, as a tap on those names would have it, and the card says so.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.attendance import expected_people, with_absences
from bot.records import Absence, Meeting
from bot.roster import Person
from handlers.forms.state import Doubt, Told
from handlers.typed.naming import Names
from messages.reading.lines.model import LineRecord
from messages.reading.problem import Problem, ProblemCode

FIELD = "attendance"


@dataclass(frozen=True, slots=True)
class _Numbers:
    expected: int | None
    actual: int | None
    away: int | None


def attended(
    meeting: Meeting, record: LineRecord, names: Names, warnings: Iterable[Problem] = ()
) -> tuple[Meeting, tuple[Doubt, ...]]:
    """The meeting with who came, and what is open about it."""
    known = expected_people(meeting, names.context.roster, meeting.on or names.context.today)
    said = _Numbers(record.expected, None if record.actual_approx else record.actual, record.absent_count)
    absences = tuple(
        Absence(who=names.of(one.name), reason=one.reason) for one in record.absentees if one.name
    )
    open_name = any(_about_absentees(warning) for warning in warnings)
    if record.actual_approx:
        return meeting, (_doubt("told.heard_about", count=str(record.actual)),)
    if open_name:
        return meeting.model_copy(update={"absences": absences}), ()
    return _settled(meeting, known, said, absences, record, names)


def _about_absentees(warning: Problem) -> bool:
    return warning.code is ProblemCode.TWO_FIT and warning.values.get("field") == "absentees"


def _settled(
    meeting: Meeting,
    known: tuple[Person, ...],
    said: _Numbers,
    absences: tuple[Absence, ...],
    record: LineRecord,
    names: Names,
) -> tuple[Meeting, tuple[Doubt, ...]]:
    silent = said == _Numbers(None, None, None)
    if silent and not absences:
        return _listed(meeting, record, names, known), ()
    if known and (absences or said.away == 0):
        listed = with_absences(meeting, known, absences)
        if _agrees(listed, said):
            return listed, (_doubt("told.heard_rest_came"),) if silent else ()
    return _numbered(meeting, known, said, absences), ()


def _agrees(listed: Meeting, said: _Numbers) -> bool:
    """Whether the list from the roster gives the numbers that were said."""
    return (
        said.expected in (None, listed.expected)
        and said.actual in (None, listed.actual)
        and said.away in (None, len(listed.absences))
    )


def _numbered(
    meeting: Meeting, known: tuple[Person, ...], said: _Numbers, absences: tuple[Absence, ...]
) -> Meeting:
    """Numbers as said, without a list that would contradict them; one that is missing follows the roster."""
    expected, actual = said.expected, said.actual
    if expected is None and actual is None and known:
        expected = len(known)
    if expected is None and known and actual is not None and actual + len(absences) <= len(known):
        expected = len(known)
    if actual is None and expected is not None:
        away = said.away if said.away is not None else len(absences) or None
        actual = expected - away if away is not None and away <= expected else None
    if known and expected == actual == len(known) and not absences:
        return with_absences(meeting, known, ())
    given = {"expected": expected, "actual": actual, "absences": absences}
    return meeting.model_copy(update={"present": (), **given})


def _listed(meeting: Meeting, record: LineRecord, names: Names, known: tuple[Person, ...]) -> Meeting:
    """Those named as taking part, where all of them are known; who else was expected is not said."""
    came = [names.of(name).person_id for name in record.participants]
    ids = {person.id for person in known}
    present = tuple(one for one in came if one is not None and one in ids)
    if not present or len(present) < len(came):
        return meeting
    given = {"present": present, "expected": len(known), "actual": len(present)}
    return meeting.model_copy(update=given)


def _doubt(key: str, **values: str) -> Doubt:
    return Doubt(field=FIELD, told=Told(key=key, values=values))
