"""The files of a record in the chat: photos as an album, then the other files, each with its name."""

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from handlers.files.looking import lost_lines
from handlers.forms.state import FormState
from handlers.outgoing import Album, Document, Outgoing, Photo, Text
from handlers.records.reading import shown
from handlers.screens import Showing, screen
from messages.labels import label
from messages.render import render
from storage import drafts, record_files
from storage.record_files import Named

AT_ONCE = 10
"""Telegram's limit of one album."""
VOICE = ".oga"


@screen("record_files")
async def show_of_record(showing: Showing) -> Sequence[Outgoing]:
    """The files of a saved record."""
    record_id = showing.id("record")
    found = await showing.store.read(shown, record_id, showing.branch_id, showing.person_id, showing.today)
    if found is None or not found.readable:
        return [Text(label(showing.language, "form.record_gone"))]
    return _sent(await showing.store.read(record_files.named_by, record_id), showing)


@screen("draft_files")
async def show_of_draft(showing: Showing) -> Sequence[Outgoing]:
    """The files of a form that is not saved yet."""
    draft = await showing.store.read(drafts.get, showing.id("draft"))
    if draft is None or draft.user_id != showing.user_id:
        return [Text(label(showing.language, "form.record_gone"))]
    state = FormState.model_validate_json(draft.data)
    files = state.early if state.entry is None else state.content.attachments
    return _sent(await showing.store.read(record_files.named, showing.branch_id, files), showing)


def _sent(files: Sequence[Named], showing: Showing) -> list[Outgoing]:
    here = [each for each in files if not each.failed]
    photos = [each for each in here if each.attachment.kind == "photo"]
    others = [each for each in here if each.attachment.kind != "photo"]
    coming = [each for each in others if _is_voice(each) and _place(each, showing) is None]
    ready = [each for each in others if each not in coming]
    said: list[Outgoing] = [*_photos(photos, showing), *_documents(ready, showing)]
    lost = lost_lines(files, showing.language)
    if lost or coming or not said:
        names = [each.attachment.name or "" for each in coming]
        said.append(Text(render(showing.language, "files", lost=lost, coming=names)))
    return said


def _is_voice(each: Named) -> bool:
    """Whether it came as a voice message, whose id Telegram takes for nothing but a voice message."""
    return (each.attachment.name or "").endswith(VOICE)


def _photos(files: Sequence[Named], showing: Showing) -> Iterator[Photo | Album]:
    made = [
        Photo(
            each.attachment.file_id,
            caption=escape(_caption(each, number, len(files), showing.language)),
            file_name=f"{number}.jpg",
            otherwise=_place(each, showing),
        )
        for number, each in enumerate(files, 1)
    ]
    for start in range(0, len(made), AT_ONCE):
        some = tuple(made[start : start + AT_ONCE])
        yield some[0] if len(some) == 1 else Album(some)


def _documents(files: Sequence[Named], showing: Showing) -> Iterator[Document | Album]:
    made = [
        Document(
            (_is_voice(each) and _place(each, showing)) or each.attachment.file_id,
            each.attachment.name,
            otherwise=_place(each, showing),
        )
        for each in files
    ]
    for start in range(0, len(made), AT_ONCE):
        some = tuple(made[start : start + AT_ONCE])
        yield some[0] if len(some) == 1 else Album(some)


def _caption(each: Named, number: int, count: int, language: str) -> str:
    key = "files.signed_sheet" if each.attachment.signed_sheet else "files.photo"
    name = each.attachment.name or label(language, key)
    return name if count == 1 else f"{name} {number}/{count}"


def _place(each: Named, showing: Showing) -> Path | None:
    """The file on the disk, for a Telegram that does not know its id."""
    path = None if each.kept is None else each.kept.path
    return None if path is None else showing.settings.data_dir / path
