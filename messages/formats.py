"""How days, times, people and remarks are written in each language; official documents take the Chinese."""

from collections.abc import Iterable
from datetime import date, time

_ZH_WEEKDAYS = "一二三四五六日"
_EN_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_EN_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(value: date, language: str, today: date | None = None) -> str:
    """A day with its weekday; the year stands only where it is not the year of ``today``.

    ``11月19日（周四）``, ``Thu 19 Nov``.
    """
    with_year = today is None or today.year != value.year
    if language == "zh":
        year = f"{value.year}年" if with_year else ""
        return f"{year}{value.month}月{value.day}日（周{_ZH_WEEKDAYS[value.weekday()]}）"
    year = f" {value.year}" if with_year else ""
    return f"{_EN_WEEKDAYS[value.weekday()]} {value.day} {_EN_MONTHS[value.month - 1]}{year}"


def short_day(value: date, language: str) -> str:
    """A day for a button or a table: ``11月19日``, ``19 Nov``."""
    if language == "zh":
        return f"{value.month}月{value.day}日"
    return f"{value.day} {_EN_MONTHS[value.month - 1]}"


def between(first: date, last: date, language: str, today: date | None = None) -> str:
    """A stretch of days: ``11月16日–22日``, ``16–22 Nov``; the year stands where it is not this one."""
    years = "" if today is not None and first.year == last.year == today.year else f"{last.year}"
    if language == "zh":
        begin = f"{first.year}年" if first.year != last.year else f"{years}年" if years else ""
        month_ = "" if (first.year, first.month) == (last.year, last.month) else f"{last.month}月"
        end = f"{last.year}年" if first.year != last.year else ""
        return f"{begin}{first.month}月{first.day}日–{end}{month_}{last.day}日"
    begin = (
        f"{first.day}" if (first.year, first.month) == (last.year, last.month) else short_day(first, language)
    )
    if first.year != last.year:
        begin = f"{begin} {first.year}"
    return f"{begin}–{short_day(last, language)}{' ' + years if years else ''}"


def month(value: date, language: str) -> str:
    """A month with its year: ``2026年11月``, ``Nov 2026``."""
    return (
        f"{value.year}年{value.month}月"
        if language == "zh"
        else f"{_EN_MONTHS[value.month - 1]} {value.year}"
    )


def clock(value: time) -> str:
    """A time of day: ``15:00``."""
    return value.strftime("%H:%M")


def span(start: time | None, end: time | None) -> str:
    """A stretch of time: ``15:00–16:30``; an unknown end is left out."""
    return "–".join(clock(value) for value in (start, end) if value is not None)


def listed(names: Iterable[str], language: str) -> str:
    """Names one after another: ``张三、李四``, ``Zhang San, Li Si``."""
    return ("、" if language == "zh" else ", ").join(names)


def noted(text: str, note: str, language: str) -> str:
    """A word with a remark behind it: ``李四（请假）``, ``Li Si (on leave)``."""
    return f"{text}（{note}）" if language == "zh" else f"{text} ({note})"


def headed(name: str, said: str, language: str) -> str:
    """A name and what belongs to it: ``缺席：李四``, ``Absent: Li Si``."""
    return f"{name}：{said}" if language == "zh" else f"{name}: {said}"


def relisted(names: str, language: str) -> str:
    """Names that came joined as Chinese lists are, joined as ``language`` joins them."""
    return listed(names.split("、"), language)
