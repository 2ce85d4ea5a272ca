"""How a form ends or waits: save, lay aside, take up again, throw away."""

from dataclasses import dataclass

from sqlmodel import Session

from bot.access import may_amend, role_of
from bot.records import Attachment, Interview
from handlers.forms import keeping, steps
from handlers.forms.context import Opened
from handlers.forms.flow import enter
from handlers.forms.keeping import STALE, form_shown
from handlers.forms.state import TYPE, Context, FormState, Told
from handlers.reminders import ignoring
from handlers.screens import Id
from handlers.turn import Turn
from messages.callbacks.steps import FormTap
from storage import attachments, drafts, meta, plans, records, rosters
from storage.drafts import Draft, Stale
from storage.inbox import Reply
from storage.records import StoredRecord

ACTIONS = frozenset({"save", "cancel", "resume", "drop"})
"""The taps that end a form or take it up; the rest stay inside it."""


async def act(turn: Turn, found: Opened, tapped: FormTap) -> None:
    """One of ``ACTIONS``; a second tap finds the revision moved on and changes nothing."""
    if tapped.action == "resume":
        await turn.commit(_resumed, keeping.resume, found.draft.id, turn)
    elif found.draft.revision != tapped.revision:
        await turn.commit(STALE)
    elif tapped.action == "cancel":
        await lay_aside(turn, found)
    elif tapped.action == "drop":
        await turn.commit(_dropped, _drop, found, turn)
    else:
        await _save(turn, found)


def _resumed(draft: Draft | None) -> Reply:
    return Reply("silence", toast="form.gone") if draft is None else form_shown(draft)


def _drop(session: Session, found: Opened, turn: Turn) -> Draft | bool:
    """The draft out; the form that comes after it or is still open, or whether it was there."""
    if not drafts.discard(session, found.draft.id, found.draft.revision):
        return False
    still = drafts.active(session, turn.user_id)
    open_one = still if still is not None and still.kind == keeping.KIND else None
    return keeping.following(session, found.state, turn) or open_one or True


def _dropped(result: Draft | bool) -> Reply:
    if isinstance(result, Draft):
        return Reply("dropped", {"draft": result.id})
    return Reply("dropped") if result else STALE


async def lay_aside(turn: Turn, found: Opened) -> None:
    """Cancel: the draft waits until it is taken up or thrown away; one with nothing of its own in it goes."""
    if keeping.is_empty(found.draft):
        await turn.commit(_closed, drafts.discard, found.draft.id, found.draft.revision)
    elif await turn.read(_as_stored, found.state):
        await turn.commit(_left_alone, drafts.discard, found.draft.id, found.draft.revision)
    else:
        await turn.commit(_laid_aside, _park, found.draft, turn)


def _as_stored(session: Session, state: FormState) -> bool:
    """Whether a change that was begun changes nothing."""
    record = None if state.record_id is None else records.get(session, state.record_id)
    return record is not None and (record.entry, record.answers) == (state.entry, state.answers)


def _closed(gone: bool) -> Reply:
    return Reply("closed") if gone else STALE


def _left_alone(gone: bool) -> Reply:
    return Reply("unchanged") if gone else STALE


def _park(session: Session, draft: Draft, turn: Turn) -> Draft | Stale:
    kept = drafts.save(session, draft.id, draft.revision, step=draft.step, data=draft.data, now=turn.now)
    if isinstance(kept, Draft) and not kept.parked:
        drafts.park(session, turn.user_id)
    return kept


def _laid_aside(result: Draft | Stale) -> Reply:
    return STALE if isinstance(result, Stale) else Reply("laid_aside", {"draft": result.id})


async def _save(turn: Turn, found: Opened) -> None:
    """Store the record, or ask for the one thing a record cannot do without: its day."""
    state = found.state
    if state.entry is None or state.entry.on is None:
        missing = TYPE if state.entry is None else "on"
        asked = enter(state, missing, found.context, editing=state.entry is not None)
        key = "told.needs_type" if state.entry is None else "told.needs_date"
        await turn.commit(form_shown, keeping.put, found.draft, steps.telling(asked, Told(key=key)), turn)
        return
    await turn.commit(_saved, _store, found.draft, _pertinent(state, found.context), turn)


def _pertinent(state: FormState, context: Context) -> FormState:
    """The form without answers to hints that its record no longer gets."""
    current = {key for line in context.hints for key in line.keys}
    kept = {key: said for key, said in state.answers.items() if key in current}
    return state.model_copy(update={"answers": kept})


class NotYours:
    """The sender may no longer change the record that the form amends."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The record that was saved, and the form that comes up after it."""

    record: StoredRecord
    following: Draft | None


def _store(session: Session, draft: Draft, state: FormState, turn: Turn) -> Kept | Draft | Stale | NotYours:
    """The record in, the draft out, in one transaction; or the draft with what there is to think of first."""
    if state.record_id is not None and (held_up := _held_up(session, draft, state, turn)) is not None:
        return held_up
    if not drafts.discard(session, draft.id, draft.revision):
        return Stale(None)
    if state.record_id is None:
        kept = records.save(
            session,
            turn.branch_id,
            state.content,
            logged_by=turn.person_id,
            now=turn.now,
            answers=state.answers,
        )
    else:
        kept = _amended(session, state.record_id, state, turn)
    if state.plan_id is not None:
        plans.settle_one(session, state.plan_id, turn.branch_id, kept.id, turn.now)
    for one in state.content.attachments:
        _note(session, one, turn)
    if isinstance(state.entry, Interview) and state.typed:
        _remember_typed(session, kept.id, state, turn)
    ignoring.refresh(session, turn.branch_id, turn.now)
    return Kept(kept, keeping.following(session, state, turn))


def _amended(session: Session, record_id: int, state: FormState, turn: Turn) -> StoredRecord:
    """The record as changed; saved as it was, it gets no history."""
    now = records.get(session, record_id)
    if now is not None and (now.entry, now.answers) == (state.content, state.answers):
        return now
    return records.amend(
        session, record_id, state.content, by=turn.person_id, now=turn.now, answers=state.answers
    )


def _held_up(session: Session, draft: Draft, state: FormState, turn: Turn) -> Draft | Stale | NotYours | None:
    """What became of the record while it was being amended; a second 保存 goes through all the same."""
    record = records.get(session, state.record_id or 0)
    if record is None or record.deleted_at is not None:
        anew = state.model_copy(update={"record_id": None, "record_revision": None})
        return keeping.put(session, draft, steps.telling(anew, Told(key="told.record_gone")), turn)
    role = role_of(rosters.get(session, turn.branch_id), turn.person_id, turn.today)
    if not may_amend(role, turn.person_id, record.entry, record.logged_by):
        return NotYours()
    if record.revision != state.record_revision:
        seen = state.model_copy(update={"record_revision": record.revision})
        return keeping.put(session, draft, steps.telling(seen, Told(key="told.amended_meanwhile")), turn)
    return None


def _note(session: Session, one: Attachment, turn: Turn) -> None:
    attachments.note(session, turn.branch_id, one, by=turn.person_id, now=turn.now)


def typed_key(record_id: int, user_id: int) -> str:
    """Under which name the messages of a user's chat that hold a talk's content are kept, until they go."""
    return f"typed.{record_id}.{user_id}"


def _remember_typed(session: Session, record_id: int, state: FormState, turn: Turn) -> None:
    key = typed_key(record_id, turn.user_id)
    earlier = (meta.get(session, key) or "").split(",")
    ids = dict.fromkeys([*filter(None, earlier), *map(str, state.typed)])
    meta.put(session, key, ",".join(ids))


def _saved(result: Kept | Draft | Stale | NotYours) -> Reply:
    match result:
        case Kept(record, following):
            ids: dict[str, Id] = {"record": record.id, "amended": record.amended_at is not None}
            if following is not None:
                ids["draft"] = following.id
            return Reply("saved", ids, toast="form.saved")
        case NotYours():
            return Reply("silence", toast="form.not_yours")
        case _:
            return form_shown(result)
