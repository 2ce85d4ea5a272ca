"""R11–R13 and R16: logged late, twice on a day, without the committee before the members, periods without.

Order of committee and members: 《中国共产党支部工作条例（试行）》第十二条 (what matters goes to the committee
before it goes to the members). Logging within three workdays is what many superiors ask for.
"""

from datetime import date, timedelta

from bot.calendar import workdays_between
from bot.completeness.hint import NO_PAST, AnyEntry, Code, Hint, Hints, Level, Param, Rule, Setting
from bot.duties.periods import Every, period_of
from bot.record_types import RecordType
from bot.records import Inspection, Interview, Meeting, Named, ReportSubmission

LATE_AFTER_WORKDAYS = 3
"""A record logged more than three workdays after the day is marked 补记."""
LOOK_BACK = timedelta(days=31)
"""How far before a 党员大会 at least a 支委会 is looked for; otherwise to the start of its quarter."""


def backfilled(entry: AnyEntry, setting: Setting) -> Hints:
    """R11: logged more than three workdays after the day; the day held stays as it is."""
    logged = setting.past.logged_on
    if entry.on is None or logged is None:
        return
    days = workdays_between(entry.on, logged, setting.worked)
    if days > LATE_AFTER_WORKDAYS:
        yield Hint(Rule.R11, Level.NOTE, Code.BACKFILLED, {"days": days})


def twice(entry: AnyEntry, setting: Setting) -> Hints:
    """R12: the same thing stands on record for the same day already."""
    for other in setting.others:
        if entry.on is not None and other.entry.on == entry.on and _same_thing(entry, other.entry):
            params: dict[str, Param] = {"record_id": other.record_id, "on": entry.on}
            yield Hint(Rule.R12, Level.WARNING, Code.TWICE_ON_A_DAY, params)


def _same_thing(one: AnyEntry, other: AnyEntry) -> bool:
    """Two Party groups may meet on a day, and two people be talked to; the same group or person not twice."""
    if one.type is not other.type:
        return False
    match one, other:
        case Meeting(), Meeting():
            return one.group == other.group
        case Interview(), Interview():
            return _shared(one.by, other.by) and _shared(one.counterparts, other.counterparts)
        case ReportSubmission(), ReportSubmission():
            return (one.report, one.for_year, one.by) == (other.report, other.for_year, other.by)
        case Inspection(), Inspection():
            return one.subject is other.subject and _shared(one.departments, other.departments)
    return False


def _shared(one: tuple[Named, ...], other: tuple[Named, ...]) -> bool:
    """Whether both name somebody of the other's, or neither anybody."""
    return bool(set(one) & set(other)) or not (one or other)


def committee_first(entry: AnyEntry, setting: Setting) -> Hints:
    """R13: no 支委会 on record before the 党员大会, since its quarter began or for a month.

    Says nothing of a branch without a committee, nor where tracking began only after that day: what lies
    before is not known.
    """
    if entry.type is not RecordType.BRANCH_MEMBERS_MEETING or not setting.branch.has_committee:
        return
    if entry.on is None or setting.past is NO_PAST:
        return
    since = min(period_of(Every.QUARTER, entry.on).start, entry.on - LOOK_BACK)
    if since < setting.branch.tracking_start or _met_before(entry.on, since, setting):
        return
    yield Hint(Rule.R13, Level.NOTE, Code.NO_COMMITTEE_BEFORE, {"since": since})


def _met_before(on: date, since: date, setting: Setting) -> bool:
    kind = RecordType.BRANCH_COMMITTEE_MEETING
    return any(fact.type is kind and since <= fact.on <= on for fact in setting.past.facts)


def gap(setting: Setting) -> Hints:
    """R16: periods of the year before the record's that passed without one of its type."""
    if setting.past.missed:
        yield Hint(Rule.R16, Level.WARNING, Code.GAP, {"periods": setting.past.missed})
