"""The .ics file for the calendar of a phone: what falls due, and what is planned.

An entry keeps its UID for as long as it is the same thing, and every later file has a higher SEQUENCE, so
that taking in a newer file changes the old entries and doubles none (RFC 5545, 3.8.4.7 and 3.8.7.4).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event
from icalendar.enums import STATUS, TRANSP

PRODUCT = "-//Zhishu//Zhishu//ZH"
DAY = timedelta(days=1)
_MINUTE = 60  # seconds


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: all of ``on`` where ``start`` is None, else from ``start`` to ``end`` (aware moments).

    ``alarms`` are before (negative) or after its beginning, which for a whole day is midnight. ``busy``
    says that the time is taken; ``cancelled`` that it will not be.
    """

    key: str
    title: str
    on: date
    note: str = ""
    start: datetime | None = None
    end: datetime | None = None
    place: str | None = None
    alarms: tuple[timedelta, ...] = ()
    cancelled: bool = False


def calendar_file(
    entries: Iterable[Entry], *, name: str, origin: str, time_zone: str, language: str, now: datetime
) -> bytes:
    """The file. ``origin`` tells this installation and branch from others, so that no two UIDs are alike."""
    made = Calendar.new(name=name, prodid=PRODUCT, method="PUBLISH", uid=uid(origin, ""), language=language)
    made.add("x-wr-timezone", time_zone)
    zone = ZoneInfo(time_zone)
    for entry in entries:
        made.add_component(_event(entry, origin, zone, now))
    made.add_missing_timezones()
    return bytes(made.to_ical())


def uid(origin: str, key: str) -> str:
    """The name of an entry for ever."""
    return str(uuid5(NAMESPACE_URL, f"zhishu:{origin}:{key}"))


def _event(entry: Entry, origin: str, zone: ZoneInfo, now: datetime) -> Event:
    start: date = entry.on if entry.start is None else entry.start.astimezone(zone)
    end: date | None = entry.on + DAY if entry.start is None else (entry.end or entry.start).astimezone(zone)
    event = Event.new(
        uid=uid(origin, entry.key),
        summary=entry.title,
        description=entry.note or None,
        location=entry.place,
        start=start,
        end=end,
        stamp=now,
        last_modified=now,
        sequence=int(now.timestamp()) // _MINUTE,  # only ever grows, and fits 32 bits until 6053
        status=STATUS.CANCELLED if entry.cancelled else STATUS.CONFIRMED,
        transparency=TRANSP.TRANSPARENT if entry.start is None or entry.cancelled else TRANSP.OPAQUE,
    )
    for offset in () if entry.cancelled else entry.alarms:
        event.add_component(_alarm(entry.title, offset))
    return event


def _alarm(title: str, offset: timedelta) -> Alarm:
    alarm = Alarm.new(description=title)
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", offset)
    return alarm
