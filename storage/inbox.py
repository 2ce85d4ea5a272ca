"""The inbox: every update as it came, until its effects are stored and its answer is sent.

received → applied → answered. The unit that applies an update stores its effects, ``applied`` and the reply
together; ``answered`` follows when the reply is sent. What cannot be handled is dead, and can be replayed.
"""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import case, delete, func, or_, update
from sqlmodel import Session, col, select

from bot import clock
from storage import meta
from storage.conflicts import insert_new
from storage.tables.conversation import InboxRow as Table
from storage.updates import NOBODY, sort_out

OFFSET = "getupdates_offset"


class State(StrEnum):
    """How far an update has come."""

    RECEIVED = "received"
    APPLIED = "applied"
    ANSWERED = "answered"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class Reply:
    """What answers an update: a screen's name and ids, never text; ``toast`` names a label."""

    screen: str
    ids: dict[str, int | str | bool | None] = field(default_factory=dict)
    toast: str | None = None

    def to_json(self) -> str:
        """The reply as text."""
        return json.dumps({"screen": self.screen, "ids": self.ids, "toast": self.toast}, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "Reply":
        """The reply out of its text."""
        return cls(**json.loads(text))


@dataclass(frozen=True, slots=True)
class InboxRow:
    """An update in the inbox."""

    update_id: int
    lane: int
    state: State
    raw: str
    reply: Reply | None
    reason: str | None
    attempts: int
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Depth:
    """How much waits: unfinished updates, the oldest of them, and dead ones."""

    unfinished: int
    oldest: datetime | None
    dead: int


class AlreadyApplied(Exception):
    """The update was applied before, by this process or another; the unit must not count twice."""


def _row(row: Table) -> InboxRow:
    return InboxRow(
        update_id=row.update_id,
        lane=row.lane,
        state=State(row.state),
        raw=row.raw,
        reply=None if row.reply is None else Reply.from_json(row.reply),
        reason=row.reason,
        attempts=row.attempts,
        received_at=row.received_at,
    )


def receive(session: Session, raw: Sequence[str | bytes], now: datetime) -> int:
    """Store a batch of raw updates and the offset behind it; how many were new.

    An update that came before is left as it is. What has no usable id becomes a dead letter.
    """
    sorted_out = [sort_out(one) for one in raw]
    rows = [
        {
            "update_id": one.update_id,
            "lane": one.lane,
            "raw": one.raw,
            "state": State.RECEIVED if one.unusable is None else State.DEAD,
            "reason": one.unusable,
            "attempts": 0,
            "received_at": now,
            "finished_at": None if one.unusable is None else now,
        }
        for one in sorted_out
    ]
    usable = [one.update_id for one in sorted_out if one.unusable is None]
    if usable:
        set_offset(session, max(usable) + 1)
    return insert_new(session, Table, rows)


def offset(session: Session) -> int | None:
    """The ``offset`` for the next getUpdates; None before the first batch."""
    stored = meta.get(session, OFFSET)
    return None if stored is None else int(stored)


def set_offset(session: Session, value: int) -> None:
    """Say where the next getUpdates goes on; ``receive`` does so by itself."""
    meta.put(session, OFFSET, str(value))


def get(session: Session, update_id: int) -> InboxRow | None:
    """The update of that id."""
    row = session.get(Table, update_id, populate_existing=True)
    return None if row is None else _row(row)


def next_of_each_lane(session: Session, busy_lanes: Collection[int], limit: int) -> list[InboxRow]:
    """The oldest unfinished update of every lane that is not busy, oldest first.

    One that is applied already comes too: its answer is still owed, and later updates of its lane wait.
    """
    first = select(func.min(Table.update_id)).where(col(Table.finished_at).is_(None))
    if busy_lanes:
        first = first.where(col(Table.lane).not_in(sorted(busy_lanes)))
    ids = first.group_by(col(Table.lane)).order_by(func.min(Table.update_id)).limit(limit)
    found = (
        select(Table).where(col(Table.update_id).in_(ids.scalar_subquery())).order_by(col(Table.update_id))
    )
    return [_row(row) for row in session.exec(found)]


def claim(
    session: Session, owner: str, busy_lanes: Collection[int], limit: int, now: datetime, lease: timedelta
) -> list[InboxRow]:
    """``next_of_each_lane`` for one of several processes: a lane belongs to whoever holds its oldest update.

    ``now`` is ``clock.real()``. What is claimed and not renewed may be taken by another process after the
    lease.
    """
    held = select(Table.lane).where(
        col(Table.finished_at).is_(None), col(Table.owner) != owner, col(Table.lease_until) > now
    )
    first = select(func.min(Table.update_id)).where(
        col(Table.finished_at).is_(None), col(Table.lane).not_in(held)
    )
    if busy_lanes:
        first = first.where(col(Table.lane).not_in(sorted(busy_lanes)))
    ids = list(session.exec(first.group_by(col(Table.lane)).order_by(func.min(Table.update_id)).limit(limit)))
    # Looked at again under the lock: it may have been claimed or finished between the two looks.
    free = (
        select(Table)
        .where(
            col(Table.update_id).in_(ids),
            col(Table.finished_at).is_(None),
            or_(col(Table.lease_until).is_(None), col(Table.lease_until) <= now, col(Table.owner) == owner),
        )
        .order_by(col(Table.update_id))
        .with_for_update(skip_locked=True)
        .execution_options(populate_existing=True)
    )
    found = list(session.exec(free))
    for row in found:
        row.owner, row.lease_until = owner, now + lease
    session.flush()
    return [_row(row) for row in found]


def renew(session: Session, owner: str, now: datetime, lease: timedelta) -> None:
    """Hold what this process has claimed for another while."""
    mine = update(Table).where(col(Table.finished_at).is_(None), col(Table.owner) == owner)
    session.exec(mine.values(lease_until=now + lease))


def release(session: Session, owner: str) -> None:
    """Let go of what this process has claimed and did not finish."""
    mine = update(Table).where(col(Table.finished_at).is_(None), col(Table.owner) == owner)
    session.exec(mine.values(owner=None, lease_until=None))


def applied(session: Session, update_id: int, reply: Reply | None, now: datetime | None = None) -> None:
    """Mark an update applied, with its reply, in the transaction that stores its effects.

    Raises:
        AlreadyApplied: it is not waiting any more; the transaction must not be committed.
    """
    change = update(Table).where(col(Table.update_id) == update_id, col(Table.state) == State.RECEIVED)
    text = None if reply is None else reply.to_json()
    values = {"state": State.APPLIED, "reply": text, "applied_at": now or clock.real()}
    if session.exec(change.values(**values)).rowcount != 1:
        raise AlreadyApplied(f"update {update_id} is not in state 'received'")


def answered(session: Session, update_id: int, now: datetime | None = None) -> None:
    """The answer is out, or there is nothing to answer; the lane is free for its next update."""
    change = update(Table).where(
        col(Table.update_id) == update_id, col(Table.state).in_((State.RECEIVED, State.APPLIED))
    )
    session.exec(change.values(state=State.ANSWERED, finished_at=now or clock.real()))


def tried(session: Session, update_id: int) -> int:
    """Count a try that failed; how many there were."""
    session.exec(update(Table).where(col(Table.update_id) == update_id).values(attempts=Table.attempts + 1))
    return session.exec(select(Table.attempts).where(Table.update_id == update_id)).one()


def dead(session: Session, update_id: int, reason: str, now: datetime | None = None) -> None:
    """Lay an update aside that cannot be handled, so that its lane goes on; it can be replayed."""
    change = update(Table).where(col(Table.update_id) == update_id, col(Table.state) != State.ANSWERED)
    session.exec(change.values(state=State.DEAD, reason=reason, finished_at=now or clock.real()))


def waiting_for_answer(session: Session) -> list[InboxRow]:
    """The updates whose effects are stored and whose answer is not known to be sent."""
    found = select(Table).where(col(Table.finished_at).is_(None), Table.state == State.APPLIED)
    return [_row(row) for row in session.exec(found.order_by(col(Table.update_id)))]


def depth(session: Session) -> Depth:
    """How much waits in the inbox."""
    waiting = select(func.count(), func.min(Table.received_at)).where(col(Table.finished_at).is_(None))
    unfinished, oldest = session.exec(waiting).one()
    lost = session.exec(select(func.count()).where(Table.state == State.DEAD)).one()
    return Depth(unfinished, oldest, lost)


def dead_letters(session: Session, limit: int = 50) -> list[InboxRow]:
    """What was laid aside, newest first."""
    found = (
        select(Table).where(Table.state == State.DEAD).order_by(col(Table.finished_at).desc()).limit(limit)
    )
    return [_row(row) for row in session.exec(found)]


def replay(session: Session, update_id: int) -> bool:
    """Let a dead update be handled again; False when there is none that could be."""
    change = update(Table).where(
        col(Table.update_id) == update_id, col(Table.state) == State.DEAD, col(Table.update_id) >= 0
    )
    # What was applied is only answered again: its effects must not count twice.
    state = case((col(Table.applied_at).is_not(None), State.APPLIED.value), else_=State.RECEIVED.value)
    fresh = {"state": state, "finished_at": None, "attempts": 0, "reason": None}
    return session.exec(change.values(**fresh)).rowcount == 1


def prune(session: Session, before: datetime) -> int:
    """Forget answered updates that were finished before a moment; how many went."""
    gone = delete(Table).where(col(Table.finished_at) < before, col(Table.state) == State.ANSWERED)
    return session.exec(gone).rowcount


def forget_lane(session: Session, lane: int) -> int:
    """Forget every finished update of a lane, dead ones too; for the deletion of a person's data."""
    gone = delete(Table).where(
        col(Table.lane) == lane, col(Table.lane) != NOBODY, col(Table.finished_at).is_not(None)
    )
    return session.exec(gone).rowcount
