"""📄 Word: a record as the document that its form prescribes, for whoever may read what was said."""

from collections.abc import Sequence

from bot.records import Inspection, Interview
from handlers.documents.annexes import sent_along
from handlers.documents.paper import sent
from handlers.documents.record_values import around_of
from handlers.members import person_of
from handlers.outgoing import Outgoing
from handlers.records.actions import GONE, NOT_YOURS
from handlers.records.reading import Shown, shown
from handlers.records.screens import gone, seen
from handlers.routing import Route, callback
from handlers.screens import Showing, screen
from handlers.turn import Turn
from messages import formats
from messages.callbacks.documents import PaperTap
from messages.documents.letters import ORDER, REMIND, from_check
from messages.documents.record_forms import form_title, values_of
from messages.entry_text import AnyEntry
from messages.labels import label
from storage import record_files
from storage.inbox import Reply


def routes() -> list[Route]:
    """The taps for a record's document."""
    return [callback(PaperTap, tap)]


async def tap(turn: Turn, tapped: PaperTap) -> None:
    """The document, for whoever may read the record."""
    if turn.account.branch_id is None:
        await turn.commit(NOT_YOURS)
        return
    found = await turn.read(shown, tapped.record, turn.branch_id, person_of(turn), turn.today)
    if found is None:
        await turn.commit(GONE)
    elif not found.readable:
        await turn.commit(NOT_YOURS)
    else:
        await turn.commit(
            Reply(
                "record_document",
                {"record": tapped.record, "letter": tapped.letter},
                toast="export.coming",
            )
        )


@screen("record_document")
async def show(showing: Showing) -> Sequence[Outgoing]:
    """The document of a record with what was sent along, or the 督办单 or 提醒函 that follows a check."""
    found = await seen(showing)
    if found is None or not found.readable:
        return gone(showing)
    entry, kind = found.record.entry, showing.word("letter")
    if kind not in (ORDER, REMIND):
        return await _record(showing, found)
    if not isinstance(entry, Inspection):
        return gone(showing)
    made = from_check(kind, entry, found.branch, found.roster, showing.today)
    note = label(showing.language, "letters.note")
    called = made.shown(showing.language)
    return await sent(showing, made.template, made.values, title=made.title, shown=called, note=note)


async def _record(showing: Showing, found: Shown) -> Sequence[Outgoing]:
    entry = found.record.entry
    title = _dated(f"{found.branch.name}{form_title(entry.type)}", entry, "zh")
    kind = label(showing.language, f"types.{entry.type}")
    called = (
        "" if showing.language == "zh" else _dated(f"{found.branch.name}: {kind}", entry, showing.language)
    )
    values = values_of(entry, around_of(found.record, found.branch, found.roster))
    files = await showing.store.read(record_files.attachments_of, [found.record.id])
    along = sent_along(files, showing.settings.data_dir)
    private = isinstance(entry, Interview)
    return await sent(
        showing, str(entry.type), values, title=title, shown=called, private=private, along=along
    )


def _dated(title: str, entry: AnyEntry, language: str) -> str:
    return title if entry.on is None else formats.noted(title, entry.on.isoformat(), language)
