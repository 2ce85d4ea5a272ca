"""我的责任清单 as a message: a page of one of its views."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.duties.lists import Line, Seat
from bot.duties.standing import State
from handlers.duties.listed import VIEWS, Listed, listed
from handlers.outgoing import Outgoing, Text
from handlers.screens import Showing, screen
from messages import standing_text
from messages.buttons import Button, Rows, grid, rows
from messages.callbacks import DutyItem, DutyPage
from messages.labels import label
from messages.render import render

PAGE = 7
"""Items of one page: what a phone shows without scrolling far."""


@screen("duty_list")
async def show_list(showing: Showing) -> Sequence[Outgoing]:
    """A page of the list in one of its views."""
    found = await listed(showing)
    view = showing.word("view", "todo")
    lines = found.of(view)
    pages = max(1, -(-len(lines) // PAGE))
    page = min(showing.id("page") if "page" in showing.ids else 0, pages - 1)
    shown = lines[page * PAGE : (page + 1) * PAGE]
    person = found.situation.roster.find(showing.person_id)
    html = render(
        showing.language,
        "duty_list",
        name=person.name if person else "",
        branch=found.situation.branch.name,
        seat=found.duties.seat,
        nobody=found.duties.seat is Seat.NONE,
        today=showing.today,
        view=view,
        page=page + 1,
        pages=pages,
        counts={state: sum(line.standing.overall is state for line in lines) for state in State},
        lines=[
            summary(found, line, number, showing.language, showing.today)
            for number, line in enumerate(shown, page * PAGE + 1)
        ],
    )
    return [Text(html, _list_buttons(found, view, page, pages, shown, showing.language), edit=True)]


@dataclass(frozen=True, slots=True)
class Summary:
    """One line of the list, in words."""

    number: int
    mark: str
    title: str
    progress: str | None
    whose: str | None
    note: str | None


def summary(found: Listed, line: Line, number: int, language: str, today: date) -> Summary:
    """What the list says of an item: mark, title, progress, and the one thing worth knowing now."""
    shown = line.standing
    whose = None
    if found.duties.seat in (Seat.SECRETARY, Seat.DEPUTY) and shown.owner is None and line.duty.counted:
        whose = label(language, "duties.committee")
    return Summary(
        number=number,
        mark=standing_text.MARKS[shown.overall],
        title=line.duty.title.of(language),
        progress=standing_text.progress_text(line.duty, shown),
        whose=whose,
        note=_note(found, line, language, today),
    )


NAMED = 4
"""Missing people named on the list; the item's page names them all."""


def _note(found: Listed, line: Line, language: str, today: date) -> str | None:
    """Missed periods first, then who is missing, then how long there is."""
    shown = line.standing
    if not shown.open:
        return None
    if shown.missed:
        return label(language, "duties.missed", names=standing_text.missed_text(shown.missed, language))
    if shown.missing:
        names = standing_text.units_text(shown.missing[:NAMED], found.situation.roster, language)
        more = len(shown.missing) - NAMED
        return label(
            language, "duties.missing_more" if more > 0 else "duties.missing", names=names, more=more
        )
    return standing_text.reason_text(shown, language, today)


def _list_buttons(
    found: Listed, view: str, page: int, pages: int, shown: Sequence[Line], language: str
) -> Rows:
    items = [
        Button(str(number), _item(line, view, page)) for number, line in enumerate(shown, page * PAGE + 1)
    ]
    turning = []
    if page > 0:
        turning.append(Button(label(language, "common.previous"), DutyPage(view, page - 1).encode()))
    if page + 1 < pages:
        turning.append(Button(label(language, "common.next"), DutyPage(view, page + 1).encode()))
    views = [
        Button(label(language, f"duties.{name}", count=len(found.of(name))), DutyPage(name, 0).encode())
        for name in VIEWS
        if name != view
    ]
    return rows(items, turning, *grid(views))


def _item(line: Line, view: str, page: int) -> str:
    return DutyItem(line.duty.id, line.standing.owner or 0, view, page).encode()
