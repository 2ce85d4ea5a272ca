"""Setting up a branch, one message edited in place.

What the secretary does: /start → reads the first-use notice, 同意并开始 → types the branch's name → taps
the number of full members → taps the own post → taps or types the own name → pastes the roster (姓名 职务,
a line each), sees what was understood, 就这些 → departments, typed or skipped → 本月起 → what was done
before, or 跳过 → the summary → 建立支部. Then the walk through the duty list begins
(``handlers.duty_walk``). 上一步 and 取消 everywhere; what was typed waits in a draft, and /start takes it
up again.
"""

from sqlmodel import Session

from bot.roster import Branch
from handlers.forms.state import Told
from handlers.routing import Route, anything, callback, text
from handlers.setup import flow, founding
from handlers.setup.state import SetupState, StepName
from handlers.setup.step import Scene
from handlers.turn import Turn
from messages.callbacks.steps import SetupTap
from messages.labels import LANGUAGES
from messages.reading.commands import Command, read_command
from storage import accounts, drafts, invites
from storage.drafts import Draft, Stale
from storage.inbox import Reply
from storage.invites import Refused

KIND = "setup"
"""The kind of draft that holds a ``SetupState``."""
STALE = Reply("silence", toast="gate.stale")


def routes() -> list[Route]:
    """The ways through a set-up; ``/start`` opens it (``handlers.joining``)."""
    return [callback(SetupTap, tap), text(type_in), anything(send_something)]


def begin(session: Session, turn: Turn, invite: str | None) -> Draft:
    """Open a set-up at its notice; a unit."""
    user = turn.update.effective_user
    state = SetupState(invite=invite, display_name=user.full_name if user else "")
    return drafts.start(
        session,
        user_id=turn.user_id,
        chat_id=turn.chat_id,
        branch_id=None,
        kind=KIND,
        step=state.step,
        data=state.model_dump_json(),
        now=turn.now,
    )


def shown(result: Draft | Stale) -> Reply:
    """The reply that shows a set-up as it stands."""
    return STALE if isinstance(result, Stale) else Reply("setup", {"draft": result.id})


def read_state(draft: Draft) -> SetupState:
    """The set-up that a draft holds."""
    return SetupState.model_validate_json(draft.data)


def scene_of(turn: Turn, state: SetupState) -> Scene:
    """Where the update finds the set-up."""
    return Scene(turn.today, turn.language, state.display_name)


async def tap(turn: Turn, tapped: SetupTap) -> None:
    """A button of a set-up: judged by draft and revision; a second tap finds the revision moved on."""
    draft = await turn.read(drafts.get, tapped.draft)
    if draft is None or draft.user_id != turn.user_id or draft.revision != tapped.revision:
        await turn.commit(STALE)
        return
    state = read_state(draft)
    match tapped.action:
        case "language" if tapped.value in LANGUAGES:
            await turn.commit(shown, _switch, turn, draft, state, tapped.value)
        case "cancel":
            await turn.commit(shown, put, turn, draft, state.model_copy(update={"paused": True}))
        case "resume":
            await turn.commit(shown, put, turn, draft, state.but(paused=False))
        case "restart":
            fresh = SetupState(invite=state.invite, display_name=state.display_name, step=_first(state))
            await turn.commit(shown, put, turn, draft, fresh)
        case "found" if state.step is StepName.SUMMARY:
            await _found(turn, draft, state)
        case "v" if state.step is StepName.NOTICE:
            await _agree(turn, draft, state, tapped)
        case _:
            await _go_on(turn, draft, state, tapped)


def _first(state: SetupState) -> StepName:
    """Where a new start begins: the notice is agreed to once."""
    return StepName.NOTICE if state.step is StepName.NOTICE else StepName.NAME


async def _go_on(turn: Turn, draft: Draft, state: SetupState, tapped: SetupTap) -> None:
    try:
        after = flow.tapped(state, scene_of(turn, state), tapped.action, tapped.value)
    except LookupError:
        await turn.commit(STALE)
        return
    await turn.commit(shown, put, turn, draft, after)


def put(session: Session, turn: Turn, draft: Draft, state: SetupState) -> Draft | Stale:
    """Store the next state of a set-up, and make it the active draft; a unit."""
    data = state.model_dump_json()
    saved = drafts.save(session, draft.id, draft.revision, step=state.step, data=data, now=turn.now)
    if isinstance(saved, Draft) and saved.parked:
        return drafts.resume(session, saved.id, turn.user_id, turn.now) or Stale(None)
    return saved


def _switch(session: Session, turn: Turn, draft: Draft, state: SetupState, language: str) -> Draft | Stale:
    accounts.set_language(session, turn.user_id, language)
    return put(session, turn, draft, state)


async def _agree(turn: Turn, draft: Draft, state: SetupState, tapped: SetupTap) -> None:
    """The notice is accepted; the founding invite, if there is one, is used up now."""
    if state.invite is None and not turn.settings.open_signup:
        await turn.commit(Reply("stranger"), drafts.discard, draft.id)
        return
    after = flow.tapped(state, scene_of(turn, state), tapped.action, tapped.value)
    await turn.commit(_agreed_reply, _agreed, turn, draft, after)


def _agreed(session: Session, turn: Turn, draft: Draft, after: SetupState) -> Draft | Stale | Refused:
    if after.invite is not None:
        redeemed = invites.redeem(session, after.invite, turn.user_id, turn.now)
        if isinstance(redeemed, Refused):
            drafts.discard(session, draft.id)
            return redeemed
    accounts.set_noticed(session, turn.user_id)
    return put(session, turn, draft, after)


def _agreed_reply(result: Draft | Stale | Refused) -> Reply:
    return Reply("invite_refused", {"why": result.value}) if isinstance(result, Refused) else shown(result)


async def _found(turn: Turn, draft: Draft, state: SetupState) -> None:
    await turn.commit(_founded, founding.found, draft, state, turn.settings.time_zone, turn.now)


def _founded(result: Branch | Stale) -> Reply:
    return STALE if isinstance(result, Stale) else Reply("founded")


async def open_setup(turn: Turn) -> Draft | None:
    """The set-up that the sender is in, if that is the open draft."""
    return await turn.read(drafts.active, turn.user_id, KIND)


async def type_in(turn: Turn) -> None:
    """Typed text goes to the open step; plain words such as 上一步, 跳过, 取消 or 就这些 steer."""
    draft = await open_setup(turn)
    if draft is None:
        return
    state = read_state(draft)
    await turn.commit(shown, put, turn, draft, _typed(state, scene_of(turn, state), turn.text))


def _typed(state: SetupState, scene: Scene, text: str) -> SetupState:
    if state.paused:
        return state
    word = read_command(text)
    if word is Command.CANCEL:
        return state.model_copy(update={"paused": True})
    steering = {Command.BACK: "back", Command.SKIP: "skip", Command.DONE: "next"}
    if word in steering:
        try:
            return flow.tapped(state, scene, steering[word], "")
        except LookupError:
            return state.telling(Told(key="setup.told.not_here"))
    return flow.typed(state, scene, text)


async def send_something(turn: Turn) -> None:
    """A sticker, a picture, a file: words are wanted, and nothing is lost."""
    draft = await open_setup(turn)
    if draft is not None:
        told = read_state(draft).telling(Told(key="told.text_wanted"))
        await turn.commit(shown, put, turn, draft, told)


async def pause(turn: Turn, draft: Draft) -> None:
    """/cancel: the set-up waits."""
    await turn.commit(shown, put, turn, draft, read_state(draft).model_copy(update={"paused": True}))
