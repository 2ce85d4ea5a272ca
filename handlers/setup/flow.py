"""The order of the steps: what is asked next, what before; pure, a state in and a state out.

notice → name → members → post → own name → roster → departments → tracking → done before → summary → founded;
a step opened from the summary returns there. Steps whose answer is known are passed over.
"""

from handlers.forms.state import Told, as_told
from handlers.setup.beginning import MembersStep, NameStep, OwnNameStep, PostStep
from handlers.setup.departments import DepartmentsStep
from handlers.setup.notice import NoticeStep
from handlers.setup.people import RosterStep
from handlers.setup.state import SetupState, StepName
from handlers.setup.step import Onward, Outcome, Scene, Stay, Step
from handlers.setup.summary import CHANGEABLE, SummaryStep
from handlers.setup.tracking import DoneBeforeStep, TrackingStep

STEPS: dict[StepName, Step] = {
    each.name: each
    for each in (
        NoticeStep(),
        NameStep(),
        MembersStep(),
        PostStep(),
        OwnNameStep(),
        RosterStep(),
        DepartmentsStep(),
        TrackingStep(),
        DoneBeforeStep(),
        SummaryStep(),
    )
}
ORDER = tuple(STEPS)


def step_of(state: SetupState) -> Step:
    """The open step."""
    return STEPS[state.step]


def forward(state: SetupState, scene: Scene) -> SetupState:
    """The state at the next question that is open, or at the summary."""
    if state.editing and not _again(state, scene):
        return _at(state, StepName.SUMMARY)
    later = ORDER[ORDER.index(state.step) + 1 :]
    following = next((name for name in later if STEPS[name].needed(state, scene)), StepName.SUMMARY)
    return _at(state, following).model_copy(update={"editing": state.editing})


def _again(state: SetupState, scene: Scene) -> bool:
    """Whether what was changed opens a question that was closed: a later start asks what was done before."""
    return state.step is StepName.TRACKING and STEPS[StepName.DONE_BEFORE].needed(state, scene)


def backward(state: SetupState) -> SetupState:
    """The state one question back; from a change, at the summary; the first question has none before it."""
    if state.panel is not None:
        return state.but(panel=None)
    if state.editing:
        return _at(state, StepName.SUMMARY)
    place = ORDER.index(state.step)
    before = ORDER[max(place - 1, 1)]
    skipped = before is StepName.DONE_BEFORE and (state.tracking is None or state.tracking.month == 1)
    return _at(state, StepName.TRACKING if skipped else before)


def _at(state: SetupState, name: StepName) -> SetupState:
    return state.model_copy(update={"step": name, "editing": False, "panel": None, "told": None, **_QUIET})


_QUIET: dict[str, object] = {"unread": (), "notes": ()}


def tapped(state: SetupState, scene: Scene, action: str, value: str) -> SetupState:
    """The state after a tap that stays inside the set-up.

    Raises:
        LookupError: the step has no such button.
    """
    step = step_of(state)
    match action:
        case "v":
            return _after(state, scene, step.pick(state, scene, value))
        case "next" if step.skippable:
            return forward(state, scene)
        case "skip" if step.skippable:
            return forward(step.skip(state), scene)
        case "back" if state.step is not StepName.NOTICE:
            return backward(state)
        case "edit" if state.step is StepName.SUMMARY and value in CHANGEABLE:
            return _at(state, StepName(value)).model_copy(update={"editing": True})
    raise LookupError(action)


def typed(state: SetupState, scene: Scene, text: str) -> SetupState:
    """The state after a typed text; what could not be taken is said, and the step stays open."""
    return _after(state, scene, step_of(state).read(state, scene, text))


def _after(state: SetupState, scene: Scene, outcome: Outcome) -> SetupState:
    match outcome:
        case Onward(after):
            return forward(after, scene)
        case Stay(after):
            return after
        case Told():
            return state.telling(outcome)
        case _:
            return state.telling(as_told(outcome))
