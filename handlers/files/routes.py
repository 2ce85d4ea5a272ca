"""📎: the tap that shows the files of a record or of a form that is open."""

from handlers.files.looking import RECORD
from handlers.members import person_of
from handlers.records.actions import GONE, NOT_YOURS
from handlers.records.reading import shown
from handlers.routing import Route, callback
from handlers.turn import Turn
from messages.callbacks.files import FilesTap
from storage import drafts
from storage.inbox import Reply


def routes() -> list[Route]:
    """The one way to the files."""
    return [callback(FilesTap, tap)]


async def tap(turn: Turn, tapped: FilesTap) -> None:
    """The files of a record that the sender may read, or of a form of the sender's own."""
    person_id = person_of(turn)
    if turn.account.branch_id is None:
        await turn.commit(NOT_YOURS)
    elif tapped.of == RECORD:
        found = await turn.read(shown, tapped.id, turn.branch_id, person_id, turn.today)
        if found is None:
            await turn.commit(GONE)
        else:
            await turn.commit(Reply("record_files", {"record": tapped.id}) if found.readable else NOT_YOURS)
    else:
        draft = await turn.read(drafts.get, tapped.id)
        own = draft is not None and draft.user_id == turn.user_id
        await turn.commit(Reply("draft_files", {"draft": tapped.id}) if own else GONE)
