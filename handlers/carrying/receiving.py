"""A spreadsheet or text file sent to the chat: a roster or a ledger, read and shown before anything is kept.

What the person does: sends the file. Where a form of a record is open, the file is an attachment of it and
none of this happens; in the set-up's step of the people it adds to them; else, for whoever runs the roster,
it becomes a preview with one button that takes it.
"""

from telegram import Document

from bot.access import Action
from handlers import asking
from handlers.carrying import ledger_file, roster_file
from handlers.carrying.fetching import tables_of
from handlers.forms.state import Told
from handlers.leading import Look, look
from handlers.routing import Route, document
from handlers.setup import conversation as setup
from handlers.setup.people import with_lines
from handlers.setup.state import StepName
from handlers.turn import Turn
from messages.labels import label
from messages.reading.ledger_tables import is_ledger
from messages.reading.roster_lines import RosterLine
from messages.reading.tables import Table, is_table
from storage import drafts
from storage.inbox import Reply


def routes() -> list[Route]:
    """Files that may be tables."""
    return [document(take), *ledger_file.routes()]


async def take(turn: Turn) -> None:
    """A file, if it may be a table and nothing else is waiting for it."""
    sent = turn.message.document
    if sent is None or not is_table(sent.file_name):
        return
    active = await turn.read(drafts.active, turn.user_id)
    if active is not None and active.kind == setup.KIND:
        await _in_setup(turn, sent)
    elif active is None or active.kind == asking.KIND:
        found = await _manager(turn)
        if found is not None:
            await _preview(turn, found, sent)


async def _manager(turn: Turn) -> Look | None:
    """The branch of the sender who runs its roster; None for anybody else, whose files are no tables."""
    account = turn.account
    if account.branch_id is None or account.person_id is None:
        return None
    found = await turn.read(look, account.branch_id, account.person_id, turn.today)
    return found if found.may(Action.MANAGE_ROSTER) else None


async def _preview(turn: Turn, found: Look, sent: Document) -> None:
    tables = await tables_of(sent)
    if isinstance(tables, Told):
        await turn.commit(_unread(tables))
    elif is_ledger(tables):
        await ledger_file.preview(turn, found, tables, sent.file_name or "")
    else:
        await roster_file.preview(turn, found, tables, sent.file_name or "")


def _unread(told: Told) -> Reply:
    return Reply("file_unread", {"why": told.key})


async def _in_setup(turn: Turn, sent: Document) -> None:
    """The people of a file, added to those of the set-up; at any other step words are wanted."""
    draft = await setup.open_setup(turn)
    if draft is None:
        return
    state = setup.read_state(draft)
    if state.paused or state.step is not StepName.ROSTER:
        return
    tables = await tables_of(sent)
    after = tables if isinstance(tables, Told) else with_lines(state, _lines(turn, tables))
    shown = state.telling(after) if isinstance(after, Told) else after
    await turn.commit(setup.shown, setup.put, turn, draft, shown)


def _lines(turn: Turn, tables: tuple[Table, ...]) -> tuple[RosterLine, ...]:
    """The lines of a roster table, each with the number it has in the file."""
    found = roster_file.lines_of(tables, turn.today, lambda n: label(turn.language, "carrying.row", n=n))
    return found.lines
