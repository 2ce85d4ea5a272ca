"""What a person decided about items of the digest, on which days each was shown, and the last digest sent."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, delete
from sqlmodel import Session, col, select

from storage import conflicts
from storage.tables.accounts import AccountRow
from storage.tables.reminding import DigestMessageRow, ReminderChoiceRow, ReminderShownRow


@dataclass(frozen=True, slots=True)
class Choice:
    """An item later (silent until that day, which shows it again), or not applicable for a reason."""

    snoozed_until: date | None = None
    not_applicable: str | None = None


@dataclass(frozen=True, slots=True)
class DigestMessage:
    """The newest digest in a person's chat."""

    chat_id: int
    message_id: int
    sent_at: datetime


def snooze(session: Session, user_id: int, item: str, until: date, now: datetime) -> None:
    """稍后: leave an item out until a day; the deadline stays where it is."""
    _choose(session, user_id, item, {"snoozed_until": until, "changed_at": now})


def set_not_applicable(session: Session, user_id: int, item: str, reason: str, now: datetime) -> None:
    """不适用: leave an item out for good, for a reason."""
    _choose(session, user_id, item, {"not_applicable": reason, "changed_at": now})


def clear(session: Session, user_id: int, item: str) -> None:
    """Take back what was decided about an item."""
    session.exec(delete(ReminderChoiceRow).where(*_of(ReminderChoiceRow, user_id, item)))


def choices(session: Session, user_id: int) -> dict[str, Choice]:
    """What a person decided, by item."""
    found = select(ReminderChoiceRow).where(ReminderChoiceRow.user_id == user_id)
    rows = session.exec(found.execution_options(populate_existing=True))
    return {row.item: Choice(row.snoozed_until, row.not_applicable) for row in rows}


def waived(session: Session, branch_id: int) -> dict[str, str]:
    """The items that somebody of a branch marked not applicable, with the reason."""
    found = (
        select(ReminderChoiceRow.item, ReminderChoiceRow.not_applicable)
        .join(AccountRow, col(AccountRow.id) == col(ReminderChoiceRow.user_id))
        .where(AccountRow.branch_id == branch_id, col(ReminderChoiceRow.not_applicable).is_not(None))
    )
    return {item: reason for item, reason in session.exec(found) if reason is not None}


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


def forget_shown(session: Session, user_id: int, item: str) -> None:
    """An item is settled: it was ignored no more."""
    session.exec(delete(ReminderShownRow).where(*_of(ReminderShownRow, user_id, item)))


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
    for table in (ReminderChoiceRow, ReminderShownRow, DigestMessageRow):
        session.exec(delete(table).where(col(table.user_id) == user_id))


def _choose(session: Session, user_id: int, item: str, values: dict[str, object]) -> None:
    conflicts.put(session, ReminderChoiceRow, {"user_id": user_id, "item": item}, values)


def _of(
    table: type[ReminderChoiceRow] | type[ReminderShownRow], user_id: int, item: str
) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return col(table.user_id) == user_id, col(table.item) == item
