"""By when something is to be done: 11月30日前, 12月底, 月底前, 下周五, 一周内, by Friday, end of December."""

from datetime import date, timedelta

from messages.reading.dates import read_date
from messages.reading.normalise import spaced
from messages.reading.numbers import NUMERAL, number_of
from messages.reading.patterns import Pattern
from messages.reading.problem import Problem
from messages.reading.years import RELATIVE

_HEAD = Pattern(
    "(?:完成时限|完成时间|完成期限|整改时限|整改期限|时限|期限|截止日期|截止时间|截止到|截止|截至|于"
    "|在|最迟|不晚于|力争"
    "|before|by|until|no later than|due date|deadline|due)(?: by| on| is|是|为)?[: ]{0,2}"
)
_TAIL = Pattern(
    "(?:之前|以前|前)?(?:务必|全部|全面)?(?:完成整改|整改到位|整改完成|整改完毕|落实到位|办结|报送"
    "|上报|完成|到位|落实|办好|交)?"
)
_MONTH_END = Pattern(
    f"(?:(今年|明年|本年|[0-9]{{4}})年?)?(?:({NUMERAL})月|(本月|这个月|当月|下月|下个月)|)(?:份)?(?:底|末)"
)
_WITHIN = Pattern(f"({NUMERAL})(?:个)?(天|日|工作日|周|星期|月)(?:之内|以内|内)")
_ENGLISH_END = Pattern(
    "(?:the )?end of (?:the |this |current )?(month|quarter|year|next month|jan|feb|"
    "mar|apr|may|jun|jul|aug|sep|oct|nov"
    "|dec)[a-z]{0,6}(?: ([0-9]{4}))?"
)
_MONTHS = {m: n for n, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)}
_WEEK_END = {"本周": 0, "本周内": 0, "这周": 0, "这周内": 0, "this week": 0, "end of the "
"week": 0, "end of this week": 0,
             "下周": 7, "下周内": 7, "next week": 7}  # fmt: skip
_LONGEST = 60


def due_of(text: str, day: date) -> date | None:
    """The last day allowed, counted from ``day`` (that of the meeting); None when the text says no such day.

    A month or year "end" is its last day, "this week" its Sunday; working days are not counted out, as that
    takes a calendar of holidays.
    """
    body = spaced(text).strip(" ,.。;()")
    if not body or len(body) > _LONGEST:
        return None
    if head := _HEAD.match(body):
        body = body[head.end() :]
    for at in range(len(body), 0, -1):
        if _TAIL.fullmatch(body, at) and (found := _plain(body[:at].strip(), day)):
            return found
    return None


def _plain(body: str, day: date) -> date | None:
    if body in _WEEK_END:
        return day + timedelta(days=6 - day.weekday() + _WEEK_END[body])
    try:
        special = _end_of_month(body, day) or _english_end(body, day) or _within(body, day)
    except (ValueError, OverflowError):
        return None
    if special is not None:
        return special
    read = read_date(body, day, prefer="future")
    return None if isinstance(read, Problem) else read


def _end_of_month(body: str, day: date) -> date | None:
    compact = body.replace(" ", "")
    if compact in ("年底", "年末", "年内", "今年底", "今年内"):
        return date(day.year, 12, 31)
    if compact in (
        "yearend",
        "year-end",
        "theyearend",
        "year'send",
        "theyearends",
        "theyearisout",
        "theyearisover",
    ):
        return date(day.year, 12, 31)
    if compact in ("季度末", "本季度末", "本季末", "季末"):
        return _last_day(day.year, -(-day.month // 3) * 3)
    compact = "本月底" if compact in ("月底", "月末", "本月内", "月内") else compact
    found = _MONTH_END.fullmatch(compact)
    if found is None or not (found[2] or found[3]):
        return None
    if found[3]:
        return _last_day(day.year, day.month + (found[3][0] == "下"))
    month = number_of(found[2])
    if month is None or not 1 <= month <= 12:
        return None
    if found[1]:
        return _last_day(day.year + RELATIVE[found[1]] if found[1] in RELATIVE else int(found[1]), month)
    return _last_day(day.year + (month < day.month), month)


def _english_end(body: str, day: date) -> date | None:
    found = _ENGLISH_END.fullmatch(body)
    if found is None:
        return None
    if found[1] == "year":
        return date(int(found[2] or day.year), 12, 31)
    if found[1] in ("quarter", "next month"):
        return _last_day(day.year, -(-day.month // 3) * 3 if found[1] == "quarter" else day.month + 1)
    month = day.month if found[1] == "month" else _MONTHS[found[1]]
    return _last_day(int(found[2]) if found[2] else day.year + (month < day.month), month)


def _within(body: str, day: date) -> date | None:
    found = _WITHIN.fullmatch(body.replace(" ", ""))
    number = number_of(found[1]) if found else None
    if found is None or number is None or found[2] == "工作日":
        return None
    if found[2] == "月":
        end = _last_day(day.year, day.month + number)
        return end.replace(day=min(day.day, end.day))
    return day + timedelta(days=number * (7 if found[2] in ("周", "星期") else 1))


def _last_day(year: int, month: int) -> date:
    """The last day of a month, months beyond December running into the next years."""
    months = year * 12 + month
    return date(months // 12, months % 12 + 1, 1) - timedelta(days=1)
