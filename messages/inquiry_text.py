"""Questions answered in words: what was asked about, of which days, and how much of a duty is missing."""

from collections.abc import Iterable, Sequence
from datetime import date

from bot.duties.periods import month_end
from bot.record_types import RecordType
from bot.roster import Roster
from messages import formats
from messages.labels import label
from messages.reading.asked import Stretch

NAMED = 8
"""Names in one sentence; how many more there are is said."""
THREE_MEETINGS = frozenset(
    {
        RecordType.BRANCH_MEMBERS_MEETING,
        RecordType.BRANCH_COMMITTEE_MEETING,
        RecordType.PARTY_GROUP_MEETING,
        RecordType.PARTY_LECTURE,
    }
)
"""三会一课, which is asked about by its own name."""


def what_text(types: Sequence[RecordType], language: str, *, talks: bool = False) -> str:
    """What was asked about, by name; where nothing was named, meetings or talks."""
    if not types:
        return label(language, "inquiry.talks" if talks else "inquiry.meetings")
    if set(types) == THREE_MEETINGS:
        return label(language, "inquiry.three_meetings")
    return formats.listed([label(language, f"types.{kind}") for kind in types], language)


def when_text(stretch: Stretch, language: str, today: date) -> str:
    """A stretch of days by the name it has, as it stands in a sentence: 今年, 第三季度, in Nov, on 3 Nov."""
    first, last = stretch.first, stretch.last
    if first == last:
        if first == today:
            return label(language, "inquiry.today")
        return label(language, "inquiry.on_day", when=formats.day(first, language, today))
    if (first.day, last) == (1, month_end(last.year, last.month)) and first.year == last.year:
        if (first.month, last.month, first.year) == (1, 12, today.year):
            return label(language, "inquiry.this_year")
        named = _named(first, last, today, language)
        if named is not None:
            return label(language, "inquiry.in_days", when=named)
    weeks = ((first - today).days + today.weekday()) // 7
    if (first.weekday(), (last - first).days) == (0, 6) and -1 <= weeks <= 1:
        return label(language, ("inquiry.last_week", "inquiry.this_week", "inquiry.next_week")[weeks + 1])
    return label(language, "inquiry.from_to", when=formats.between(first, last, language, today))


def _named(first: date, last: date, today: date, language: str) -> str | None:
    """A month, quarter, half or year; with its year where it is not this one."""
    key = {
        1: f"periods.month_{first.month}",
        3: f"periods.quarter_{first.month // 3 + 1}" if first.month % 3 == 1 else None,
        6: f"periods.half_{first.month // 6 + 1}" if first.month in (1, 7) else None,
        12: "periods.year_1",
    }.get(last.month - first.month + 1)
    if key is None:
        return None
    named = label(language, key, year=first.year)
    if first.year == today.year or key == "periods.year_1":
        return named
    return f"{first.year}年{named}" if language == "zh" else f"{named} {first.year}"


def some(names: Sequence[str], language: str, most: int = NAMED) -> str:
    """Names one after another, at most so many, and that there are more."""
    said = formats.listed(names[:most], language)
    more = len(names) - most
    return said if more <= 0 else label(language, "inquiry.and_more", names=said, count=more)


def people_text(people: Iterable[int], roster: Roster, language: str) -> str:
    """People by name."""
    found = (roster.find(person) for person in people)
    return some([person.name for person in found if person is not None], language)


def joined(parts: Iterable[str | None], language: str) -> str:
    """Clauses of one sentence, without its full stop."""
    return ("，" if language == "zh" else ", ").join(part for part in parts if part)
