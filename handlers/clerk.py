"""The life of one update: received → applied → answered.

Applying runs the handlers; their single writing unit stores the effects, ``applied`` and the answer
together. The answer is then rendered from what is stored and sent through the door, and the update is marked
answered. Where the database is busy or Telegram says "later", only this lane waits. A bug is told to the
person once and the update is laid aside as a dead letter.
"""

import json
from collections.abc import Awaitable, Callable
from typing import Concatenate, ParamSpec, TypeVar

from sqlmodel import Session
from telegram import Chat, Message, Update, User
from telegram.constants import ChatType

from bot import clock, delivery, logs
from bot.settings import Settings
from handlers.answering import Answering
from handlers.context import App
from handlers.errors import NoAnswerError
from handlers.pausing import Patience
from handlers.turn import Turn
from storage import accounts, inbox
from storage.inbox import AlreadyApplied, InboxRow, Reply, State
from storage.store import Busy, Store

log = logs.logger(__name__)

P = ParamSpec("P")
R = TypeVar("R")


class Unreadable(ValueError):
    """Telegram's library cannot make an update of it."""


class Elsewhere(Exception):
    """Another process has brought the update to its end meanwhile."""


def sender_of(raw: str) -> int | None:
    """Who wrote a private message, as far as that can be read in an update that cannot be read as a whole."""
    match json.loads(raw):
        case {"message": {"chat": {"id": int(chat), "type": "private"}, "from": {"id": int(user)}}}:
            return user if user == chat and user > 0 else None
    return None


def _stand_in(update_id: int, user_id: int) -> Update:
    """A message with nothing in it from the one who wrote what cannot be read."""
    chat, user = Chat(user_id, ChatType.PRIVATE), User(user_id, first_name="?", is_bot=False)
    message = Message(message_id=0, date=clock.real(), chat=chat, from_user=user)
    return Update(update_id, message=message)


class Clerk:
    """Takes one update at a time through its life; one clerk serves every lane."""

    def __init__(
        self, application: App, store: Store, settings: Settings, answering: Answering, patience: Patience
    ) -> None:
        self._application = application
        self._store = store
        self._settings = settings
        self._answering = answering
        self._patience = patience

    async def handle(self, row: InboxRow) -> None:
        """Bring the update to its end; raises Stopped when the process stops first."""
        try:
            update = self._parse(row)
        except Unreadable as error:
            await self._unreadable(row, error)
            return
        turn = self._turn(update)
        try:
            reply = row.reply if row.state is State.APPLIED else await self._apply(turn)
            await self._patiently(lambda: self._answering.answer(update, reply, turn.language))
        except Elsewhere:
            return
        except Exception as error:
            if self._patience.stop.is_set():
                raise
            await self._bug(turn, error)
            return
        await self._write(inbox.answered, row.update_id)

    async def _unreadable(self, row: InboxRow, error: Unreadable) -> None:
        """Lay it aside; somebody who wrote in private is told: to them it was a message like any other."""
        log.error("update unreadable", update=row.update_id, error=str(error))
        sender = sender_of(row.raw)
        if sender is not None and await self._knows(sender):
            update = _stand_in(row.update_id, sender)
            try:
                await self._patiently(lambda: self._answering.apologise(update, self._settings.language))
            except Exception as second:
                if self._patience.stop.is_set():
                    raise
                log.error("apology failed", update=row.update_id, exc_info=second)
        await self._write(inbox.dead, row.update_id, f"unreadable: {error}")

    async def _knows(self, user_id: int) -> bool:
        return await self._patiently(lambda: self._store.read(accounts.get, user_id)) is not None

    def _parse(self, row: InboxRow) -> Update:
        try:
            update = Update.de_json(json.loads(row.raw), self._application.bot)
        except Exception as error:  # PTB raises whatever its fields raise
            raise Unreadable(logs.where(error)) from error
        return update

    def _turn(self, update: Update) -> Turn:
        user, chat = update.effective_user, update.effective_chat
        user_id = user.id if user else 0
        return Turn(
            update=update,
            update_id=update.update_id,
            user_id=user_id,
            chat_id=chat.id if chat else user_id,
            store=self._store,
            settings=self._settings,
            now=clock.now(),
            language=self._settings.language,
        )

    async def _apply(self, turn: Turn) -> Reply | None:
        """Run the handlers until they have committed; again from the start while the database is busy."""
        attempt = 0
        while True:
            await self._process(turn)
            failure, turn.failure = turn.failure, None
            if failure is None:
                if turn.taken and turn.reply is None:
                    raise NoAnswerError(turn.update_id)
                return turn.reply
            if turn.reply is not None:
                log.error("handler failed after its commit", update=turn.update_id, exc_info=failure)
                return turn.reply
            if isinstance(failure, AlreadyApplied | Busy):
                stored = await self._patiently(lambda: self._store.read(inbox.get, turn.update_id))
                if stored is None or stored.state in (State.ANSWERED, State.DEAD):
                    raise Elsewhere
                if stored.state is State.APPLIED:
                    return stored.reply
            if not isinstance(failure, Busy):
                raise failure
            attempt += 1
            log.warning("database busy", update=turn.update_id, attempt=attempt)
            await self._patience.pause(delivery.pause(attempt))

    async def _process(self, turn: Turn) -> None:
        turn.begin()
        turns = self._application.bot_data
        turns.begin(turn)
        try:
            await self._application.process_update(turn.update)
        finally:
            turns.end(turn)

    async def _bug(self, turn: Turn, error: Exception) -> None:
        """Log it without content, tell the person once, and lay the update aside.

        Told first: a crash in between costs one more telling, the other order none at all.
        """
        log.error("update failed", update=turn.update_id, error=logs.where(error), exc_info=error)
        try:
            await self._patiently(lambda: self._answering.apologise(turn.update, turn.language))
        except Exception as second:
            if self._patience.stop.is_set():
                raise
            log.error("apology failed", update=turn.update_id, exc_info=second)
        await self._write(inbox.dead, turn.update_id, logs.where(error))

    async def _write(self, unit: Callable[Concatenate[Session, P], R], *args: P.args, **kw: P.kwargs) -> R:
        return await self._patiently(lambda: self._store.write(unit, *args, **kw))

    async def _patiently(self, run: Callable[[], Awaitable[R]]) -> R:
        """Run it again and again while the database is busy."""
        attempt = 0
        while True:
            try:
                return await run()
            except Busy:
                attempt += 1
                log.warning("database busy", attempt=attempt)
                await self._patience.pause(delivery.pause(attempt))
