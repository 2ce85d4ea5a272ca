"""Who and what the sample's records are made of: people by key, words by label, days that are worked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from bot.attendance import expected_people, named, with_absences
from bot.calendar import is_workday
from bot.records import Absence, Entry, Meeting, Named
from bot.roster import Roster
from messages.labels import label

LONGEST_HOLIDAY = 12
"""Days within which a workday is found, whatever holiday there is."""


@dataclass(frozen=True, slots=True)
class Held:
    """A record of the sample: what it says, who logged it (a key of the cast), and when."""

    entry: Entry
    logged_at: datetime
    logged_by: str = "zhang"


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of the sample branch; ``ids`` are their roster ids by key."""

    language: str
    roster: Roster
    ids: Mapping[str, int]

    def say(self, key: str, **values: object) -> str:
        """A word of the sample."""
        return label(self.language, f"sample.{key}", **values)

    def who(self, key: str) -> Named:
        """A person as a record names them."""
        return Named(name=self.say(f"names.{key}"), person_id=self.ids[key])

    def everybody(self, keys: Sequence[str]) -> tuple[Named, ...]:
        """Several people."""
        return tuple(self.who(key) for key in keys)

    def department(self, key: str) -> Named:
        """A department as an inspection names it."""
        name = self.say(f"departments.{key}")
        found = next(each for each in self.roster.departments if each.name == name)
        return Named(name=name, person_id=found.id)

    def attended(self, meeting: Meeting, away: Mapping[str, str]) -> Meeting:
        """The meeting with everybody expected present, but for those away; the reason is a label's key."""
        if meeting.on is None:
            raise ValueError("who is expected depends on the day")
        expected = expected_people(meeting, self.roster, meeting.on)
        there = {named(person).person_id for person in expected}
        absences = tuple(
            Absence(who=self.who(key), reason=label(self.language, f"reasons.{reason}"))
            for key, reason in away.items()
            if self.ids[key] in there
        )
        return with_absences(meeting, expected, absences)


def workday(year: int, month: int, day: int) -> date:
    """That day, or the nearest workday of the same month."""
    wanted = date(year, month, day)
    for distance in range(LONGEST_HOLIDAY):
        for near in (wanted - timedelta(days=distance), wanted + timedelta(days=distance)):
            if near.month == month and is_workday(near):
                return near
    return wanted


def coming_workday(today: date, days: int) -> date:
    """The first workday at least ``days`` ahead."""
    day = today + timedelta(days=days)
    while not is_workday(day):
        day += timedelta(days=1)
    return day


def logged(on: date, zone: tzinfo | None, days_later: int = 0) -> datetime:
    """When it was logged: at the end of that day, or so many days later."""
    return datetime.combine(on + timedelta(days=days_later), time(17, 40), zone)
