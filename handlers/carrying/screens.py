"""The screens of files that were sent: why one could not be read."""

from collections.abc import Sequence

from handlers.outgoing import Outgoing, Text
from handlers.screens import Showing, screen
from messages.labels import label
from messages.render import render


@screen("file_unread")
async def file_unread(showing: Showing) -> Sequence[Outgoing]:
    """The file is no table, too large, or could not be had; nothing was changed."""
    why = label(showing.language, showing.word("why"))
    return [Text(render(showing.language, "file_unread", why=why))]
