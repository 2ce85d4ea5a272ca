"""A plan in words: what it is, when and where."""

from collections.abc import Sequence
from datetime import date

from bot.plans import Content, Moment
from bot.records import Interview, Meeting, Named
from messages import formats
from messages.entry_text import title
from messages.labels import label


def when(moment: Moment, language: str, today: date) -> str:
    """Day, weekday and hour: ``11月25日（周三）15:00``; an open day or hour is said to be open."""
    if moment.on is None:
        return label(language, "plans.no_day")
    day = formats.day(moment.on, language, today)
    if moment.start is not None:
        return f"{day}{_gap(language)}{formats.span(moment.start, moment.end)}"
    if moment.part is not None:
        part = label(language, f"plans.part.{moment.part}")
        return label(language, "plans.open_part", day=day, part=part)
    return label(language, "plans.open_hour", day=day)


def short_when(moment: Moment, language: str) -> str:
    """The same for a button or a note in a list: ``11月25日 15:00``."""
    if moment.on is None:
        return label(language, "plans.no_day")
    day = formats.short_day(moment.on, language)
    return day if moment.start is None else f"{day} {formats.clock(moment.start)}"


_NEAR = {-1: "yesterday", 0: "today", 1: "tomorrow"}


def near_when(moment: Moment, language: str, today: date) -> str:
    """When, by the words of the day for a day near ``today``: ``昨天 15:00``, ``今天下午``."""
    key = None if moment.on is None else _NEAR.get((moment.on - today).days)
    if key is None:
        return when(moment, language, today)
    day = label(language, f"plans.near.{key}")
    if moment.start is not None:
        hours = formats.span(moment.start, moment.end)
        return label(language, "plans.near_hour", day=day, hour=hours)
    if moment.part is not None:
        part = label(language, f"plans.part.{moment.part}")
        return label(language, "plans.near_part", day=day, part=part)
    return label(language, "plans.near_open", day=day)


def hour(moment: Moment, language: str) -> str:
    """The hour alone: ``15:00``, ``下午``, or that it is open."""
    if moment.start is not None:
        return formats.span(moment.start, moment.end)
    if moment.part is not None:
        return label(language, f"plans.part.{moment.part}")
    return label(language, "plans.hour_open")


def _gap(language: str) -> str:
    return "" if language == "zh" else " "


def what(content: Content, language: str, *, named: bool = True) -> str:
    """What is planned: ``党员大会``, ``廉政谈话：李四``; ``named`` False leaves out who is talked to."""
    entry = content.entry
    if entry is None:
        kind = label(language, "plans.talk" if content.whom else "plans.something")
        return _with(kind, content.whom if named else (), language)
    kind = title(entry, language)
    match entry:
        case Interview():
            return _with(kind, _names(entry.counterparts) if named else (), language)
        case Meeting() if entry.group is not None:
            return formats.noted(kind, entry.group, language)
    return kind


def _names(people: tuple[Named, ...]) -> tuple[str, ...]:
    return tuple(who.name for who in people)


def _with(kind: str, names: tuple[str, ...], language: str) -> str:
    return formats.headed(kind, formats.listed(names, language), language) if names else kind


def short_days(days: Sequence[date], language: str) -> str:
    """The days planned for a duty where there is little room: ``11月25日``, ``11月25日 +1``."""
    first = formats.short_day(days[0], language)
    return first if len(days) == 1 else f"{first} +{len(days) - 1}"


def arranged(days: Sequence[date], language: str) -> str:
    """That something is planned for a duty: ``已安排 11月25日``."""
    key = "arranged" if len(days) == 1 else "arranged_more"
    return label(language, f"plans.{key}", when=formats.short_day(days[0], language), count=len(days))
