"""⚙️ → 花名册: the people of the branch, a page for each, and what changes about them.

What the secretary sees: the people by pages; a tap opens a person: 改职务 (posts to switch on and off),
转正 and 转出 (today by a tap, or a typed date), 改名, 党小组, 政治面貌, 邀请; somebody moved out by mistake
is restored. 加人 takes pasted lines, shows what was understood, and asks whether they join today or were
there all along. Where the number of full members crosses seven, the secretary is told what that changes and
asked.
"""

from collections.abc import Callable
from datetime import timedelta

from sqlmodel import Session

from bot.access import Action
from bot.roster import COMMITTEE_FROM_FULL_MEMBERS, Branch, Membership, Person, Post
from handlers import asking
from handlers.leading import Look, looking
from handlers.routing import Route, callback
from handlers.setup.founder import SINGLE
from handlers.turn import Turn
from messages.callbacks import PersonTap
from storage import branches, rosters
from storage.inbox import Reply

STALE = Reply("silence", toast="gate.stale")
QUESTIONS = {"left": "left", "full": "full", "rename": "rename", "group": "group"}
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
    match tapped.action:
        case "show":
            await turn.commit(page(person.id))
        case "posts":
            await turn.commit(Reply("person_posts", {"person": person.id}))
        case "membership":
            await turn.commit(Reply("person_membership", {"person": person.id}))
        case "post" if tapped.value in list(Post):
            await _switch(turn, found, person, Post(tapped.value))
        case "hand_over":
            await _hand_over(turn, found, person)
        case "is" if tapped.value in list(Membership):
            await change(turn, found, person.id, rosters.set_membership, person.id, Membership(tapped.value))
        case "restore":
            await change(turn, found, person.id, rosters.set_left, person.id, None)
        case "left" if _only_secretary(found, person):
            await turn.commit(Reply("silence", toast="roster.secretary_first"))
        case action if action in QUESTIONS:
            await asking.ask(turn, QUESTIONS[action], str(person.id))
        case _:
            await turn.commit(STALE)


def _only_secretary(found: Look, person: Person) -> bool:
    return Post.BRANCH_SECRETARY in person.posts(found.today)


async def _switch(turn: Turn, found: Look, person: Person, post: Post) -> None:
    """Give a post or end it, from today; the secretary's is handed over, never dropped."""
    held = person.posts(turn.today)
    reply = Reply("person_posts", {"person": person.id})
    if post in SINGLE and post in held:
        await turn.commit(Reply("silence", toast="roster.secretary_first"))
    elif post in SINGLE and found.roster.secretary(turn.today) is not None:
        await turn.commit(Reply("hand_over", {"person": person.id}))
    elif post in held:
        await turn.commit(lambda _: reply, _end, person.id, post, turn)
    else:
        await turn.commit(lambda _: reply, rosters.set_tenure, person.id, post, turn.today)


def _end(session: Session, person_id: int, post: Post, turn: Turn) -> None:
    rosters.end_tenure(session, person_id, post, turn.today - timedelta(days=1))


async def _hand_over(turn: Turn, found: Look, person: Person) -> None:
    """书记 passes from whoever holds it to this person, from today."""
    before = found.roster.secretary(turn.today)
    if before is None or before.id == person.id:
        await turn.commit(STALE)
        return

    def unit(session: Session) -> None:
        _end(session, before.id, Post.BRANCH_SECRETARY, turn)
        rosters.set_tenure(session, person.id, Post.BRANCH_SECRETARY, turn.today)

    await turn.commit(lambda _: Reply("handed_over", {"person": person.id}), unit)


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
