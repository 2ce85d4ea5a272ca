"""What is left to do, what is overdue, and what falls due: the whole list, or the days that were named."""

from collections.abc import Sequence
from datetime import date

from bot.duties.lists import Line, attention
from bot.duties.standing import State
from handlers.duties.list_screen import summary
from handlers.inquiries.answer import MOST, Answer, Item, list_button, numbered
from handlers.inquiries.duties import progress
from handlers.inquiries.ground import Ground, Whose, fits
from handlers.inquiries.posed import OVERDUE
from handlers.inquiries.shortfall import day_text
from handlers.inquiries.within import month, owed_in, sentence, titled, within
from messages.buttons import rows
from messages.reading.asked import QuestionKind, Stretch


def outstanding(ground: Ground) -> Answer:
    """What is left: of everything, or of a stretch of days; overdue alone where that was asked."""
    if ground.whom.whose is Whose.SEVERAL:
        return progress(ground)
    if ground.asked.period is not None and OVERDUE not in ground.posed.shades:
        return within(ground, ground.asked.period)
    lines = [line for line in attention(ground.listed.duties) if line in ground.lines]
    if ground.asked.types:
        lines = [line for line in lines if fits(line, ground.posed)]
    overdue = [line for line in lines if line.standing.overall is State.OVERDUE]
    if OVERDUE in ground.posed.shades:
        return _overdue(ground, overdue, lines)
    if not lines:
        return Answer(_whose(ground, "nothing_left"), buttons=rows([list_button(ground)]))
    soon = sum(line.standing.overall is State.DUE_SOON for line in lines)
    parts = [ground.say("of_these_overdue", count=len(overdue)) if overdue else None]
    parts.append(ground.say("of_these_soon", count=soon) if soon else None)
    head = sentence(ground, [_whose(ground, "left", count=len(lines)), *parts])
    return _listing(ground, head, lines, more=len(lines) - MOST)


def _overdue(ground: Ground, overdue: Sequence[Line], lines: Sequence[Line]) -> Answer:
    if overdue:
        head = sentence(ground, [_whose(ground, "overdue", count=len(overdue))])
        return _listing(ground, head, overdue, more=len(overdue) - MOST)
    ahead = [one for line in lines for one in owed_in(line, ground.today, date.max)]
    first = min(ahead, key=lambda one: one.due, default=None)
    next_one = (
        None
        if first is None
        else ground.say("next_due", what=first.line.title(ground.language), due=day_text(ground, first.due))
    )
    return Answer(
        sentence(ground, [_whose(ground, "nothing_overdue"), next_one]), buttons=rows([list_button(ground)])
    )


def _whose(ground: Ground, key: str, **values: object) -> str:
    """A sentence about the own duties, or about somebody else's by name."""
    if ground.whom.whose in (Whose.OTHER, Whose.COMMITTEE):
        return ground.say("of_whom", name=ground.whom.name, said=ground.say(key, **values))
    return ground.say(key, **values)


def _listing(ground: Ground, head: str, lines: Sequence[Line], more: int) -> Answer:
    listed = ground.listed
    items = []
    for number, line in enumerate(lines[:MOST], 1):
        said = summary(listed, line, number, ground.language, ground.today)
        items.append(Item(titled(said.mark, said.title, said.progress), said.note, number))
    notes = [ground.say("more", count=more)] if more > 0 else []
    return Answer(
        head, items, notes, rows(numbered(ground, lines[:MOST]), [list_button(ground), *month(ground)])
    )


def due(ground: Ground) -> Answer:
    """What falls due in a stretch of days, or up to a day."""
    if ground.whom.whose is Whose.SEVERAL:
        return progress(ground)
    asked = ground.asked
    if asked.kind is QuestionKind.LIST_DUE_BY and asked.date is not None:
        return within(ground, Stretch(ground.today, max(asked.date, ground.today)), by=asked.date)
    stretch = asked.period or (Stretch(asked.date, asked.date) if asked.date else None)
    return outstanding(ground) if stretch is None else within(ground, stretch)
