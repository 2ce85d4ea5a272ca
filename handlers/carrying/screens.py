"""The screens of files that were sent: why one could not be read, what a ledger brought, how one comes in."""

from collections.abc import Sequence

from handlers.outgoing import Outgoing, Text
from handlers.screens import Showing, screen
from messages.buttons import Button, rows
from messages.callbacks.files import BatchTap, ExportTap
from messages.labels import label
from messages.render import render
from storage import import_batches
from storage.records import UNDO_WITHIN


@screen("file_unread")
async def file_unread(showing: Showing) -> Sequence[Outgoing]:
    """The file is no table, too large, or could not be had; nothing was changed."""
    why = label(showing.language, showing.word("why"))
    return [Text(render(showing.language, "file_unread", why=why))]


@screen("ledger_import")
async def ledger_import(showing: Showing) -> Sequence[Outgoing]:
    """How an earlier ledger comes in."""
    back = Button(label(showing.language, "common.back"), ExportTap("", showing.today.year).encode())
    return [Text(render(showing.language, "ledger_import"), rows([back]), edit=True)]


@screen("ledger_taken")
async def ledger_taken(showing: Showing) -> Sequence[Outgoing]:
    """How many records a file brought, with the way to take them back while that is possible."""
    batch = await showing.store.read(import_batches.get, showing.id("batch"))
    if batch is None or batch.branch_id != showing.branch_id:
        return [Text(label(showing.language, "gate.stale"))]
    undo = batch.undone_at is None and showing.now - batch.made_at <= UNDO_WITHIN
    html = render(showing.language, "ledger_taken", count=len(batch.record_ids), file=batch.file, undo=undo)
    button = Button(label(showing.language, "carrying.undo_batch"), BatchTap(batch.id).encode())
    return [Text(html, rows([button] if undo else []), edit=True)]


@screen("ledger_undone")
async def ledger_undone(showing: Showing) -> Sequence[Outgoing]:
    """The records of a file are taken back; those that were changed meanwhile stay, and that is said."""
    kept = showing.ids.get("kept") or 0
    html = render(showing.language, "ledger_undone", count=showing.id("count"), kept=kept)
    return [Text(html, edit=True)]
