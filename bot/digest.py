"""The digest's rules: when a person's next one comes, and what it says on its day. Pure.

Times of day are wall-clock times of the branch. One digest a workday; what falls on days without one (rest
days, or days on which the bot was down) is said by the next.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import IntEnum
from hashlib import sha256
from zoneinfo import ZoneInfo

from bot.duties.items import Item, appears_on
from bot.duties.periods import DAY

Workday = Callable[[date], bool]

WAKES, SLEEPS = time(8), time(21)
"""Nothing is sent before or after: the quiet hours are 21:00 to 08:00."""
MOST = 8
"""Items of one digest; the rest is one tap away, on the list."""
AFTER_DAYS = 14
"""A digest that is later than this says everything that is open, not only what fell due meanwhile."""
LONGEST_SPAN = 31
"""Days back that are looked at for what was not said yet."""
_FAR = 366
"""Days looked ahead for a workday; an override table that knows none stops no reminder."""


def waking(at: time) -> time:
    """The hour chosen for the digest, moved out of the quiet hours."""
    return at if WAKES <= at < SLEEPS else WAKES


def next_digest_at(
    now: datetime, digest_at: time, time_zone: str, workday: Workday, not_before: date | None = None
) -> datetime:
    """The moment (UTC) of the first digest after ``now``: the chosen hour of a workday, outside quiet hours.

    ``not_before`` is the first day it may come, such as the end of a leave. Where a clock change leaves the
    hour out, it comes at the same distance from midnight; where it doubles the hour, at the first of the two.
    """
    zone = ZoneInfo(time_zone)
    first = max(now.astimezone(zone).date(), not_before or date.min)
    if _moment(first, digest_at, zone) <= now:
        first += DAY
    days = (first + n * DAY for n in range(_FAR))
    return _moment(next((day for day in days if workday(day)), first), digest_at, zone)


def _moment(day: date, digest_at: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, waking(digest_at), zone).astimezone(UTC)


def may_come(now: datetime, digest_at: time, time_zone: str, workday: Workday) -> bool:
    """Whether a digest that is due may be sent at ``now``: a workday, past the chosen hour, not yet quiet."""
    local = now.astimezone(ZoneInfo(time_zone))
    return workday(local.date()) and waking(digest_at) <= local.time().replace(tzinfo=None) < SLEEPS


@dataclass(frozen=True, slots=True)
class Span:
    """The days a digest speaks for, the last being its own; ``everything`` says all that is open."""

    days: tuple[date, ...]
    everything: bool = False

    @property
    def today(self) -> date:
        """The day of the digest."""
        return self.days[-1]


def span_of(since: date, today: date, *, everything: bool = False) -> Span:
    """The days from ``since``, the first that no digest has spoken for, to today."""
    first = max(min(since, today), today - LONGEST_SPAN * DAY)
    count = (today - first).days + 1
    return Span(tuple(first + n * DAY for n in range(count)), everything)


class Section(IntEnum):
    """The parts of a digest, in the order they are read."""

    PLANNED = 0
    OVERDUE = 1
    DUE = 2
    PROMISED = 3
    COMING = 4


SOON = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Topic:
    """One numbered line of a digest: an item, or the missed periods of one duty together, oldest first.

    ``record_id`` is the record whose promise comes due, ``plan_id`` the plan whose day it is or was;
    ``on_behalf_of`` the person on leave it is taken over from.
    """

    items: tuple[Item, ...]
    record_id: int | None = None
    on_behalf_of: int | None = None
    plan_id: int | None = None

    @property
    def newest(self) -> Item:
        """The item whose days decide when it is said."""
        return self.items[-1]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all items."""
        return tuple(item.key for item in self.items)

    @property
    def ref(self) -> str:
        """Its short name in a button: the same as long as it is about the same thing."""
        item = self.newest
        about = f"missed:{item.duty_id}:{item.owner}" if item.missed else item.key
        return sha256(about.encode()).hexdigest()[:10]

    def section(self, today: date) -> Section:
        """Where it stands in the digest of that day."""
        if self.plan_id is not None:
            return Section.PLANNED
        if self.record_id is not None:
            return Section.PROMISED
        behind = self.newest.due < today
        if self.newest.missed or (behind and not self.newest.paced):
            return Section.OVERDUE  # a yearly number that lags behind an even pace is not overdue
        return Section.DUE if self.newest.due - today <= SOON else Section.COMING


def topics_of(items: Iterable[Item], on_behalf_of: int | None = None) -> list[Topic]:
    """The items as lines: the missed periods of one duty are one."""
    missed: dict[tuple[str, int | None], list[Item]] = {}
    found: list[Topic] = []
    for item in items:
        if item.missed:
            missed.setdefault((item.duty_id, item.owner), []).append(item)
        else:
            found.append(Topic((item,), on_behalf_of=on_behalf_of))
    together = (sorted(group, key=lambda item: item.due) for group in missed.values())
    return [*(Topic(tuple(group), on_behalf_of=on_behalf_of) for group in together), *found]


def says(topic: Topic, span: Span, snoozes: Mapping[str, date], workday: Workday) -> bool:
    """Whether the digest speaks of it: a ladder day of it is in the span, or the day it was put off to."""
    item, until = topic.newest, snoozes.get(topic.newest.key)
    if until is not None and until > span.today:
        return False
    if until is not None and until in span.days:
        return True
    if span.everything:
        return is_open(topic, span.today)
    return any(appears_on(item, day, workday) for day in span.days)


def is_open(topic: Topic, today: date) -> bool:
    """Whether its time has come, and it is not so long past that nobody asks any more."""
    return topic.newest.opens <= today <= topic.newest.closes


def by_urgency(topics: Iterable[Topic], today: date) -> list[Topic]:
    """What is planned, due today or tomorrow; overdue; due soon or promised; the rest. Each by date."""

    def urgency(topic: Topic) -> tuple[int, date, str]:
        section, item = topic.section(today), topic.newest
        pressing = topic.plan_id is not None or (not item.missed and today <= item.due <= today + DAY)
        return (0 if pressing else 1 + section, item.due, item.key)

    return sorted(topics, key=urgency)


@dataclass(frozen=True, slots=True)
class Selection:
    """What a digest says, in the order it is read, and how much more there is."""

    topics: tuple[Topic, ...]
    more: int = 0

    @property
    def keys(self) -> list[str]:
        """The keys of everything said."""
        return [key for topic in self.topics for key in topic.keys]


def select(
    topics: Sequence[Topic], span: Span, snoozes: Mapping[str, date], workday: Workday, most: int = MOST
) -> Selection:
    """What the digest of the span's last day says: the most urgent ``most``."""
    said = by_urgency((each for each in topics if says(each, span, snoozes, workday)), span.today)
    return Selection(reading_order(said[:most], span.today), max(0, len(said) - most))


def still_open(
    topics: Sequence[Topic], said: Collection[str], snoozes: Mapping[str, date], today: date
) -> Selection:
    """What is left of a digest that said ``said`` (item keys): what was done or put off is gone from it."""
    left = [
        topic
        for topic in topics
        if any(key in said for key in topic.keys) and snoozes.get(topic.newest.key, today) <= today
    ]
    return Selection(reading_order(by_urgency(left, today), today))


def reading_order(topics: Iterable[Topic], today: date) -> tuple[Topic, ...]:
    """Section by section; within one as given."""
    return tuple(sorted(topics, key=lambda topic: topic.section(today)))


def put_off(today: date, choice: str) -> date:
    """稍后: ``1`` and ``3`` days from today, ``monday`` the next one.

    Raises:
        ValueError: there is no such choice.
    """
    if choice == "monday":
        return today + (7 - today.weekday()) * DAY
    if choice not in ("1", "3"):
        raise ValueError(choice)
    return today + int(choice) * DAY
