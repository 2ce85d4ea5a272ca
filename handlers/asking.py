"""A single question that takes taps and typing: a date, a name, a number, lines to be added.

What the person sees: one message with the question, a few answers to tap, and 取消. A typed answer is taken
at any time and followed by a fresh message; what could not be read is said back, and the question stays
open. The open question is a draft, so a restart loses nothing.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sqlmodel import Session

from handlers.forms.state import Told, as_told
from handlers.leading import looking
from handlers.questions import Asked, Asking, Effect, Hold, Next, Outcome, Pass, question_of
from handlers.routing import Route, anything, callback, text
from handlers.screens import SUPERSEDED
from handlers.turn import Turn
from messages.callbacks.steps import AskTap
from messages.reading.commands import Command, read_command
from storage import drafts
from storage.drafts import Draft, Stale
from storage.inbox import Reply

KIND = "ask"
STALE = Reply("silence", toast="gate.stale")


def routes() -> list[Route]:
    """The ways through a question."""
    return [callback(AskTap, tap), text(type_in), anything(send_something)]


async def ask(turn: Turn, what: str, subject: str = "") -> None:
    """Open a question; an earlier one that was left unanswered goes."""
    await turn.commit(shown, start, turn, Asking(what=what, subject=subject))


def start(session: Session, turn: Turn, asking: Asking) -> Draft:
    """Open a question inside a unit that does something else besides; ``shown`` is its reply."""
    message_id = None
    for old in drafts.begun(session, turn.user_id):
        if old.kind == KIND:
            drafts.discard(session, old.id)
            message_id = message_id or old.message_id
    made = drafts.start(
        session,
        user_id=turn.user_id,
        chat_id=turn.chat_id,
        branch_id=turn.account.branch_id,
        kind=KIND,
        step=asking.what,
        data=asking.model_dump_json(),
        now=turn.now,
    )
    drafts.learn_message(session, made.id, message_id)  # what shows the earlier one loses its buttons
    return made


def shown(result: Draft | Stale) -> Reply:
    """The question's screen for a draft that was kept; a toast for one that had moved on."""
    return STALE if isinstance(result, Stale) else Reply("ask", {"draft": result.id})


async def tap(turn: Turn, tapped: AskTap) -> None:
    """An answer tapped, or 取消; judged by draft and revision."""
    draft = await turn.read(drafts.get, tapped.draft)
    fits = draft is not None and draft.kind == KIND and draft.user_id == turn.user_id
    if draft is None or not fits or draft.revision != tapped.revision:
        await turn.commit(STALE)
        return
    found = await _asked(turn, draft)
    if found is None:
        return
    if tapped.action == "cancel":
        await turn.commit(_left(found, draft), drafts.discard, draft.id, draft.revision)
        return
    try:
        outcome = question_of(found.asking).pick(found, tapped.value)
    except LookupError:
        await turn.commit(STALE)
        return
    await _go_on(turn, draft, found, outcome)


def _left(found: Asked, draft: Draft) -> Callable[[bool], Reply]:
    reply = _closing(draft, question_of(found.asking).leave(found))
    return lambda gone: reply if gone else STALE


def _closing(draft: Draft, reply: Reply) -> Reply:
    """What follows a question that is over: its message loses its buttons, also where nothing was tapped."""
    return replace(reply, ids={**reply.ids, SUPERSEDED: draft.message_id})


async def _asked(turn: Turn, draft: Draft) -> Asked | None:
    """The open question, if the sender still may answer it; else that has been said."""
    asking = Asking.model_validate_json(draft.data)
    found = await looking(turn, question_of(asking).action)
    return None if found is None else Asked(found, asking, turn.language, turn)


async def open_question(turn: Turn) -> Draft | None:
    """The question that the sender has open."""
    return await turn.read(drafts.active, turn.user_id, KIND)


async def type_in(turn: Turn) -> None:
    """A typed answer."""
    draft = await open_question(turn)
    if draft is None:
        return
    found = await _asked(turn, draft)
    if found is None:
        return
    if read_command(turn.text) is Command.CANCEL:
        await turn.commit(_left(found, draft), drafts.discard, draft.id, draft.revision)
        return
    outcome = question_of(found.asking).read(found, turn.text)
    if not isinstance(outcome, Pass):
        await _go_on(turn, draft, found, outcome)


async def send_something(turn: Turn) -> None:
    """A sticker, a picture, a file: words are wanted."""
    draft = await open_question(turn)
    if draft is not None and (found := await _asked(turn, draft)) is not None:
        await _go_on(turn, draft, found, Told(key="told.text_wanted"))


async def leave(turn: Turn, draft: Draft) -> None:
    """/cancel: the question goes."""
    found = await _asked(turn, draft)
    if found is not None:
        await turn.commit(_left(found, draft), drafts.discard, draft.id, draft.revision)


async def _go_on(turn: Turn, draft: Draft, found: Asked, outcome: Outcome) -> None:
    match outcome:
        case Pass():
            return
        case Effect():
            result = await turn.commit(_effected(outcome, draft), _settle, draft, outcome)
            if outcome.after is not None and not isinstance(result, Stale):
                outcome.after(turn, result)
        case Next(asking):
            await turn.commit(shown, _save, turn, draft, asking)
        case Hold(kept, unread):
            held = found.asking.model_copy(update={"text": kept, "told": None, "unread": unread})
            await turn.commit(shown, _save, turn, draft, held)
        case _:
            telling = found.asking.model_copy(update={"told": as_told(outcome), "unread": ()})
            await turn.commit(shown, _save, turn, draft, telling)


def _save(session: Session, turn: Turn, draft: Draft, asking: Asking) -> Draft | Stale:
    data = asking.model_dump_json()
    return drafts.save(session, draft.id, draft.revision, step=asking.what, data=data, now=turn.now)


def _settle(session: Session, draft: Draft, effect: Effect) -> Any:
    """The question out, its effect in; ``Stale`` when it had been answered already."""
    if not drafts.discard(session, draft.id, draft.revision):
        return Stale(drafts.get(session, draft.id))
    return effect.unit(session)


def _effected(effect: Effect, draft: Draft) -> Callable[[Any], Reply]:
    def reply(result: Any) -> Reply:
        if isinstance(result, Stale):
            return STALE
        shown = effect.reply if isinstance(effect.reply, Reply) else effect.reply(result)
        return _closing(draft, shown)

    return reply
