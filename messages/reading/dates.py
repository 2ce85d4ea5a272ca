"""A day as typed at the step that asks for one; a day is never guessed from words that name none."""

from datetime import date
from typing import NamedTuple

from messages.reading.calendar_days import plain_day
from messages.reading.date_words import VAGUE, WEEKDAYS, Prefer, weekday_of
from messages.reading.normalise import spaced
from messages.reading.patterns import Pattern
from messages.reading.problem import Problem, ProblemCode, problem
from messages.reading.times import PERIODS, TimeSpan, read_time


class Moment(NamedTuple):
    """A day, and the time of day where one was typed along."""

    day: date
    span: TimeSpan | None = None


_LONGEST = 80
_HEAD = Pattern("(?:会议日期|会议时间|日期|时间|date|就是|是|在|于|on)[: ]?")
_UNTIL = Pattern("(?:(?:请假|休假|休息|休)?[到至]|(?:leave |away |off )?(?:until|till|til|to|through) )(.+)")
"""Before a day that ends something and lies ahead."""
_WEEKDAY_TAIL = Pattern(
    r"(?<=[日号天0-9])[ ,(]{0,3}((?:周|星期|礼拜)[一二三四五六日天1-7]"
    r"|[a-z]{3,9})\)?"
)
_WEEKDAY_HEAD = Pattern(r"([a-z]{3,9})\.?,? (?=[0-9a-z])")
_TIME = Pattern(
    "(?:"
    + "|".join(p for p in PERIODS if len(p) > 1 and not p.isascii())
    + r")|(?<=[^0-9])(?:at )?[0-9]{1,2}:[0-9]{2}"
    r"|(?<= )(?:at )?[0-9]{1,2} ?[ap]m|(?<=[日号天一二三四五六 ])(?:[0-9]{1,2}"
    r"|[一二两三四五六七八九十]{1,3})点"
)
_PART_OF_DAY = Pattern("([今昨明前])(晚|早)上?")
_SMALL = ("召开的", "召开", "开的", "那天", "当天", "的", "吧", "了")


def read_date(text: str, today: date, *, prefer: Prefer = "past") -> date | Problem:
    """The day typed; a time typed along is passed over (``read_moment`` keeps it).

    Without a year the nearest day on the preferred side of ``today`` is meant, today included; with
    ``prefer="past"`` a day that still lies ahead is refused, otherwise 到12月2日 names it as well. Codes:
    UNREADABLE_DATE (of a day ahead UNREADABLE_DAY_AHEAD, which suggests days ahead), NO_SUCH_DATE (2月30日),
    IN_FUTURE, WHICH_DAY (月初, last week), WEEKDAY_DIFFERS (9月3日周五 when that was a Thursday).
    """
    moment = read_moment(text, today, prefer=prefer)
    return moment if isinstance(moment, Problem) else moment.day


def read_moment(text: str, today: date, *, prefer: Prefer = "past") -> Moment | Problem:
    """The day typed and, where one follows it, the time: 昨天下午三点. Problems as of the two readers."""
    body = _trim(spaced(text))
    ahead = prefer == "future"
    unreadable = ProblemCode.UNREADABLE_DAY_AHEAD if ahead else ProblemCode.UNREADABLE_DATE
    if ahead and (until := _UNTIL.fullmatch(body.removesuffix("为止").removesuffix("止"))):
        body = _trim(until[1])
    if not body or len(body) > _LONGEST:
        return problem(unreadable, shown=text)
    day = _day(body, today, prefer)
    if day is not None:
        return _checked(text, day, None, today, prefer)
    for cut in _TIME.finditer(body):
        day = _day(_trim(body[: cut.start()]), today, prefer) if cut.start() else None
        if day is None:
            continue
        rest = body[cut.start() :]
        span = None if rest in PERIODS else read_time(rest)
        return span if isinstance(span, Problem) else _checked(text, day, span, today, prefer)
    return problem(unreadable, shown=text)


def _checked(
    text: str, found: date | Problem, span: TimeSpan | None, today: date, prefer: Prefer
) -> Moment | Problem:
    """The moment, or the found problem with all of the typed text in it, or that it lies ahead."""
    if isinstance(found, Problem):
        return problem(found.code, **{**found.values, "shown": text})
    if prefer == "past" and found > today:
        return problem(ProblemCode.IN_FUTURE, shown=text, date=found.isoformat())
    return Moment(found, span)


def _trim(body: str) -> str:
    body = _PART_OF_DAY.sub(r"\1天\2上", body.strip(" ,.。!;:、()"))
    if head := _HEAD.match(body):
        body = body[head.end() :]
    for tail in _SMALL:
        body = body.removesuffix(tail) if len(body) > len(tail) + 1 and body != "当天" else body
    return body.strip(" ,.。!;:、")


def _day(body: str, today: date, prefer: Prefer) -> date | Problem | None:
    """The day that the whole of ``body`` names, with its weekday checked; None when it names none."""
    if body in VAGUE:
        return problem(ProblemCode.WHICH_DAY, shown=body)
    try:
        plain = plain_day(body, today, prefer)
        if plain is not None:
            return plain
        stem, weekday = _without_weekday(body)
        day = plain_day(stem, today, prefer) if weekday is not None else None
    except (ValueError, OverflowError):
        return problem(ProblemCode.NO_SUCH_DATE, shown=body)
    if day is not None and day.weekday() != weekday:
        return problem(ProblemCode.WEEKDAY_DIFFERS, shown=body, date=day.isoformat())
    return day


def _without_weekday(body: str) -> tuple[str, int | None]:
    if head := _WEEKDAY_HEAD.match(body):
        return body[head.end() :], WEEKDAYS.get(head[1])
    for tail in _WEEKDAY_TAIL.finditer(body):
        if tail.end() == len(body):
            return body[: tail.start()].rstrip(" ,("), weekday_of(tail[1])
    return body, None
