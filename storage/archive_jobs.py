"""Archives that somebody asked for, made in the background: asked, claimed, built, sent part by part.

waiting → building → sending → done | cancelled | failed. A claim has a lease: what a killed process had in
hand is taken up again by whoever comes next, from the beginning or, where all parts lie there, from the part
that was to be sent.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypedDict, Unpack

from sqlalchemy import delete, or_, text, update
from sqlmodel import Session, col, select

from storage.tables.carrying import ArchiveJobRow

OPEN = text("finished_at IS NULL")
"""Literal, so that both databases see that the partial index serves it."""


class Kind(StrEnum):
    """What is made: a year's papers for an inspection, a month's, or the branch to be taken in elsewhere."""

    PACK = "pack"
    BRANCH = "branch"
    MONTH = "month"


class State(StrEnum):
    """How far a job has come."""

    WAITING = "waiting"
    BUILDING = "building"
    SENDING = "sending"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"


ENDED = (State.DONE, State.CANCELLED, State.FAILED)


@dataclass(frozen=True, slots=True)
class Job:
    """An archive on its way; see ``storage.tables.carrying.ArchiveJobRow``."""

    id: int
    branch_id: int
    kind: Kind
    year: int
    user_id: int
    chat_id: int
    language: str
    state: State
    message_id: int | None
    total: int
    done: int
    parts: int
    sent: int
    attempts: int
    error: str | None
    month: int = 0

    @property
    def over(self) -> bool:
        """Whether nothing more is to be done with it."""
        return self.state in ENDED


class Far(TypedDict, total=False):
    """How far a job has come."""

    state: State
    total: int
    done: int
    parts: int
    sent: int


def _job(row: ArchiveJobRow) -> Job:
    kind, _, month = row.kind.partition("-")
    return Job(
        id=row.id,
        branch_id=row.branch_id,
        kind=Kind(kind),
        month=int(month or 0),
        year=row.year,
        user_id=row.user_id,
        chat_id=row.chat_id,
        language=row.language,
        state=State(row.state),
        message_id=row.message_id,
        total=row.total,
        done=row.done,
        parts=row.parts,
        sent=row.sent,
        attempts=row.attempts,
        error=row.error,
    )


def ask(
    session: Session,
    *,
    branch_id: int,
    kind: Kind,
    year: int,
    user_id: int,
    chat_id: int,
    language: str,
    message_id: int | None,
    now: datetime,
    month: int = 0,
) -> Job:
    """Ask for an archive; where the same one is still on its way, that is the answer instead of a second."""
    stored = f"{kind}-{month}" if month else kind.value
    same = select(ArchiveJobRow).where(
        ArchiveJobRow.branch_id == branch_id,
        ArchiveJobRow.user_id == user_id,
        ArchiveJobRow.kind == stored,
        ArchiveJobRow.year == year,
        OPEN,
    )
    row = session.exec(same.execution_options(populate_existing=True)).first()
    if row is None:
        row = ArchiveJobRow(
            branch_id=branch_id,
            kind=stored,
            year=year,
            user_id=user_id,
            chat_id=chat_id,
            language=language,
            state=State.WAITING,
            made_at=now,
        )
        session.add(row)
    row.message_id = message_id
    session.flush()
    return _job(row)


def get(session: Session, job_id: int) -> Job | None:
    """The job of that id."""
    row = session.get(ArchiveJobRow, job_id, populate_existing=True)
    return None if row is None else _job(row)


def open_ones(session: Session) -> list[int]:
    """The ids of the jobs that are not over."""
    return list(session.exec(select(ArchiveJobRow.id).where(OPEN)))


def claim(
    session: Session, real: datetime, lease: timedelta, owner: str, *, alone: bool = False
) -> Job | None:
    """Take the job in hand that has waited longest; None where there is none to be had.

    ``alone`` says that no other process can be at work, so that a lease of before the restart holds nothing.
    """
    free = or_(col(ArchiveJobRow.lease_until).is_(None), col(ArchiveJobRow.lease_until) <= real)
    mine = or_(free, col(ArchiveJobRow.owner) != owner) if alone else free
    waiting = select(ArchiveJobRow).where(OPEN, mine)
    oldest = waiting.order_by(col(ArchiveJobRow.made_at), col(ArchiveJobRow.id)).limit(1)
    row = session.exec(oldest.with_for_update(skip_locked=True)).first()
    if row is None:
        return None
    row.owner, row.lease_until = owner, real + lease
    row.attempts += 1
    session.flush()
    return _job(row)


def move_on(
    session: Session, job_id: int, owner: str, real: datetime, lease: timedelta, **far: Unpack[Far]
) -> Job | None:
    """Keep how far it has come and hold it longer; None where it was cancelled, or is another's by now."""
    mine = update(ArchiveJobRow).where(
        col(ArchiveJobRow.id) == job_id, col(ArchiveJobRow.owner) == owner, OPEN
    )
    changed = session.exec(mine.values(**far, lease_until=real + lease)).rowcount == 1
    return get(session, job_id) if changed else None


def finish(
    session: Session, job_id: int, state: State, now: datetime, error: str | None = None
) -> Job | None:
    """It is over; None where it was over before."""
    still = update(ArchiveJobRow).where(col(ArchiveJobRow.id) == job_id, OPEN)
    ended = still.values(state=state, finished_at=now, error=error, owner=None, lease_until=None)
    return get(session, job_id) if session.exec(ended).rowcount == 1 else None


def release(session: Session, job_id: int, owner: str) -> None:
    """Give it back unfinished, such as at shutdown."""
    mine = update(ArchiveJobRow).where(col(ArchiveJobRow.id) == job_id, col(ArchiveJobRow.owner) == owner)
    session.exec(mine.values(owner=None, lease_until=None))


def learn_message(session: Session, job_id: int, message_id: int) -> None:
    """Remember which message shows how far it has come."""
    change = update(ArchiveJobRow).where(col(ArchiveJobRow.id) == job_id)
    session.exec(change.values(message_id=message_id))


def prune(session: Session, before: datetime) -> int:
    """Forget what was over before a moment; how many went."""
    return session.exec(delete(ArchiveJobRow).where(col(ArchiveJobRow.finished_at) < before)).rowcount
