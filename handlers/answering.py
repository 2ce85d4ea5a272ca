"""An update's answer on its way out: rendered from what is stored now, sent piece by piece, the tap answered.

Telegram's "later" and surely-unsent failures are waited out. An ambiguous failure is tried once more, when
Telegram answers again, and no more: at most one extra copy.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from telegram import Update
from telegram.constants import ChatType

from bot import clock, delivery, logs
from bot.delivery import Outcome, OutcomeKind
from bot.settings import Settings
from handlers import screens
from handlers.outgoing import Outgoing, Text
from handlers.pausing import Patience
from handlers.screens import Showing
from handlers.sending import Door
from messages.labels import label
from storage import accounts, drafts, pace, record_messages
from storage.inbox import Reply
from storage.store import Busy, Store

log = logs.logger(__name__)

AMBIGUOUS_TRIES = 2
"""One try and one extra copy at most, where Telegram's answer was ambiguous."""


COMING = "export.coming"
"""The toast that says that a file is being made; it is shown before, for making one may take a while."""


class Undeliverable(Exception):
    """Telegram refused the answer for good, though the person can be reached: a fault of the screen."""


def _taking_over(reply: Reply, outgoing: Sequence[Outgoing]) -> Sequence[Outgoing]:
    """The answer, whose first message takes over from the one that the reply names."""
    old = reply.ids.get(screens.SUPERSEDED)
    if not outgoing or not isinstance(outgoing[0], Text) or not isinstance(old, int):
        return outgoing
    return [replace(outgoing[0], supersedes=outgoing[0].supersedes or old), *outgoing[1:]]


class Answering:
    """Shows replies; writes nothing but what sending taught (message ids, people that cannot be reached)."""

    def __init__(
        self,
        store: Store,
        settings: Settings,
        door: Door,
        patience: Patience,
        on_work: Callable[[], None] = lambda: None,
    ) -> None:
        self._store = store
        self._settings = settings
        self._door = door
        self._patience = patience
        self._on_work = on_work

    async def answer(self, update: Update, reply: Reply | None, language: str) -> None:
        """Show the reply in the chat of the update and answer its tap.

        Raises:
            Undeliverable: Telegram refused the screen for good.
            Stopped: the process stops before the answer is out.
            LookupError: there is no such screen or label; and whatever the screen raises.
        """
        chat = update.effective_chat
        if reply is None or chat is None:
            await self._answer_tap(update, None)
            return
        showing = await self._showing(update, reply, language)
        toast = label(showing.language, reply.toast, **reply.ids) if reply.toast else None
        promised = reply.toast == COMING
        if promised:
            await self._answer_tap(update, toast)
        await self._send_all(showing, _taking_over(reply, await screens.show(reply.screen, showing)))
        if screens.begins_work(reply.screen):
            self._on_work()
        if not promised:
            await self._answer_tap(update, toast)

    async def apologise(self, update: Update, language: str) -> None:
        """Tell the person that something broke and that nothing is lost; groups are not bothered."""
        await self._answer_tap(update, label(language, "gate.error"))
        chat = update.effective_chat
        if chat is not None and chat.type == ChatType.PRIVATE:
            showing = await self._showing(update, Reply("error"), language)
            await self._send_all(showing, await screens.show("error", showing))

    async def _showing(self, update: Update, reply: Reply, language: str) -> Showing:
        user, chat, query = update.effective_user, update.effective_chat, update.callback_query
        user_id = user.id if user else 0
        account = await self._store.read(accounts.get, user_id)
        if not self._store.embedded:
            held = await self._store.read(pace.held_until, clock.now())
            if held is not None:  # Telegram has told another process so
                self._door.hold_until(held)
        private = chat is not None and chat.type == ChatType.PRIVATE
        now = clock.now()
        return Showing(
            store=self._store,
            settings=self._settings,
            user_id=user_id,
            chat_id=chat.id if chat else user_id,
            account=account if private else None,
            language=account.language if account else language,
            now=now,
            ids=reply.ids,
            tapped_message_id=query.message.message_id if query and query.message else None,
        )

    async def _answer_tap(self, update: Update, toast: str | None) -> None:
        if update.callback_query is not None:
            await self._door.answer_tap(update.callback_query.id, toast)

    async def _send_all(self, showing: Showing, outgoing: Sequence[Outgoing]) -> None:
        tapped = showing.tapped_message_id
        for each in outgoing:
            outcome = await self._send(showing.chat_id, each, tapped)
            if isinstance(each, Text) and each.edit:
                tapped = None  # one message is changed in place, the others follow it
            if outcome.kind is OutcomeKind.DEAD:
                await self._refused(showing, outcome)
                return
            await self._learn(showing.chat_id, each, outcome)

    async def _send(self, chat_id: int, outgoing: Outgoing, tapped: int | None) -> Outcome:
        attempt = ambiguous = 0
        while True:
            attempt += 1
            outcome = await self._door.deliver(chat_id, outgoing, tapped=tapped, attempt=attempt)
            if outcome.moved_to is not None:
                await self._store.write(accounts.move_chat, chat_id, outcome.moved_to)
                chat_id = outcome.moved_to
            if outcome.kind is OutcomeKind.UNCERTAIN:
                ambiguous += 1
                if ambiguous >= AMBIGUOUS_TRIES:
                    return outcome
                await self._until_telegram_answers()
            elif outcome.kind is OutcomeKind.RETRY and outcome.at is not None:
                await self._patience.pause(outcome.at - clock.real())
            else:
                return outcome

    async def _until_telegram_answers(self) -> None:
        """The one further try is not to be wasted on an outage that goes on."""
        attempt = 0
        while True:
            attempt += 1
            await self._patience.pause(delivery.pause(attempt))
            if await self._door.reaches_telegram():
                return

    async def _refused(self, showing: Showing, outcome: Outcome) -> None:
        """Somebody who cannot be written to is noted; any other refusal is our fault."""
        if not outcome.gone:
            raise Undeliverable(outcome.reason)
        if showing.account is not None:
            await self._store.write(accounts.set_unreachable, showing.user_id, True, showing.now)

    async def _learn(self, chat_id: int, outgoing: Outgoing, outcome: Outcome) -> None:
        """Note where a draft or record is shown; only a cache, so that a busy database is let be."""
        if not isinstance(outgoing, Text) or outcome.message_id is None:
            return
        try:
            if outgoing.draft_id is not None:
                await self._store.write(drafts.learn_message, outgoing.draft_id, outcome.message_id)
            elif outgoing.record_id is not None:
                shown = (chat_id, outcome.message_id, outgoing.record_id)
                await self._store.write(record_messages.learn, *shown)
        except Busy:
            log.info("message id not kept", draft=outgoing.draft_id, record=outgoing.record_id)
