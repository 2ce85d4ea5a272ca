"""⚙️ → 花名册: the people of the branch, a page for each, and what changes about them.

What the secretary sees: the people by pages; a tap opens a person: 改职务 (posts to switch on and off, from
today or another day), 转正 and 转出 (today by a tap, or a typed date), 改名, 党小组, 政治面貌, 加入日期,
年老体弱, 邀请; somebody moved out by mistake is restored, somebody added by mistake removed as long as no
record names them. 加人 takes pasted lines, shows what was understood, and asks since when they are there.
Where the number of full members crosses seven, the secretary is told what that changes and asked.
"""

from collections.abc import Callable
from datetime import timedelta

from sqlmodel import Session

from bot.access import Action
from bot.roster import COMMITTEE_FROM_FULL_MEMBERS, Branch, Membership, Person, Post
from handlers import asking
from handlers.leading import Look, looking
from handlers.roster import posts, removing
from handlers.routing import Route, callback
from handlers.turn import Turn
from messages.callbacks.settings import PersonTap
from storage import branches, rosters
from storage.inbox import Reply

STALE = Reply("silence", toast="gate.stale")
SCREENS = {
    "show": "person",
    "posts": "person_posts",
    "membership": "person_membership",
    "exempt": "person_exempt",
    "remove": "person_remove",
    "erase": "person_erase",
}
"""Which taps on a person's page open which screen."""
QUESTIONS = frozenset({"left", "full", "rename", "group", "joined", "posts_from", "hand_over_from"})
"""Which taps on a person's page open a question of the same name."""


def routes() -> list[Route]:
    """The taps on the roster."""
    return [callback(PersonTap, tap)]


def page(person_id: int) -> Reply:
    """The reply that shows a person."""
    return Reply("person", {"person": person_id})


async def tap(turn: Turn, tapped: PersonTap) -> None:
    """A tap on the roster or on a person's page; somebody of another branch is nobody here."""
    found = await looking(turn, Action.MANAGE_ROSTER)
    if found is None:
        return
    if tapped.person == 0:
        await _list(turn, tapped)
        return
    person = found.roster.find(tapped.person)
    if person is None:
        await turn.commit(STALE)
        return
    await _person(turn, found, person, tapped)


async def _list(turn: Turn, tapped: PersonTap) -> None:
    match tapped.action:
        case "list" | "gone":
            number = int(tapped.value) if tapped.value.isdigit() else 0
            await turn.commit(Reply("roster", {"page": number, "gone": tapped.action == "gone"}))
        case "add":
            await asking.ask(turn, "add")
        case _:
            await turn.commit(STALE)


async def _person(turn: Turn, found: Look, person: Person, tapped: PersonTap) -> None:
    if tapped.action in SCREENS:
        await turn.commit(Reply(SCREENS[tapped.action], {"person": person.id}))
    elif tapped.action == "left" and _only_secretary(found, person):
        await turn.commit(Reply("silence", toast="roster.secretary_first"))
    elif tapped.action in QUESTIONS:
        await asking.ask(turn, tapped.action, str(person.id))
    else:
        await _change(turn, found, person, tapped)


async def _change(turn: Turn, found: Look, person: Person, tapped: PersonTap) -> None:
    """A tap that changes something at once."""
    match tapped.action:
        case "post":
            await posts.switch(turn, found, person, tapped.value)
        case "hand_over":
            await posts.hand_over(turn, found, person, tapped.value)
        case "is" if tapped.value in list(Membership):
            await change(turn, found, person.id, rosters.set_membership, person.id, Membership(tapped.value))
        case "excuse" if tapped.value in ("0", "1"):
            excused = tapped.value == "1"
            await turn.commit(lambda _: page(person.id), rosters.set_exempt, person.id, excused)
        case "restore":
            await change(turn, found, person.id, rosters.set_left, person.id, None)
        case "removed":
            await removing.remove(turn, found, person)
        case "erased":
            await removing.erase(turn, person)
        case _:
            await turn.commit(STALE)


def _only_secretary(found: Look, person: Person) -> bool:
    return Post.BRANCH_SECRETARY in person.posts(found.today)


async def change(turn: Turn, found: Look, person_id: int, unit: Callable[..., object], *args: object) -> None:
    """Change the roster and show the person, or first that the branch has crossed seven full members."""

    def counted(session: Session) -> int | None:
        unit(session, *args)
        return crossing(session, found)

    await turn.commit(lambda after: crossed(after, page(person_id)), counted)


def crossing(session: Session, before: Look) -> int | None:
    """The new number of full members where it crosses seven against what the branch says; a unit.

    Counted as of tomorrow, so that whoever leaves today has left. A number that follows the roster goes on
    following it on the same side of seven without a question.
    """
    branch, day = before.branch, before.today + timedelta(days=1)
    was = len(before.roster.voters(day))
    now = len(rosters.get(session, branch.id).voters(day))
    if now == was or now == branch.full_members:
        return None
    if _needs_committee(now) != branch.has_committee:
        return now if _needs_committee(was) == branch.has_committee else None
    if was == branch.full_members:
        branches.update(session, branch.id, full_members=now)
    return None


def _needs_committee(full_members: int) -> bool:
    return full_members >= COMMITTEE_FROM_FULL_MEMBERS


def crossed(after: int | None, otherwise: Reply) -> Reply:
    """The question about the committee where seven was crossed, else the other reply."""
    return otherwise if after is None else Reply("crossing", {"members": after})


def committee_after(branch: Branch, members: int) -> bool:
    """Whether ``members`` full members give the branch a committee that it has not."""
    return _needs_committee(members) and not branch.has_committee
