"""What is left to do, what is overdue, and what falls due in a stretch of days: duties, promises, plans."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.duties.lists import Line, attention
from bot.duties.periods import Period
from bot.duties.standing import State
from bot.plans import Plan
from handlers.duties.list_screen import summary
from handlers.inquiries.ahead import plan_text, plans_in, promise_text, promises_in
from handlers.inquiries.answer import MOST, Answer, Item, list_button, numbered
from handlers.inquiries.duties import progress
from handlers.inquiries.ground import Ground, Whose, types_of
from handlers.inquiries.posed import OVERDUE
from handlers.inquiries.shortfall import day_text
from messages import formats, standing_text
from messages.buttons import Button, rows
from messages.callbacks import DutyMonth, RecordTap
from messages.labels import label
from messages.reading.asked import QuestionKind, Stretch

_OPEN = (State.NOT_STARTED, State.IN_PROGRESS, State.DUE_SOON, State.OVERDUE)
EARLIEST = date(2000, 1, 1)
NAMED_LATE = 3
"""Earlier overdue duties that are named beside what falls due."""


@dataclass(frozen=True, slots=True)
class Owed:
    """A duty that falls due within a stretch: when, and the periods that it is for."""

    line: Line
    due: date
    periods: tuple[Period, ...]
    paced: bool = False


def outstanding(ground: Ground) -> Answer:
    """What is left: of everything, or of a stretch of days; overdue alone where that was asked."""
    if ground.whom.whose is Whose.SEVERAL:
        return progress(ground)
    if ground.asked.period is not None and OVERDUE not in ground.posed.shades:
        return within(ground, ground.asked.period)
    lines = [line for line in attention(ground.listed.duties) if line in ground.lines]
    if ground.asked.types:
        lines = [line for line in lines if set(types_of(line)) & set(ground.asked.types)]
    overdue = [line for line in lines if line.standing.overall is State.OVERDUE]
    if OVERDUE in ground.posed.shades:
        return _overdue(ground, overdue, lines)
    if not lines:
        return Answer(_whose(ground, "nothing_left"), buttons=rows([list_button(ground)]))
    soon = sum(line.standing.overall is State.DUE_SOON for line in lines)
    parts = [ground.say("of_these_overdue", count=len(overdue)) if overdue else None]
    parts.append(ground.say("of_these_soon", count=soon) if soon else None)
    head = _sentence(ground, [_whose(ground, "left", count=len(lines)), *parts])
    return _listing(ground, head, lines, more=len(lines) - MOST)


def _overdue(ground: Ground, overdue: Sequence[Line], lines: Sequence[Line]) -> Answer:
    if overdue:
        head = _sentence(ground, [_whose(ground, "overdue", count=len(overdue))])
        return _listing(ground, head, overdue, more=len(overdue) - MOST)
    ahead = [one for line in lines for one in owed_in(line, ground.today, date.max)]
    first = min(ahead, key=lambda one: one.due, default=None)
    next_one = (
        None
        if first is None
        else ground.say("next_due", what=first.line.title(ground.language), due=day_text(ground, first.due))
    )
    return Answer(
        _sentence(ground, [_whose(ground, "nothing_overdue"), next_one]), buttons=rows([list_button(ground)])
    )


def _whose(ground: Ground, key: str, **values: object) -> str:
    """A sentence about the own duties, or about somebody else's by name."""
    if ground.whom.whose in (Whose.OTHER, Whose.COMMITTEE):
        return ground.say("of_whom", name=ground.whom.name, said=ground.say(key, **values))
    return ground.say(key, **values)


def _sentence(ground: Ground, parts: Sequence[str | None]) -> str:
    said = ("，" if ground.language == "zh" else ", ").join(part for part in parts if part)
    said = said[:1].upper() + said[1:]
    return said + ("。" if ground.language == "zh" else ".")


def _listing(ground: Ground, head: str, lines: Sequence[Line], more: int) -> Answer:
    listed = ground.listed
    items = []
    for number, line in enumerate(lines[:MOST], 1):
        said = summary(listed, line, number, ground.language, ground.today)
        items.append(Item(_titled(said.mark, said.title, said.progress), said.note, number))
    notes = [ground.say("more", count=more)] if more > 0 else []
    return Answer(
        head, items, notes, rows(numbered(ground, lines[:MOST]), [list_button(ground), *_month(ground)])
    )


def _titled(mark: str, name: str, progress_: str | None) -> str:
    return f"{mark} {name}" + (f"  {progress_}" if progress_ else "")


def _month(ground: Ground) -> list[Button]:
    """What the month holds, for the own list."""
    if ground.whom.whose is not Whose.OWN:
        return []
    return [Button(label(ground.language, "duties.month"), DutyMonth().encode())]


def owed_in(line: Line, first: date, last: date, *, paces: bool = True) -> list[Owed]:
    """What of a duty falls due in these days and is not done; with ``paces`` by an even pace, too."""
    shown = line.standing
    if not line.duty.falls_due or not shown.open:
        return []
    slots = [slot for slot in shown.slots if slot.state in _OPEN and first <= slot.period.due <= last]
    if slots:
        return [Owed(line, slots[0].period.due, tuple(slot.period for slot in slots))]
    if not shown.slots and shown.due is not None and first <= shown.due <= last:
        return [Owed(line, shown.due, ())]
    paced = shown.paced_due
    if paces and paced is not None and paced != shown.due and first <= paced <= last:
        return [Owed(line, paced, (), paced=True)]
    return []


def due(ground: Ground) -> Answer:
    """What falls due in a stretch of days, or up to a day."""
    if ground.whom.whose is Whose.SEVERAL:
        return progress(ground)
    asked = ground.asked
    if asked.kind is QuestionKind.LIST_DUE_BY and asked.date is not None:
        return within(ground, Stretch(ground.today, max(asked.date, ground.today)), by=asked.date)
    stretch = asked.period or (Stretch(asked.date, asked.date) if asked.date else None)
    return outstanding(ground) if stretch is None else within(ground, stretch)


def within(ground: Ground, stretch: Stretch, by: date | None = None) -> Answer:
    """The duties, promises and planned meetings of a stretch, and what was missed before it."""
    lines = [
        line
        for line in ground.lines
        if line.owes or ground.whom.whose is not Whose.OWN or not line.duty.counted
    ]
    lines = [
        line for line in lines if not ground.asked.types or set(types_of(line)) & set(ground.asked.types)
    ]
    found = sorted(
        (one for line in lines for one in owed_in(line, stretch.first, stretch.last)), key=lambda o: o.due
    )
    here = {one.line.duty.id for one in found}
    begin = min(stretch.first, ground.today)
    late = [
        line
        for line in lines
        if owed_in(line, EARLIEST, begin - timedelta(1), paces=False) and line.duty.id not in here
    ]
    promises = promises_in(ground, stretch)
    planned = plans_in(ground, stretch)
    head = _head(ground, stretch, by, found, len(promises), planned, late)
    items = [Item(plan_text(ground, plan)) for plan in planned[:MOST]]
    items += [_item(ground, one, number) for number, one in enumerate(found[:MOST], 1)]
    items += [Item(promise_text(ground, one)) for one in promises[:MOST]]
    notes = [ground.say("more", count=len(found) - MOST)] if len(found) > MOST else []
    if late and stretch.last >= ground.today:
        names = formats.listed([line.title(ground.language) for line in late[:NAMED_LATE]], ground.language)
        if len(late) > NAMED_LATE:
            names = ground.say("and_so_on", names=names)
        notes.append(ground.say("late_besides", count=len(late), names=names))
    opening = [
        Button(label(ground.language, "digest.record"), RecordTap(one.record_id, "open").encode())
        for one in promises[:1]
    ]
    buttons = rows(
        numbered(ground, [one.line for one in found[:MOST]]), opening, [list_button(ground), *_month(ground)]
    )
    return Answer(head, items, notes, buttons)


def _head(
    ground: Ground,
    stretch: Stretch,
    by: date | None,
    found: Sequence[Owed],
    promises: int,
    planned: Sequence[Plan],
    late: Sequence[Line],
) -> str:
    count = len(found) + promises
    past = stretch.last < ground.today
    when = day_text(ground, by) if by else ground.when(stretch)
    left = ground.asked.kind is QuestionKind.LIST_OUTSTANDING_DUTIES
    key = "by_day" if by else "missed_in" if past else "left_in" if left else "due_in"
    parts: list[str | None] = (
        [ground.say("planned", when=when if not count else "", count=len(planned)).strip()] if planned else []
    )
    if count:
        parts.insert(0, ground.say(key, when=when, count=count))
    elif not planned:
        parts.append(ground.say(f"nothing_{key}", when=when))
    if not found and not past and not late:
        ahead = sorted(
            (one for line in ground.lines for one in owed_in(line, stretch.last + timedelta(1), date.max)),
            key=lambda o: o.due,
        )
        if ahead:
            first = ahead[0]
            parts.append(
                ground.say(
                    "next_due", what=first.line.title(ground.language), due=day_text(ground, first.due)
                )
            )
    if ground.whom.whose in (Whose.OTHER, Whose.COMMITTEE) and parts:
        parts[0] = ground.say("of_whom", name=ground.whom.name, said=parts[0])
    return _sentence(ground, parts)


def _item(ground: Ground, one: Owed, number: int) -> Item:
    language, shown = ground.language, one.line.standing
    mark = standing_text.MARKS[
        State.OVERDUE if one.due < ground.today else shown.state if not one.paced else State.IN_PROGRESS
    ]
    day = day_text(ground, one.due)
    if one.paced:
        note = ground.say("paced", due=day)
    elif len(one.periods) > 1:
        note = ground.say("missed", names=standing_text.periods_text(one.periods, language))
    else:
        note = ground.say("was_due" if one.due < ground.today else "by", due=day)
    names = (
        standing_text.units_text(shown.missing[:4], ground.roster, language)
        if one.line.standing.missing and not one.paced
        else ""
    )
    if names:
        more = len(shown.missing) - 4
        key = "duties.missing_more" if more > 0 else "duties.missing"
        said = label(language, key, names=names, more=more)
        note = ("；" if language == "zh" else "; ").join((note, said))
    text = _titled(mark, one.line.title(language), standing_text.progress_text(one.line.duty, shown))
    return Item(text, note, number)
