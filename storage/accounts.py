"""Accounts: Telegram users, the person each is bound to, and how they want to be spoken to."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import func, update
from sqlmodel import Session, col, select

from storage.tables.accounts import AccountRow

DIGEST_AT = time(8, 30)
"""When the digest comes unless a person chooses another hour; wall-clock time of the branch."""


@dataclass(frozen=True, slots=True)
class Account:
    """A Telegram user. ``id`` is the user's, ``chat_id`` the private chat's.

    ``noticed``: the first-use notice was accepted. ``paused_until``: on leave until that day, included, and
    ``deputy_id`` is the account that is reminded meanwhile.
    """

    id: int
    chat_id: int
    language: str = "zh"
    branch_id: int | None = None
    person_id: int | None = None
    active: bool = True
    unreachable: bool = False
    noticed: bool = False
    digest_at: time = DIGEST_AT
    paused_until: date | None = None
    deputy_id: int | None = None


def _account(row: AccountRow) -> Account:
    return Account(
        id=row.id,
        chat_id=row.chat_id,
        language=row.language,
        branch_id=row.branch_id,
        person_id=row.person_id,
        active=row.active,
        unreachable=row.unreachable,
        noticed=row.noticed,
        digest_at=row.digest_at,
        paused_until=row.paused_until,
        deputy_id=row.deputy_id,
    )


def get(session: Session, user_id: int) -> Account | None:
    """The account of a Telegram user, if it ever wrote."""
    row = session.get(AccountRow, user_id)
    return None if row is None else _account(row)


def several(session: Session, user_ids: Collection[int]) -> list[Account]:
    """The accounts among these that there are."""
    return [_account(row) for row in session.exec(select(AccountRow).where(col(AccountRow.id).in_(user_ids)))]


def ensure(session: Session, user_id: int, chat_id: int, language: str) -> Account:
    """The account, made on the first time; it keeps its own language, and follows its chat."""
    row = session.get(AccountRow, user_id)
    if row is None:
        row = AccountRow(id=user_id, chat_id=chat_id, language=language)
        session.add(row)
    row.chat_id = chat_id
    session.flush()
    return _account(row)


def bind(session: Session, user_id: int, branch_id: int, person_id: int | None) -> None:
    """Say which person of which branch the user is."""
    _change(session, user_id, branch_id=branch_id, person_id=person_id, active=True)


def unbind(session: Session, user_id: int) -> None:
    """Take the user out of its branch; it sees nothing of it from now on."""
    _change(session, user_id, branch_id=None, person_id=None)


def set_language(session: Session, user_id: int, language: str) -> None:
    """Choose the language the bot speaks with this user, ``zh`` or ``en``."""
    _change(session, user_id, language=language)


def set_digest_at(session: Session, user_id: int, at: time) -> None:
    """Choose the hour of the digest, wall-clock time of the branch."""
    _change(session, user_id, digest_at=at)


def set_noticed(session: Session, user_id: int) -> None:
    """The first-use notice was accepted."""
    _change(session, user_id, noticed=True)


def set_active(session: Session, user_id: int, active: bool) -> None:
    """Let the user use the bot, or not."""
    _change(session, user_id, active=active)


def set_paused(session: Session, user_id: int, until: date | None, deputy_id: int | None = None) -> None:
    """On leave until a day, with a deputy or without; ``until`` None ends it."""
    _change(session, user_id, paused_until=until, deputy_id=deputy_id)


def set_unreachable(session: Session, user_id: int, unreachable: bool, now: datetime | None = None) -> None:
    """Telegram says this user cannot be written to (blocked, deactivated), or it can again."""
    since = now if unreachable else None
    _change(session, user_id, unreachable=unreachable, unreachable_since=since)


def move_chat(session: Session, old_chat_id: int, new_chat_id: int) -> int:
    """Follow a chat that Telegram has moved; how many accounts moved along."""
    change = update(AccountRow).where(col(AccountRow.chat_id) == old_chat_id).values(chat_id=new_chat_id)
    return session.exec(change).rowcount


def of_branch(session: Session, branch_id: int) -> list[Account]:
    """The accounts of a branch, oldest user id first."""
    found = select(AccountRow).where(AccountRow.branch_id == branch_id).order_by(col(AccountRow.id))
    return [_account(row) for row in session.exec(found)]


def unreachable(session: Session) -> int:
    """How many belong to a branch and cannot be written to."""
    found = select(func.count()).where(
        col(AccountRow.unreachable).is_(True),
        col(AccountRow.active).is_(True),
        col(AccountRow.branch_id).is_not(None),
    )
    return session.exec(found.select_from(AccountRow)).one()


def by_person(session: Session, person_id: int) -> list[Account]:
    """The accounts bound to a person; more than one when the person changed phones."""
    found = select(AccountRow).where(AccountRow.person_id == person_id).order_by(col(AccountRow.id))
    return [_account(row) for row in session.exec(found)]


def _change(session: Session, user_id: int, **values: object) -> None:
    session.exec(update(AccountRow).where(col(AccountRow.id) == user_id).values(**values))
