"""R7: a rest day, another meeting at the same time, a person in two places.

No rule forbids these, so they are notes only.
"""

from datetime import time

from bot.calendar import is_public_holiday, is_workday
from bot.completeness.hint import AnyEntry, Code, Hint, Hints, Level, Param, Rule, Setting, names
from bot.records import Interview, Meeting, Named


def rest_day(entry: AnyEntry, setting: Setting) -> Hints:
    """A weekend or public holiday, 调休 respected; past the published calendar weekends alone."""
    if entry.on is None or is_workday(entry.on, setting.worked):
        return
    code = Code.PUBLIC_HOLIDAY if is_public_holiday(entry.on) else Code.WEEKEND
    yield Hint(Rule.R7, Level.NOTE, code, {"on": entry.on})


def clashes(entry: AnyEntry, setting: Setting) -> Hints:
    """Meetings and talks at the same time as another: who would have been at both, else that there is one."""
    if not isinstance(entry, Meeting | Interview):
        return
    for other in setting.others:
        if not isinstance(other.entry, Meeting | Interview) or not _overlap(entry, other.entry):
            continue
        both = _people(entry) & _people(other.entry)
        if both:
            twice: dict[str, Param] = {"record_id": other.record_id, "names": names(setting, both)}
            yield Hint(Rule.R7, Level.NOTE, Code.IN_TWO_PLACES, twice)
        elif isinstance(entry, Meeting) and isinstance(other.entry, Meeting) and entry.on is not None:
            params: dict[str, Param] = {"record_id": other.record_id, "on": entry.on}
            yield Hint(Rule.R7, Level.NOTE, Code.OVERLAPS, params)


def _span(entry: Meeting | Interview) -> tuple[time, time] | None:
    """The time of an entry; without an end it is its beginning, for none is made up."""
    if entry.start is None:
        return None
    return entry.start, max(entry.start, entry.end or entry.start)


def _overlap(one: Meeting | Interview, other: Meeting | Interview) -> bool:
    """Whether two entries share time; one that begins as the other ends does not."""
    first, second = _span(one), _span(other)
    if one.on is None or one.on != other.on or first is None or second is None:
        return False
    earlier, later = sorted((first, second))
    return earlier[0] == later[0] or later[0] < earlier[1]


def _ids(people: tuple[Named | None, ...]) -> frozenset[int]:
    return frozenset(p.person_id for p in people if p is not None and p.person_id is not None)


def _people(entry: Meeting | Interview) -> frozenset[int]:
    if isinstance(entry, Meeting):
        return frozenset(entry.present) | _ids((entry.host, entry.recorder, entry.lecturer))
    return _ids((*entry.by, *entry.counterparts, entry.recorder))
