"""我的责任清单 as a message: a page of one of its views."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.duties.lists import Line, Seat
from bot.duties.standing import Standing, State, Why
from bot.duties.year_turn import wants_walk
from handlers.duties.listed import ALL, GRID, MINE, PARTS, PICTURE, TODO, VIEWS, At, Listed, listed
from handlers.outgoing import Outgoing, Text
from handlers.screens import Showing, screen
from messages import formats, plan_text, standing_text
from messages.buttons import Button, Rows, grid, rows
from messages.callbacks.adjusting import WalkTap
from messages.callbacks.duties import DutyMonth, DutyPeople
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
        view=VIEWS.get(at.letter, "all"),
        part="own" if at.part == MINE and _of_another(at, showing) else PARTS.get(at.part, "both"),
        wants_walk=_wants_walk(found, at, showing),
        page=at.page + 1,
        pages=pages,
        counts={state: sum(line.standing.overall is state for line in lines) for state in State},
        lines=[
            replace(
                summary(found, line, number, showing.language, showing.today),
                heading=_heading(line, before, showing.language) if at.letter == ALL else None,
                whose=None if at.part else _whose(found, line, showing.language),
            )
            for number, (line, before) in enumerate(
                zip(shown, (None, *shown), strict=False), at.page * PAGE + 1
            )
        ],
    )
    return [Text(html, _buttons(found, at, pages, shown, showing), edit=True)]


def _of_another(at: At, showing: Showing) -> bool:
    """Whether somebody looks at another person's list."""
    return at.person not in (0, showing.person_id)


def _wants_walk(found: Listed, at: At, showing: Showing) -> bool:
    """Whether the secretary is asked to settle the new year's list first."""
    secretary = found.duties.seat is Seat.SECRETARY and at.person in (0, showing.person_id)
    return secretary and not at.year and wants_walk(found.situation.branch, showing.today)


def _heading(line: Line, before: Line | None, language: str) -> str | None:
    """The list a line stands on, where it is another than that of the line above."""
    section = line.place.section
    if before is not None and before.place.section is section:
        return None
    return label(language, f"duties.section.{section}")


@dataclass(frozen=True, slots=True)
class Summary:
    """One line of the list, in words."""

    number: int
    mark: str
    title: str
    progress: str | None
    whose: str | None
    note: str | None
    below_minimum: bool = False
    heading: str | None = None


def summary(found: Listed, line: Line, number: int, language: str, today: date) -> Summary:
    """What the list says of an item: mark, title, progress, and the one thing worth knowing now."""
    shown = line.standing
    return Summary(
        number=number,
        mark=standing_text.MARKS[shown.overall],
        title=line.title(language),
        progress=standing_text.progress_text(line.duty, shown),
        whose=_whose(found, line, language),
        note=_noted(found, line, language, today),
        below_minimum=shown.below_minimum,
    )


def _whose(found: Listed, line: Line, language: str) -> str | None:
    """That an item is the committee's, for whoever reads it among own ones."""
    leads = found.duties.seat in (Seat.SECRETARY, Seat.DEPUTY)
    if leads and line.standing.owner is None and line.duty.counted:
        return label(language, "duties.committee")
    return None


NAMED = 4
"""Missing people named on the list; the item's page names them all."""


def _noted(found: Listed, line: Line, language: str, today: date) -> str | None:
    """The one thing worth knowing, and before it what is planned for the item."""
    note, days = _note(found, line, language, today), found.planned(line)
    if not days or not line.standing.open:
        return note
    words = plan_text.arranged(days, language)
    return words if note is None else label(language, "plans.noted", arranged=words, note=note)


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
    return _time_left(shown, language) or standing_text.reason_text(shown, language, today).rstrip("。.")


def _time_left(shown: Standing, language: str) -> str | None:
    """By when, or how far behind, on one line of a phone; the item's page says it in a sentence."""
    days, opens, due = (shown.reason.params.get(key) for key in ("days", "opens", "due"))
    if shown.reason.code is Why.DUE_IN and isinstance(due, date):
        return label(language, "duties.due_in", due=formats.short_day(due, language), days=days)
    if shown.reason.code is Why.NOT_OPEN and isinstance(opens, date):
        return label(language, "duties.opens", day=formats.short_day(opens, language))
    if shown.reason.code is Why.BEHIND_PACE:
        return label(language, "duties.behind_pace", **shown.reason.params)
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
        Button(
            label(language, f"duties.{name}", count=len(found.of(letter + at.part))), at.to(letter + at.part)
        )
        for letter, name in VIEWS.items()
        if letter != at.letter
    ]
    halves = [
        Button(
            label(
                language,
                "duties.own_part" if part == MINE and _of_another(at, showing) else f"duties.{name}",
                count=len(found.of(at.letter + part)),
            ),
            at.to(at.letter + part),
        )
        for part, name in PARTS.items()
        if part != at.part and found.duties.own and found.duties.committee
    ]
    walk = WalkTap(showing.today.year, "", "open").encode()
    new_year = [Button(label(language, "walk.offer", year=showing.today.year), walk)]
    return rows(
        items,
        turning,
        new_year if _wants_walk(found, at, showing) else [],
        halves,
        *grid([*views, *_elsewhere(found, at, showing)]),
    )


def _elsewhere(found: Listed, at: At, showing: Showing) -> list[Button]:
    """Other ways to look: the month, the year as a grid, the year before, other people's lists."""
    language = showing.language
    ways = [
        Button(label(language, "picture.button"), at.to(PICTURE + at.part)),
        Button(label(language, "duties.grid"), at.to(GRID + at.part)),
    ]
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
