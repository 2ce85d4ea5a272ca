"""Other ways to look at duties: the year as a grid, other people's lists."""

from collections.abc import Sequence

from bot.duties.lists import Line
from handlers.duties.listed import ALL, TODO, At, listed
from handlers.forms.widgets.base import PAGE
from handlers.outgoing import Outgoing, Text
from handlers.screens import Showing, screen
from handlers.situations import situation
from messages import standing_text
from messages.buttons import Button, grid, rows
from messages.callbacks.duties import DutyPage, DutyPeople
from messages.labels import label
from messages.render import render
from messages.standing_text import MARKS


@screen("duty_grid")
async def show_grid(showing: Showing) -> Sequence[Outgoing]:
    """A year in text: a line of marks for every duty that has periods, one mark for each other."""
    at = At.of(showing.ids)
    found = await listed(showing, at)
    language = showing.language
    person = found.situation.roster.find(found.duties.person_id)
    shown = [line for line in found.of(ALL + at.part) if line.duty.counted and line.standing.slots]
    states = {slot.state for line in shown for slot in line.standing.slots}
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
            for line in shown
        ],
        legend=[(MARKS[state], label(language, f"states.{state}")) for state in MARKS if state in states],
    )
    return [Text(html, ((Button(label(language, "duties.back"), at.to(TODO + at.part)),),), edit=True)]


def _marks(line: Line) -> str:
    """The marks of a duty's periods, in threes so that quarters are seen."""
    marks = [MARKS[slot.state] for slot in line.standing.slots]
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
