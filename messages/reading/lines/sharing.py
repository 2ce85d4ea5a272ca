"""What the records of one line say for each other: a day, its month or week, and who chaired."""

from collections.abc import Sequence
from dataclasses import fields, replace

from bot.record_types import Form
from messages.reading.lines.model import LineRecord
from messages.reading.lines.parsing import Parsed
from messages.reading.lines.scan import Span
from messages.reading.lines.written import Written
from messages.reading.numbers import number_of
from messages.reading.patterns import Pattern

_BOTH = Pattern("(?:都|均)(?:是|由)?[^,;。]{1,8}主持|\\bboth chaired")
_ALL_SO_MANY = Pattern(
    "[,;。 ](?:两次|两个会|两场|每次)?(?:都|均)(?:是|为|来了|到了)"
    "(?P<n>[0-9]{1,3}|[一二三四五六七八九十]{1,3})(?:个|名)?人"
    "(?:参加|到会|出席)?(?=[,;。!]|$)"
)
_ALL_THERE = Pattern("(?:都|均|全)(?:是)?(?:在|到|去)|地点(?:都|均)")
_WEEK = Pattern("(?:上上|上|这|本|(?<!一)下下|下)个?(?=周|星期|礼拜)")
_WEEKDAY_ALONE = Pattern("(?:周|星期|礼拜)[一二三四五六日天1-7]")
_MONTH = Pattern(".*月(?:份|的)?")
_DAY_ALONE = Pattern("[^a-z月周期拜天前后]{1,3}[日号]")


def in_month_of(first: Span, day: Span) -> Span:
    """A day of a list that leaves out its month or week lies in that of the first (上月5号和8号)."""
    head, tail = first.value, day.value
    if not isinstance(head, Written) or not isinstance(tail, Written):
        return day
    week = _WEEK.match(head.text)
    if week is not None and _WEEKDAY_ALONE.fullmatch(tail.text):
        return replace(day, value=replace(tail, text=week[0] + tail.text))
    month = _MONTH.match(head.text)
    if month is None or "月" in tail.text or not _DAY_ALONE.fullmatch(tail.text):
        return day
    return replace(day, value=replace(tail, text=month[0] + tail.text))


def share_days(records: list[LineRecord], hours: Sequence[tuple[bool, bool]]) -> None:
    """A record that names no day took place on that of the one before it, else on that of the one behind.

    ``hours`` says of each whether it has its own part of the day, and whether its day stands first: the
    first kind takes nothing from behind from the second (上午…；昨天…).
    """
    for order in (range(1, len(records)), range(len(records) - 2, -1, -1)):
        for at in order:
            near = at - 1 if order.step > 0 else at + 1
            lends = order.step > 0 or not (hours[at][0] and hours[near][1])
            if lends and records[at].date is None and records[near].date is not None:
                records[at] = replace(records[at], date=records[near].date)


def joined(record: LineRecord, again: LineRecord) -> LineRecord:
    """A record with what the line says of it where it comes back to it: first said counts, matters add up."""
    open_ = {
        each.name: getattr(again, each.name)
        for each in fields(record)
        if getattr(record, each.name) in (None, (), False)
    }
    more = tuple(topic for topic in again.topics if topic not in record.topics)
    return replace(record, **{**open_, "topics": record.topics + more})


def share_actual(parsed: Parsed, records: list[LineRecord]) -> None:
    """都是23人: so many came to every meeting of the line, unless one of them has a number of its own."""
    said = _ALL_SO_MANY.search(parsed.scan.folded)
    number = number_of(said["n"]) if said else None
    meetings = all(part.main is None or part.main.form is Form.MEETING for part in parsed.parts)
    if number is None or len(records) < 2 or not meetings:
        return
    if all(record.actual in (None, number) and record.expected is None for record in records):
        records[:] = [replace(record, actual=number) for record in records]


def share_place(parsed: Parsed, records: list[LineRecord]) -> None:
    """都在村部开的: one place for every record of the line."""
    places = {record.place for record in records if record.place}
    if len(places) == 1 and len(records) > 1 and _ALL_THERE.search(parsed.scan.folded):
        records[:] = [replace(record, place=next(iter(places))) for record in records]


def share_host(parsed: Parsed, records: list[LineRecord]) -> None:
    """都是张三主持: one host for every meeting of the line."""
    hosts = {record.host for record in records if record.host}
    if len(hosts) == 1 and len(records) > 1 and _BOTH.search(parsed.scan.folded):
        records[:] = [replace(record, host=next(iter(hosts))) for record in records]
