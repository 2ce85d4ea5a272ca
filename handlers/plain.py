"""The screens of the plumbing itself: nothing at all, a refusal, a line for a group, an apology for a bug."""

from collections.abc import Sequence

from handlers.outgoing import Outgoing, Text
from handlers.screens import Showing, screen
from messages.render import render


@screen("silence")
async def silence(_: Showing) -> Sequence[Outgoing]:
    """Nothing is said; a tap may still get its toast."""
    return ()


async def _template(showing: Showing, name: str) -> Sequence[Outgoing]:
    return [Text(render(showing.language, name))]


@screen("group")
async def group(showing: Showing) -> Sequence[Outgoing]:
    """In a group: the bot works in private chats only."""
    return await _template(showing, "group")


@screen("stranger")
async def stranger(showing: Showing) -> Sequence[Outgoing]:
    """Somebody without an invite: whom to ask; nothing else is shown."""
    return await _template(showing, "stranger")


@screen("refused")
async def refused(showing: Showing) -> Sequence[Outgoing]:
    """An account that has been closed."""
    return await _template(showing, "refused")


@screen("error")
async def error(showing: Showing) -> Sequence[Outgoing]:
    """Something broke on our side; what was typed is kept."""
    return await _template(showing, "error")


@screen("edited")
async def edited(showing: Showing) -> Sequence[Outgoing]:
    """A message that was sent before has been edited: that changes nothing."""
    return await _template(showing, "edited")
