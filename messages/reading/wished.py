"""A reminder that somebody wishes for: when, and of what (提醒我周五交报告, remind me at 9 to call)."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from messages.reading.deadlines import due_of
from messages.reading.lines.days import read_days
from messages.reading.lines.hours import read_hours
from messages.reading.lines.model import Period
from messages.reading.lines.scan import Kind, Scan
from messages.reading.lines.written import Written, day_of
from messages.reading.numbers import number_of
from messages.reading.patterns import Pattern
from messages.reading.times import TimeSpan

_ASKING = Pattern(
    "(?:请|麻烦|帮我|帮忙|记得|到时候?|一定|务必|再)*(?:提醒(?:我|一下|下)(?:们)?(?:一下|一声)?"
    "|(?:设|定|加|建|新建|来)(?:个|置|一个)?提醒|别(?:让我)?忘(?:了|记)?)"
    r"|\b(?:please )?remind me\b|\b(?:set|create|add) a reminder\b|\bdon'?t let me forget\b"
)
_SMALL = Pattern(
    r"^(?:[,;:。.!?\s]|的(?!确)|要|去|得|该|的时候|一下|麻烦|请|帮我|(?:之|以)?前(?!年|期|任)"
    r"|to\b|that\b|about\b|for\b|of\b|at\b|on\b|by\b)+|[,;:。!?\s]+$"
)
_SMALL_END = Pattern(r"(?:[,;:。!?\s]|之前|以前|\bat\b|\bon\b|\bby\b|\bto\b|\bin\b|\bthe\b)+$")
_IN = Pattern(
    "(?P<half>半)个?(?:小时|钟头)(?:之?后|以后|过后)"
    "|(?P<n>[0-9]{1,3}|[一二两三四五六七八九十]{1,3})"
    "(?P<unit>分钟|个?小时|个?钟头|天|个?星期|个?礼拜|周)(?:之?后|以后|过后)"
    r"|\bin (?P<en>[0-9]{1,3}|an?|half an|two|three) ?(?P<unit2>minutes?|hours?|days?|weeks?)\b"
)
_BEFORE_END = Pattern(
    "(?:本|这个|下个?)?(?:月底|月末|年底|年末|季度末)(?:之?前|以前)?"
    "|(?:before |by )?(?:the )?end of (?:the )?(?:month|year|quarter)"
)
_AT = Pattern(r"\bat (?P<h>[01]?[0-9]|2[0-3])(?::(?P<m>[0-5][0-9]))?(?![0-9:]| ?[ap]\.?m)")
_AGAIN = Pattern(
    r"每(?:天|日|周|个?星期|个?礼拜|个?月|季度|年|个?工作日|隔)"
    r"|\b(?:every|each) (?:day|week|month|quarter|year|\w+day)\b|\b(?:daily|weekly|monthly|yearly)\b"
)
_NAMED_DAY = Pattern("(?:周|星期|礼拜)[一二三四五六日天1-7]|day$")
_ENGLISH = {"a": 1, "an": 1, "two": 2, "three": 3}
_HOURS = {
    Period.MORNING: time(9),
    Period.NOON: time(12),
    Period.AFTERNOON: time(15),
    Period.EVENING: time(19),
}
LONGEST = 200
"""Characters of what somebody wants to be reminded of."""


@dataclass(frozen=True, slots=True)
class Wished:
    """What to be reminded of, and when as far as that was said; ``at`` is wall-clock time.

    ``span`` is how long from now, where that was said instead of a day; ``weekday`` says that the day was a
    weekday's name, and ``again`` that it is to come again and again.
    """

    what: str
    on: date | None = None
    at: time | None = None
    span: timedelta | None = None
    weekday: bool = False
    again: bool = False


def read_wish(text: str, now: datetime) -> Wished:
    """The reminder that a line asks for; ``now`` is the wall clock of the branch.

    A part of the day alone is an hour in it: 上午 is 9:00, 下午 15:00. An hour without a day is today's, or
    tomorrow's once it is past.
    """
    scan = Scan(text)
    span = _span(scan)
    found = _BEFORE_END.search(scan.folded)
    read_hours(scan)
    read_days(scan)
    _bare_hour(scan)
    days = [each.value for each in scan.of(Kind.DATE) if isinstance(each.value, Written)]
    on = day_of(days[0], now.date(), "future") if days else None
    if on is None and found is not None:
        on = due_of(found[0], now.date())
        scan.claim(*found.span(), Kind.VAGUE_DATE)
    hours = [s.value for s in scan.of(Kind.TIME) if isinstance(s.value, TimeSpan)]
    parts = [s.value for s in scan.of(Kind.PERIOD) if isinstance(s.value, Period)]
    at = hours[0].start if hours else _HOURS[parts[0]] if parts else None
    if on is None and at is not None and span is None:
        on = now.date() + timedelta(days=at <= now.time())
    for wish in _ASKING.finditer(scan.view):
        scan.claim(*wish.span(), Kind.WORD)
    weekday = bool(days) and _NAMED_DAY.search(days[0].text) is not None
    again = _AGAIN.search(scan.folded) is not None
    return Wished(_what(scan), on, at, span, weekday, again)


def _bare_hour(scan: Scan) -> None:
    """At 9: an hour as it stands, from 1 to 5 in the afternoon."""
    found = _AT.search(scan.view)
    if found is not None and not scan.of(Kind.TIME):
        hour = int(found["h"])
        said = time(hour + 12 if 1 <= hour <= 5 else hour, int(found["m"] or 0))
        scan.claim(*found.span(), Kind.TIME, TimeSpan(said))


def _what(scan: Scan) -> str:
    """What is left of the line: the person's own words."""
    pieces = [scan.text[start:end] for start, end in scan.left(0, len(scan.text))]
    kept = [trimmed for piece in pieces if (trimmed := _trim(piece))]
    joint = "" if any("\u3400" <= c <= "\u9fff" for c in "".join(kept)) else " "
    return joint.join(kept)[:LONGEST]


def _trim(piece: str) -> str:
    return _SMALL_END.sub("", _SMALL.sub("", piece)).strip(" ,，;；:：。.!！?？").removesuffix("前")


def _span(scan: Scan) -> timedelta | None:
    """How long from now: 半小时后, in two hours."""
    found = _IN.search(scan.folded)
    if found is None:
        return None
    scan.claim(*found.span(), Kind.DURATION)
    if found["half"] or found["en"] == "half an":
        return timedelta(minutes=30)
    number = _ENGLISH.get(found["en"] or "") or number_of(found["en"] or found["n"] or "") or 0
    unit = found["unit"] or found["unit2"] or ""
    if "分" in unit or unit.startswith("minute"):
        return timedelta(minutes=number)
    if "时" in unit or "钟头" in unit or unit.startswith("hour"):
        return timedelta(hours=number)
    return timedelta(days=number * (1 if "天" in unit or unit.startswith("day") else 7))
