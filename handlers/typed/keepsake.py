"""Words put by until a tap says what they are for: a draft beside the open one, which no list shows."""

from sqlmodel import Session

from handlers.turn import Turn
from storage import drafts
from storage.drafts import Draft

KEPT_WORDS = "forwarded"
"""The kind of draft that holds words of which a tap says what they are for."""
MOST = 10
"""Kept of one kind for one person; the oldest go first."""


def keep(session: Session, turn: Turn, kind: str, data: str) -> Draft:
    """Put words by under a kind of their own."""
    older = [draft for draft in drafts.parked(session, turn.user_id) if draft.kind == kind]
    for draft in older[MOST - 1 :]:
        drafts.discard(session, draft.id)
    return drafts.start(
        session,
        user_id=turn.user_id,
        chat_id=turn.chat_id,
        branch_id=turn.branch_id,
        kind=kind,
        step=kind,
        data=data,
        now=turn.now,
        parked=True,
    )


def kept(session: Session, draft_id: int, kind: str, user_id: int) -> Draft | None:
    """What was put by, if it is that person's and still there."""
    draft = drafts.get(session, draft_id)
    return draft if draft is not None and draft.kind == kind and draft.user_id == user_id else None
