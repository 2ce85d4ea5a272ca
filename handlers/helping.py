"""/help, and the same in plain words: what can be tapped, typed and asked, for this person's role."""

from collections.abc import Sequence

from bot.access import Action
from handlers.leading import look
from handlers.outgoing import Outgoing, Text
from handlers.routing import Route, command
from handlers.screens import Showing, screen
from handlers.turn import Turn
from messages.buttons import menu
from messages.render import render
from storage.inbox import Reply


def routes() -> list[Route]:
    """The ways to the help."""
    return [command("help", show)]


async def show(turn: Turn) -> None:
    """The help."""
    await turn.commit(Reply("help"))


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
