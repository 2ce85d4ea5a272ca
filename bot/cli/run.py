"""``zhishu run``: the bot on Telegram, by polling or by webhook; without a token, the demo."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import typer
from pydantic import SecretStr
from starlette.applications import Starlette

from bot import logs
from bot.cli import demo
from bot.cli.opening import load_settings, only_one, open_store, refuse
from bot.cli.serving import Server, listen, serve
from bot.cli.words import Words
from bot.settings import Settings
from handlers.running import Service
from storage.store import Store

LOOPBACK = "127.0.0.1"


def register(app: typer.Typer, words: Words) -> None:
    """Put the command into the command line."""

    @app.command("run", help=words("run.help"))
    def run_command() -> None:
        run(words)


def run(words: Words) -> None:
    """The bot where there is a token, else the demo."""
    settings = load_settings(words)
    if settings.bot_token is None:
        demo.demo(words, settings)
        return
    with only_one(words, settings.database):
        _serve(words, settings, settings.bot_token)


def _serve(words: Words, settings: Settings, token: SecretStr) -> None:
    logs.set_up(settings.log_level)
    store = open_store(words, settings.database)
    host, port = _address(settings)
    try:
        listening = listen(host, port)
    except OSError:
        store.close_now()
        refuse(words("port_taken", port=port))
    bot = _Bot(settings, token, store)
    bot.server = Server(bot.web, lambda: typer.echo(words("run.started")))
    serve(bot.server, listening)
    if bot.ended:
        refuse(words(f"run.ended_by_{bot.ended}"))


def _address(settings: Settings) -> tuple[str, int]:
    """Where the webhook is served; a polling bot serves its health alone, on this machine."""
    if settings.webhook_url:
        return settings.webhook_host, settings.webhook_port
    return LOOPBACK, settings.health_port or 0


class _Bot:
    """The web application whose lifespan is the bot's."""

    server: Server

    def __init__(self, settings: Settings, token: SecretStr, store: Store) -> None:
        self._service: Service | None = None
        self._settings, self._token, self._store = settings, token, store
        self.web = Starlette(lifespan=self._lifespan)

    @asynccontextmanager
    async def _lifespan(self, web: Starlette) -> AsyncIterator[None]:
        service = self._service = Service(
            self._settings, self._store, self._token.get_secret_value(), on_end=self._on_end
        )
        web.router.routes.extend(service.web_routes())
        async with service.lifespan(web):
            yield

    @property
    def ended(self) -> str | None:
        """Why the bot ended by itself, if it did."""
        return self._service.ended if self._service else None

    def _on_end(self) -> None:
        self.server.should_exit = True
