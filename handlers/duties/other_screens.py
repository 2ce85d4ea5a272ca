"""Other ways to look at duties: a month's meetings, the year as a grid, other people's lists."""

from collections.abc import Sequence
from datetime import date

from bot.access import Action, may, role_of
from bot.duties.lists import Line, duty_list
from bot.duties.periods import Every
from bot.duties.standing import Slot
from bot.record_types import Form, types_of
from bot.roster import Roster
from handlers.duties.listed import ALL, TODO, At, listed
from handlers.forms.widgets.base import PAGE
from handlers.outgoing import Outgoing, Text
from handlers.plans.arranging import arranged_days
from handlers.plans.screens import numbers
from handlers.plans.seeing import coming
from handlers.screens import Showing, screen
from handlers.situations import catalogue_of, situation
from messages import formats, plan_text, standing_text
from messages.buttons import Button, grid, rows
from messages.callbacks.duties import DutyMonth, DutyPage, DutyPeople
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
    shift = showing.id("shift")
    first = _month(showing.today, shift)
    last = date.fromordinal(_month(showing.today, shift + 1).toordinal() - 1)
    now = await showing.store.read(situation, showing.branch_id, showing.today, None if shift == 0 else last)
    duties = duty_list(catalogue_of(now), now, showing.person_id)
    held = await _held(showing, now.roster, first, last)
    planned = await showing.store.read(
        coming, showing.branch_id, showing.person_id, showing.today, first, last
    )
    served = await showing.store.read(arranged_days, now, showing.person_id) if shift == 0 else {}
    language = showing.language
    owed = [(line, slot) for line in duties.lines if (slot := _slot_of(line, first, last)) is not None]
    html = render(
        language,
        "duty_month",
        month=first,
        owed=[
            (
                standing_text.MARKS[slot.state],
                line.title(language),
                None
                if slot.period.every is Every.MONTH
                else standing_text.period_text(slot.period, language),
                f"{slot.done}/{slot.required}",
                plan_text.short_days(days, language)
                if (days := served.get((line.duty.id, line.standing.owner)))
                else None,
            )
            for line, slot in owed
        ],
        planned=[
            (
                number,
                plan_text.what(plan.content, language),
                plan_text.when(plan.moment, language, showing.today),
                plan.moment.place,
            )
            for number, plan in enumerate(planned.plans, 1)
        ],
        held=[(one.entry.on, title(one.entry, language)) for one in reversed(held)],
        today=showing.today,
    )
    turning = [
        Button(
            "‹ " + formats.month(_month(showing.today, shift - 1), language), DutyMonth(shift - 1).encode()
        ),
        Button(
            formats.month(_month(showing.today, shift + 1), language) + " ›", DutyMonth(shift + 1).encode()
        ),
    ]
    ways = [
        Button(label(language, "plans.all"), PlanTap(0, 0, "list").encode()),
        Button(label(language, "duties.back"), DutyPage(TODO).encode()),
    ]
    return [Text(html, rows(*numbers(planned.plans, 1), turning, ways), edit=True)]


async def _held(showing: Showing, roster: Roster, first: date, last: date) -> list[StoredRecord]:
    """The branch's meetings of a span; none for somebody whose role does not see them."""
    if not may(role_of(roster, showing.person_id, showing.today), Action.SEE_MEETINGS):
        return []
    meetings = types_of(Form.MEETING)
    return await showing.store.read(
        records.search, showing.branch_id, types=meetings, since=first, until=last, limit=MOST_A_MONTH
    )


def _month(today: date, shift: int) -> date:
    """The first day of the month ``shift`` months away."""
    index = today.year * 12 + today.month - 1 + shift
    return date(index // 12, index % 12 + 1, 1)


def _slot_of(line: Line, first: date, last: date) -> Slot | None:
    """The period of a meeting duty that the month lies in, months and quarters and halves alike."""
    if not line.duty.counted or not line.duty.is_meeting:
        return None
    fitting = (slot for slot in line.standing.slots if slot.period.start <= first and last <= slot.period.end)
    return next(fitting, None)


@screen("duty_grid")
async def show_grid(showing: Showing) -> Sequence[Outgoing]:
    """A year in text: a line of marks for every duty that has periods, one mark for each other."""
    at = At.of(showing.ids)
    found = await listed(showing, at)
    language = showing.language
    person = found.situation.roster.find(found.duties.person_id)
    html = render(
        language,
        "duty_grid",
        name=person.name if person else "",
        year=at.year or showing.today.year,
        lines=[
            (
                line.title(language),
                _marks(line),
                standing_text.progress_text(line.duty, line.standing),
            )
            for line in found.of(ALL + at.part)
            if line.duty.counted and line.standing.slots
        ],
        legend=[(standing_text.MARKS[state], label(language, f"states.{state}")) for state in _LEGEND],
    )
    return [Text(html, ((Button(label(language, "duties.back"), at.to(TODO + at.part)),),), edit=True)]


_LEGEND = tuple(standing_text.MARKS)[:6]


def _marks(line: Line) -> str:
    """The marks of a duty's periods, in threes so that quarters are seen."""
    marks = [standing_text.MARKS[slot.state] for slot in line.standing.slots]
    return " ".join("".join(marks[start : start + 3]) for start in range(0, len(marks), 3))


@screen("duty_people")
async def show_people(showing: Showing) -> Sequence[Outgoing]:
    """Whose list to look at: the people of the branch, those with a post first."""
    now = await showing.store.read(situation, showing.branch_id, showing.today)
    leading = now.roster.committee(showing.today)
    everybody = [*leading, *(person for person in now.roster.on(showing.today) if person not in leading)]
    page = showing.id("page")
    language = showing.language
    people = [
        Button(person.name, DutyPage(TODO, 0, person.id).encode())
        for person in everybody[page * PAGE : (page + 1) * PAGE]
    ]
    turning = []
    if page:
        turning.append(Button(label(language, "common.previous"), DutyPeople(page - 1).encode()))
    if (page + 1) * PAGE < len(everybody):
        turning.append(Button(label(language, "common.next"), DutyPeople(page + 1).encode()))
    back = Button(label(language, "duties.back"), DutyPage(TODO).encode())
    return [Text(label(language, "duties.whose"), rows(*grid(people), turning, [back]), edit=True)]
