"""Drafts: forms half filled in. A row each, so that they survive a restart, weeks, and another process.

A button carries a draft's id and revision; what was shown before a change is stale and changes nothing.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from storage.tables.conversation import DraftRow

FIRST_REVISION = 1
"""The revision of a draft that was just begun."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A form being filled in; ``data`` is the JSON that the conversation keeps, ``message_id`` a cache."""

    id: int
    user_id: int
    chat_id: int
    branch_id: int | None
    kind: str
    step: str
    data: str
    revision: int
    message_id: int | None
    parked: bool
    created_at: datetime
    updated_at: datetime

    @property
    def untouched(self) -> bool:
        """Whether nothing has been answered since it was begun."""
        return self.revision == FIRST_REVISION


@dataclass(frozen=True, slots=True)
class Stale:
    """The draft has moved on, or is gone; ``current`` is what stands now."""

    current: Draft | None


def _draft(row: DraftRow) -> Draft:
    return Draft(
        id=row.id,
        user_id=row.user_id,
        chat_id=row.chat_id,
        branch_id=row.branch_id,
        kind=row.kind,
        step=row.step,
        data=row.data,
        revision=row.revision,
        message_id=row.message_id,
        parked=row.parked,
        created_at=row.created_at,
        updated_at=row.updated_at,
    )


def get(session: Session, draft_id: int) -> Draft | None:
    """The draft of that id, active or parked."""
    row = session.get(DraftRow, draft_id, populate_existing=True)
    return None if row is None else _draft(row)


def active(session: Session, user_id: int, kind: str | None = None) -> Draft | None:
    """The form that the user is filling in now; where a ``kind`` is named, one of that kind alone."""
    found = select(DraftRow).where(DraftRow.user_id == user_id, col(DraftRow.parked).is_(False))
    if kind is not None:
        found = found.where(DraftRow.kind == kind)
    row = session.exec(found.execution_options(populate_existing=True)).first()
    return None if row is None else _draft(row)


def parked(session: Session, user_id: int) -> list[Draft]:
    """The forms that the user laid aside, newest first."""
    found = select(DraftRow).where(DraftRow.user_id == user_id, col(DraftRow.parked).is_(True))
    newest = found.order_by(col(DraftRow.updated_at).desc(), col(DraftRow.id).desc())
    return [_draft(row) for row in session.exec(newest.execution_options(populate_existing=True))]


def begun(session: Session, user_id: int) -> list[Draft]:
    """Every form of the user: the open one first, then those laid aside, newest first."""
    open_one = active(session, user_id)
    return [*([open_one] if open_one is not None else []), *parked(session, user_id)]


def start(
    session: Session,
    *,
    user_id: int,
    chat_id: int,
    branch_id: int | None,
    kind: str,
    step: str,
    data: str,
    now: datetime,
    parked: bool = False,
) -> Draft:
    """Begin a form; the one that was active is parked. With ``parked`` it waits itself, beside that one."""
    if not parked:
        park(session, user_id)
    row = DraftRow(
        user_id=user_id,
        chat_id=chat_id,
        branch_id=branch_id,
        kind=kind,
        step=step,
        data=data,
        parked=parked,
        created_at=now,
        updated_at=now,
    )
    session.add(row)
    session.flush()
    return _draft(row)


def save(
    session: Session, draft_id: int, expected_revision: int, *, step: str, data: str, now: datetime
) -> Draft | Stale:
    """Put the next state of a form; only upon the revision it was made from, and only once."""
    change = (
        update(DraftRow)
        .where(col(DraftRow.id) == draft_id, col(DraftRow.revision) == expected_revision)
        .values(step=step, data=data, revision=expected_revision + 1, updated_at=now)
    )
    changed = session.exec(change).rowcount == 1
    current = get(session, draft_id)
    return current if changed and current is not None else Stale(current)


def park(session: Session, user_id: int) -> None:
    """Lay the active form aside."""
    active_one = update(DraftRow).where(col(DraftRow.user_id) == user_id, col(DraftRow.parked).is_(False))
    session.exec(active_one.values(parked=True))


def resume(session: Session, draft_id: int, user_id: int, now: datetime) -> Draft | None:
    """Take a form up again and park the active one; None when it is not this user's, or gone.

    The revision moves on, so that buttons of the old message are stale.
    """
    row = session.get(DraftRow, draft_id)
    if row is None or row.user_id != user_id:
        return None
    park(session, user_id)
    change = update(DraftRow).where(col(DraftRow.id) == draft_id)
    session.exec(change.values(parked=False, revision=DraftRow.revision + 1, updated_at=now, message_id=None))
    return get(session, draft_id)


def discard(session: Session, draft_id: int, expected_revision: int | None = None) -> bool:
    """Throw a form away; False when it was gone, or has moved on from ``expected_revision``."""
    gone = delete(DraftRow).where(col(DraftRow.id) == draft_id)
    if expected_revision is not None:
        gone = gone.where(col(DraftRow.revision) == expected_revision)
    return session.exec(gone).rowcount == 1


def learn_message(session: Session, draft_id: int, message_id: int | None) -> None:
    """Remember which message shows the form; the revision stays."""
    session.exec(update(DraftRow).where(col(DraftRow.id) == draft_id).values(message_id=message_id))


def of_branch(session: Session, branch_id: int, kind: str) -> list[Draft]:
    """Everybody's forms of a kind in a branch, open or laid aside, oldest first."""
    found = select(DraftRow).where(DraftRow.branch_id == branch_id, DraftRow.kind == kind)
    rows = session.exec(found.order_by(col(DraftRow.id)).execution_options(populate_existing=True))
    return [_draft(row) for row in rows]
