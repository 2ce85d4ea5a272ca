"""Telegram accounts, and the invites that bind one to a person."""

from datetime import date, datetime, time

from sqlalchemy import Index

from storage.tables.base import NEVER_REUSED, Row, big, key, moment, to, words


class AccountRow(Row, table=True):
    """A Telegram user that wrote to the bot; bound to a branch and a person once an invite is redeemed."""

    __tablename__ = "account"

    id: int = big(primary=True)
    chat_id: int = big(index=True)
    language: str = words(default="zh")
    branch_id: int | None = to("branch.id", null=True, stays=True)
    person_id: int | None = to("person.id", null=True, stays=True)
    active: bool = True
    unreachable: bool = False
    unreachable_since: datetime | None = moment(null=True)
    noticed: bool = False
    digest_at: time = time(8, 30)
    paused_until: date | None = None
    deputy_id: int | None = big(null=True)


class InviteRow(Row, table=True):
    """An invite of one use; only the hash of its code is kept."""

    __tablename__ = "invite"
    __table_args__ = (Index("uq_invite_code_hash", "code_hash", unique=True), NEVER_REUSED)

    id: int = key()
    kind: str = words()
    branch_id: int | None = to("branch.id", null=True)
    person_id: int | None = to("person.id", null=True)
    code_hash: str = words()
    created_by: int | None = big(null=True)
    created_at: datetime = moment()
    expires_at: datetime = moment()
    revoked_at: datetime | None = moment(null=True)
    used_at: datetime | None = moment(null=True)
    used_by: int | None = big(null=True)
