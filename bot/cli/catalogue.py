"""``zhishu catalogue check FILE``: is a catalogue of duties sound, and if not, which entry is wrong."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.opening import refuse
from bot.cli.words import Words
from bot.duties.catalogue import CatalogueError, read
from messages.labels import label


def register(app: typer.Typer, words: Words) -> None:
    """Put the commands into the command line."""

    def say(key: str, **values: object) -> str:
        return label(words.language, f"shell.catalogue.{key}", **values)

    group = typer.Typer(help=say("help"), no_args_is_help=True)
    app.add_typer(group, name="catalogue")

    @group.callback()
    def catalogue() -> None:
        """Hold the commands together: Typer would take a lone one for the group itself."""

    @group.command("check", help=say("check_help"))
    def check(file: Annotated[Path, typer.Argument(help=say("file"))]) -> None:
        try:
            found = read(file)
        except CatalogueError as error:
            refuse(str(error))
        except (OSError, UnicodeDecodeError):
            refuse(say("unreadable", file=file), 2)
        typer.echo(say("good", count=len(found.duties)))
