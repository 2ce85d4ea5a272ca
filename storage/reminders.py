"""What was decided about items of the digest, on which days each was shown, and the last digest sent."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete
from sqlmodel import Session, col, select

from storage import conflicts
from storage.tables.reminding import (
    DigestMessageRow,
    EscalationRow,
    ReminderShownRow,
    SnoozeRow,
    WaiverRow,
)


@dataclass(frozen=True, slots=True)
class DigestMessage:
    """The newest digest in a person's chat."""

    chat_id: int
    message_id: int
    sent_at: datetime


def snooze(session: Session, user_id: int, item: str, until: date, now: datetime) -> None:
    """稍后: leave an item out of a person's digest until a day; the deadline stays where it is."""
    key = {"user_id": user_id, "item": item}
    conflicts.put(session, SnoozeRow, key, {"until": until, "changed_at": now})


def snoozes(session: Session, user_id: int) -> dict[str, date]:
    """Until which day a person wants to hear nothing of an item; that day it comes again."""
    found = select(SnoozeRow).where(SnoozeRow.user_id == user_id)
    rows = session.exec(found.execution_options(populate_existing=True))
    return {row.item: row.until for row in rows}


def put_off_at(session: Session, user_id: int) -> dict[str, datetime]:
    """When a person last put off each item."""
    found = select(SnoozeRow).where(SnoozeRow.user_id == user_id)
    rows = session.exec(found.execution_options(populate_existing=True))
    return {row.item: row.changed_at for row in rows}


def waive(session: Session, branch_id: int, item: str, reason: str, *, by: int | None, now: datetime) -> None:
    """不适用: an item of the branch's list does not apply, for a reason."""
    key = {"branch_id": branch_id, "item": item}
    conflicts.put(session, WaiverRow, key, {"reason": reason, "changed_by": by, "changed_at": now})


def waived(session: Session, branch_id: int) -> dict[str, str]:
    """The items of a branch that do not apply, with the reason."""
    found = select(WaiverRow).where(WaiverRow.branch_id == branch_id)
    rows = session.exec(found.execution_options(populate_existing=True))
    return {row.item: row.reason for row in rows}


def unwaive(session: Session, branch_id: int, item: str) -> bool:
    """An item applies again; False when it did all along."""
    gone = delete(WaiverRow).where(col(WaiverRow.branch_id) == branch_id, col(WaiverRow.item) == item)
    return session.exec(gone).rowcount == 1


def note_shown(session: Session, user_id: int, items: Iterable[str], on: date) -> None:
    """These items stood in the digest of that day."""
    rows = [{"user_id": user_id, "item": item, "shown_on": on} for item in dict.fromkeys(items)]
    conflicts.insert_new(session, ReminderShownRow, rows)


def shown(session: Session, user_id: int) -> dict[str, tuple[date, ...]]:
    """The days on which each item was shown, oldest first."""
    found = select(ReminderShownRow).where(ReminderShownRow.user_id == user_id)
    days: dict[str, tuple[date, ...]] = {}
    for row in session.exec(found.order_by(col(ReminderShownRow.shown_on))):
        days[row.item] = (*days.get(row.item, ()), row.shown_on)
    return days


def last_digest(session: Session, user_id: int) -> DigestMessage | None:
    """The newest digest in a person's chat, whose buttons the next one takes away."""
    row = session.get(DigestMessageRow, user_id, populate_existing=True)
    return None if row is None else DigestMessage(row.chat_id, row.message_id, row.sent_at)


def set_last_digest(session: Session, user_id: int, chat_id: int, message_id: int, now: datetime) -> None:
    """Remember the newest digest."""
    values = {"chat_id": chat_id, "message_id": message_id, "sent_at": now}
    conflicts.put(session, DigestMessageRow, {"user_id": user_id}, values)


def forget_user(session: Session, user_id: int) -> None:
    """Forget everything here about a person."""
    for table in (SnoozeRow, ReminderShownRow, DigestMessageRow, EscalationRow):
        session.exec(delete(table).where(col(table.user_id) == user_id))
