"""The form as a message, and the messages that end or pause one."""

from collections.abc import Sequence

from bot.duties.catalogue import shipped
from handlers.forms.context import opened
from handlers.forms.question_screen import question
from handlers.forms.review_screen import review
from handlers.forms.state import REVIEW, FormState, Pen
from handlers.forms.unfinished import resume_buttons, unfinished
from handlers.outgoing import Outgoing, Text
from handlers.screens import Showing, screen
from messages.buttons import Button, grid
from messages.labels import label
from messages.render import render
from storage import drafts
from storage.drafts import Draft


@screen("form")
async def form(showing: Showing) -> Sequence[Outgoing]:
    """The draft as it stands: its open question, or the review card."""
    draft_id = showing.id("draft")
    found = await showing.store.read(
        opened, draft_id, shipped(), showing.person_id, showing.today, showing.language
    )
    if found is None:
        return [Text(render(showing.language, "nothing_open"))]
    draft = found.draft
    pen = Pen(draft.id, draft.revision, showing.language)
    if found.state.step == REVIEW:
        html, buttons = review(found, pen)
    else:
        html, buttons = question(found, _others(found.state, await _parked(showing)), pen)
    in_place = draft.message_id if showing.ids.get("in_place") else None
    return [Text(html, buttons, edit=True, in_place=in_place, supersedes=draft.message_id, draft_id=draft.id)]


async def _parked(showing: Showing) -> list[Draft]:
    """The forms that the person laid aside in this branch."""
    parked = await showing.store.read(drafts.parked, showing.user_id)
    return unfinished(parked, showing.account.branch_id if showing.account else None)


def _others(state: FormState, parked: Sequence[Draft]) -> list[Draft]:
    """The forms laid aside, without those that come up by themselves after this one."""
    if state.then is None or state.line is None:
        return list(parked)
    lines = ((draft, FormState.model_validate_json(draft.data).line) for draft in parked)
    return [draft for draft, line in lines if line is None or line.text != state.line.text]


@screen("laid_aside")
async def laid_aside(showing: Showing) -> Sequence[Outgoing]:
    """A cancelled form: it waits, can be taken up or thrown away."""
    draft = await showing.store.read(drafts.get, showing.id("draft"))
    if draft is None:
        return await nothing_open(showing)
    pen = Pen(draft.id, draft.revision, showing.language)
    taps = [
        Button(label(showing.language, "form.keep"), pen.tap("resume")),
        Button(label(showing.language, "form.drop"), pen.tap("drop")),
    ]
    changing = FormState.model_validate_json(draft.data).record_id is not None
    html = render(showing.language, "laid_aside", changing=changing)
    return [Text(html, (tuple(taps),), edit=True, supersedes=draft.message_id)]


@screen("closed")
async def closed(showing: Showing) -> Sequence[Outgoing]:
    """A form is closed that held nothing."""
    return [Text(label(showing.language, "form.closed"), edit=True)]


@screen("unchanged")
async def unchanged(showing: Showing) -> Sequence[Outgoing]:
    """A change is closed that changed nothing."""
    return [Text(label(showing.language, "form.unchanged"), edit=True)]


@screen("dropped")
async def dropped(showing: Showing) -> Sequence[Outgoing]:
    """A draft is gone for good."""
    gone = Text(label(showing.language, "form.dropped"), edit=True)
    return [gone, *await following(showing)]


async def following(showing: Showing) -> Sequence[Outgoing]:
    """The form that comes up after the one that is done with, if there is one."""
    return await form(showing) if showing.ids.get("draft") is not None else []


@screen("nothing_open")
async def nothing_open(showing: Showing) -> Sequence[Outgoing]:
    """There was nothing to cancel; what was laid aside before is offered."""
    waiting = await _parked(showing)
    html = render(showing.language, "only_unfinished" if waiting else "nothing_open")
    return [Text(html, grid(resume_buttons(waiting, showing.language), most=1))]


@screen("not_allowed")
async def not_allowed(showing: Showing) -> Sequence[Outgoing]:
    """The sender's role does not include that."""
    return [Text(label(showing.language, "gate.not_allowed"))]
