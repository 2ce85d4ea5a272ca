"""The outbox by subject: every message about one thing, such as a plan."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import update
from sqlmodel import Session, col, select

from storage.outbox_rows import UNSENT, Owed, State, owed_of
from storage.tables.reminding import OutboxRow


def void(session: Session, kinds: Collection[str], prefix: str, now: datetime) -> int:
    """Owe nothing any more of some kinds whose subject begins so; what is in hand just now is left to settle.

    Whoever renders what is in hand sees for itself that it is not wanted any more.
    """
    change = update(OutboxRow).where(
        UNSENT,
        col(OutboxRow.kind).in_(kinds),
        col(OutboxRow.subject).startswith(prefix, autoescape=True),
        col(OutboxRow.state).in_((State.PLANNED, State.RETRY)),
    )
    return session.exec(change.values(state=State.VOID, next_at=None, settled_at=now)).rowcount


def fates(session: Session, user_ids: Collection[int], kind: str, subject: str) -> dict[int, Owed]:
    """What is or was owed to these people of one kind and subject, by user; what was forgotten is missing."""
    found = select(OutboxRow).where(
        col(OutboxRow.user_id).in_(user_ids), OutboxRow.kind == kind, OutboxRow.subject == subject
    )
    rows = session.exec(found.execution_options(populate_existing=True))
    return {row.user_id: owed_of(row) for row in rows}
