"""Photos and files sent while a form is open: kept at once, at whatever step they come."""

from telegram import Document, PhotoSize

from bot.records import Attachment
from handlers.forms import conversation, steps
from handlers.forms.context import Opened
from handlers.forms.state import FormState, Told
from handlers.routing import Route, anything, document, photo
from handlers.turn import Turn
from storage.inbox import Reply

FETCHABLE = 20 * 1024 * 1024
"""Bytes of the largest file that a bot may fetch from Telegram."""


def routes() -> list[Route]:
    """Pictures, files, and everything else that a form cannot take."""
    return [photo(take_photo), document(take_document), anything(refuse)]


async def take_photo(turn: Turn) -> None:
    """A picture, the largest of its sizes."""
    largest = turn.message.photo[-1]
    await _take(
        turn,
        largest,
        Attachment(
            file_id=largest.file_id, unique_id=largest.file_unique_id, kind="photo", size=largest.file_size
        ),
    )


async def take_document(turn: Turn) -> None:
    """A file with its name."""
    sent = turn.message.document
    if sent is None:
        return
    await _take(
        turn,
        sent,
        Attachment(
            file_id=sent.file_id,
            unique_id=sent.file_unique_id,
            kind="document",
            name=sent.file_name,
            size=sent.file_size,
        ),
    )


async def _take(turn: Turn, sent: PhotoSize | Document, attachment: Attachment) -> None:
    found = await conversation.open_form(turn)
    if found is None:
        return
    if (sent.file_size or 0) > FETCHABLE:
        megabytes = str(round((sent.file_size or 0) / 1024 / 1024))
        await conversation.tell(turn, found, Told(key="told.file_too_big", values={"size": megabytes}))
    elif found.state.entry is None:
        await conversation.tell(turn, found, Told(key="told.needs_type"))
    else:
        await _keep(turn, found, attachment)


async def _keep(turn: Turn, found: Opened, attachment: Attachment) -> None:
    """Attach it; later parts of an album edit the answer to the first."""
    album = turn.message.media_group_id
    later_part = album is not None and album == found.state.album
    state = attached(found.state, attachment).model_copy(update={"album": album})
    if turn.text:
        state = steps.typed(state, found.context, turn.text)
    await turn.commit(lambda result: _shown(result, later_part), conversation.put, found.draft, state, turn)


def _shown(result: object, later_part: bool) -> Reply:
    reply = conversation.form_shown(result)
    return Reply(reply.screen, {**reply.ids, "in_place": later_part}, reply.toast)


def attached(state: FormState, attachment: Attachment) -> FormState:
    """The form with a file more, each file once; sent while the signature is asked it is the signed sheet."""
    signing = state.step == "signed"
    one = attachment.model_copy(update={"signed_sheet": signing})
    others = tuple(a for a in state.content.attachments if a.unique_id != one.unique_id)
    kept = state.having(attachments=(*others, one))
    told = Told(key="told.file_kept")
    if signing:
        return kept.having(signed=True).model_copy(update={"told": told})
    return kept.model_copy(update={"told": told})


async def refuse(turn: Turn) -> None:
    """A sticker, a voice message or whatever else: words are wanted, and the step stays open."""
    found = await conversation.open_form(turn)
    if found is not None:
        await conversation.tell(turn, found, Told(key="told.text_wanted"))
