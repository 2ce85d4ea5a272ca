"""➕ 自定事项: the branch's own duties, one of them, and what changes about it.

What the secretary sees: the own duties with how often and by whom; ➕ asks for a title, who does it, which
record counts, how often; a page for each with a button for every part, 停用 from today, and 恢复.
"""

from dataclasses import replace
from datetime import timedelta

from sqlmodel import Session

from bot.access import Action
from bot.duties.own import OwnDuty
from handlers import asking
from handlers.leading import looking
from handlers.own_duties.questions import OwnDraft, page
from handlers.routing import Route, callback
from handlers.turn import Turn
from messages.callbacks.adjusting import OwnTap
from storage import own_duties
from storage.inbox import Reply

STALE = Reply("silence", toast="gate.stale")
MOST = 30
"""Own duties of one branch at a time."""
PARTS = ("own_title", "own_who", "own_form", "own_every")
"""What can be changed of one, by the question that asks for it."""


def routes() -> list[Route]:
    """The taps on own duties."""
    return [callback(OwnTap, tap)]


async def tap(turn: Turn, tapped: OwnTap) -> None:
    """A tap; a duty of another branch is none here."""
    found = await looking(turn, Action.ADJUST_DUTIES)
    if found is None:
        return
    own = await turn.read(own_duties.of_branch, found.branch.id)
    one = next((each for each in own if each.id == tapped.id), None)
    if tapped.id == 0:
        await _whole(turn, tapped.action, sum(each.holds(turn.today) for each in own))
    elif one is None:
        await turn.commit(STALE)
    else:
        await _one(turn, one, tapped.action)


async def _whole(turn: Turn, action: str, held: int) -> None:
    match action:
        case "list":
            await turn.commit(Reply("own_duties"))
        case "add" if held >= MOST:
            await turn.commit(Reply("silence", toast="own.too_many"))
        case "add":
            await asking.ask(turn, "own_title", OwnDraft().model_dump_json())
        case _:
            await turn.commit(STALE)


async def _one(turn: Turn, own: OwnDuty, action: str) -> None:
    here = own.holds(turn.today)
    match action:
        case "show":
            await turn.commit(page(own.id))
        case part if part in PARTS and here:
            await asking.ask(turn, part, OwnDraft.of(own).model_dump_json())
        case "end" if here:
            until = turn.today - timedelta(days=1)
            await turn.commit(lambda _: page(own.id), _put, turn, replace(own, until=until))
        case "again" if not here:
            await turn.commit(lambda _: page(own.id), _put, turn, replace(own, until=None))
        case _:
            await turn.commit(STALE)


def _put(session: Session, turn: Turn, own: OwnDuty) -> None:
    own_duties.change(session, own, by=turn.user_id, now=turn.now)
