"""Invites: links of one use that bind a Telegram account. Only a code's hash is kept."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

from sqlalchemy import update
from sqlmodel import Session, col, select

from bot import clock
from storage.tables.accounts import InviteRow

Kind = Literal["founding", "person"]


@dataclass(frozen=True, slots=True)
class Invite:
    """What an invite is for: founding a branch, or being a person of one."""

    id: int
    kind: str
    branch_id: int | None
    person_id: int | None
    created_by: int | None
    created_at: datetime
    expires_at: datetime


class Refused(StrEnum):
    """Why a code opens nothing."""

    UNKNOWN = "unknown"
    USED = "used"
    EXPIRED = "expired"
    REVOKED = "revoked"


def _invite(row: InviteRow) -> Invite:
    return Invite(
        id=row.id,
        kind=row.kind,
        branch_id=row.branch_id,
        person_id=row.person_id,
        created_by=row.created_by,
        created_at=row.created_at,
        expires_at=row.expires_at,
    )


def create(
    session: Session,
    *,
    kind: Kind,
    code_hash: str,
    expires_at: datetime,
    branch_id: int | None = None,
    person_id: int | None = None,
    created_by: int | None = None,
    now: datetime | None = None,
) -> int:
    """Keep a new invite; its id. ``created_by`` is None when the operator made it."""
    row = InviteRow(
        kind=kind,
        branch_id=branch_id,
        person_id=person_id,
        code_hash=code_hash,
        created_by=created_by,
        created_at=now or clock.now(),
        expires_at=expires_at,
    )
    session.add(row)
    session.flush()
    return row.id


def look(session: Session, code_hash: str, now: datetime) -> Invite | Refused:
    """What a code is for, without using it up."""
    found = select(InviteRow).where(InviteRow.code_hash == code_hash)
    row = session.exec(found.execution_options(populate_existing=True)).first()
    if row is None:
        return Refused.UNKNOWN
    if row.used_at is not None:
        return Refused.USED
    if row.revoked_at is not None:
        return Refused.REVOKED
    return _invite(row) if row.expires_at > now else Refused.EXPIRED


def redeem(session: Session, code_hash: str, user_id: int, now: datetime) -> Invite | Refused:
    """Use an invite up. Of several that try at once, one gets it; the account is bound by the caller."""
    change = update(InviteRow).where(
        col(InviteRow.code_hash) == code_hash,
        col(InviteRow.used_at).is_(None),
        col(InviteRow.revoked_at).is_(None),
        col(InviteRow.expires_at) > now,
    )
    won = session.exec(change.values(used_at=now, used_by=user_id)).rowcount == 1
    found = select(InviteRow).where(InviteRow.code_hash == code_hash)
    row = session.exec(found.execution_options(populate_existing=True)).first()
    if row is None:
        return Refused.UNKNOWN
    if won:
        return _invite(row)
    if row.used_at is not None:
        return Refused.USED
    return Refused.REVOKED if row.revoked_at is not None else Refused.EXPIRED


def revoke(session: Session, invite_id: int, now: datetime) -> bool:
    """Take back an invite that nobody has used; False when there is none such."""
    change = update(InviteRow).where(
        col(InviteRow.id) == invite_id, col(InviteRow.used_at).is_(None), col(InviteRow.revoked_at).is_(None)
    )
    return session.exec(change.values(revoked_at=now)).rowcount == 1


def list_open(session: Session, now: datetime, branch_id: int | None = None) -> list[Invite]:
    """The invites that could still be used, of one branch or of all, oldest first."""
    found = select(InviteRow).where(
        col(InviteRow.used_at).is_(None), col(InviteRow.revoked_at).is_(None), InviteRow.expires_at > now
    )
    if branch_id is not None:
        found = found.where(InviteRow.branch_id == branch_id)
    return [_invite(row) for row in session.exec(found.order_by(col(InviteRow.id)))]
