"""✏️ 调整: what the branch changed about one duty, and what else it may change.

What the secretary sees: how often, by when, what it is called and who is owed, each as it is now and as the
source has it; who changed it last and when; a button for each part that makes sense for that duty, 停用 with
a reason, and 恢复原样, which takes everything back. It opens from an item of the list and from the walk.
"""

from sqlmodel import Session

from bot.access import Action
from bot.duties.adjustable import can_due, can_every, can_number, can_pair, can_single
from bot.duties.adjustments import NONE, Adjustment, Problem, problems, rule_of
from bot.duties.duty import Duty
from handlers import asking, duty_walk
from handlers.adjusting import origin
from handlers.adjusting.base import duty_on, subject
from handlers.leading import Look, looking
from handlers.routing import Route, callback
from handlers.turn import Turn
from messages.callbacks.adjusting import AdjustTap
from storage import duty_settings
from storage.inbox import Reply

STALE = Reply("silence", toast="gate.stale")
QUESTIONS = {"ti": "times", "ev": "every", "du": "due", "wo": "wording", "of": "off"}
"""Which taps open which question."""
SWITCHES: dict[str, dict[str, object]] = {
    "p1": {"full_pairs": True},
    "p0": {"full_pairs": None},
    "s1": {"one_by_one": True},
    "s0": {"one_by_one": None},
}
"""Which taps change a setting at once."""


def routes() -> list[Route]:
    """The taps of the page."""
    return [callback(AdjustTap, tap)]


async def tap(turn: Turn, tapped: AdjustTap) -> None:
    """A tap; buttons of another year, and duties that the branch has not, change nothing."""
    found = await looking(turn, Action.ADJUST_DUTIES)
    if found is None:
        return
    duty = found.catalogue.find(tapped.duty)
    if duty is None or tapped.year != turn.today.year % 100:
        await turn.commit(STALE)
        return
    now = await turn.read(duty_settings.adjustments, found.branch.id, turn.today.year)
    refused = _refused(duty, now.get(duty.id, NONE), tapped.action)
    if refused is not None:
        await turn.commit(refused)
    elif tapped.action == "op":
        await turn.commit(origin.page(duty.id, tapped.back))
    elif tapped.action == "ba":
        await turn.commit(origin.way_back(duty.id, tapped.back))
    elif tapped.action in QUESTIONS:
        await asking.ask(turn, QUESTIONS[tapped.action], subject(duty.id, tapped.back))
    else:
        await _change(turn, found, duty, tapped)


def offered(duty: Duty, now: Adjustment) -> list[str]:
    """The taps that the page offers, in their order; on or off, and back to the catalogue, come last."""
    rule = rule_of(duty, now)
    possible = {
        "ti": can_number(duty),
        "ev": can_every(duty),
        "du": can_due(duty, rule),
        "wo": True,
        "p0" if rule.full_pairs else "p1": can_pair(duty),
        "s0" if rule.one_by_one else "s1": can_single(duty),
    }
    changes = [action for action, makes_sense in possible.items() if makes_sense] if rule.on else []
    return [*changes, "of" if rule.on else "on"]


def _refused(duty: Duty, now: Adjustment, action: str) -> Reply | None:
    """The answer to a tap that makes no sense for the duty, or that an older page still has."""
    if action in ("op", "ba", "re") or action in offered(duty, now):
        return None
    if action in ("ti", "ev") and Problem.NOT_COUNTED in problems(duty, Adjustment(times=1)):
        return Reply("silence", toast=f"adjust.problems.{Problem.NOT_COUNTED}")
    return STALE


async def _change(turn: Turn, found: Look, duty: Duty, tapped: AdjustTap) -> None:
    """A tap that changes something at once."""

    def unit(session: Session) -> None:
        if tapped.action == "re":
            duty_walk.put(session, turn, found.branch.id, duty.id, NONE)
        elif tapped.action == "on":
            duty_walk.change(session, turn, found.branch.id, duty.id, on=duty_on(duty), reason=None)
        else:
            duty_walk.change(session, turn, found.branch.id, duty.id, **SWITCHES[tapped.action])

    await turn.commit(lambda _: origin.page(duty.id, tapped.back), unit)
