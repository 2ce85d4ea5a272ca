"""What can be done with a saved record: open, undo within ten minutes, amend with history, copy."""

from collections.abc import Callable

from sqlmodel import Session

from bot.access import may, may_amend
from bot.duties.periods import month_begin
from bot.record_types import SPECS
from bot.records import Meeting
from handlers.forms import keeping
from handlers.forms.allowed import needed
from handlers.forms.conversation import look_around, started
from handlers.forms.flow import enter
from handlers.forms.keeping import form_shown
from handlers.forms.saving import typed_key
from handlers.forms.state import REVIEW, FormState
from handlers.forms.template import from_previous
from handlers.forms.unfinished import unfinished
from handlers.members import person_of
from handlers.records.reading import Shown, shown
from handlers.routing import Route, callback
from handlers.turn import Turn
from messages.callbacks.records import RecordTap
from storage import drafts, meta, records
from storage.drafts import Draft
from storage.inbox import Reply
from storage.records import StoredRecord, Undone

NOT_YOURS = Reply("silence", toast="form.not_yours")
GONE = Reply("silence", toast="form.record_gone")


def routes() -> list[Route]:
    """Taps on a record's buttons."""
    return [callback(RecordTap, act)]


async def act(turn: Turn, tapped: RecordTap) -> None:
    """One tap on a record's button, judged by who taps and what the record is now."""
    person_id = person_of(turn)
    if turn.account.branch_id is None:
        await turn.commit(NOT_YOURS)
        return
    found = await turn.read(shown, tapped.record, turn.branch_id, person_id, turn.today)
    action = _ACTIONS.get(tapped.action)
    if found is None or action is None:
        await turn.commit(GONE)
    elif not found.visible or (not found.readable and tapped.action != "open"):
        await turn.commit(NOT_YOURS)
    else:
        await action(turn, found)


async def _open(turn: Turn, found: Shown) -> None:
    await turn.commit(Reply("record", {"record": found.record.id}))


async def _copy(turn: Turn, found: Shown) -> None:
    await turn.commit(Reply("record_text", {"record": found.record.id}))


async def _history(turn: Turn, found: Shown) -> None:
    await turn.commit(Reply("record_history", {"record": found.record.id}))


async def _undo(turn: Turn, found: Shown) -> None:
    """The record out, its draft back: nothing typed is lost."""
    await turn.commit(_undone, _take_back, turn, found.record)


def _take_back(session: Session, turn: Turn, record: StoredRecord) -> Draft | Undone:
    verdict = records.undo(session, record.id, turn.person_id, turn.now)
    if verdict is not Undone.DONE:
        return verdict
    key = typed_key(record.id, turn.user_id)
    typed = meta.get(session, key) or ""
    meta.remove(session, key)
    kept = _form_of(record).model_copy(update={"typed": _ids(typed)})
    return keeping.start(session, turn, kept)


def _ids(joined: str) -> tuple[int, ...]:
    return tuple(int(part) for part in joined.split(",") if part)


def _undone(result: Draft | Undone) -> Reply:
    if isinstance(result, Undone):
        reasons = {Undone.TOO_LATE: "form.undo_late", Undone.NOT_YOURS: "form.undo_not_yours"}
        return Reply("silence", toast=reasons.get(result, "form.undo_gone"))
    return Reply("form", {"draft": result.id}, toast="form.undone")


def _form_of(record: StoredRecord) -> FormState:
    form = SPECS[record.entry.type].form
    return FormState(form=form, entry=record.entry, step=REVIEW, answers=record.answers)


def _may_amend(turn: Turn, found: Shown) -> bool:
    return may_amend(found.role, turn.person_id, found.record.entry, found.record.logged_by)


async def _amend(turn: Turn, found: Shown) -> None:
    """The record as a form again; what it said before goes into its history on saving."""
    if _may_amend(turn, found):
        await turn.commit(form_shown, reopen, turn, found.record)
    else:
        await turn.commit(NOT_YOURS)


def reopen(
    session: Session,
    turn: Turn,
    record: StoredRecord,
    change: Callable[[FormState], FormState] = lambda state: state,
) -> Draft:
    """The amendment begun before, if there is one, else a new one; with ``change`` made to it."""
    for draft in unfinished(drafts.begun(session, turn.user_id), turn.branch_id):
        state = FormState.model_validate_json(draft.data)
        if state.record_id == record.id:
            open_again = keeping.resume(session, draft.id, turn) or draft
            changed = change(state)
            if changed.step == REVIEW:  # what was begun before and never saved is shown as a change, too
                changed = changed.model_copy(update={"before": record.entry})
            kept = keeping.put(session, open_again, changed, turn)
            return kept if isinstance(kept, Draft) else open_again
    amending = {"record_id": record.id, "record_revision": record.revision}
    return keeping.start(session, turn, change(_form_of(record).model_copy(update=amending)))


async def _delete(turn: Turn, found: Shown) -> None:
    """The record out, at any time; its content waits among the drafts, so that nothing typed is lost."""
    if _may_amend(turn, found):
        await turn.commit(_deleted, _take_out, turn, found.record)
    else:
        await turn.commit(NOT_YOURS)


def _take_out(session: Session, turn: Turn, record: StoredRecord) -> Draft | None:
    if not records.delete(session, record.id, turn.person_id, turn.now):
        return None
    return keeping.start(session, turn, _form_of(record), parked=True)


def _deleted(result: Draft | None) -> Reply:
    return GONE if result is None else Reply("record_deleted", {"draft": result.id})


async def _next(turn: Turn, found: Shown) -> None:
    """补记下一次: the same type with the same particulars, the calendar open a month later."""
    entry = found.record.entry
    empty = started(entry.type)
    if not may(found.role, needed(empty.form)) or not isinstance(entry, Meeting):
        await turn.commit(NOT_YOURS)
        return
    here = await look_around(turn, empty)
    like = from_previous(empty, here) if here.previous is not None else empty
    dated = enter(like, "on", here)
    if entry.on is not None:
        month = min(month_begin(entry.on, 1), turn.today.replace(day=1))
        dated = dated.model_copy(update={"panel": f"{month:%Y-%m}"})
    await turn.commit(form_shown, keeping.start, turn, dated)


async def _wipe(turn: Turn, found: Shown) -> None:
    """The messages of this chat that hold a talk's content are taken out of it; the record stays."""
    key = typed_key(found.record.id, turn.user_id)
    ids = await turn.read(meta.get, key)
    await turn.commit(Reply("wiped", {"messages": ids or ""}, toast="form.dropped_talk"), meta.remove, key)


_ACTIONS = {
    "open": _open,
    "copy": _copy,
    "history": _history,
    "undo": _undo,
    "amend": _amend,
    "delete": _delete,
    "next": _next,
    "wipe": _wipe,
}
