"""How a duty stands, how much of it is missing, who has not been talked to, how somebody gets on."""

from collections.abc import Sequence
from math import inf

from bot.duties.cadence import Counterparts
from bot.duties.lists import Line
from bot.duties.standing import State, Unit, Why
from bot.record_types import RecordType
from handlers.duties.list_screen import summary
from handlers.inquiries.answer import MOST, Answer, Item, about_lines, list_button, numbered, own_list
from handlers.inquiries.counted import counted_days, misses
from handlers.inquiries.ground import Ground, Whose, fits, types_of
from handlers.inquiries.shortfall import by_when, clause, day_text, kind_of, said, short_of, unit_names
from messages import formats, standing_text
from messages.buttons import Button, grid, rows
from messages.callbacks.duties import DutyPage
from messages.inquiry_text import joined, some
from messages.labels import label

DAYS = 12
"""Days of records named in one line."""
_QUIET = (State.NOT_APPLICABLE, State.UNTRACKED)


def fitting(ground: Ground) -> tuple[Line, ...]:
    """The lines of the list that the types asked about count towards; what is counted comes first."""
    found = [line for line in ground.lines if fits(line, ground.posed)]
    order = {kind: at for at, kind in enumerate(ground.asked.types)}
    return tuple(
        sorted(found, key=lambda line: (not line.duty.counted, min(order[k] for k in types_of(line))))
    )


def status(ground: Ground) -> Answer:
    """How duties stand, and how many are missing."""
    lines = fitting(ground)
    if not lines:
        return _not_listed(ground)
    if len(lines) == 1:
        return _one(ground, lines[0])
    return _several(ground, lines)


def _one(ground: Ground, line: Line) -> Answer:
    """One duty: how it stands, what counted, what looked as if it did, and why, where dates do not say it."""
    shown = line.standing
    asked = ground.asked.period
    within = [day for day in counted_days(ground, line) if asked is None or asked.first <= day <= asked.last]
    days = [day_text(ground, day) for day in within]
    key = "counted_once" if len(days) > _countable(ground, line) else "counted"
    items = [Item(ground.say(key, days=some(days, ground.language, DAYS)))] if days else []
    if shown.stated:
        items.append(Item(ground.say("stated", count=shown.stated)))
    pace = shown.open and shown.reason.code is Why.BEHIND_PACE
    notes = [standing_text.reason_text(shown, ground.language, ground.today)] if pace else []
    head = said(ground, line.title(ground.language), clause(ground, line, ground.asked.period))
    return Answer(_full(ground, head), [*items, *misses(ground, [line])], notes, about_lines(ground, [line]))


def _countable(ground: Ground, line: Line) -> float:
    """How many days may count; what is owed one by one, or was stated, is not told by days."""
    told_by_days = not line.standing.units and not line.standing.stated
    return short_of(line, ground.asked.period).done if told_by_days else inf


def _several(ground: Ground, lines: Sequence[Line]) -> Answer:
    """Several duties that the same records count towards, or 三会一课: one line for each."""
    stretch = ground.asked.period
    counted = [line for line in lines if line.duty.counted and line.standing.state not in _QUIET]
    waiting = [line for line in counted if short_of(line, stretch).count]
    if not counted:
        head = said(ground, lines[0].title(ground.language), clause(ground, lines[0]))
    elif not waiting:
        head = ground.say("all_enough", what=ground.what)
    else:
        head = _together(ground, waiting) or ground.say(
            "some_short", what=ground.what, count=len(waiting), of=len(counted)
        )
    items = [_item(ground, line, number) for number, line in enumerate(lines[:MOST], 1)]
    return Answer(
        _full(ground, head), [*items, *misses(ground, lines)], buttons=about_lines(ground, lines[:MOST])
    )


def _item(ground: Ground, line: Line, number: int) -> Item:
    """A duty on two lines: its name, and how it stands."""
    short = line.duty.counted and short_of(line, ground.asked.period).count
    done = line.standing.overall in (State.DONE, State.DONE_LATE)  # of the running period alone
    mark = standing_text.MARKS[State.IN_PROGRESS if short and done else line.standing.overall]
    words = clause(ground, line, ground.asked.period).lstrip("：")
    return Item(f"{mark} {line.title(ground.language)}", words, number)


def _together(ground: Ground, lines: Sequence[Line]) -> str | None:
    """One sentence for duties that all miss people: everybody named once."""
    shorts = [short_of(line, ground.asked.period) for line in lines]
    units = tuple(dict.fromkeys(Unit(unit.people) for short in shorts for unit in short.units))
    if not units or kind_of(units) != "people":
        return None
    names = unit_names(units, ground.roster, ground.language)
    words = ground.say("short_people", count=len(names), names=some(names, ground.language))
    whens = {by_when(ground, line, short) for line, short in zip(lines, shorts, strict=True)}
    when = whens.pop() if len(whens) == 1 else None
    return said(ground, ground.what, joined((words, when), ground.language))


def _full(ground: Ground, sentence: str) -> str:
    return sentence if sentence[-1:] in "。." else sentence + ("。" if ground.language == "zh" else ".")


def _not_listed(ground: Ground) -> Answer:
    return Answer(ground.say("not_listed", what=ground.what), buttons=own_list(ground))


def untalked(ground: Ground) -> Answer:
    """Who has not been talked to, for each kind of talk and by name; groups and reports likewise."""
    if RecordType.REPORT_SUBMISSION in ground.asked.types:
        return _unreported(ground)
    lines = _with_people(ground)
    if not lines:
        if ground.asked.types and fitting(ground):
            return status(ground)  # 那党课呢？ after a question about people: how often is what can be told
        what = ground.what if ground.asked.types else ground.say("talks")
        return Answer(ground.say("nobody_owed", what=what), buttons=own_list(ground))
    waiting = [line for line in lines if short_of(line).count]
    buttons = about_lines(ground, (waiting or lines)[:MOST])
    if not waiting:
        names = formats.listed([line.title(ground.language) for line in lines], ground.language)
        return Answer(_full(ground, ground.say("all_talked", what=names)), buttons=buttons)
    kinds = {types_of(line)[0] for line in waiting}
    head = ground.say("talks_short", count=len(kinds))
    if len(kinds) == 1:
        name = label(ground.language, f"types.{kinds.pop()}")
        head = (
            said(ground, name, clause(ground, waiting[0]))
            if len(waiting) == 1
            else _together(ground, waiting) or head
        )
    items = [_item(ground, line, n) for n, line in enumerate(waiting[:MOST], 1)] if len(waiting) > 1 else []
    return Answer(_full(ground, head), [*items, *misses(ground, lines)], buttons=buttons)


_EACH = {
    "department_head": (Counterparts.DEPARTMENT_HEADS, Counterparts.HEADS_IN_CHARGE),
    "committee_member": (Counterparts.COMMITTEE_MEMBERS,),
}
"""With whom a talk is owed, by the post that a question names."""


def _with_people(ground: Ground) -> tuple[Line, ...]:
    """The lines that are owed one by one, of the types asked about (all, where none was named)."""
    lines = [line for line in _whose(ground) if line.duty.counted and line.standing.units]
    if ground.asked.types:
        lines = [line for line in lines if fits(line, ground.posed)]
    else:
        lines = [line for line in lines if not line.standing.units[0].group]
    each = _EACH.get(ground.asked.role or "")
    return tuple(line for line in lines if each is None or line.duty.cadence.each in each)


def _whose(ground: Ground) -> Sequence[Line]:
    """The own lines where it is only said whom the talks are with."""
    return ground.list_of(ground.viewer).lines if ground.whom.whose is Whose.SEVERAL else ground.lines


def _unreported(ground: Ground) -> Answer:
    """Who has not handed in a report that everybody on the committee owes."""
    language = ground.language
    owed: dict[str, list[str]] = {}
    lines: dict[str, Line] = {}
    for person in ground.situation.committee(ground.situation.reference):
        for line in ground.list_of(person.id).own:
            if line.owes and fits(line, ground.posed):
                lines.setdefault(line.duty.id, line)
                waiting = owed.setdefault(line.duty.id, [])
                if line.standing.open:
                    waiting.append(person.name)
    open_ones = {duty: names for duty, names in owed.items() if names}
    if not open_ones:
        return Answer(ground.say("all_reported"), buttons=own_list(ground))
    items = [
        Item(ground.say("not_reported", what=lines[duty].title(language), names=some(names, language)))
        for duty, names in open_ones.items()
    ]
    if len(items) == 1:
        return Answer(items[0].text, buttons=own_list(ground))
    everybody = list(dict.fromkeys(name for names in open_ones.values() for name in names))
    head = ground.say("unreported", count=len(everybody), names=some(everybody, language))
    return Answer(head, items, buttons=own_list(ground))


def progress(ground: Ground) -> Answer:
    """How somebody gets on with what is theirs: done, overdue, under way, and what is left by name."""
    if ground.whom.whose is Whose.SEVERAL:
        return _each(ground)
    lines = [line for line in ground.lines if line.duty.counted and line.standing.state not in _QUIET]
    name = ground.whom.name or ground.say("you")
    if not lines:
        return Answer(ground.say("nothing_to_do", name=name), buttons=rows([list_button(ground)]))
    waiting = sorted((line for line in lines if line.standing.open), key=_urgency)
    listed = ground.listed
    items = []
    for number, line in enumerate(waiting[:MOST], 1):
        one = summary(listed, line, number, ground.language, ground.today)
        progress_ = f"  {one.progress}" if one.progress else ""
        items.append(Item(f"{one.mark} {one.title}{progress_}", one.note, number))
    return Answer(
        head=_standing_of(ground, name, lines),
        items=items,
        buttons=rows(numbered(ground, waiting[:MOST]), [list_button(ground)]),
    )


_ORDER = (State.OVERDUE, State.DUE_SOON, State.IN_PROGRESS, State.NOT_STARTED)


def _urgency(line: Line) -> int:
    return _ORDER.index(line.standing.overall)


def _standing_of(ground: Ground, name: str, lines: Sequence[Line]) -> str:
    """One sentence: of so many so many done, so many overdue."""
    overdue = sum(line.standing.overall is State.OVERDUE for line in lines)
    done = sum(not line.standing.open for line in lines)
    key = "progress_overdue" if overdue else "progress_all" if done == len(lines) else "progress"
    return ground.say(key, name=name, total=len(lines), done=done, overdue=overdue, left=len(lines) - done)


def _each(ground: Ground) -> Answer:
    """Several holders of a post: one line for each, without any order of merit."""
    items, buttons = [], []
    for person in ground.whom.people:
        own = ground.list_of(person.id).own
        lines = [line for line in own if line.duty.counted and line.standing.state not in _QUIET]
        if lines:
            items.append(Item(_standing_of(ground, person.name, lines)))
            whose = 0 if person.id == ground.viewer else person.id
            buttons.append(Button(person.name, DutyPage("t", 0, whose, ground.year).encode()))
    if not items:
        return Answer(ground.say("nothing_to_do", name=ground.whom.name), buttons=own_list(ground))
    return Answer(ground.say("each_of", name=ground.whom.name), items, buttons=grid(buttons))
