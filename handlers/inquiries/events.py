"""Whether, how often and when something was held: out of the records that who asks may see."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from bot.duties.conditions import TALKS as TALK_TYPES
from bot.duties.lists import Line
from bot.duties.standing import State
from bot.record_types import Form, types_of
from bot.records import Interview
from handlers.inquiries.answer import MOST, Answer, Item
from handlers.inquiries.counted import misses
from handlers.inquiries.duties import fitting
from handlers.inquiries.found import (
    about_text,
    after,
    ago_text,
    days_text,
    duty_clause,
    last_text,
    readable,
    search,
    seen,
    subject,
    this_year,
    wanted,
)
from handlers.inquiries.ground import Ground, Whose
from handlers.inquiries.shortfall import day_text
from messages import formats
from messages.entry_text import title
from messages.inquiry_text import some
from messages.labels import label
from messages.reading.asked import Stretch
from storage.records import StoredRecord


def count(ground: Ground) -> Answer:
    """How many there were, on which days, and what of it counts."""
    stretch = ground.asked.period or this_year(ground)
    found = search(ground, stretch)
    head = ground.say("counted_head", when=ground.when(stretch), what=subject(ground), count=len(found))
    head = seen(ground, head)
    items = []
    by_type = Counter(one.entry.type for one in found)
    if len(by_type) > 1:
        items += [
            Item(f"{label(ground.language, f'types.{kind}')}  {n}") for kind, n in by_type.most_common(MOST)
        ]
    elif found:
        items.append(Item(ground.say("days", days=days_text(ground, found))))
    people = _talked_to(ground, found)
    if people:
        items.append(
            Item(ground.say("people_talked", count=len(people), names=some(people, ground.language)))
        )
    lines = _counting(ground, stretch)
    items += [Item(duty_clause(ground, line)) for line in lines[:3]]
    items += misses(ground, lines)
    return Answer(head, items, buttons=after(ground, found, lines))


def _counting(ground: Ground, stretch: Stretch) -> list[Line]:
    """The duties of the year that the types count towards."""
    whole = (stretch.first, stretch.last) == (
        date(stretch.first.year, 1, 1),
        date(stretch.first.year, 12, 31),
    )
    if not ground.asked.types or not whole or ground.whom.whose is not Whose.OWN:
        return []
    return [
        line
        for line in fitting(ground)
        if line.duty.counted and line.standing.state is not State.NOT_APPLICABLE
    ]


def _talked_to(ground: Ground, found: Sequence[StoredRecord]) -> list[str]:
    """With whom, of talks whose content who asks may read; nobody where one of them is private."""
    if not found or not all(isinstance(one.entry, Interview) and readable(ground, one) for one in found):
        return []
    names = (
        who.name
        for one in reversed(found)
        if isinstance(one.entry, Interview)
        for who in one.entry.counterparts
    )
    return list(dict.fromkeys(names))


def has(ground: Ground) -> Answer:
    """Whether there was one: yes with its days, or no with when the last one was."""
    lines = [line for line in fitting(ground) if line.duty.counted] if ground.asked.types else []
    stretch = ground.asked.period or _running(ground, lines)
    if ground.asked.date is not None and ground.asked.period is None:
        stretch = Stretch(ground.asked.date, ground.asked.date)
    found = search(ground, stretch)
    what, when = subject(ground), ground.when(stretch)
    if found:
        head = ground.say("yes", when=when, what=what, count=len(found), days=days_text(ground, found))
        item = [Item(text) for text in [about_text(ground, found[0])] if text and len(found) == 1]
        return Answer(
            head, item, buttons=after(ground, found, lines if ground.whom.whose is Whose.OWN else ())
        )
    items = []
    before = search(ground, None)
    if before:
        items.append(Item(last_text(ground, before[0])))
    items += _other_talks(ground, stretch)
    if ground.whom.whose is Whose.OWN:
        current = [line for line in lines if line.standing.open][:2]
        items += [Item(duty_clause(ground, line)) for line in current]
    return Answer(
        seen(ground, ground.say("no", when=when, what=what)), items, buttons=after(ground, (), lines)
    )


def _running(ground: Ground, lines: Sequence[Line]) -> Stretch:
    """The period that a duty is owed for now, where no days were said; else the year."""
    period = lines[0].standing.period if len(lines) == 1 and ground.whom.whose is Whose.OWN else None
    return this_year(ground) if period is None else Stretch(period.start, period.end)


def _other_talks(ground: Ground, stretch: Stretch) -> list[Item]:
    """Talks of another type with the same person: they never stand in for one another."""
    asked = set(ground.asked.types)
    if ground.whom.whose is not Whose.OTHER or not asked or not asked <= set(TALK_TYPES):
        return []
    others = search(ground, stretch, [kind for kind in types_of(Form.INTERVIEW) if kind not in asked])
    return [
        Item(
            ground.say(
                "other_talk", day=day_text(ground, one.entry.on), what=title(one.entry, ground.language)
            )
        )
        for one in others[:2]
        if one.entry.on is not None
    ]


def last(ground: Ground) -> Answer:
    """When the last one was, how long ago, and what it was about."""
    found = search(ground, ground.asked.period)
    what = subject(ground)
    if not found:
        lines = [line for line in fitting(ground) if line.standing.open] if ground.asked.types else []
        items = [
            *_other_talks(ground, this_year(ground)),
            *(Item(duty_clause(ground, line)) for line in lines[:2]),
        ]
        return Answer(seen(ground, ground.say("never", what=what)), items, buttons=after(ground, (), lines))
    one = found[0]
    on = one.entry.on or ground.today
    head = ground.say(
        "last_head", what=what, day=formats.day(on, ground.language, ground.today), ago=ago_text(ground, on)
    )
    kinds = wanted(ground)
    named = title(one.entry, ground.language) if len(kinds) > 1 else None
    items = [Item(text) for text in (named, about_text(ground, one)) if text]
    return Answer(head, items, buttons=after(ground, found[:1], ()))
