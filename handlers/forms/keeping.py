"""Forms as drafts: begun, kept after every input, shown again. The only place that stores a ``FormState``."""

from collections.abc import Sequence

from sqlmodel import Session

from handlers.forms.state import FormState
from handlers.turn import Turn
from storage import drafts
from storage.drafts import Draft, Stale
from storage.inbox import Reply

KIND = "record"
"""The kind of draft that holds a ``FormState``."""

STALE = Reply("silence", toast="form.stale")


_CHOSEN = {"form", "type", "report", "subject"}
"""What a tap opens a form with: it costs a tap to say again."""


def is_empty(draft: Draft) -> bool:
    """Whether nothing has been filled in yet but the type; such a draft is not worth keeping."""
    if draft.kind != KIND:
        return False
    state = FormState.model_validate_json(draft.data)
    if state.early or state.points or state.line is not None:
        return False
    if state.record_id is not None or state.plan_id is not None:
        return False
    return state.entry is None or not state.entry.model_dump(exclude_defaults=True, exclude=_CHOSEN)


def start(session: Session, turn: Turn, state: FormState, *, parked: bool = False) -> Draft:
    """Begin a form; the one that was open is laid aside, or goes where it is empty.

    With ``parked`` the new one waits, and the open one stays open.
    """
    if not parked:
        _drop_empty(session, turn.user_id)
    return drafts.start(
        session,
        user_id=turn.user_id,
        chat_id=turn.chat_id,
        branch_id=turn.branch_id,
        kind=KIND,
        step=state.step,
        data=state.model_dump_json(),
        now=turn.now,
        parked=parked,
    )


def start_all(session: Session, turn: Turn, states: Sequence[FormState], *, parked: bool = False) -> Draft:
    """Begin several forms that come up one after another; the first of them."""
    following: int | None = None
    for state in reversed(states[1:]):
        waiting = state.model_copy(update={"then": following})
        following = start(session, turn, waiting, parked=True).id
    return start(session, turn, states[0].model_copy(update={"then": following}), parked=parked)


def following(session: Session, state: FormState, turn: Turn) -> Draft | None:
    """The form that comes up after this one is done with, open now; None where there is none (any more)."""
    return None if state.then is None else resume(session, state.then, turn)


def resume(session: Session, draft_id: int, turn: Turn) -> Draft | None:
    """Take a form up again, as ``start`` does with a new one; None when it is gone."""
    if drafts.get(session, draft_id) is not None:
        _drop_empty(session, turn.user_id, but=draft_id)
    return drafts.resume(session, draft_id, turn.user_id, turn.now)


def _drop_empty(session: Session, user_id: int, but: int | None = None) -> None:
    open_one = drafts.active(session, user_id)
    if open_one is not None and open_one.id != but and is_empty(open_one):
        drafts.discard(session, open_one.id)


def put(session: Session, draft: Draft, state: FormState, turn: Turn) -> Draft | Stale:
    """Keep the next state of a form; whoever goes on in a form laid aside has it open again."""
    kept = drafts.save(
        session, draft.id, draft.revision, step=state.step, data=state.model_dump_json(), now=turn.now
    )
    if isinstance(kept, Stale) or not kept.parked:
        return kept
    return resume(session, kept.id, turn) or Stale(None)


def form_shown(result: Draft | Stale) -> Reply:
    """The form's screen for a draft that was kept; a toast for one that had moved on."""
    return STALE if isinstance(result, Stale) else Reply("form", {"draft": result.id})
