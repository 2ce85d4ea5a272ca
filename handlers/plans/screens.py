"""The screens of several plans: those of one line, and all that are coming."""

from collections.abc import Sequence
from datetime import timedelta

from bot.plans import Plan, PlanState
from handlers.outgoing import Outgoing, Text
from handlers.plans import seeing
from handlers.plans.acting import is_ready
from handlers.plans.card import gone, local, ways
from handlers.plans.seeing import Seen, is_past
from handlers.screens import Showing, screen
from messages import plan_text
from messages.buttons import Button, Rows, rows
from messages.callbacks.duties import DutyMonth
from messages.callbacks.plans import PlanTap
from messages.labels import label
from messages.render import render

PAGE = 8
"""Plans of one page of the list."""
IN_A_ROW = 8


@screen("plan_dropped")
async def show_dropped(showing: Showing) -> Sequence[Outgoing]:
    """Nothing was planned."""
    return [Text(label(showing.language, "plans.dropped"), edit=True)]


@screen("plan_batch")
async def show_batch(showing: Showing) -> Sequence[Outgoing]:
    """The plans of one line, with one tap for all of them."""
    seen = await showing.store.read(
        seeing.batch, showing.branch_id, showing.person_id, showing.today, showing.id("batch")
    )
    if not seen.plans:
        return gone(showing)
    language, now = showing.language, f"{local(showing, seen):%H:%M}"
    waiting = [plan for plan in seen.plans if plan.state is PlanState.PROPOSED]
    lines = [
        (
            number,
            plan_text.what(plan.content, language),
            plan_text.when(plan.moment, language, seen.today),
            plan.moment.place,
            _note(plan, seen, now, language),
        )
        for number, plan in enumerate(seen.plans, 1)
    ]
    html = render(language, "plan_batch", waiting=bool(waiting), lines=lines)
    ready = bool(waiting) and all(is_ready(plan) and not is_past(plan, seen.today, now) for plan in waiting)
    keep = [Button(label(language, "plans.keep_all"), PlanTap(seen.plans[0].batch, 0, "keep_all").encode())]
    return [Text(html, rows(keep if ready else [], *numbers(seen.plans, 1), ways(language)), edit=True)]


def _note(plan: Plan, seen: Seen, now: str, language: str) -> str | None:
    if plan.state is not PlanState.PROPOSED:
        return None
    if plan.type is None:
        return label(language, "plans.no_type")
    return label(language, "plans.past") if is_past(plan, seen.today, now) else None


def numbers(found: Sequence[Plan], first: int) -> Rows:
    """A button for each plan, numbered from ``first``."""
    taps = [
        Button(str(number), PlanTap(plan.id, plan.revision, "open").encode())
        for number, plan in enumerate(found, first)
    ]
    return tuple(tuple(taps[start : start + IN_A_ROW]) for start in range(0, len(taps), IN_A_ROW))


KEPT_ASKING = timedelta(days=28)
"""How long a plan whose day is over stays on the list unsettled."""


@screen("plan_list")
async def show_list(showing: Showing) -> Sequence[Outgoing]:
    """What is coming, by day; first what is over and not settled."""
    seen = await showing.store.read(
        seeing.coming, showing.branch_id, showing.person_id, showing.today, showing.today - KEPT_ASKING
    )
    language = showing.language
    page = showing.ids.get("page")
    at = page if isinstance(page, int) else 0
    pages = max(1, -(-len(seen.plans) // PAGE))
    at = min(at, pages - 1)
    here = seen.plans[at * PAGE : (at + 1) * PAGE]
    now = f"{local(showing, seen):%H:%M}"
    lines = [
        (
            number,
            plan_text.what(plan.content, language),
            plan_text.when(plan.moment, language, seen.today),
            plan.moment.place,
            is_past(plan, seen.today, now),
        )
        for number, plan in enumerate(here, at * PAGE + 1)
    ]
    html = render(language, "plan_list", lines=lines, more=len(seen.plans) - at * PAGE - len(here))
    turning = [
        Button(label(language, f"common.{key}"), PlanTap(0, to, "list").encode())
        for key, to in (("previous", at - 1), ("next", at + 1))
        if 0 <= to < pages
    ]
    back = Button(label(language, "plans.month"), DutyMonth().encode())
    return [Text(html, rows(*numbers(here, at * PAGE + 1), turning, [back]), edit=True)]
