"""How a form ends or waits: save, lay aside, take up again, throw away."""

from sqlmodel import Session

from bot.records import Attachment, Interview
from handlers.forms import steps
from handlers.forms.context import Opened
from handlers.forms.flow import enter
from handlers.forms.state import FormState, Told
from handlers.turn import Turn
from messages.callbacks import FormTap
from storage import attachments, drafts, meta, records
from storage.drafts import Draft, Stale
from storage.inbox import Reply
from storage.records import StoredRecord

ACTIONS = frozenset({"save", "cancel", "resume", "drop"})
"""The taps that end a form or take it up; the rest stay inside it."""

STALE = Reply("silence", toast="form.stale")


async def act(turn: Turn, found: Opened, tapped: FormTap) -> None:
    """One of ``ACTIONS``; a second tap finds the revision moved on and changes nothing."""
    if tapped.action == "resume":
        await turn.commit(_resumed, drafts.resume, found.draft.id, turn.user_id, turn.now)
    elif found.draft.revision != tapped.revision:
        await turn.commit(STALE)
    elif tapped.action == "cancel":
        await lay_aside(turn, found)
    elif tapped.action == "drop":
        await turn.commit(_dropped, drafts.discard, found.draft.id, tapped.revision)
    else:
        await _save(turn, found)


def _resumed(draft: Draft | None) -> Reply:
    if draft is None:
        return Reply("silence", toast="form.gone")
    return Reply("form", {"draft": draft.id})


def _dropped(gone: bool) -> Reply:
    return Reply("dropped") if gone else STALE


async def lay_aside(turn: Turn, found: Opened) -> None:
    """Cancel: nothing typed is lost, the draft waits until it is taken up or thrown away."""
    await turn.commit(_laid_aside, _park, found.draft, turn)


def _park(session: Session, draft: Draft, turn: Turn) -> Draft | Stale:
    saved = drafts.save(session, draft.id, draft.revision, step=draft.step, data=draft.data, now=turn.now)
    if isinstance(saved, Draft) and not saved.parked:
        drafts.park(session, turn.user_id)
    return saved


def _laid_aside(result: Draft | Stale) -> Reply:
    return STALE if isinstance(result, Stale) else Reply("laid_aside", {"draft": result.id})


async def _save(turn: Turn, found: Opened) -> None:
    """Store the record, or ask for the one thing a record cannot do without: its day."""
    state = found.state
    if state.entry is None or state.entry.on is None:
        missing = "type" if state.entry is None else "on"
        asked = enter(state, missing, found.context, editing=state.entry is not None)
        telling = steps.telling(asked, Told(key=f"told.needs_{'type' if missing == 'type' else 'date'}"))
        await turn.commit(_shown, _put, found.draft, telling, turn)
        return
    await turn.commit(_saved, _store, found.draft, state, turn)


def _put(session: Session, draft: Draft, state: FormState, turn: Turn) -> Draft | Stale:
    return drafts.save(
        session, draft.id, draft.revision, step=state.step, data=state.model_dump_json(), now=turn.now
    )


def _shown(result: Draft | Stale) -> Reply:
    return STALE if isinstance(result, Stale) else Reply("form", {"draft": result.id})


def _store(session: Session, draft: Draft, state: FormState, turn: Turn) -> StoredRecord | None:
    """The record in, the draft out, in one transaction; None when the draft had moved on."""
    if not drafts.discard(session, draft.id, draft.revision):
        return None
    if state.record_id is None:
        kept = records.save(session, turn.branch_id, state.content, logged_by=turn.person_id, now=turn.now)
    else:
        kept = records.amend(session, state.record_id, state.content, by=turn.person_id, now=turn.now)
    for one in state.content.attachments:
        _note(session, one, turn)
    if isinstance(state.entry, Interview) and state.typed:
        meta.put(session, typed_key(kept.id), ",".join(map(str, state.typed)))
    return kept


def _note(session: Session, one: Attachment, turn: Turn) -> None:
    attachments.note(session, turn.branch_id, one, by=turn.person_id, now=turn.now)


def typed_key(record_id: int) -> str:
    """Under which name the chat's messages that hold a talk's content are kept, until they are deleted."""
    return f"typed.{record_id}"


def _saved(kept: StoredRecord | None) -> Reply:
    if kept is None:
        return STALE
    return Reply("saved", {"record": kept.id, "amended": kept.amended_at is not None}, toast="form.saved")
