"""我的责任清单 as a message: a page of one of its views."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.duties.lists import Line, Seat
from bot.duties.standing import Standing, State, Why
from handlers.duties.listed import ALL, GRID, TODO, VIEWS, At, Listed, listed
from handlers.outgoing import Outgoing, Text
from handlers.screens import Showing, screen
from messages import formats, standing_text
from messages.buttons import Button, Rows, grid, rows
from messages.callbacks import DutyMonth, DutyPeople
from messages.labels import label
from messages.render import render

PAGE = 7
"""Items of one page: what a phone shows without scrolling far."""


@screen("duty_list")
async def show_list(showing: Showing) -> Sequence[Outgoing]:
    """A page of the list in one of its views."""
    at = At.of(showing.ids)
    found = await listed(showing, at)
    lines = found.of(at.view)
    pages = max(1, -(-len(lines) // PAGE))
    at = replace(at, page=min(at.page, pages - 1))
    shown = lines[at.page * PAGE : (at.page + 1) * PAGE]
    person = found.situation.roster.find(found.duties.person_id)
    html = render(
        showing.language,
        "duty_list",
        name=person.name if person else "",
        branch=found.situation.branch.name,
        seat=found.duties.seat,
        nobody=found.duties.seat is Seat.NONE,
        today=showing.today,
        year=at.year if at.year != showing.today.year else 0,
        view=VIEWS.get(at.view, "all"),
        page=at.page + 1,
        pages=pages,
        counts={state: sum(line.standing.overall is state for line in lines) for state in State},
        lines=[
            summary(found, line, number, showing.language, showing.today)
            for number, line in enumerate(shown, at.page * PAGE + 1)
        ],
    )
    return [Text(html, _buttons(found, at, pages, shown, showing), edit=True)]


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
        title=line.title(language),
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
    return _time_left(shown, language) or standing_text.reason_text(shown, language, today)


def _time_left(shown: Standing, language: str) -> str | None:
    """By when, on one line of a phone; the item's page says it in a sentence."""
    days, opens, due = (shown.reason.params.get(key) for key in ("days", "opens", "due"))
    if shown.reason.code is Why.DUE_IN and isinstance(due, date):
        return label(language, "duties.due_in", due=formats.short_day(due, language), days=days)
    if shown.reason.code is Why.NOT_OPEN and isinstance(opens, date):
        return label(language, "duties.opens", day=formats.short_day(opens, language))
    return None


def _buttons(found: Listed, at: At, pages: int, shown: Sequence[Line], showing: Showing) -> Rows:
    language = showing.language
    items = [Button(str(number), at.item(line)) for number, line in enumerate(shown, at.page * PAGE + 1)]
    turning = []
    if at.page > 0:
        turning.append(Button(label(language, "common.previous"), at.to(page=at.page - 1)))
    if at.page + 1 < pages:
        turning.append(Button(label(language, "common.next"), at.to(page=at.page + 1)))
    views = [
        Button(label(language, f"duties.{name}", count=len(found.of(letter))), at.to(letter))
        for letter, name in VIEWS.items()
        if letter != at.view
    ]
    return rows(items, turning, *grid([*views, *_elsewhere(found, at, showing)]))


def _elsewhere(found: Listed, at: At, showing: Showing) -> list[Button]:
    """Other ways to look: the month, the year as a grid, the year before, other people's lists."""
    language = showing.language
    ways = [Button(label(language, "duties.grid"), at.to(GRID))]
    if not at.year and not at.person:
        ways.insert(0, Button(label(language, "duties.month"), DutyMonth().encode()))
    last = showing.today.year - 1
    if at.year:
        ways.append(Button(label(language, "duties.this_year"), replace(at, year=0).to(TODO)))
    elif found.situation.branch.tracking_start.year <= last:
        words = label(language, "duties.last_year", year=last)
        ways.append(Button(words, replace(at, year=last).to(ALL)))
    if found.duties.seat is Seat.SECRETARY or at.person:
        ways.append(Button(label(language, "duties.others"), DutyPeople().encode()))
    return ways
