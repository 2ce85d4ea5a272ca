"""Who is acting: the person behind an account, their role, and a refusal in plain words."""

from sqlmodel import Session

from bot.access import Action, may, role_of
from bot.roster import Roster
from handlers.turn import Turn
from storage import rosters
from storage.inbox import Reply

NOBODY = 0
"""No person has this id: an account that is bound to none."""


def person_of(turn: Turn) -> int:
    """The sender's person; ``NOBODY`` for an account without one."""
    person = turn.account.person_id
    return NOBODY if person is None else person


async def roster_of(turn: Turn) -> Roster:
    """The people of the sender's branch; read once per update."""
    return await turn.find(_roster)


def _roster(session: Session, turn: Turn) -> Roster:
    return rosters.get(session, turn.branch_id)


async def refused_to(turn: Turn, action: Action) -> bool:
    """Whether the sender may not do that; then they have been told so."""
    if turn.account.person_id is None or turn.account.branch_id is None:
        await turn.commit(Reply("stranger"))
        return True
    role = role_of(await roster_of(turn), turn.person_id, turn.today)
    if may(role, action):
        return False
    refusal = Reply("silence", toast="gate.not_allowed") if turn.tapped_message_id else Reply("not_allowed")
    await turn.commit(refusal)
    return True
