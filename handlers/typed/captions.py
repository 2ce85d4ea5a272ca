"""A photo or file whose caption tells of a meeting or a talk is a log with evidence; a reply adds evidence.

What the secretary does: sends the photos of the meeting with 昨天下午三点支委会，全员到齐 under the first →
the card comes up with the photos attached; the later parts of the album go to the same draft. Sent as a reply
to a saved record, or with nothing open shortly after one was saved, a file is attached to that record.
"""

from datetime import timedelta

from sqlmodel import Session

from bot.access import may_amend
from bot.records import Attachment
from handlers.forms import conversation, keeping
from handlers.forms.context import Opened
from handlers.forms.files import attachment_of, keep_file
from handlers.forms.state import FormState
from handlers.members import person_of
from handlers.records.reading import shown
from handlers.routing import Route, anything, document, photo
from handlers.turn import Turn
from handlers.typed import logging, loose
from handlers.typed.heard import Heard, listened
from handlers.typed.replying import replied_to
from messages.reading.lines.model import Intent
from messages.reading.tables import is_table
from storage import albums, attachments, drafts, recent, records
from storage.file_kinds import refusal
from storage.inbox import Reply

SHORTLY = timedelta(minutes=10)
"""How long after saving a photo, a file or a voice message still belongs to the record."""


def routes() -> list[Route]:
    """The ways in, before the forms."""
    return [photo(take_photo), document(take_document), anything(take_voice)]


async def take_photo(turn: Turn) -> None:
    """A picture with a caption, or as a reply."""
    largest = turn.message.photo[-1]
    await _take(turn, attachment_of(largest, "photo", None))


async def take_document(turn: Turn) -> None:
    """A file with a caption, or as a reply."""
    sent = turn.message.document
    if sent is not None:
        await _take(turn, attachment_of(sent, "document", sent.file_name))


async def _take(turn: Turn, sent: Attachment) -> None:
    if turn.account.branch_id is None or turn.account.person_id is None:
        return
    if refusal(sent.name, sent.size) is not None:
        return
    record_id = await replied_to(turn)
    if record_id is not None:
        await attach(turn, record_id, sent, "file_kept")
        return
    if not turn.text:
        await _follow(turn, sent)
        if not turn.committed:
            await _just_saved(turn, sent)
        return
    heard = await listened(turn, turn.text)
    known = any(record.type is not None for record in heard.reading.records)
    found = await conversation.open_form(turn)
    if found is not None and not keeping.is_empty(found.draft):
        wanted = _is_another(found, heard)
    else:
        wanted = heard.reading.intent is Intent.LOG or (heard.reading.intent is Intent.UNCLEAR and known)
    if wanted:
        await logging.log(turn, heard, [sent], turn.message.media_group_id)


def _is_another(found: Opened, heard: Heard) -> bool:
    """Whether a caption logs something else than the open form: another type, or another day."""
    entry, first = found.state.entry, heard.reading.records[0] if heard.reading.records else None
    if heard.reading.intent is not Intent.LOG or entry is None or first is None:
        return False
    if first.type is None or first.date is None:
        return False
    return first.type is not entry.type or entry.on not in (None, first.date)


async def _just_saved(turn: Turn, sent: Attachment) -> None:
    """With nothing open, a photo or file that came shortly after a record was saved belongs to it.

    A table is none of it: it may be a roster or a ledger.
    """
    if is_table(sent.name) or await turn.read(drafts.active, turn.user_id) is not None:
        return
    record_id = await _saved_last(turn)
    if record_id is not None:
        await attach(turn, record_id, sent, "file_kept")


async def _saved_last(turn: Turn) -> int | None:
    """The record that the sender saved shortly before."""
    since = turn.now - SHORTLY
    last = await turn.read(recent.logged_by, turn.branch_id, turn.person_id, 1, since=since)
    return next(iter(last), None)


async def _follow(turn: Turn, sent: Attachment) -> None:
    """A later part of an album whose first part waits beside the open form goes to the same draft."""
    album = turn.message.media_group_id
    waiting = await turn.read(drafts.parked, turn.user_id) if album is not None else []
    for draft in waiting:
        if draft.kind == keeping.KIND and FormState.model_validate_json(draft.data).album == album:
            await turn.commit(lambda reply: reply, _joined, turn, draft.id, sent)
            return


def _joined(session: Session, turn: Turn, draft_id: int, sent: Attachment) -> Reply:
    """A unit: the question which goes first is shown again in its place, as its buttons count changes."""
    draft, open_one = drafts.get(session, draft_id), drafts.active(session, turn.user_id)
    if draft is None:
        return Reply("silence")
    state = FormState.model_validate_json(draft.data)
    had = state.early if state.entry is None else state.content.attachments
    held = logging.with_files(state, (*had, sent))
    data = held.model_dump_json()
    drafts.save(session, draft.id, draft.revision, step=held.step, data=data, now=turn.now)
    attachments.note(session, turn.branch_id, sent, by=turn.person_id, now=turn.now)
    if open_one is None:
        return Reply("silence")
    return Reply("which_first", {"new": draft.id, "open": open_one.id, "again": True})


async def take_voice(turn: Turn) -> None:
    """A voice message: kept as evidence where it belongs to something; it is not written down."""
    voice = turn.message.voice
    if voice is None or turn.account.branch_id is None or turn.account.person_id is None:
        return
    name = f"voice-{turn.now:%Y%m%d-%H%M%S}.oga"
    sent = attachment_of(voice, "document", name)
    found = await conversation.open_to(turn)
    if turn.committed:
        return
    record_id = await replied_to(turn)
    if record_id is None and found is not None:
        await keep_file(turn, found, sent, "told.voice_kept")
        return
    if record_id is None:
        record_id = await _saved_last(turn)
    if record_id is None:
        await loose.hold(turn, sent, voice=True)
    else:
        await attach(turn, record_id, sent, "voice_kept")


async def attach(turn: Turn, record_id: int, sent: Attachment, answer: str) -> None:
    """Put a file to a saved record, as an amendment; ``answer`` is the screen that says so."""
    person = person_of(turn)
    found = await turn.read(shown, record_id, turn.branch_id, person, turn.today)
    if found is None:
        await turn.commit(Reply("no_such_record"))
    elif not may_amend(found.role, person, found.record.entry, found.record.logged_by):
        await turn.commit(Reply("not_allowed"))
    else:
        said = Reply(answer, {"record": record_id})
        await turn.commit(lambda first: said if first else Reply("silence"), _attached, turn, record_id, sent)


def _attached(session: Session, turn: Turn, record_id: int, sent: Attachment) -> bool:
    """A unit: whether it is to be said; of an album its first part alone is answered."""
    record = records.get(session, record_id)
    if record is None:
        return True
    others = tuple(one for one in record.entry.attachments if one.unique_id != sent.unique_id)
    entry = record.entry.model_copy(update={"attachments": (*others, sent)})
    records.amend(session, record_id, entry, by=turn.person_id, now=turn.now, evidence=True)
    attachments.note(session, turn.branch_id, sent, by=turn.person_id, now=turn.now)
    album = turn.message.media_group_id
    return album is None or albums.join(session, turn.chat_id, album, now=turn.now, record_id=record_id).first
