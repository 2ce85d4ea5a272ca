"""Duty settings, reminders and the outbox."""

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint, text

from storage.tables.base import NEVER_REUSED, Row, big, day, key, moment, to, words

_UNSENT = text("sent_at IS NULL AND next_at IS NOT NULL")
_OPEN = text("lifted_on IS NULL")


class AdjustmentRow(Row, table=True):
    """How a branch changed one duty of its list for one year."""

    __tablename__ = "duty_adjustment"

    branch_id: int = to("branch.id", primary=True, index=False)
    year: int = big(primary=True)
    duty_id: str = words(primary=True)
    data: str = words()
    changed_by: int | None = big(null=True)
    changed_at: datetime = moment()


class OwnDutyRow(Row, table=True):
    """A duty that a branch asks of itself; ``data`` is all of it but the days it holds between."""

    __tablename__ = "own_duty"
    __table_args__ = NEVER_REUSED

    id: int = key()
    branch_id: int = to("branch.id")
    data: str = words()
    since: date | None = None
    until: date | None = None
    changed_by: int | None = big(null=True)
    changed_at: datetime = moment()


class DoneBeforeRow(Row, table=True):
    """How often a duty was done before tracking began, as stated by a person; person 0 is the branch."""

    __tablename__ = "done_before"

    branch_id: int = to("branch.id", primary=True, index=False)
    year: int = big(primary=True)
    duty_id: str = words(primary=True)
    person_id: int = big(primary=True, default=0)
    times: int
    stated_by: int | None = big(null=True)
    stated_at: datetime = moment()


class SnoozeRow(Row, table=True):
    """A person wants to hear of an item later."""

    __tablename__ = "snooze"

    user_id: int = big(primary=True)
    item: str = words(primary=True)
    until: date
    changed_at: datetime = moment()


class WaiverRow(Row, table=True):
    """An item of a branch's list that does not apply, and why."""

    __tablename__ = "waiver"

    branch_id: int = to("branch.id", primary=True, index=False)
    item: str = words(primary=True)
    reason: str = words()
    changed_by: int | None = big(null=True)
    changed_at: datetime = moment()


class ReminderShownRow(Row, table=True):
    """That a person was shown an item on a day."""

    __tablename__ = "reminder_shown"

    user_id: int = big(primary=True)
    item: str = words(primary=True)
    shown_on: date = day(primary=True)


class EscalationRow(Row, table=True):
    """An item that was shown again and again without anything happening; see ``storage.escalations``."""

    __tablename__ = "escalation"
    __table_args__ = (
        Index(
            "uq_escalation_open", "user_id", "item", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN
        ),
        NEVER_REUSED,
    )

    id: int = key()
    branch_id: int = to("branch.id")
    user_id: int = big()
    item: str = words()
    duty_id: str = words()
    owner_id: int | None = big(null=True)
    since: date
    times: int
    told_on: date
    raised_on: date | None = None
    lifted_on: date | None = None
    lifted_by: str | None = words(null=True)


class DigestMessageRow(Row, table=True):
    """The newest digest in a person's chat, so that the next one takes its buttons away."""

    __tablename__ = "digest_message"

    user_id: int = big(primary=True)
    chat_id: int = big()
    message_id: int = big()
    sent_at: datetime = moment()


class OutboxRow(Row, table=True):
    """A message owed to a person.

    ``next_at`` is the due time or that of the next try; None once nothing is owed any more (sent, void,
    dead). Until ``lease_until`` a row that is claimed or being handed over belongs to ``owner``.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("user_id", "kind", "subject", "due_at"),
        Index("ix_outbox_unsent", "next_at", sqlite_where=_UNSENT, postgresql_where=_UNSENT),
        NEVER_REUSED,
    )

    id: int = key()
    user_id: int = big()
    kind: str = words()
    subject: str = words(default="")
    due_at: datetime = moment()
    payload: str = words(default="{}")
    state: str = words()
    next_at: datetime | None = moment(null=True)
    owner: str | None = words(null=True)
    lease_until: datetime | None = moment(null=True)
    attempts: int = 0
    resends: int = 0
    last_error: str | None = words(null=True)
    planned_at: datetime = moment()
    handed_at: datetime | None = moment(null=True)
    sent_at: datetime | None = moment(null=True)
    settled_at: datetime | None = moment(null=True)
    message_id: int | None = big(null=True)


class MetaRow(Row, table=True):
    """A setting of the whole installation, such as the offset of a demo's clock."""

    __tablename__ = "meta"

    name: str = words(primary=True)
    value: str = words()
