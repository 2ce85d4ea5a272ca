"""/cancel: whatever is open is laid aside; which conversation it belongs to decides how."""

from handlers import asking, joining
from handlers.forms import conversation as forms
from handlers.routing import Route, command
from handlers.setup import conversation as setup
from handlers.turn import Turn
from storage import drafts


def routes() -> list[Route]:
    """The command; it must be asked before those of the single conversations."""
    return [command("cancel", cancel)]


async def cancel(turn: Turn) -> None:
    """A set-up and an invite wait, a question goes, a record's form waits."""
    active = await turn.read(drafts.active, turn.user_id)
    kind = active.kind if active is not None else ""
    if active is not None and kind == setup.KIND:
        await setup.pause(turn, active)
    elif active is not None and kind == asking.KIND:
        await asking.leave(turn, active)
    elif kind == joining.KIND:
        await joining.remind(turn)
    else:
        await forms.cancel(turn)
