"""The walk through the duty list: what applies to this branch this year.

What the secretary sees: how many duties the list has, and 全部采用, which is one tap; or the list item by
item: 保留, 改次数 (a number by tap or typed, with a reason below a regulation's minimum), 不适用 (with a
reason). It opens after the set-up, and from ⚙️ at any time; in a new year last year's changes can be
carried over by one tap. Every decision is stored at once, so leaving half way loses nothing.
"""

from dataclasses import replace

from sqlmodel import Session

from bot.access import Action
from bot.duties.adjustable import can_number
from bot.duties.adjustments import NONE, Adjustment
from bot.duties.duty import Duty, Needs, Owner, Track
from bot.roster import Branch
from handlers import asking
from handlers.leading import Look, looking
from handlers.routing import Route, callback
from handlers.turn import Turn
from messages.callbacks.adjusting import WalkTap
from storage import branches, duty_settings
from storage.inbox import Reply

STALE = Reply("silence", toast="gate.stale")


def routes() -> list[Route]:
    """The taps of the walk."""
    return [callback(WalkTap, tap)]


def walked(found: Look) -> tuple[Duty, ...]:
    """The duties that the walk goes through: those counted, as far as the branch can have them."""
    return tuple(duty for duty in found.catalogue.duties if duty.counted and _can_apply(duty, found.branch))


def _can_apply(duty: Duty, branch: Branch) -> bool:
    if duty.needs is Needs.LEADERSHIP_TEAM and not branch.leadership_team:
        return False
    if duty.track is Track.MERGED:
        return False
    no_committee = not branch.has_committee
    return not (no_committee and (duty.needs is Needs.COMMITTEE or duty.owner is Owner.OTHER_MEMBERS))


def following(found: Look, duty_id: str) -> str:
    """The duty after that one; empty at the end."""
    ids = [duty.id for duty in walked(found)]
    place = ids.index(duty_id) + 1
    return ids[place] if place < len(ids) else ""


def item(duty_id: str) -> Reply:
    """The reply that shows an item, or the end of the walk."""
    return Reply("walk_item", {"duty": duty_id}) if duty_id else Reply("walk_done")


async def tap(turn: Turn, tapped: WalkTap) -> None:
    """A decision; buttons of another year, and duties that the branch cannot have, change nothing."""
    found = await looking(turn, Action.ADJUST_DUTIES)
    if found is None:
        return
    known = {duty.id for duty in walked(found)}
    if tapped.year != turn.today.year or (tapped.duty and tapped.duty not in known):
        await turn.commit(STALE)
    elif not tapped.duty:
        await _whole(turn, found, tapped)
    else:
        await _one(turn, found, tapped)


async def _whole(turn: Turn, found: Look, tapped: WalkTap) -> None:
    match tapped.action:
        case "open":
            await turn.commit(Reply("walk"))
        case "all":
            await turn.commit(lambda _: Reply("walk_done"), settle, turn, found.branch.id)
        case "begin":
            await turn.commit(item(walked(found)[0].id))
        case "carry":
            await turn.commit(lambda _: Reply("walk_done"), carry_over, turn, found.branch.id)
        case action if action.startswith("page") and action[4:].isdigit():
            await turn.commit(Reply("walk_page", {"page": int(action[4:])}))
        case _:
            await turn.commit(STALE)


def settle(session: Session, turn: Turn, branch_id: int) -> None:
    """The list of this year stands; a unit."""
    branches.update(session, branch_id, walked_year=turn.today.year)


def carry_over(session: Session, turn: Turn, branch_id: int) -> None:
    """Last year's changes for this year, as far as this year has none of its own; a unit."""
    year = turn.today.year
    now = duty_settings.adjustments(session, branch_id, year)
    for duty_id, before in duty_settings.adjustments(session, branch_id, year - 1).items():
        if duty_id not in now:
            put(session, turn, branch_id, duty_id, before)
    settle(session, turn, branch_id)


async def _one(turn: Turn, found: Look, tapped: WalkTap) -> None:
    match tapped.action:
        case "open":
            await turn.commit(item(tapped.duty))
        case "keep":
            await _keep(turn, found, tapped.duty)
        case "times" if can_number(_duty(found, tapped.duty)):
            await asking.ask(turn, "times", f"{tapped.duty}|walk")
        case "off":
            await asking.ask(turn, "off", f"{tapped.duty}|walk")
        case "carry":
            await turn.commit(lambda _: item(tapped.duty), _carry_one, turn, found.branch.id, tapped.duty)
        case "reset":
            await turn.commit(lambda _: item(tapped.duty), put, turn, found.branch.id, tapped.duty, NONE)
        case _:
            await turn.commit(STALE)


def _duty(found: Look, duty_id: str) -> Duty:
    return next(duty for duty in walked(found) if duty.id == duty_id)


async def _keep(turn: Turn, found: Look, duty_id: str) -> None:
    """On to the next; after the last the list stands."""
    after = following(found, duty_id)
    if after:
        await turn.commit(item(after))
    else:
        await turn.commit(lambda _: item(""), settle, turn, found.branch.id)


def _carry_one(session: Session, turn: Turn, branch_id: int, duty_id: str) -> None:
    """Last year's change of one duty for this year; a unit."""
    before = duty_settings.adjustments(session, branch_id, turn.today.year - 1).get(duty_id, NONE)
    put(session, turn, branch_id, duty_id, before)


def put(session: Session, turn: Turn, branch_id: int, duty_id: str, adjustment: Adjustment) -> None:
    """Keep what the branch decided about a duty for this year; a unit."""
    duty_settings.set_adjustment(
        session, branch_id, turn.today.year, duty_id, adjustment, by=turn.user_id, now=turn.now
    )


def change(session: Session, turn: Turn, branch_id: int, duty_id: str, **values: object) -> None:
    """Change parts of what the branch decided about a duty; a unit."""
    now = duty_settings.adjustments(session, branch_id, turn.today.year).get(duty_id, NONE)
    put(session, turn, branch_id, duty_id, replace(now, **values))  # type: ignore[arg-type]
