"""本月要开什么会: the meetings of a month: what is owed, what is planned, what was held."""

from collections.abc import Sequence
from datetime import date

from bot.access import Action, may, role_of
from bot.duties.lists import Line, duty_list
from bot.duties.periods import Every, month_begin, month_end
from bot.duties.standing import Slot
from bot.record_types import Form, types_of
from bot.roster import Roster
from handlers.duties.listed import TODO
from handlers.outgoing import Outgoing, Text
from handlers.plans.arranging import arranged_days
from handlers.plans.screens import numbers
from handlers.plans.seeing import coming
from handlers.screens import Showing, screen
from handlers.situations import catalogue_of, situation
from messages import formats, plan_text, standing_text
from messages.buttons import Button, rows
from messages.callbacks.duties import DutyMonth, DutyPage
from messages.callbacks.plans import PlanTap
from messages.entry_text import title
from messages.labels import label
from messages.render import render
from storage import records
from storage.records import StoredRecord

MOST_A_MONTH = 40
"""Records of one month that are listed."""


@screen("duty_month")
async def show_month(showing: Showing) -> Sequence[Outgoing]:
    """本月要开什么会: what is owed in a month and stands how, and what was held in it."""
    shift, today, language = showing.id("shift"), showing.today, showing.language
    first = month_begin(today, shift)
    last = month_end(first.year, first.month)
    now = await showing.store.read(situation, showing.branch_id, today, None if shift == 0 else last)
    duties = duty_list(catalogue_of(now), now, showing.person_id)
    held = await _held(showing, now.roster, first, last)
    planned = await showing.store.read(coming, showing.branch_id, showing.person_id, today, first, last)
    served = await showing.store.read(arranged_days, now, showing.person_id) if shift == 0 else {}
    html = render(
        language,
        "duty_month",
        month=first,
        owed=[
            _owed(line, slot, served.get((line.duty.id, line.standing.owner), ()), language)
            for line in duties.lines
            if (slot := _slot_of(line, first, last)) is not None
        ],
        planned=[
            (
                number,
                plan_text.what(plan.content, language),
                plan_text.when(plan.moment, language, today),
                plan.moment.place,
            )
            for number, plan in enumerate(planned.plans, 1)
        ],
        held=[(one.entry.on, title(one.entry, language)) for one in reversed(held)],
        today=today,
    )
    taps = rows(*numbers(planned.plans, 1), _turning(today, shift, language), _ways(language))
    return [Text(html, taps, edit=True)]


def _owed(
    line: Line, slot: Slot, planned: Sequence[date], language: str
) -> tuple[str, str, str | None, str, str | None]:
    """How a duty stands: mark, title, the period if it is longer than the month, number, planned days."""
    every_month = slot.period.every is Every.MONTH
    stated = line.standing.stated if slot.period.every is Every.YEAR else 0
    return (
        standing_text.MARKS[slot.state],
        line.title(language),
        None if every_month else standing_text.period_text(slot.period, language),
        f"{slot.done + stated}/{slot.required}",
        plan_text.short_days(planned, language) if planned else None,
    )


def _turning(today: date, shift: int, language: str) -> list[Button]:
    """To the month before and the month after."""
    before, after = (formats.month(month_begin(today, shift + by), language) for by in (-1, 1))
    return [
        Button(f"‹ {before}", DutyMonth(shift - 1).encode()),
        Button(f"{after} ›", DutyMonth(shift + 1).encode()),
    ]


def _ways(language: str) -> list[Button]:
    return [
        Button(label(language, "plans.all"), PlanTap(0, 0, "list").encode()),
        Button(label(language, "duties.back"), DutyPage(TODO).encode()),
    ]


async def _held(showing: Showing, roster: Roster, first: date, last: date) -> list[StoredRecord]:
    """The branch's meetings of a span; none for somebody whose role does not see them."""
    if not may(role_of(roster, showing.person_id, showing.today), Action.SEE_MEETINGS):
        return []
    meetings = types_of(Form.MEETING)
    return await showing.store.read(
        records.search, showing.branch_id, types=meetings, since=first, until=last, limit=MOST_A_MONTH
    )


def _slot_of(line: Line, first: date, last: date) -> Slot | None:
    """The period of a meeting duty that the month lies in, months and quarters and halves alike."""
    if not line.duty.counted or not line.duty.is_meeting:
        return None
    fitting = (slot for slot in line.standing.slots if slot.period.start <= first and last <= slot.period.end)
    return next(fitting, None)
