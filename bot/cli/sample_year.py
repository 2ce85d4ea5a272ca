"""The sample branch's records up to a moment: a truthful mix, whatever the day.

All that was held before today stands there, with these exceptions: last month's theme day was not logged (so
that something is overdue), some were logged late (补记), the newest study session lacks what is usually
forgotten. The newest committee meeting and the newest talk promise something for the coming days.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime

from bot.cli.sample_cast import Cast, Held, coming_workday, logged, workday
from bot.cli.sample_meetings import committee, meetings, theme_day
from bot.cli.sample_talks import heart_talk, papers, talks
from bot.record_types import Detail, RecordType
from bot.records import Entry, Interview, Meeting

LOGGED_LATE = (2, 7, 12)
"""The months whose theme day was logged late."""
LATE_DAYS = 13
PROMISED_IN = 3
"""Days until what was promised last falls due, at least."""


def year_until(cast: Cast, now: datetime) -> list[Held]:
    """The records up to ``now``, a moment in the branch's time zone, oldest first.

    They begin with a few of last December, before tracking began, so that January is not empty.
    """
    today = now.date()
    held = [one for one in _held(cast, now) if _day(one) < today and one.logged_at <= now]
    held.sort(key=lambda one: (_day(one), one.logged_at))
    held = _changed(held, RecordType.BRANCH_COMMITTEE_MEETING, lambda entry: _resolved(entry, today))
    held = _changed(held, RecordType.THEORY_STUDY_SESSION, _forgetful)
    return _changed(held, RecordType.HEART_TO_HEART_TALK, lambda entry: _follow_up(entry, today))


def _held(cast: Cast, now: datetime) -> Iterator[Held]:
    year = now.year
    entries: list[Entry] = [
        committee(cast, year - 1, 12),
        theme_day(cast, year - 1, 12),
        heart_talk(cast, workday(year - 1, 12, 21), "zhang", "li", 0),
        *(meeting for meeting in meetings(cast, year) if not _left_out(meeting, now.date())),
        *talks(cast, year),
        *papers(cast, year),
    ]
    for entry in entries:
        if entry.on is not None:
            late = entry.type is RecordType.THEME_PARTY_DAY and entry.on.month in LOGGED_LATE
            by = "wang" if entry.type is RecordType.PARTY_GROUP_MEETING else "zhang"
            yield Held(entry, logged(entry.on, now.tzinfo, LATE_DAYS if late else 0), by)


def _left_out(meeting: Meeting, today: date) -> bool:
    """Last month's theme day."""
    theme = meeting.type is RecordType.THEME_PARTY_DAY
    return theme and meeting.on is not None and meeting.on.month == today.month - 1


def _day(one: Held) -> date:
    return one.entry.on or date.max


def _changed(held: list[Held], kind: RecordType, change: Callable[[Entry], Entry]) -> list[Held]:
    """The newest record of a type changed."""
    newest = max((n for n, one in enumerate(held) if one.entry.type is kind), default=None)
    return [
        Held(change(one.entry), one.logged_at, one.logged_by) if n == newest else one
        for n, one in enumerate(held)
    ]


def _resolved(entry: Entry, today: date) -> Entry:
    if not isinstance(entry, Meeting) or not entry.resolutions:
        return entry
    due = coming_workday(today, PROMISED_IN)
    promised = entry.resolutions[0].model_copy(update={"due": due})
    return entry.model_copy(update={"resolutions": (promised, *entry.resolutions[1:])})


def _follow_up(entry: Entry, today: date) -> Entry:
    """Agreed when they talked: the week after today, whenever that was."""
    if not isinstance(entry, Interview):
        return entry
    return entry.model_copy(update={"follow_up": coming_workday(today, PROMISED_IN + 2)})


def _forgetful(entry: Entry) -> Entry:
    kept = {name: text for name, text in entry.details.items() if name is not Detail.MAIN_SPEAKERS}
    return entry.model_copy(update={"recorder": None, "end": None, "details": kept})
