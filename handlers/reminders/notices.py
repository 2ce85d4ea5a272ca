"""Messages owed at a moment of their own: each kind says what its row in the outbox reads when it is due."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bot.settings import Settings
from handlers.reminders.choosing import Later, Message, Nothing, compose
from messages.buttons import Rows
from storage.digests import DIGEST
from storage.outbox_rows import Owed


@dataclass(frozen=True, slots=True)
class Notice:
    """A message ready to be handed over; nothing follows from it."""

    chat_id: int
    html: str
    buttons: Rows = ()


Compose = Callable[[Session, Owed, datetime, Settings], Later | Nothing | Message | Notice]
"""What is to become of a row that is due: rendered when it is claimed, void where nothing is left to say."""

_KINDS: dict[str, Compose] = {DIGEST: compose}


def register(kind: str, compose: Compose) -> None:
    """Make a kind of row in the outbox known."""
    _KINDS[kind] = compose


def composer(kind: str) -> Compose:
    """What renders a row of that kind; a kind of another version of the program says nothing."""
    return _KINDS.get(kind, _nothing)


def _nothing(_session: Session, _owed: Owed, _now: datetime, _: Settings) -> Nothing:
    return Nothing()
