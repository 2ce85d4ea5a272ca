"""What is stored about people who are to be reminded, for many of them in a few queries."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlmodel import Session, col, select

from storage import accounts, escalations, reminders
from storage.accounts import Account
from storage.escalations import Escalation
from storage.reminders import DigestMessage
from storage.tables.reminding import DigestMessageRow, EscalationRow, ReminderShownRow, SnoozeRow


@dataclass(frozen=True, slots=True)
class Kept:
    """One account, its last digest, and by item: put off until when and when, shown when, told of what."""

    account: Account | None
    last: DigestMessage | None = None
    snoozes: dict[str, date] = field(default_factory=dict)
    put_off_at: dict[str, datetime] = field(default_factory=dict)
    shown: dict[str, tuple[date, ...]] = field(default_factory=dict)
    told: dict[str, Escalation] = field(default_factory=dict)


def of_one(session: Session, user_id: int) -> Kept:
    """What is kept about one account, each part as its own module reads it."""
    return Kept(
        account=accounts.get(session, user_id),
        last=reminders.last_digest(session, user_id),
        snoozes=reminders.snoozes(session, user_id),
        put_off_at=reminders.put_off_at(session, user_id),
        shown=reminders.shown(session, user_id),
        told=escalations.open_of(session, user_id),
    )


def of_several(session: Session, user_ids: Collection[int]) -> dict[int, Kept]:
    """The same for several accounts, in five queries; only in a unit that changes nothing."""
    known = {one.id: one for one in accounts.several(session, user_ids)}
    messages = session.exec(select(DigestMessageRow).where(col(DigestMessageRow.user_id).in_(user_ids)))
    last = {row.user_id: DigestMessage(row.chat_id, row.message_id, row.sent_at) for row in messages}
    found = {user_id: Kept(known.get(user_id), last.get(user_id)) for user_id in user_ids}
    for put_off in session.exec(select(SnoozeRow).where(col(SnoozeRow.user_id).in_(user_ids))):
        found[put_off.user_id].snoozes[put_off.item] = put_off.until
        found[put_off.user_id].put_off_at[put_off.item] = put_off.changed_at
    # Columns alone: a year of digests leaves thousands of these rows.
    days = select(col(ReminderShownRow.user_id), col(ReminderShownRow.item), col(ReminderShownRow.shown_on))
    asked = days.where(col(ReminderShownRow.user_id).in_(user_ids)).order_by(col(ReminderShownRow.shown_on))
    for user_id, item, day in session.exec(asked):
        shown = found[user_id].shown
        shown[item] = (*shown.get(item, ()), day)
    open_ones = select(EscalationRow).where(
        col(EscalationRow.user_id).in_(user_ids), col(EscalationRow.lifted_on).is_(None)
    )
    for row in session.exec(open_ones):
        found[row.user_id].told[row.item] = escalations.escalation(row)
    return found
