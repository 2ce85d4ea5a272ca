"""``zhishu demo``: a local Telegram and the bot in one process, with a sample branch and a movable clock."""

import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer
from pydantic import SecretStr
from starlette.applications import Starlette

from bot import clock, logs
from bot.cli.controls import Controls
from bot.cli.opening import load_settings, only_one, open_store, refuse
from bot.cli.sample import build_sample, language_of, people
from bot.cli.serving import serve
from bot.cli.words import Words
from bot.settings import Settings
from bot.simulator.server import build_app
from bot.simulator.serving import LocalServer, listening_socket, new_token
from bot.simulator.world import PersonSpec, World
from handlers.outgoing import markup
from handlers.running import Service
from messages.buttons import menu
from storage import accounts, meta
from storage.store import Store

DEFAULT_PORT = 8765
FOLDER = "demo"
OFFSET = "demo_clock_offset_seconds"


def register(app: typer.Typer, words: Words) -> None:
    """Put the command into the command line."""

    @app.command("demo", help=words("demo.help"))
    def demo_command(
        empty: Annotated[bool, typer.Option("--empty", help=words("demo.empty"))] = False,
        port: Annotated[int, typer.Option(help=words("option.port"))] = DEFAULT_PORT,
        data: Annotated[Path | None, typer.Option(help=words("demo.data"))] = None,
    ) -> None:
        demo(words, load_settings(words), empty=empty, port=port, data=data)


def demo(
    words: Words,
    settings: Settings,
    *,
    empty: bool = False,
    port: int = DEFAULT_PORT,
    data: Path | None = None,
) -> None:
    """Run the demo upon a database of its own until a signal comes; refuses where DATABASE_URL is set."""
    if settings.database_url is not None:
        refuse(words("demo.has_database"), 2)
    logs.set_up(settings.log_level if "log_level" in settings.model_fields_set else "warning")
    folder = data or settings.data_dir / FOLDER
    url = f"sqlite:///{(folder / ('empty.db' if empty else 'demo.db')).absolute()}"
    try:
        listening = listening_socket(port)
    except OSError:
        refuse(words("port_taken", port=port))
    address = f"http://127.0.0.1:{listening.getsockname()[1]}"
    running = only_one(words, url)
    store = open_store(words, url)
    language = words.language if words.asked else settings.language
    _prepare(store, empty, language)
    shown = settings.model_copy(
        update={
            "bot_api_url": address,
            "bot_token": None,
            "proxy_url": None,
            "webhook_url": None,
            "database_url": SecretStr(url),
            "data_dir": folder,
            "open_signup": True,
            "language": language,
        }
    )
    bot = _DemoBot(shown, store, World(new_token(), people=_people(store, language)))
    ready = words("demo.started", address=address, folder=folder)
    with running:
        serve(_Server(bot, lambda: typer.echo(ready)), listening)


def _prepare(store: Store, empty: bool, language: str) -> None:
    """Take up the clock where it was left, and make the sample branch in a new database."""
    kept = store.read_now(meta.get, OFFSET)
    clock.set_offset(timedelta(seconds=float(kept or 0)))
    if kept is None:
        if not empty:
            build_sample(store, clock.now(), language)
        store.write_now(meta.put, OFFSET, "0")


def _people(store: Store, language: str) -> list[PersonSpec]:
    """The people of the page; those whose account the bot knows have its keyboard, and it may write first."""
    return [_known(store, person) for person in people(language_of(store, language))]


def _known(store: Store, person: PersonSpec) -> PersonSpec:
    account = store.read_now(accounts.get, person.id)
    if account is None:
        return replace(person, started=False)
    keyboard = markup(menu(account.language)) if account.branch_id is not None else None
    return replace(person, started=True, keyboard=None if keyboard is None else keyboard.to_dict())


class _DemoBot:
    """The local Telegram's web application, whose lifespan is also the bot's."""

    def __init__(self, settings: Settings, store: Store, world: World) -> None:
        self._settings, self._store, self._world = settings, store, world
        self._controls = Controls(settings, self._moved)
        self._service: Service | None = None
        self.web = build_app(world, controls=self._controls.all(), lifespan=self._lifespan)

    @asynccontextmanager
    async def _lifespan(self, web: Starlette) -> AsyncIterator[None]:
        self._service = Service(self._settings, self._store, self._world.token)
        async with self._service.lifespan(web):
            yield

    async def stop(self) -> None:
        """End the bot while its Telegram is still there to take its last answers."""
        if self._service is not None:
            await self._service.stop()

    async def _moved(self) -> None:
        """Keep the clock's offset and run the tick at once."""
        await self._store.write(meta.put, OFFSET, str(clock.offset().total_seconds()))
        if self._service is not None:
            await self._service.ticker.now()


class _Server(LocalServer):
    """Serves the demo; at its end the bot goes first, then the local Telegram."""

    def __init__(self, bot: _DemoBot, on_started: Callable[[], None]) -> None:
        super().__init__(bot.web, on_started)
        self._bot = bot

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop the bot, then stop serving."""
        await self._bot.stop()
        await super().shutdown(sockets)
