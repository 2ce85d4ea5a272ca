"""Starting and stopping everything of one bot in one process, within the web server's lifespan.

The server owns the signals; when its lifespan ends, all of this ends within ten seconds. Starting does not
wait for Telegram: where it cannot be reached yet, it is tried again while the health endpoint already
answers.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta
from typing import Any, Literal

from starlette.applications import Starlette
from starlette.routing import Route as WebRoute
from telegram import BotCommand, BotCommandScopeAllPrivateChats
from telegram.error import InvalidToken, TelegramError

from bot import clock, delivery, logs
from bot.settings import Settings
from handlers import app as assembling
from handlers import dispatch, health, transport, webhook
from handlers.answering import Answering
from handlers.answers import answer_of
from handlers.clerk import Clerk
from handlers.feeder import Feeder
from handlers.pausing import Patience, Stopped, unless_stopped
from handlers.polling import Poller
from handlers.routing import Route
from handlers.sending import Door
from handlers.ticking import Tick, Ticker, Ticking
from messages.labels import LANGUAGES, all_labels, label
from storage import pace
from storage.store import Busy, Store

log = logs.logger(__name__)

STOP_SECONDS = 8.0


class Service:
    """One bot at work: feeder, poller or webhook, and two tickers: what takes long keeps no digest waiting.

    ``scheduled`` False leaves the ticks to whoever calls ``ticker.now()``; ``on_end`` is called when
    the bot ends by itself: Telegram refuses the token, or there is a fault.
    """

    def __init__(
        self,
        settings: Settings,
        store: Store,
        token: str,
        *,
        routes: Sequence[Route] | None = None,
        ticks: Sequence[Tick] | None = None,
        scheduled: bool = True,
        on_end: Callable[[], None] = lambda: None,
    ) -> None:
        self.settings = settings
        self.store = store
        self.routes = assembling.conversations() if routes is None else routes
        self.application = assembling.build(transport.builder(settings, token), self.routes)
        self.patience = Patience(asyncio.Event())
        self.door = Door(self.application.bot, self._keep_hold)
        self.ticking = ticking = Ticking(store, settings, self.door, self.patience.stop)
        self.ticker = Ticker(assembling.ticks() if ticks is None else ticks, ticking)
        self.long_ticker = Ticker(assembling.long_ticks() if ticks is None else (), ticking)
        answering = Answering(store, settings, self.door, self.patience, self.long_ticker.ring)
        clerk = Clerk(self.application, store, settings, answering, self.patience)
        self.feeder = Feeder(clerk, store, self.patience)
        self.poller = Poller(self.application.bot, store, self.feeder.ring, self.patience.stop)
        self._scheduled = scheduled
        self._on_end = on_end
        self.ended: Literal["token", "fault"] | None = None
        """Why the bot ended by itself."""
        self._main: asyncio.Task[None] | None = None

    def web_routes(self) -> list[WebRoute]:
        """What this bot serves over HTTP: its health, and the webhook where one is set."""
        if self.settings.webhook_url:
            hook = webhook.route(self.settings, self.store, self.feeder.ring)
            return [health.route(self.store, self.ticker), hook]
        return [health.route(self.store, self.ticker, lambda: self.poller.fetched)]

    @asynccontextmanager
    async def lifespan(self, _: Starlette) -> AsyncIterator[None]:
        """For Starlette: the bot runs, and its database is open, for as long as the server does."""
        self.start()
        try:
            yield
        finally:
            await self.stop()
            await self.store.close()

    def start(self) -> None:
        """Begin; returns at once."""
        self._main = asyncio.create_task(self._run(), name="bot")

    async def stop(self) -> None:
        """Let what is under way finish, within 8 seconds; what is not finished is found at the next start."""
        self.patience.stop.set()
        self.store.hurry()
        self.feeder.ring()
        if self._main is None:
            return
        try:
            async with asyncio.timeout(STOP_SECONDS):
                await asyncio.shield(self._main)
        except TimeoutError:
            log.warning("stopped by force")
            self._main.cancel()
            with suppress(asyncio.CancelledError):
                await self._main

    async def _keep_hold(self, until: datetime) -> None:
        """Let every process know; a busy database costs them one refused call each."""
        with suppress(Busy):
            await self.store.write(pace.hold, until, clock.now())

    async def _run(self) -> None:
        """Reach Telegram, then serve until the stop; whatever ends it, the connections are closed."""
        try:
            await self._reach_telegram()
            if not self.patience.stop.is_set():
                await self._serve()
        except Stopped:
            log.info("stopped before telegram was reached")
        except InvalidToken:
            log.error("token refused")
            self.ended = "token"
            self._on_end()
        except Exception as error:
            log.error("the bot stopped by a fault", error=logs.where(error), exc_info=error)
            self.ended = "fault"
            self._on_end()
            raise
        finally:
            await self.application.shutdown()
            await self.application.bot.shutdown()

    async def _serve(self) -> None:
        await self.application.start()
        try:
            if self._scheduled:
                self.ticker.schedule(self.application)
                self.long_ticker.schedule(self.application, name="long tick", long=True)
            serving = [self.feeder.run(), self._while_running(self._publish_commands())]
            if self.settings.webhook_url:
                serving.append(self._while_running(self._register_webhook()))
            else:
                serving.append(self.poller.run())
            await asyncio.gather(*serving)
        finally:
            await self.application.stop()

    async def _while_running(self, work: Coroutine[Any, Any, None]) -> None:
        """Do it unless the stop comes first: a Telegram that does not answer must not delay the end."""
        with suppress(Stopped):
            await unless_stopped(self.patience.stop, work)

    async def _reach_telegram(self) -> None:
        """Ask who the bot is until Telegram answers."""
        attempt = 0
        while True:
            try:
                await unless_stopped(self.patience.stop, self.application.initialize())
            except InvalidToken:
                raise
            except (TelegramError, KeyError, ValueError) as error:
                attempt += 1
                log.warning("telegram not reached", cause=answer_of(error).description, attempt=attempt)
                await self.patience.pause(min(delivery.pause(attempt), timedelta(seconds=30)))
            else:
                return

    async def _register_webhook(self) -> None:
        attempt = 0
        while True:
            try:
                await webhook.register(self.application.bot, self.settings)
            except (TelegramError, KeyError, ValueError) as error:
                attempt += 1
                log.warning("webhook not set", cause=answer_of(error).description, attempt=attempt)
                await self.patience.pause(delivery.pause(attempt))
            else:
                return

    async def _publish_commands(self) -> None:
        """Put the commands into Telegram's menu, per language; a menu that is not set stops nothing."""
        names = dispatch.commands(self.routes)
        for language in (None, *LANGUAGES):
            spoken = language or self.settings.language
            # In the order of the labels: which conversation is asked first is no order for a menu.
            worded = (key.partition(".") for key in all_labels(spoken))
            menu = [
                BotCommand(name, label(spoken, f"commands.{name}"))
                for stem, _, name in worded
                if stem == "commands" and name in names
            ]
            if not menu:
                return
            try:
                await self.application.bot.set_my_commands(
                    menu, scope=BotCommandScopeAllPrivateChats(), language_code=language
                )
            except (TelegramError, KeyError, ValueError) as error:
                log.warning("commands not published", cause=answer_of(error).description)
                return
