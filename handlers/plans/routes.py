"""🗓 安排: the list of what is to come, and the taps on a plan.

/plans lists what is coming; a number opens a plan: change its day, hour or place, tell those concerned, log
it, call it off, or say that it was not held.
"""

from bot.access import Action
from bot.plans import Plan, PlanState
from handlers import asking
from handlers.members import person_of, refused_to
from handlers.plans import acting, choosing, notices, seeing, when_questions, word_questions
from handlers.plans.acting import put, shown
from handlers.plans.logging import begin_log
from handlers.plans.questions import asking_of
from handlers.plans.seeing import Seen
from handlers.routing import Route, callback, command
from handlers.turn import Turn
from messages.callbacks.plans import PlanTap
from messages.labels import label
from storage import plans, records
from storage.inbox import Reply

REGISTERING = (choosing, notices, when_questions, word_questions)
"""Modules whose import registers questions and kinds of message."""

PLACES = 5
REASONS = ("few", "clash", "not_ready", "postponed")
STALE = Reply("silence", toast="plans.stale")
GONE = Reply("silence", toast="plans.gone")


def routes() -> list[Route]:
    """The ways to the plans and through one."""
    return [command("plans", show_all), callback(PlanTap, tap)]


async def show_all(turn: Turn) -> None:
    """What is coming."""
    if not await refused_to(turn, Action.SEE_OWN_LIST):
        await turn.commit(Reply("plan_list", {"page": 0}))


async def tap(turn: Turn, tapped: PlanTap) -> None:
    """A tap, judged by who taps and by what the plan is now."""
    if await refused_to(turn, Action.SEE_OWN_LIST):
        return
    if tapped.plan == 0:
        await turn.commit(Reply("plan_list", {"page": max(tapped.revision, 0)}))
        return
    person = person_of(turn)
    if tapped.action in ("batch", "keep_all"):
        await _batch(turn, tapped, person)
        return
    found = await turn.read(seeing.one, turn.branch_id, person, turn.today, tapped.plan)
    if found is None:
        await turn.commit(GONE)
    elif tapped.action in _LOOKING:
        await turn.commit(Reply(_LOOKING[tapped.action], {"plan": tapped.plan, "done": ""}))
    elif not found.may_change(found.plan):
        await turn.commit(Reply("silence", toast="plans.not_yours"))
    elif found.plan.revision != tapped.revision:
        await turn.commit(Reply("plan", {"plan": tapped.plan, "done": ""}, toast="plans.stale"))
    else:
        await _act(turn, found, tapped.action)


_LOOKING = {"open": "plan", "got": "plan_delivery"}


async def _batch(turn: Turn, tapped: PlanTap, person: int) -> None:
    found = await turn.read(seeing.batch, turn.branch_id, person, turn.today, tapped.plan)
    mine = [plan for plan in found.plans if found.may_change(plan)]
    reply = Reply("plan_batch", {"batch": tapped.plan})
    if not mine:
        await turn.commit(GONE)
    elif tapped.action == "keep_all":
        await turn.commit(lambda _: reply, acting.keep_all, found, turn.now)
    else:
        await turn.commit(reply)


async def _act(turn: Turn, found: Seen, action: str) -> None:
    plan = found.plan
    match action:
        case _ if action in _ASKING:
            await _ask(turn, found, action)
        case "keep" if plan.state is PlanState.PROPOSED:
            await _keep(turn, plan)
        case "drop" if plan.state is PlanState.PROPOSED:
            await turn.commit(lambda gone: Reply("plan_dropped") if gone else STALE, plans.drop, plan)
        case "off" if plan.state is PlanState.OPEN:
            await turn.commit(shown, put, plan, turn.now, state=PlanState.CALLED_OFF)
        case "restore" if plan.state in (PlanState.CALLED_OFF, PlanState.NOT_HELD):
            await turn.commit(shown, put, plan, turn.now, state=PlanState.OPEN)
        case "tell":
            await turn.commit(Reply("plan_tell", {"plan": plan.id}))
        case "send":
            await _send(turn, found)
        case "log" if plan.type is not None:
            await begin_log(turn, plan)
        case _:
            await turn.commit(STALE)


async def _keep(turn: Turn, plan: Plan) -> None:
    if not acting.is_ready(plan):
        key = "no_type" if plan.type is None else "past"
        await turn.commit(Reply("silence", toast=f"plans.{key}"))
        return
    await turn.commit(lambda kept: shown(kept, "kept"), put, plan, turn.now, state=PlanState.OPEN)


_ASKING = ("day", "time", "place", "group", "missed")


async def _ask(turn: Turn, found: Seen, action: str) -> None:
    """Open the question of one part of a plan, with what can be tapped."""
    plan, offered = found.plan, list[str]()
    match action:
        case "place":
            offered = await turn.read(records.places, turn.branch_id, PLACES)
        case "group":
            groups = (each.group for each in found.roster.on(turn.today) if each.group)
            offered = list(dict.fromkeys(groups))
        case "missed":
            offered = [label(turn.language, f"plans.reasons.{each}") for each in REASONS]
    possible = (PlanState.OPEN,) if action == "missed" else seeing.ALIVE
    if plan.state in possible:
        await turn.commit(asking.shown, asking.start, turn, asking_of(plan, f"plan_{action}", offered))
    else:
        await turn.commit(STALE)


async def _send(turn: Turn, found: Seen) -> None:
    if not acting.audience(found).people:
        await turn.commit(Reply("silence", toast="plans.nobody"))
        return
    await turn.commit(lambda kept: shown(kept, "told"), acting.tell, turn, found)
