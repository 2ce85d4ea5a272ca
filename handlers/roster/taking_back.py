"""↩️ What lines or a file just changed on the roster, taken back by one tap while ten minutes last.

The button stands above the people of the roster. Whoever was named, invited in or changed since stays, and
that is said by name.
"""

from collections.abc import Callable, Sequence

from sqlmodel import Session

from bot.access import Action
from handlers import asking
from handlers.leading import Look, looked, looking
from handlers.outgoing import Outgoing, Text
from handlers.questions import Asked
from handlers.roster.person_screens import person_button
from handlers.roster.routes import crossing
from handlers.routing import Route, callback
from handlers.screens import Showing, screen
from handlers.turn import Turn
from messages.buttons import Button, rows
from messages.callbacks.files import RosterBackTap
from messages.labels import label
from messages.render import render
from storage import roster_batches
from storage.inbox import Reply
from storage.records import Undone
from storage.roster_batches import RosterBatch

LISTED = 20
"""Those who stay, named at most; of more only the number is said."""
REFUSALS = {
    Undone.TOO_LATE: "roster.back_late",
    Undone.NOT_YOURS: "roster.back_not_yours",
    Undone.GONE: "roster.back_gone",
}


def routes() -> list[Route]:
    """The tap that takes a change of the roster back."""
    return [callback(RosterBackTap, tap)]


def remembered(asked: Asked, unit: Callable[[Session], object]) -> Callable[[Session], None]:
    """The unit as one that can be taken back."""
    branch, turn = asked.look.branch, asked.turn
    return lambda session: roster_batches.take(
        session, branch.id, unit, by=asked.look.person_id, now=turn.now
    )


async def newest(showing: Showing) -> RosterBatch | None:
    """What the person may take back at this moment."""
    return await showing.store.read(roster_batches.latest, showing.branch_id, showing.person_id, showing.now)


def back_button(batch: RosterBatch, language: str) -> Button:
    """↩️ Take it back."""
    return Button(label(language, "roster.take_back"), RosterBackTap(batch.id).encode())


async def tap(turn: Turn, tapped: RosterBackTap) -> None:
    """Take it back; the committee's question comes first where seven full members were crossed."""
    found = await looking(turn, Action.MANAGE_ROSTER)
    if found is None:
        return
    batch = await turn.read(roster_batches.get, tapped.batch)
    if batch is None or batch.branch_id != found.branch.id or found.person_id is None:
        await turn.commit(asking.STALE)
        return
    await turn.commit(_answer, _undo, found, batch.id, found.person_id, turn)


Result = tuple[Undone, int, int | None]
"""How it went, the change's id, and the full members where seven were crossed."""


def _undo(session: Session, found: Look, batch_id: int, by: int, turn: Turn) -> Result:
    verdict = roster_batches.undo(session, batch_id, by, turn.now)
    return verdict, batch_id, crossing(session, found) if verdict is Undone.DONE else None


def _answer(result: Result) -> Reply:
    verdict, batch_id, members = result
    if verdict is not Undone.DONE:
        return Reply("silence", toast=REFUSALS[verdict])
    if members is not None:
        return Reply("crossing", {"members": members}, toast="roster.taken_back")
    return Reply("roster_taken_back", {"batch": batch_id})


@screen("roster_taken_back")
async def roster_taken_back(showing: Showing) -> Sequence[Outgoing]:
    """How many went and are as they were, and who stays."""
    found = await looked(showing)
    batch = await showing.store.read(roster_batches.get, showing.id("batch"))
    if batch is None or batch.branch_id != found.branch.id:
        return [Text(label(showing.language, "gate.stale"))]
    kept = {each.id for each in batch.kept}
    html = render(
        showing.language,
        "roster_taken_back",
        removed=sum(each.id not in kept for each in batch.what.people),
        restored=sum(now.id not in kept for _, now in batch.what.changed),
        kept=[each.name for each in batch.kept[:LISTED]],
        more=max(len(kept) - LISTED, 0),
    )
    return [Text(html, rows([person_button(showing, "roster.back", 0, "list")]), edit=True)]
