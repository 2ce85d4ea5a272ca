"""``zhishu replay``: what was laid aside after a fault is handled again, once the fault is mended."""

from typing import Annotated

import typer

from bot.cli.opening import load_settings, open_store
from bot.cli.words import Words
from storage import inbox


def register(app: typer.Typer, words: Words) -> None:
    """Put the command into the command line."""

    @app.command("replay", help=words("replay.help"))
    def replay(
        update: Annotated[list[int] | None, typer.Argument(help=words("replay.update"))] = None,
        everything: Annotated[bool, typer.Option("--all", help=words("replay.all"))] = False,
    ) -> None:
        store = open_store(words, load_settings(words).database)
        try:
            letters = store.read_now(inbox.dead_letters, 1000)
            if not update and not everything:
                for each in letters:
                    typer.echo(f"{each.update_id}  {each.received_at:%Y-%m-%d %H:%M}  {each.reason}")
                typer.echo(words("replay.listed", count=len(letters)))
                return
            wanted = [each.update_id for each in letters] if everything else update or []
            done = sum(store.write_now(inbox.replay, each) for each in wanted)
            typer.echo(words("replay.done", count=done, asked=len(wanted)))
        finally:
            store.close_now()
