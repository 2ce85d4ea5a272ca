"""/help, and the same in plain words: what can be tapped, typed and asked, for this person's role.

What is not understood at all gets the short form of it (the screen ``unclear``), not an apology.
"""

from collections.abc import Sequence

from bot.access import Action
from handlers.leading import look
from handlers.outgoing import Outgoing, Text
from handlers.routing import Route, command, text
from handlers.screens import Showing, screen
from handlers.turn import Turn
from messages.buttons import menu
from messages.reading.questions import QuestionKind, read_question
from messages.render import render
from storage.inbox import Reply


def routes() -> list[Route]:
    """The ways to the help."""
    return [command("help", show), text(ask)]


async def show(turn: Turn) -> None:
    """The help."""
    await turn.commit(Reply("help"))


async def ask(turn: Turn) -> None:
    """Asked for in plain words."""
    if read_question(turn.text) is QuestionKind.HELP:
        await show(turn)


@screen("help")
async def help_(showing: Showing) -> Sequence[Outgoing]:
    """What this person can do; somebody without a branch is told how to join one."""
    account = showing.account
    if account is None or account.branch_id is None:
        return [Text(render(showing.language, "help_outside"))]
    found = await showing.store.read(look, account.branch_id, account.person_id, showing.today)
    html = render(
        showing.language,
        "help",
        talks=found.may(Action.LOG_INTERVIEW),
        export=found.may(Action.EXPORT),
        manage=found.may(Action.MANAGE_ROSTER),
    )
    return [Text(html, menu(showing.language))]
