"""``zhishu telegram``: the local Telegram alone, for any Bot API client in any language."""

from typing import Annotated

import typer

from bot.cli.opening import refuse
from bot.cli.serving import serve
from bot.cli.words import Words
from bot.simulator.server import build_app
from bot.simulator.serving import LocalServer, listening_socket, new_token
from bot.simulator.world import PersonSpec, World

DEFAULT_PORT = 9010
PEOPLE = ("777:支书", "778:Wang:en")


def register(app: typer.Typer, words: Words) -> None:
    """Put the command into the command line."""

    @app.command("telegram", help=words("telegram.help"))
    def telegram(
        port: Annotated[int, typer.Option(help=words("option.port"))] = DEFAULT_PORT,
        person: Annotated[list[str] | None, typer.Option(help=words("telegram.person"))] = None,
        token: Annotated[str | None, typer.Option(help=words("telegram.token"))] = None,
    ) -> None:
        try:
            world = World(token or new_token(), people=[PersonSpec.parse(each) for each in person or PEOPLE])
        except ValueError:
            refuse(words("telegram.bad_person"), 2)
        try:
            listening = listening_socket(port)
        except OSError:
            refuse(words("port_taken", port=port))
        address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        ready = words("telegram.started", address=address, token=world.token)
        serve(LocalServer(build_app(world), lambda: typer.echo(ready)), listening)
