"""What /start shows: an invite's question, where things stand, and what a newcomer can do."""

from collections.abc import Sequence

from bot.access import Role
from bot.duties.lists import attention, duty_list
from bot.duties.standing import State
from handlers.joining import Joining
from handlers.leading import Look, looked
from handlers.outgoing import Outgoing, Text
from handlers.screens import Showing, screen
from handlers.situations import catalogue_of, situation
from messages.buttons import Button, menu, rows
from messages.callbacks.steps import JoinTap
from messages.labels import label
from messages.render import render
from storage import branches, drafts, rosters


@screen("joining")
async def joining(showing: Showing) -> Sequence[Outgoing]:
    """The notice, and whom the invite takes the person for."""
    draft = await showing.store.read(drafts.get, showing.id("draft"))
    if draft is None:
        return [Text(render(showing.language, "setup_gone"), edit=True)]
    state = Joining.model_validate_json(draft.data)
    branch = await showing.store.read(branches.find, state.branch_id)
    person = (await showing.store.read(rosters.get, state.branch_id)).find(state.person_id)
    if branch is None or person is None:
        return [Text(render(showing.language, "invite_refused", why="unknown"), edit=True)]

    def tap(key: str, action: str, value: str = "", **values: object) -> Button:
        data = JoinTap(draft.id, draft.revision, action, value).encode()
        return Button(label(showing.language, key, **values), data)

    html = render(
        showing.language,
        "joining",
        branch=branch.name,
        person=person,
        posts=[post.value for post in sorted(person.posts(showing.today))],
    )
    other = "en" if showing.language == "zh" else "zh"
    taps = rows(
        [tap("joining.agree", "agree", name=person.name)],
        [tap("joining.not_me", "not_me"), tap("setup.switch", "language", other)],
    )
    return [Text(html, taps, edit=True, supersedes=draft.message_id, draft_id=draft.id)]


@screen("not_me")
async def not_me(showing: Showing) -> Sequence[Outgoing]:
    """The invite was for somebody else; it stays unused."""
    return [Text(render(showing.language, "not_me"), edit=True)]


@screen("invite_refused")
async def invite_refused(showing: Showing) -> Sequence[Outgoing]:
    """A code that opens nothing, and why."""
    return [Text(render(showing.language, "invite_refused", why=showing.word("why")), edit=True)]


@screen("one_branch")
async def one_branch(showing: Showing) -> Sequence[Outgoing]:
    """One account belongs to one branch."""
    branch = await showing.store.read(branches.get, showing.branch_id)
    return [Text(render(showing.language, "one_branch", branch=branch.name), menu(showing.language))]


@screen("joined")
async def joined(showing: Showing) -> Sequence[Outgoing]:
    """Welcome: what this role can do, with the reply keyboard."""
    found = await looked(showing)
    html = render(
        showing.language, "joined", branch=found.branch.name, role=found.role.value, name=_me(found)
    )
    return [Text(html, menu(showing.language), edit=True)]


@screen("home")
async def home(showing: Showing) -> Sequence[Outgoing]:
    """Where things stand, with the reply keyboard; an invite that is none is mentioned."""
    found = await looked(showing)
    counts = await _counts(showing) if found.role is not Role.NOBODY else {}
    html = render(
        showing.language,
        "home",
        branch=found.branch.name,
        name=_me(found),
        overdue=counts.get(State.OVERDUE, 0),
        soon=counts.get(State.DUE_SOON, 0),
        left=sum(counts.values()),
        gone=found.role is Role.NOBODY,
        refused=showing.word("refused"),
    )
    return [Text(html, menu(showing.language))]


def _me(found: Look) -> str:
    person = found.roster.find(found.person_id)
    return person.name if person else ""


async def _counts(showing: Showing) -> dict[State, int]:
    """How many lines of the person's own list are open, by how pressing they are."""
    now = await showing.store.read(situation, showing.branch_id, showing.today)
    found: dict[State, int] = {}
    for line in attention(duty_list(catalogue_of(now), now, showing.person_id)):
        state = line.standing.overall
        found[state] = found.get(state, 0) + 1
    return found
