"""Photos and files sent while a form is open: kept at once, at whatever step they come."""

from telegram import Document, PhotoSize, Voice

from bot.record_types import Detail
from bot.records import Attachment
from handlers.forms import conversation, keeping, steps
from handlers.forms.context import Opened
from handlers.forms.flow import forward
from handlers.forms.state import Context, FormState, Told
from handlers.routing import Route, anything, document, photo
from handlers.turn import Turn
from messages.file_text import has_no_picture, why_text
from storage.drafts import Draft, Stale
from storage.file_kinds import Refused, refusal
from storage.inbox import Reply

WRITTEN = frozenset({"agenda", "key_points", "findings", *(d.value for d in Detail if d != Detail.GROUP)})
"""Steps at which a caption is an answer; at the others (a name, a place) it is only about the picture."""


def routes() -> list[Route]:
    """Pictures, files, and everything else that a form cannot take."""
    return [photo(take_photo), document(take_document), anything(refuse)]


async def take_photo(turn: Turn) -> None:
    """A picture, the largest of its sizes."""
    largest = turn.message.photo[-1]
    await _take(turn, largest, attachment_of(largest, "photo", None))


async def take_document(turn: Turn) -> None:
    """A file with its name."""
    sent = turn.message.document
    if sent is not None:
        await _take(turn, sent, attachment_of(sent, "document", sent.file_name))


def attachment_of(sent: PhotoSize | Document | Voice, kind: str, name: str | None) -> Attachment:
    """What a record keeps of a file sent along."""
    return Attachment.model_validate(
        {
            "file_id": sent.file_id,
            "unique_id": sent.file_unique_id,
            "kind": kind,
            "name": name,
            "size": sent.file_size,
        }
    )


async def _take(turn: Turn, sent: PhotoSize | Document, attachment: Attachment) -> None:
    found = await conversation.open_to(turn)
    if found is None:
        return
    why = refusal(attachment.name, sent.file_size)
    if why is Refused.TOO_BIG:
        megabytes = str(round((sent.file_size or 0) / 1024 / 1024))
        await conversation.tell(turn, found, Told(key="told.file_too_big", values={"size": megabytes}))
    elif why is not None:
        said = {"name": attachment.name or "", "why": why_text(why, found.context.language)}
        await conversation.tell(turn, found, Told(key="files.refused", values=said))
    else:
        await keep_file(turn, found, attachment)


async def keep_file(turn: Turn, found: Opened, attachment: Attachment, told: str = "") -> None:
    """Attach it, and tell ``told``; later parts of an album edit the answer to the first."""
    album = turn.message.media_group_id
    later_part = album is not None and album == found.state.album
    state = attached(found.state, attachment, found.context, later_part=later_part)
    if told:
        state = steps.telling(state, Told(key=told, fine=True))
    if turn.text:
        state = captioned(state, found.context, turn.text)
    state = conversation.holding(state.model_copy(update={"album": album}), turn, found)
    await turn.commit(lambda result: _shown(result, later_part), keeping.put, found.draft, state, turn)


def _shown(result: Draft | Stale, later_part: bool) -> Reply:
    reply = keeping.form_shown(result)
    return Reply(reply.screen, {**reply.ids, "in_place": later_part}, reply.toast)


def attached(state: FormState, sent: Attachment, context: Context, *, later_part: bool = False) -> FormState:
    """The form with a file more, each file once; sent while the signature is asked it is the signed sheet."""
    told = Told(key="told.heic_kept" if has_no_picture(sent.name) else "told.file_kept", fine=True)
    if state.entry is None:
        return steps.telling(state.model_copy(update={"early": _with(state.early, sent)}), told)
    before = state.content.attachments
    signing = state.step == "signed" or (later_part and bool(before) and before[-1].signed_sheet)
    kept = state.having(attachments=_with(before, sent.model_copy(update={"signed_sheet": signing})))
    if signing:
        kept = kept.having(signed=True)
    if state.step == "signed":
        kept = forward(kept, context)
    return steps.telling(kept, told)


def _with(files: tuple[Attachment, ...], one: Attachment) -> tuple[Attachment, ...]:
    return (*(each for each in files if each.unique_id != one.unique_id), one)


def captioned(state: FormState, context: Context, caption: str) -> FormState:
    """The form with a file's caption as the answer to the open step, where words are its answer."""
    if state.step not in WRITTEN:
        return steps.telling(state, Told(key="told.file_kept_alone", fine=True))
    answered = steps.typed(state, context, caption)
    return answered if answered.told is not None else steps.telling(answered, state.told)


async def refuse(turn: Turn) -> None:
    """A sticker, a voice message or whatever else: words are wanted, and the step stays open."""
    found = await conversation.open_to(turn)
    if found is not None:
        await conversation.tell(turn, found, Told(key="told.text_wanted"))
