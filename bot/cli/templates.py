"""``zhishu templates FOLDER``: the Word templates that ship, as files to be fitted to a prescribed form."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.opening import refuse
from bot.cli.words import Words
from messages.documents import word


def register(app: typer.Typer, words: Words) -> None:
    """Put the command into the command line."""

    @app.command("templates", help=words("templates.help"))
    def templates(folder: Annotated[Path, typer.Argument(help=words("templates.folder"))]) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            kept = [name for name in word.names() if _written(folder / f"{name}{word.ENDING}", name)]
        except OSError as error:
            refuse(words("templates.unwritable", folder=folder, reason=error.strerror or ""))
        typer.echo(words("templates.done", count=len(kept), folder=folder))
        if len(kept) < len(word.names()):
            typer.echo(words("templates.there", count=len(word.names()) - len(kept)))


def _written(path: Path, name: str) -> bool:
    """Write a template where there is none of that name; whether it was written."""
    try:
        with path.open("xb") as file:
            file.write(word.shipped(name))
    except FileExistsError:
        return False
    return True
