"""What can be done with a saved record: open, undo within ten minutes, amend with history, copy."""

from datetime import timedelta

from sqlmodel import Session

from bot.access import may_amend
from bot.duties.catalogue import shipped
from bot.record_types import SPECS
from bot.records import Meeting
from handlers.forms.context import KIND, context
from handlers.forms.flow import enter
from handlers.forms.saving import typed_key
from handlers.forms.state import REVIEW, FormState, blank
from handlers.forms.template import from_previous
from handlers.members import person_of
from handlers.records.reading import Shown, shown
from handlers.routing import Route, callback
from handlers.turn import Turn
from messages.callbacks import RecordTap
from storage import drafts, meta, records
from storage.drafts import Draft
from storage.inbox import Reply
from storage.records import StoredRecord, Undone

NOT_YOURS = Reply("silence", toast="form.not_yours")
GONE = Reply("silence", toast="form.undo_gone")


def routes() -> list[Route]:
    """Taps on a record's buttons."""
    return [callback(RecordTap, act)]


async def act(turn: Turn, tapped: RecordTap) -> None:
    """One tap on a record's button, judged by who taps and what the record is now."""
    person_id = await person_of(turn)
    if turn.account.branch_id is None:
        await turn.commit(NOT_YOURS)
        return
    found = await turn.read(shown, tapped.record, turn.branch_id, person_id, turn.today)
    if found is None:
        await turn.commit(GONE)
    elif not found.readable and tapped.action != "open":
        await turn.commit(NOT_YOURS)
    else:
        await _ACTIONS.get(tapped.action, _open)(turn, found)


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
    typed = meta.get(session, typed_key(record.id)) or ""
    meta.remove(session, typed_key(record.id))
    state = _state_of(record, amending=False)
    kept = state.model_copy(update={"typed": tuple(int(part) for part in typed.split(",") if part)})
    return _open_draft(session, turn, kept)


def _undone(result: Draft | Undone) -> Reply:
    if isinstance(result, Undone):
        reasons = {Undone.TOO_LATE: "undo_late", Undone.NOT_YOURS: "undo_not_yours"}
        return Reply("silence", toast=f"form.{reasons.get(result, 'undo_gone')}")
    return Reply("form", {"draft": result.id}, toast="form.undone")


def _state_of(record: StoredRecord, *, amending: bool) -> FormState:
    return FormState(
        form=SPECS[record.entry.type].form,
        entry=record.entry,
        step=REVIEW,
        record_id=record.id if amending else None,
    )


def _open_draft(session: Session, turn: Turn, state: FormState) -> Draft:
    return drafts.start(
        session,
        user_id=turn.user_id,
        chat_id=turn.chat_id,
        branch_id=turn.branch_id,
        kind=KIND,
        step=state.step,
        data=state.model_dump_json(),
        now=turn.now,
    )


async def _amend(turn: Turn, found: Shown) -> None:
    """The record as a form again; what it said before goes into its history on saving."""
    if not may_amend(found.role, turn.person_id, found.record.entry, found.record.logged_by):
        await turn.commit(NOT_YOURS)
        return
    state = _state_of(found.record, amending=True)
    await turn.commit(lambda draft: Reply("form", {"draft": draft.id}), _open_draft, turn, state)


async def _next(turn: Turn, found: Shown) -> None:
    """补记下一次: the same type with the same particulars, the calendar open a month later."""
    entry = found.record.entry
    empty = FormState(form=SPECS[entry.type].form, entry=blank(entry.type, SPECS[entry.type].form), step="on")
    here, _ = await turn.read(
        context, empty, turn.branch_id, shipped(), turn.person_id, turn.today, turn.language
    )
    state = enter(from_previous(empty, here), "on", here) if isinstance(entry, Meeting) else empty
    if entry.on is not None:
        following = min(
            (entry.on.replace(day=1) + timedelta(days=32)).replace(day=1), turn.today.replace(day=1)
        )
        state = state.model_copy(update={"panel": f"{following:%Y-%m}"})
    await turn.commit(lambda draft: Reply("form", {"draft": draft.id}), _open_draft, turn, state)


async def _wipe(turn: Turn, found: Shown) -> None:
    """The messages that hold a talk's content are taken out of the chat; the record stays."""
    key = typed_key(found.record.id)
    ids = await turn.read(meta.get, key)
    await turn.commit(Reply("wiped", {"messages": ids or ""}, toast="form.wiped"), meta.remove, key)


_ACTIONS = {
    "open": _open,
    "copy": _copy,
    "history": _history,
    "undo": _undo,
    "amend": _amend,
    "next": _next,
    "wipe": _wipe,
}
