"""The screens of own duties: all of them, and one."""

from collections.abc import Sequence

from bot.duties.own import OwnDuty
from handlers.outgoing import Outgoing, Text
from handlers.own_duties.routes import PARTS
from handlers.screens import Showing, screen
from messages.buttons import Button, grid, rows
from messages.callbacks.adjusting import OwnTap, WalkTap
from messages.labels import label
from messages.render import render
from storage import own_duties


def _tap(showing: Showing, key: str, own_id: int, action: str) -> Button:
    return Button(label(showing.language, f"own.{key}"), OwnTap(own_id, action).encode())


def counts_text(own: OwnDuty, language: str) -> str:
    """Which record counts: ``报送：年度工作要点``, ``支委会``."""
    if own.report is not None:
        return label(language, f"reports.{own.report}")
    if own.subject is not None:
        return label(language, f"subjects.{own.subject}")
    return label(language, f"types.{own.type}")


def often_text(own: OwnDuty, language: str) -> str:
    """How often."""
    return label(language, f"cadence.count_{own.every}", times=own.times)


@screen("own_duties")
async def show_all(showing: Showing) -> Sequence[Outgoing]:
    """Every own duty, those that ended last."""
    found = await showing.store.read(own_duties.of_branch, showing.branch_id)
    ordered = sorted(found, key=lambda own: not own.holds(showing.today))
    html = render(
        showing.language,
        "own_duties",
        lines=[
            (number, own.title, often_text(own, showing.language), own.owner.value, own.holds(showing.today))
            for number, own in enumerate(ordered, 1)
        ],
    )
    numbers = [Button(str(n), OwnTap(own.id, "show").encode()) for n, own in enumerate(ordered, 1)]
    back = Button(label(showing.language, "own.to_walk"), WalkTap(showing.today.year, "", "open").encode())
    lines = [numbers[start : start + 5] for start in range(0, len(numbers), 5)]
    return [Text(html, rows(*lines, [_tap(showing, "add", 0, "add")], [back]), edit=True)]


@screen("own_duty")
async def show_one(showing: Showing) -> Sequence[Outgoing]:
    """One own duty: who, what counts, how often, since when."""
    found = await showing.store.read(own_duties.of_branch, showing.branch_id)
    own = next((each for each in found if each.id == showing.id("own")), None)
    if own is None:
        return await show_all(showing)
    here = own.holds(showing.today)
    html = render(
        showing.language,
        "own_duty",
        title=own.title,
        owner=own.owner.value,
        counts=counts_text(own, showing.language),
        often=often_text(own, showing.language),
        since=own.since,
        until=own.until,
        here=here,
        today=showing.today,
    )
    parts = [_tap(showing, f"parts.{part}", own.id, part) for part in PARTS] if here else []
    turn = _tap(showing, "end", own.id, "end") if here else _tap(showing, "again", own.id, "again")
    return [Text(html, rows(*grid(parts, most=2), [turn], [_tap(showing, "all", 0, "list")]), edit=True)]
