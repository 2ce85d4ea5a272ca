"""A forwarded text is offered as content: of the open record, of a new one, or as a new line.

What the secretary does: forwards what a colleague wrote in a group → 用作什么？ → taps 要点 or 决议 (of the
record that is open), 会议的要点 or 谈话的要点 (of a new one), or 新的记录 (read as if typed; what reads as a
record or a plan of its own is named on its button); of several each one is offered. Where the open step asks
for words, the forwarded words are its answer.
"""

from collections.abc import Sequence

from bot.record_types import Form
from handlers.forms import conversation, keeping
from handlers.forms.files import WRITTEN
from handlers.forms.flow import enter
from handlers.forms.state import TYPE, FormState, Told
from handlers.forms.steps import telling
from handlers.inquiries import answering
from handlers.outgoing import Outgoing, Text
from handlers.plans import planning
from handlers.routing import Route, callback, text
from handlers.screens import Showing, screen
from handlers.turn import Turn
from handlers.typed import logging, whose
from handlers.typed.heard import listened
from handlers.typed.keepsake import KEPT_WORDS, keep, kept
from handlers.typed.placing import decided, put, started, with_points
from handlers.typed.whole import asks_of_records, own_button, tells_all, worded
from messages.buttons import Button, rows
from messages.callbacks.typed import ForwardedTap
from messages.fitting import clip
from messages.labels import label
from messages.reading.lines.model import Intent
from messages.render import render
from storage import drafts
from storage.drafts import Draft
from storage.inbox import Reply

SHOWN = 120
"""Units of the forwarded text that the question shows."""
STALE = Reply("silence", toast="form.stale")


def routes() -> list[Route]:
    """The ways in and through."""
    return [text(take), callback(ForwardedTap, tap)]


async def take(turn: Turn) -> None:
    """A forwarded text: ask what it is for."""
    if turn.message.forward_origin is None or turn.account.person_id is None:
        return
    if turn.account.branch_id is None:
        return
    found = await conversation.open_form(turn)
    if found is not None and found.state.step in WRITTEN:
        return
    heard = await listened(turn, turn.text)
    ids = worded(heard.reading) if tells_all(heard.text, heard.reading) else {}
    await turn.commit(
        lambda made: Reply("forwarded", {**ids, "draft": made.id}), keep, turn, KEPT_WORDS, turn.text
    )


async def tap(turn: Turn, tapped: ForwardedTap) -> None:
    """What the forwarded text is for; a second tap finds it used."""
    draft = await turn.read(kept, tapped.draft, KEPT_WORDS, turn.user_id)
    if draft is None or turn.account.person_id is None:
        await turn.commit(STALE)
    elif tapped.action == "drop":
        await turn.commit(Reply("closed"), drafts.discard, draft.id)
    elif tapped.action == "new":
        await _as_line(turn, draft)
    elif tapped.action.startswith(whose.HERE):
        await whose.answer(turn, draft, tapped.action.removeprefix(whose.HERE))
    elif tapped.action in (Form.MEETING, Form.INTERVIEW):
        await _begin(turn, draft, Form(tapped.action))
    else:
        await _into_open(turn, draft, tapped.action)


async def _as_line(turn: Turn, draft: Draft) -> None:
    heard = await listened(turn, draft.data)
    if heard.reading.intent in (Intent.LOG, Intent.UNCLEAR) and heard.reading.records:
        await logging.log(turn, heard, used=draft.id, now=True)
    elif heard.reading.intent is Intent.PLAN:
        await planning.plan(turn, heard, used=draft.id)
    elif asks_of_records(heard.text, heard.reading):
        await answering.answer(turn, heard)
    else:
        await _begin(turn, draft, Form.MEETING)


async def _begin(turn: Turn, draft: Draft, form: Form) -> None:
    """A new form that has the text as its key points once its type is known."""
    state = FormState(form=form, points=draft.data)
    here = await conversation.look_around(turn, state)
    await turn.commit(keeping.form_shown, started, turn, draft.id, enter(state, TYPE, here))


async def _into_open(turn: Turn, draft: Draft, action: str) -> None:
    found = await conversation.open_to(turn)
    if turn.committed:
        return
    if found is None or action not in ("points", "resolutions"):
        await turn.commit(STALE)
        return
    state = with_points(found.state, draft.data) if action == "points" else decided(found, draft.data)
    told = telling(state, Told(key=f"told.forwarded_{action}", fine=True))
    held = conversation.holding(told, turn, found)
    await turn.commit(keeping.form_shown, put, turn, draft.id, found.draft, held)


@screen("forwarded")
async def forwarded(showing: Showing) -> Sequence[Outgoing]:
    """What came forwarded, and what it may be for."""
    draft = await showing.store.read(drafts.get, showing.id("draft"))
    if draft is None:
        return [Text(label(showing.language, "form.gone"), edit=True)]
    open_one = await showing.store.read(drafts.active, showing.user_id)
    meeting = open_one is not None and open_one.kind == keeping.KIND
    html = render(showing.language, "forwarded", text=clip(draft.data, SHOWN), open=meeting)

    def button(action: str) -> Button:
        return Button(
            label(showing.language, f"typed.note_{action}"), ForwardedTap(draft.id, action).encode()
        )

    first = ("points", "resolutions") if meeting else (str(Form.MEETING), str(Form.INTERVIEW))
    into, whole = [button(each) for each in first], ForwardedTap(draft.id, "new").encode()
    if showing.word("makes"):
        return [Text(html, rows([own_button(showing, whole)], into, [button("drop")]))]
    return [Text(html, rows(into, [button("new"), button("drop")]))]
