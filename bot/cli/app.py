"""The command line as a whole: one file per command, put together in the language of whoever reads it."""

from typing import Annotated

import typer

from bot.cli import (
    backup,
    branches,
    catalogue,
    demo,
    doctor,
    invite,
    listing,
    reading,
    replay,
    run,
    telegram,
    templates,
)
from bot.cli.words import Words
from messages.labels import LANGUAGES

COMMANDS = (
    *(run, demo, telegram, invite, listing, catalogue, reading),
    *(backup, templates, branches, doctor, replay),
)


def build(words: Words) -> typer.Typer:
    """The command line; without a command it runs the bot, or the demo where there is no token."""
    app = typer.Typer(
        help=words("help"),
        add_completion=False,
        no_args_is_help=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )

    @app.callback(invoke_without_command=True)
    def start(
        context: typer.Context,
        lang: Annotated[str, typer.Option(help=words("option.lang"))] = words.language,
    ) -> None:
        if lang not in LANGUAGES:
            typer.echo(words("bad_language", languages=" / ".join(LANGUAGES)), err=True)
            raise typer.Exit(2)
        if context.invoked_subcommand is None:
            run.run(words)

    for each in COMMANDS:
        each.register(app, words)
    return app
