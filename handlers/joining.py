"""/start, and joining a branch by an invite link.

What somebody sees: the link opens the bot with /start CODE → the first-use notice and who the invite says
they are → 是我，同意并开始 → the reply keyboard and what their role can do. 这不是我 leaves the invite
unused. A founding invite, or a plain /start where signing up is open, opens the set-up
(``handlers.setup``). Somebody who belongs to a branch sees where things stand; a stranger is told whom to
ask and sees nothing.
"""

from sqlmodel import Session

from bot.invites import hash_code
from bot.records import Value
from handlers.routing import Route, anything, callback, command, text
from handlers.setup import conversation as setup
from handlers.turn import Turn
from messages.callbacks.steps import JoinTap
from messages.labels import LANGUAGES
from storage import accounts, drafts, invites
from storage.drafts import Draft, Stale
from storage.inbox import Reply
from storage.invites import Invite, Refused

KIND = "join"
"""The kind of draft that holds a ``Joining``."""
STALE = Reply("silence", toast="gate.stale")


class Joining(Value):
    """An invite that was opened and not answered yet."""

    invite: str
    branch_id: int
    person_id: int


def routes() -> list[Route]:
    """The ways in."""
    return [command("start", start), callback(JoinTap, tap), text(remind), anything(remind)]


async def start(turn: Turn) -> None:
    """/start, with a code or without."""
    code = hash_code(turn.payload) if turn.payload else None
    if turn.account.branch_id is not None:
        await _known(turn, code)
        return
    waiting = await turn.read(_waiting, turn.user_id, code)
    if waiting is not None:
        await turn.commit(_shown, _take_up, turn, waiting)
    elif code is not None:
        await _open(turn, code)
    elif turn.settings.open_signup:
        await turn.commit(setup.shown, setup.begin, turn, None)
    else:
        await turn.commit(Reply("stranger"))


async def _known(turn: Turn, code: str | None) -> None:
    """Somebody with a branch: a code changes nothing, one account belongs to one branch."""
    invite = None if code is None else await turn.read(invites.look, code, turn.now)
    own = isinstance(invite, Invite) and invite.person_id == turn.account.person_id
    if code is None or own:
        await turn.commit(Reply("home"))
    elif isinstance(invite, Invite):
        await turn.commit(Reply("one_branch"))
    else:
        await turn.commit(Reply("home", {"refused": str(invite)}))


def _waiting(session: Session, user_id: int, code: str | None) -> Draft | None:
    """What was begun and not finished: of that code, or, without one, anything."""
    for draft in drafts.begun(session, user_id):
        if draft.kind == setup.KIND and code in (None, setup.read_state(draft).invite):
            return draft
        if draft.kind == KIND and code in (None, Joining.model_validate_json(draft.data).invite):
            return draft
    return None


def _take_up(session: Session, turn: Turn, draft: Draft) -> Draft | Stale:
    if draft.kind == setup.KIND:
        return setup.put(session, turn, draft, setup.read_state(draft).but(paused=False))
    return drafts.resume(session, draft.id, turn.user_id, turn.now) or Stale(None)


def _shown(result: Draft | Stale) -> Reply:
    if isinstance(result, Stale):
        return STALE
    return Reply("setup" if result.kind == setup.KIND else "joining", {"draft": result.id})


async def _open(turn: Turn, code: str) -> None:
    invite = await turn.read(invites.look, code, turn.now)
    if isinstance(invite, Refused):
        await turn.commit(Reply("invite_refused", {"why": invite.value}))
    elif invite.branch_id is None or invite.person_id is None:
        await turn.commit(setup.shown, setup.begin, turn, code)
    else:
        state = Joining(invite=code, branch_id=invite.branch_id, person_id=invite.person_id)
        await turn.commit(_shown, _begin, turn, state)


def _begin(session: Session, turn: Turn, state: Joining) -> Draft:
    return drafts.start(
        session,
        user_id=turn.user_id,
        chat_id=turn.chat_id,
        branch_id=None,
        kind=KIND,
        step="notice",
        data=state.model_dump_json(),
        now=turn.now,
    )


async def tap(turn: Turn, tapped: JoinTap) -> None:
    """A button under an invite; a second tap finds the draft gone or moved on."""
    draft = await turn.read(drafts.get, tapped.draft)
    if draft is None or draft.user_id != turn.user_id or draft.revision != tapped.revision:
        await turn.commit(STALE)
        return
    state = Joining.model_validate_json(draft.data)
    match tapped.action:
        case "language" if tapped.value in LANGUAGES:
            await turn.commit(_shown, _switch, turn, draft, tapped.value)
        case "agree":
            await turn.commit(_joined, _join, turn, draft, state)
        case "not_me":
            await turn.commit(Reply("not_me"), drafts.discard, draft.id)
        case _:
            await turn.commit(STALE)


def _switch(session: Session, turn: Turn, draft: Draft, language: str) -> Draft | Stale:
    accounts.set_language(session, turn.user_id, language)
    return drafts.save(session, draft.id, draft.revision, step=draft.step, data=draft.data, now=turn.now)


def _join(session: Session, turn: Turn, draft: Draft, state: Joining) -> Refused | None:
    """Use the invite up and bind the account; of several that try at once one gets in."""
    drafts.discard(session, draft.id)
    redeemed = invites.redeem(session, state.invite, turn.user_id, turn.now)
    if isinstance(redeemed, Refused):
        return redeemed
    accounts.bind(session, turn.user_id, state.branch_id, state.person_id)
    accounts.set_noticed(session, turn.user_id)
    return None


def _joined(refused: Refused | None) -> Reply:
    return Reply("joined") if refused is None else Reply("invite_refused", {"why": refused.value})


async def remind(turn: Turn) -> None:
    """Anything sent while an invite waits for its answer: the question once more."""
    active = await turn.read(drafts.active, turn.user_id, KIND)
    if active is not None:
        await turn.commit(_shown, _again, turn, active)


def _again(session: Session, turn: Turn, draft: Draft) -> Draft | Stale:
    return drafts.save(session, draft.id, draft.revision, step=draft.step, data=draft.data, now=turn.now)
