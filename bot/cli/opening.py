"""What nearly every command does first: read the settings and open the database, or say plainly why not."""

from contextlib import AbstractContextManager, ExitStack
from typing import NoReturn

import typer
from pydantic import ValidationError
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from bot.cli.words import Words
from bot.settings import Settings, problems
from storage.alone import InUse, alone
from storage.engine import UnusableUrl
from storage.migrating import TooNew
from storage.store import Busy, Store


def refuse(sentence: str, code: int = 1) -> NoReturn:
    """Say why it does not work, and end."""
    typer.echo(sentence, err=True)
    raise typer.Exit(code)


def load_settings(words: Words) -> Settings:
    """The settings; where something is wrong with them, one sentence for each, and the end."""
    try:
        return Settings()
    except ValidationError as error:
        refuse("\n".join(words(f"settings.{kind}", name=name) for name, kind in problems(error)), 2)


def only_one(words: Words, url: str) -> AbstractContextManager[object]:
    """Within, this is the only bot upon that SQLite file; or the reason why it cannot be, and the end."""
    held = ExitStack()
    try:
        held.enter_context(alone(url))
    except InUse as used:
        refuse(words("database.in_use", path=used))
    except (UnusableUrl, ArgumentError):
        refuse(words("database.unusable"))
    except OSError as error:
        refuse(words("database.unreachable", reason=type(error).__name__))
    return held


def open_store(words: Words, url: str) -> Store:
    """The database, brought up to date; or the reason why not, and the end."""
    try:
        return Store.open(url)
    except (UnusableUrl, ArgumentError):
        refuse(words("database.unusable"))
    except TooNew:
        refuse(words("database.too_new"))
    except (Busy, SQLAlchemyError, OSError) as error:
        refuse(words("database.unreachable", reason=type(error).__name__))
