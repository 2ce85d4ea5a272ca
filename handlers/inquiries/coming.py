"""When the next one is: as it is planned, and by when the duty asks for it."""

from datetime import date

from bot.duties.lists import Line
from bot.duties.periods import period_of
from bot.duties.standing import State
from bot.plans import sees
from handlers.inquiries.ahead import plan_text
from handlers.inquiries.answer import Answer, Item, about_lines
from handlers.inquiries.duties import fitting
from handlers.inquiries.found import duty_clause
from handlers.inquiries.ground import Ground
from handlers.inquiries.shortfall import clause, said
from handlers.inquiries.within import owed_in
from messages import formats
from storage import plans


def next_(ground: Ground) -> Answer:
    """When the next one is: as planned, and by when the duty asks for it."""
    asked = ground.asked.types
    planned = [
        plan
        for plan in plans.alive(ground.session, ground.branch.id, since=ground.today)
        if (not asked or plan.type in asked) and sees(ground.role, ground.viewer, plan)
    ]
    lines = [line for line in (fitting(ground) if asked else ground.lines) if line.duty.falls_due]
    ahead = sorted(
        ((one.due, line) for line in lines for one in owed_in(line, ground.today, date.max)),
        key=lambda o: o[0],
    )
    items = [Item(plan_text(ground, plan)) for plan in planned[1:3]]
    if planned:
        head = ground.say("next_planned", plan=plan_text(ground, planned[0]).removeprefix("📌 "))
        items += [Item(_by_when(ground, "next_latest", line, due)) for due, line in ahead[:1]]
    elif ahead:
        due, line = ahead[0]
        head = _by_when(ground, "next_head" if due != ground.today else "next_head_today", line, due)
        items += [Item(ground.say("not_planned"))]
    elif lines and asked:
        head, line = _following(ground, lines[0]), lines[0]
    elif asked:
        return Answer(ground.say("not_listed", what=ground.what), buttons=about_lines(ground, lines))
    else:
        return Answer(ground.say("nothing_ahead"), buttons=about_lines(ground, lines[:1]))
    if asked:
        items += [
            Item(duty_clause(ground, line)) for line in lines[:2] if line.standing.open and line.duty.counted
        ]
    return Answer(head, items, buttons=about_lines(ground, [one for _, one in ahead[:1]] or lines[:1]))


def _by_when(ground: Ground, key: str, line: Line, due: date) -> str:
    """By when a line wants it, in the words of ``key``."""
    day = formats.day(due, ground.language, ground.today)
    return ground.say(key, what=line.title(ground.language), day=day, days=(due - ground.today).days)


def _following(ground: Ground, line: Line) -> str:
    """By when the period after this one wants it, where this one has what it needs, or the reason why not."""
    shown = line.standing
    if shown.period is None or shown.state in (State.NOT_APPLICABLE, State.UNTRACKED):
        return said(ground, line.title(ground.language), clause(ground, line))
    after = period_of(shown.period.every, date.fromordinal(shown.period.end.toordinal() + 1))
    return _by_when(ground, "next_after", line, after.due)
