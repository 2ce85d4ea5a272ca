"""A photo, a file or a voice message that belongs to nothing yet: which record it is evidence of, by one tap.

What the secretary does: sends the photos of the meeting with nothing open → 放到哪条记录？ → taps one of the
newest records, or 新会议, 新谈话, of which the photos are then the first thing. The parts of an album are one
question. Nothing is fetched and kept before the tap.
"""

from collections.abc import Sequence
from datetime import timedelta

from pydantic import BaseModel
from sqlmodel import Session

from bot.access import may, may_amend, role_of
from bot.record_types import Form
from bot.records import Attachment
from handlers.forms import conversation, keeping
from handlers.forms.allowed import needed
from handlers.forms.files import attachment_of
from handlers.forms.flow import enter
from handlers.forms.state import TYPE, FormState, Told
from handlers.forms.steps import telling
from handlers.members import person_of, refused_to
from handlers.outgoing import Outgoing, Text
from handlers.records.reading import Shown, shown
from handlers.routing import Route, anything, callback
from handlers.screens import Showing, screen
from handlers.turn import Turn
from handlers.typed.keepsake import keep, kept
from handlers.typed.placing import started
from handlers.typed.screens import short_title
from messages.buttons import Button, rows
from messages.callbacks.typed import LooseTap
from messages.file_text import file_title, why_text
from messages.labels import label
from messages.render import render
from storage import attachments, drafts, records, rosters
from storage.drafts import Draft
from storage.file_kinds import refusal
from storage.inbox import Reply

KIND = "loose"
STALE = Reply("silence", toast="form.stale")
LOOKED_AT, OFFERED = 12, 3
"""Records looked at, the newest first, and how many of them are offered."""
TOGETHER = timedelta(minutes=2)
"""What comes within so long of the last belongs to the same thing."""
FORMS = (Form.MEETING, Form.INTERVIEW)


class Loose(BaseModel):
    """What came, the album it is of, and the words that came with it."""

    files: tuple[Attachment, ...]
    album: str | None = None
    words: str = ""
    voice: bool = False


def routes() -> list[Route]:
    """The ways in, after everybody who has a use for files, and through."""
    return [anything(take), callback(LooseTap, tap)]


async def take(turn: Turn) -> None:
    """A picture or a file that nobody took, with nothing open."""
    photo, document = turn.message.photo, turn.message.document
    if turn.account.branch_id is None or turn.account.person_id is None or not (photo or document):
        return
    if await turn.read(drafts.active, turn.user_id) is not None:
        return
    sent = attachment_of(photo[-1], "photo", None) if photo else None
    if document is not None:
        sent = attachment_of(document, "document", document.file_name)
    if sent is not None:
        await hold(turn, sent)


async def hold(turn: Turn, sent: Attachment, *, voice: bool = False) -> None:
    """Ask what it belongs to; what is not kept anyway is refused at once."""
    why = refusal(sent.name, sent.size)
    if why is not None:
        await turn.commit(Reply("file_refused", {"why": why.value, "name": sent.name or ""}))
        return
    await turn.commit(lambda reply: reply, _held, turn, sent, voice)


def _held(session: Session, turn: Turn, sent: Attachment, voice: bool) -> Reply:
    """A unit: what comes with others, in an album or one after another, is one question with them."""
    album = turn.message.media_group_id
    for draft in drafts.parked(session, turn.user_id):
        if draft.kind != KIND or (had := _of(draft)).voice != voice:
            continue
        if had.album == album and (album is not None or turn.now - draft.updated_at <= TOGETHER):
            words = "\n".join(filter(None, (had.words, turn.text)))
            both = had.model_copy(update={"files": (*had.files, sent), "words": words})
            data = both.model_dump_json()
            drafts.save(session, draft.id, draft.revision, step=KIND, data=data, now=turn.now)
            return Reply("file_alone", {"draft": draft.id, "again": album is not None})
    held = Loose(files=(sent,), album=album, words=turn.text, voice=voice)
    return Reply("file_alone", {"draft": keep(session, turn, KIND, held.model_dump_json()).id})


def _of(draft: Draft) -> Loose:
    return Loose.model_validate_json(draft.data)


async def tap(turn: Turn, tapped: LooseTap) -> None:
    """Where it goes; a second tap finds it gone."""
    draft = await turn.read(kept, tapped.draft, KIND, turn.user_id)
    if draft is None or turn.account.person_id is None:
        await turn.commit(STALE)
    elif tapped.action == "drop":
        await turn.commit(Reply("closed"), drafts.discard, draft.id)
    elif tapped.action in FORMS:
        await _begin(turn, draft, Form(tapped.action))
    elif tapped.action.isdigit():
        await _attach(turn, draft, int(tapped.action))
    else:
        await turn.commit(STALE)


async def _begin(turn: Turn, draft: Draft, form: Form) -> None:
    """A new record that has the files from its beginning; what was written with them is its points."""
    if await refused_to(turn, needed(form)):
        return
    held = _of(draft)
    state = FormState(form=form, early=held.files, points=held.words)
    asking = enter(state, TYPE, await conversation.look_around(turn, state))
    told = telling(asking, Told(key="told.file_kept", fine=True))
    await turn.commit(keeping.form_shown, started, turn, draft.id, told)


async def _attach(turn: Turn, draft: Draft, record_id: int) -> None:
    """Put the files to a saved record, as an amendment."""
    person = person_of(turn)
    found = await turn.read(shown, record_id, turn.branch_id, person, turn.today)
    if found is None:
        await turn.commit(Reply("no_such_record"))
    elif not may_amend(found.role, person, found.record.entry, found.record.logged_by):
        await turn.commit(Reply("silence", toast="gate.not_allowed"))
    else:
        answer = Reply("voice_kept" if _of(draft).voice else "file_kept", {"record": record_id})
        await turn.commit(answer, _attached, turn, draft, record_id)


def _attached(session: Session, turn: Turn, draft: Draft, record_id: int) -> None:
    drafts.discard(session, draft.id)
    record = records.get(session, record_id)
    if record is None:
        return
    new = {one.unique_id: one for one in (*record.entry.attachments, *_of(draft).files)}
    entry = record.entry.model_copy(update={"attachments": tuple(new.values())})
    records.amend(session, record_id, entry, by=turn.person_id, now=turn.now, evidence=True)
    for one in _of(draft).files:
        attachments.note(session, turn.branch_id, one, by=turn.person_id, now=turn.now)


@screen("file_alone")
async def file_alone(showing: Showing) -> Sequence[Outgoing]:
    """What came, and the records it may belong to."""
    draft = await showing.store.read(drafts.get, showing.id("draft"))
    if draft is None:
        return [Text(label(showing.language, "form.gone"), edit=True)]
    held, language = _of(draft), showing.language
    found, forms = await showing.store.read(_offered, showing)

    def button(words: str, action: str) -> Button:
        return Button(words, LooseTap(draft.id, action).encode())

    taps = [[button(short_title(one, showing), str(one.record.id))] for one in found]
    new = [button(label(language, f"typed.file_{form}"), str(form)) for form in forms]
    html = render(
        language,
        "file_alone",
        count=len(held.files),
        photos=all(one.kind == "photo" for one in held.files),
        voice=held.voice,
    )
    drop = [button(label(language, "typed.note_drop"), "drop")]
    before = draft.message_id
    in_place = before if showing.ids.get("again") else None
    return [Text(html, rows(*taps, new, drop), in_place=in_place, supersedes=before, draft_id=draft.id)]


def _offered(session: Session, showing: Showing) -> tuple[list[Shown], list[Form]]:
    """The newest records that the sender may change, and the forms that they may begin; a unit."""
    branch_id, person_id, today = showing.branch_id, showing.person_id, showing.today
    newest = records.search(session, branch_id, limit=LOOKED_AT)
    around = (shown(session, one.id, branch_id, person_id, today) for one in newest)
    mine = [
        one
        for one in around
        if one is not None
        and one.visible
        and may_amend(one.role, person_id, one.record.entry, one.record.logged_by)
    ]
    role = role_of(rosters.get(session, branch_id), person_id, today)
    return mine[:OFFERED], [form for form in FORMS if may(role, needed(form))]


@screen("file_refused")
async def file_refused(showing: Showing) -> Sequence[Outgoing]:
    """A file of a kind or size that is not kept: which, and why."""
    name = file_title(showing.word("name") or None, "document", showing.language)
    why = why_text(showing.word("why"), showing.language)
    return [Text(render(showing.language, "file_refused", name=name, why=why))]
