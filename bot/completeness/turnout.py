"""R14 and R17: too few come again and again; the number expected is not that of the roster.

Source: 《中国共产党党员教育管理工作条例》第二十三条 excuses the old and the ill from study activities, and
the number may be lowered by them if that is said. Whether it is right to is the branch's to explain.
"""

from fractions import Fraction

from bot.attendance import expected_people
from bot.completeness.hint import AnyEntry, Code, Hint, Hints, Level, Param, Rule, Setting
from bot.record_types import SPECS, Scope
from bot.records import Meeting

LOW = Fraction(1, 2)
FEWEST, MOST = 3, 6
"""How many meetings of the type with both numbers, this one among them, tell something; how many count."""


def low(entry: AnyEntry, setting: Setting) -> Hints:
    """R14: on average less than half came to the last meetings of the type."""
    if not isinstance(entry, Meeting) or entry.on is None or (own := _share(entry)) is None:
        return
    before = [
        share
        for other in setting.past.earlier
        if isinstance(other.entry, Meeting)
        and other.entry.on is not None
        and other.entry.on <= entry.on
        and other.entry.group == entry.group
        and (share := _share(other.entry)) is not None
    ]
    shares = [own, *before][:MOST]
    mean = sum(shares) / len(shares)
    if len(shares) >= FEWEST and mean < LOW:
        params: dict[str, Param] = {"percent": int(mean * 100), "count": len(shares)}
        yield Hint(Rule.R14, Level.NOTE, Code.ATTENDANCE_LOW, params)


def _share(meeting: Meeting) -> Fraction | None:
    if not meeting.expected or meeting.actual is None:
        return None
    return Fraction(meeting.actual, meeting.expected)


def expected(entry: AnyEntry, setting: Setting) -> Hints:
    """R17: another number expected than the roster has for the type.

    A roster with fewer full members than the branch stated is not complete and tells nothing about meetings
    of all members.
    """
    if not isinstance(entry, Meeting) or entry.expected is None:
        return
    people = expected_people(entry, setting.roster, setting.day)
    if not people or entry.expected == len(people) or not _complete(entry, setting):
        return
    exempt = sum(person.exempt for person in people)
    params: dict[str, Param] = {"expected": entry.expected, "known": len(people)}
    if exempt and SPECS[entry.type].scope is not Scope.COMMITTEE and entry.expected == len(people) - exempt:
        yield Hint(Rule.R17, Level.NOTE, Code.EXPECTED_WITHOUT_EXEMPT, {**params, "exempt": exempt})
    else:
        yield Hint(Rule.R17, Level.NOTE, Code.EXPECTED_NOT_ROSTER, params)


def _complete(entry: Meeting, setting: Setting) -> bool:
    if SPECS[entry.type].scope not in (Scope.MEMBERS, Scope.MEMBERS_AND_ACTIVISTS):
        return True
    return len(setting.roster.voters(setting.day)) >= setting.branch.full_members
