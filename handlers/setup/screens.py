"""The screens of a set-up, rendered from its draft."""

from collections.abc import Sequence

from handlers.forms.told import told_text
from handlers.outgoing import Outgoing, Text
from handlers.roster.pasting import SHOWN
from handlers.screens import Showing, screen
from handlers.setup import flow
from handlers.setup.conversation import read_state
from handlers.setup.state import SetupState, StepName
from handlers.setup.step import Pen, Scene
from messages.buttons import Button, Rows, rows
from messages.render import render, within
from storage import drafts
from storage.drafts import Draft


@screen("setup")
async def setup(showing: Showing) -> Sequence[Outgoing]:
    """The set-up as it stands: its open question, the summary, or that it waits."""
    draft = await showing.store.read(drafts.get, showing.id("draft"))
    if draft is None:
        return [Text(render(showing.language, "setup_gone"), edit=True)]
    state = read_state(draft)
    pen = Pen(draft.id, draft.revision, showing.language)
    if state.paused:
        taps = [[pen.button("setup.resume", "resume")], [pen.button("setup.restart", "restart")]]
        return [_message(render(showing.language, "setup_paused"), rows(*taps), draft)]
    scene = Scene(showing.today, showing.language, state.display_name)
    step = flow.step_of(state)
    html = _html(state, scene)
    return [_message(html, rows(*step.buttons(state, scene, pen), _steering(state, pen)), draft)]


def _message(html: str, buttons: Rows, draft: Draft) -> Text:
    return Text(html, buttons, edit=True, supersedes=draft.message_id, draft_id=draft.id)


def _html(state: SetupState, scene: Scene) -> str:
    language = scene.language
    shows = flow.step_of(state).shows(state, scene)
    body = render(language, f"setup_{state.step.value}", state=state, **shows)
    numbered = flow.ORDER[1:-1]
    return render(
        language,
        "setup",
        state=state,
        number=numbered.index(state.step) + 1 if state.step in numbered and not state.editing else None,
        of=len(numbered),
        framed=state.step not in (StepName.NOTICE, StepName.SUMMARY),
        body=within(body),
        told=told_text(state.told, language),
        notes=[told_text(each, language) for each in state.notes[:SHOWN]],
        more_notes=max(len(state.notes) - SHOWN, 0),
        unread=[(each.typed, told_text(each.why, language)) for each in state.unread[:SHOWN]],
        more_unread=max(len(state.unread) - SHOWN, 0),
    )


def _steering(state: SetupState, pen: Pen) -> list[Button]:
    """Back, skip, cancel; at the notice there is nothing to go back to, and nothing to cancel yet."""
    if state.step is StepName.NOTICE:
        return []
    taps = []
    if state.step is not StepName.NAME or state.editing:
        taps.append(pen.button("common.back", "back"))
    if flow.step_of(state).skippable and not state.editing and not _answered(state):
        taps.append(pen.button("common.skip", "skip"))
    return [*taps, pen.button("common.cancel", "cancel")]


def _answered(state: SetupState) -> bool:
    """Whether the step has its own button to go on, so that a skip beside it would only puzzle."""
    match state.step:
        case StepName.ROSTER:
            return len(state.people) > 1
        case StepName.DEPARTMENTS:
            return bool(state.departments)
        case _:
            return bool(state.done_before)
