"""The one door through which anything leaves for Telegram: one call, one verdict, no exception.

"Not modified" is success, "query is too old" is ignored; an edit that Telegram refuses becomes a fresh
message and the old one loses its buttons. Retrying is the caller's: the feeder waits with one lane, the
outbox keeps a row.

A 429 holds the door: until its time is over nobody calls, for every further call would only prolong it. One
message a second per chat needs no counting here: a digest is one message a day, and an answer follows what
the person sent.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any, TypedDict

from telegram import Bot, LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot import clock, logs
from bot.delivery import TOO_MANY, Outcome, OutcomeKind, judge
from handlers import sending_files
from handlers.answers import CANNOT_EDIT, NOT_MODIFIED, QUERY_TOO_OLD, answer_of, says
from handlers.outgoing import Album, Delete, Document, Outgoing, Photo, Text, inline_markup, markup
from messages.buttons import ReplyMenu

log = logs.logger(__name__)

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class Limits(TypedDict, total=False):
    """How many seconds each part of a call may take."""

    pool_timeout: float
    connect_timeout: float
    write_timeout: float
    read_timeout: float


HURRIED: Limits = {"pool_timeout": 0.5, "connect_timeout": 3.5, "write_timeout": 1.0, "read_timeout": 3.0}
"""Seconds of a call that must not last long, such as one of the tick."""
DELETED_AT_ONCE = 100
"""Telegram's limit of message ids in one deleteMessages."""


class Door:
    """Sends, edits, deletes and answers taps; every call ends in a verdict of ``bot.delivery``.

    ``keep_hold`` is told until when Telegram wants no call, for the other processes to know.
    """

    def __init__(self, bot: Bot, keep_hold: Callable[[datetime], Awaitable[None]] | None = None) -> None:
        self._bot = bot
        self._keep_hold = keep_hold
        self._held_until: datetime | None = None

    @property
    def held(self) -> timedelta:
        """For how long Telegram wants no call of ours any more; nothing when the door is open.

        By ``clock.now()``: a demo that jumps a month need not wait the seconds of before.
        """
        left = self._held_until - clock.now() if self._held_until else timedelta(0)
        return max(left, timedelta(0))

    def hold_until(self, moment: datetime) -> None:
        """Telegram has told another process to call nobody before that moment (``clock.now()``)."""
        self._held_until = max(moment, self._held_until or moment)

    async def _hold(self, wait: timedelta) -> None:
        if wait > self.held:
            self._held_until = clock.now() + wait
            log.warning("sending held", seconds=round(wait.total_seconds()))
            if self._keep_hold is not None:
                await self._keep_hold(self._held_until)

    async def deliver(
        self,
        chat_id: int,
        outgoing: Outgoing,
        *,
        tapped: int | None = None,
        attempt: int = 1,
        hurried: bool = False,
    ) -> Outcome:
        """Try once to bring it to the chat; the outcome carries the id of the message it is now shown in.

        ``hurried`` gives a fresh text only a few seconds. While the door is held nothing is called, and the
        outcome says when to come again.
        """
        if self.held:
            return Outcome(OutcomeKind.RETRY, clock.real() + self.held, TOO_MANY)
        try:
            message_id = await self._bring(chat_id, outgoing, tapped, HURRIED if hurried else Limits())
        except (TelegramError, KeyError, ValueError) as error:
            # KeyError and ValueError: PTB met an answer with status 200 that is not Telegram's.
            real = clock.real()
            verdict = judge(answer_of(error), real, attempt)
            if verdict.reason == TOO_MANY and verdict.at is not None:
                await self._hold(verdict.at - real)
            log.warning(
                "delivery failed",
                kind=type(outgoing).__name__,
                outcome=verdict.kind.value,
                cause=verdict.reason,
                attempt=attempt,
            )
            return verdict
        return Outcome(OutcomeKind.SENT, message_id=message_id)

    async def fetch(self, file_id: str) -> bytes:
        """The bytes of a file that somebody sent; raises what the call raises, and a 429 holds the door."""
        try:
            return await sending_files.fetch(self._bot, file_id)
        except TelegramError as error:
            wait = answer_of(error).retry_after
            if wait is not None:
                await self._hold(timedelta(seconds=wait))
            raise

    async def reaches_telegram(self) -> bool:
        """Whether Telegram answers at all just now; asked briefly."""
        try:
            await self._bot.get_me(**HURRIED)
        except (TelegramError, KeyError, ValueError):
            return False
        return True

    async def answer_tap(self, query_id: str, toast: str | None) -> None:
        """Answer a callback query, with a toast or silently; failing is no loss: the tap did its work."""
        if not self.held:
            await self._quietly(self._bot.answer_callback_query(query_id, text=toast))

    async def drop_buttons(self, chat_id: int, message_id: int) -> None:
        """Take the buttons from a message that another one has taken over from; it does nothing anyway."""
        if not self.held:
            await self._quietly(
                self._bot.edit_message_reply_markup(chat_id=chat_id, message_id=message_id, reply_markup=None)
            )

    async def _bring(
        self, chat_id: int, outgoing: Outgoing, tapped: int | None, limits: Limits
    ) -> int | None:
        match outgoing:
            case Text():
                return await self._text(chat_id, outgoing, tapped, limits)
            case Photo():
                return (await sending_files.send_photo(self._bot, chat_id, outgoing)).message_id
            case Document():
                return (await sending_files.send_document(self._bot, chat_id, outgoing)).message_id
            case Album():
                return (await sending_files.send_album(self._bot, chat_id, outgoing)).message_id
            case Delete():
                await self._delete(chat_id, outgoing.message_ids)
                return None

    async def _text(self, chat_id: int, text: Text, tapped: int | None, limits: Limits) -> int:
        old = text.in_place or (tapped if text.edit else None)
        if old is not None and await self._edit(chat_id, old, text):
            shown = old
        else:
            sent = await self._bot.send_message(
                chat_id,
                text.html,
                parse_mode=ParseMode.HTML,
                reply_markup=markup(text.buttons),
                link_preview_options=NO_PREVIEW,
                **limits,
            )
            shown = sent.message_id
        for superseded in {old, text.supersedes}:
            if superseded is not None and superseded != shown:
                await self.drop_buttons(chat_id, superseded)
        return shown

    async def _edit(self, chat_id: int, message_id: int, text: Text) -> bool:
        """Whether the message now shows the text; False where only a fresh one can."""
        if isinstance(text.buttons, ReplyMenu):
            return False  # Telegram edits no reply keyboard in
        inline = None if text.buttons is None or not isinstance(text.buttons, tuple) else text.buttons
        try:
            await self._bot.edit_message_text(
                text.html,
                chat_id=chat_id,
                message_id=message_id,
                parse_mode=ParseMode.HTML,
                reply_markup=inline_markup(inline) if inline else None,
                link_preview_options=NO_PREVIEW,
            )
        except TelegramError as error:
            if says(error, NOT_MODIFIED):
                return True
            if says(error, *CANNOT_EDIT):
                return False
            raise
        return True

    async def _delete(self, chat_id: int, message_ids: tuple[int, ...]) -> None:
        for start in range(0, len(message_ids), DELETED_AT_ONCE):
            part = message_ids[start : start + DELETED_AT_ONCE]
            await self._quietly(self._bot.delete_messages(chat_id, part))

    async def _quietly(self, call: Awaitable[Any]) -> None:
        """Await a call whose failing loses nothing."""
        try:
            await call
        except (TelegramError, KeyError, ValueError) as error:
            answer = answer_of(error)
            if answer.retry_after is not None:
                await self._hold(timedelta(seconds=answer.retry_after))
            if not says(error, QUERY_TOO_OLD, NOT_MODIFIED):
                log.info("small call failed", cause=answer.description)
