"""What falls due in some days and is not done: duties, promises, plans, and what was missed before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.duties.lists import Line
from bot.duties.periods import Period
from bot.duties.standing import State
from bot.plans import Plan
from handlers.inquiries.ahead import plan_text, plans_in, promise_text, promises_in
from handlers.inquiries.answer import MOST, Answer, Item, list_button, numbered
from handlers.inquiries.ground import Ground, Whose, fits
from handlers.inquiries.posed import MEETINGS
from handlers.inquiries.shortfall import day_text
from messages import formats, standing_text
from messages.buttons import Button, rows
from messages.callbacks.duties import DutyMonth
from messages.callbacks.records import RecordTap
from messages.labels import label
from messages.reading.asked import QuestionKind, Stretch

_OPEN = (State.NOT_STARTED, State.IN_PROGRESS, State.DUE_SOON, State.OVERDUE)
EARLIEST = date(2000, 1, 1)
NAMED_LATE = 2
"""Earlier overdue duties that are named beside what falls due."""
NAMED_MISSING = 4
"""People named beside one duty."""


@dataclass(frozen=True, slots=True)
class Owed:
    """A duty that falls due within a stretch: when, how it stands, and the periods that it is for."""

    line: Line
    due: date
    state: State
    periods: tuple[Period, ...] = ()
    paced: bool = False


def owed_in(line: Line, first: date, last: date, *, paces: bool = True) -> list[Owed]:
    """What of a duty falls due in these days and is not done; with ``paces`` by an even pace, too."""
    shown = line.standing
    if not line.duty.falls_due or not shown.open:
        return []
    slots = [slot for slot in shown.slots if slot.state in _OPEN and first <= slot.period.due <= last]
    if slots:
        return [Owed(line, slots[0].period.due, slots[0].state, tuple(slot.period for slot in slots))]
    if not shown.slots and shown.due is not None and first <= shown.due <= last:
        return [Owed(line, shown.due, shown.state)]
    paced = shown.paced_due
    if paces and paced is not None and paced != shown.due and first <= paced <= last:
        return [Owed(line, paced, State.IN_PROGRESS, paced=True)]
    return []


def within(ground: Ground, stretch: Stretch, by: date | None = None) -> Answer:
    """The duties, promises and planned meetings of a stretch, and what was missed before it."""
    start = ground.branch.tracking_start
    if stretch.last < start:
        since = formats.day(start, ground.language, ground.today)
        head = ground.say("untracked", when=ground.when(stretch), since=since)
        return Answer(head, buttons=rows([list_button(ground)]))
    lines = _lines(ground)
    every = [one for line in lines for one in owed_in(line, stretch.first, stretch.last)]
    found = sorted(every, key=lambda one: one.due)
    late = _late(lines, found, min(stretch.first, ground.today))
    promises = [] if MEETINGS in ground.posed.shades else promises_in(ground, stretch)
    planned = plans_in(ground, stretch)
    items = [Item(plan_text(ground, plan)) for plan in planned[:MOST]]
    items += [_item(ground, one, number) for number, one in enumerate(found[:MOST], 1)]
    items += [Item(promise_text(ground, one)) for one in promises[:MOST]]
    notes = [ground.say("more", count=len(found) - MOST)] if len(found) > MOST else []
    if late and stretch.last >= ground.today:
        notes.append(_late_text(ground, late))
    opening = [
        Button(label(ground.language, "digest.record"), RecordTap(one.record_id, "open").encode())
        for one in promises[:1]
    ]
    numbers = numbered(ground, [one.line for one in found[:MOST]])
    head = _head(ground, stretch, by, found, len(promises), planned, late)
    return Answer(head, items, notes, rows(numbers, opening, [list_button(ground), *month(ground)]))


def _lines(ground: Ground) -> list[Line]:
    """The lines that the question is about: of the own list those the person is to see to."""
    own = ground.whom.whose is Whose.OWN
    lines = [line for line in ground.lines if line.owes or not own or not line.duty.counted]
    if own and not any(line.owes for line in lines):
        lines = list(ground.lines)  # somebody without duties asks what is to be attended
    if ground.asked.types:
        return [line for line in lines if fits(line, ground.posed)]
    return [line for line in lines if MEETINGS not in ground.posed.shades or line.duty.is_meeting]


def _late(lines: Sequence[Line], found: Sequence[Owed], before: date) -> list[Line]:
    """The duties that were missed before a day and are not named anyway."""
    here = {(one.line.duty.id, one.line.standing.owner) for one in found}
    missed = [line for line in lines if owed_in(line, EARLIEST, before - timedelta(1), paces=False)]
    return [line for line in missed if (line.duty.id, line.standing.owner) not in here]


def _late_text(ground: Ground, late: Sequence[Line]) -> str:
    names = formats.listed([line.title(ground.language) for line in late[:NAMED_LATE]], ground.language)
    if len(late) > NAMED_LATE:
        names = ground.say("and_so_on", names=names)
    return ground.say("late_besides", count=len(late), names=names)


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
        nothing = "no_meetings" if MEETINGS in ground.posed.shades and not past else f"nothing_{key}"
        parts.append(ground.say(nothing, when=when))
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
    return sentence(ground, parts)


def _item(ground: Ground, one: Owed, number: int) -> Item:
    shown = one.line.standing
    mark = standing_text.MARKS[State.OVERDUE if one.due < ground.today else one.state]
    progress = standing_text.progress_text(one.line.duty, shown)
    notes = [_when(ground, one), _who(ground, one)]
    note = ("；" if ground.language == "zh" else "; ").join(filter(None, notes))
    return Item(titled(mark, one.line.title(ground.language), progress), note, number)


def _when(ground: Ground, one: Owed) -> str:
    day = day_text(ground, one.due)
    if one.paced:
        return ground.say("paced", due=day)
    if len(one.periods) > 1:
        return ground.say("missed", names=standing_text.periods_text(one.periods, ground.language))
    return ground.say("was_due" if one.due < ground.today else "by", due=day)


def _who(ground: Ground, one: Owed) -> str | None:
    """Who is missing of the period that runs."""
    missing, language = one.line.standing.missing, ground.language
    if not missing or one.paced:
        return None
    names = standing_text.units_text(missing[:NAMED_MISSING], ground.roster, language)
    more = len(missing) - NAMED_MISSING
    return label(language, "duties.missing_more" if more > 0 else "duties.missing", names=names, more=more)


def sentence(ground: Ground, parts: Sequence[str | None]) -> str:
    """Clauses as one sentence."""
    said = ("，" if ground.language == "zh" else ", ").join(part for part in parts if part)
    return said[:1].upper() + said[1:] + ("。" if ground.language == "zh" else ".")


def titled(mark: str, name: str, progress: str | None) -> str:
    """A duty on one line: its mark, its name, how far it has come."""
    return f"{mark} {name}" + (f"  {progress}" if progress else "")


def month(ground: Ground) -> list[Button]:
    """What the month holds, for the own list."""
    if ground.whom.whose is not Whose.OWN:
        return []
    return [Button(label(ground.language, "duties.month"), DutyMonth().encode())]
