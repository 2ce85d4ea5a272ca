"""``zhishu invite``: a one-use link that opens the set-up of a branch."""

import asyncio
from datetime import timedelta
from typing import Annotated

import typer
from telegram.error import TelegramError

from bot import clock, invites
from bot.cli.opening import load_settings, open_store, refuse
from bot.cli.words import Words
from bot.settings import Settings
from handlers import transport
from storage import invites as stored
from storage.store import Store

VALID = timedelta(days=7)


def register(app: typer.Typer, words: Words) -> None:
    """Put the command into the command line."""

    @app.command("invite", help=words("invite.help"))
    def invite(
        new_branch: Annotated[bool, typer.Option("--new-branch", help=words("invite.new_branch"))] = False,
    ) -> None:
        if not new_branch:
            refuse(words("invite.what"), 2)
        settings = load_settings(words)
        store = open_store(words, settings.database)
        code = _make(store)
        name = asyncio.run(bot_name(settings))
        link = invites.link(name, code) if name else f"/start {code}"
        typer.echo(words("invite.made", days=VALID.days))
        typer.echo(link)


def _make(store: Store) -> str:
    """A fresh code, of which only the hash is kept."""
    code = invites.new_code()
    try:
        store.write_now(
            stored.create,
            kind="founding",
            code_hash=invites.hash_code(code),
            expires_at=clock.now() + VALID,
        )
    finally:
        store.close_now()
    return code


async def bot_name(settings: Settings) -> str | None:
    """The bot's user name, where there is a token and Telegram answers."""
    if settings.bot_token is None:
        return None
    bot = transport.builder(settings, settings.bot_token.get_secret_value()).updater(None).build().bot
    try:
        async with bot:
            return str(bot.username)
    except (TelegramError, KeyError, ValueError):
        return None
