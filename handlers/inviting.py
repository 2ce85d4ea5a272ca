"""⚙️ → 邀请: one-use links for the people of the roster.

What the secretary sees: who has not joined yet, a tap on a name, and a message with the link, ready to
forward; the links that are still open, each with 收回. Only a code's hash is kept, so a link is shown once;
where it could not be shown a new one is made.
"""

from collections import OrderedDict
from collections.abc import Sequence
from datetime import timedelta

from sqlmodel import Session

from bot.access import Action
from bot.invites import hash_code, link, new_code
from bot.roster import Person
from handlers.leading import looked, looking
from handlers.outgoing import Outgoing, Text
from handlers.roster.person_screens import posts_of
from handlers.routing import Route, callback
from handlers.screens import Showing, screen
from handlers.turn import Turn
from messages.buttons import Button, grid, rows
from messages.callbacks.settings import InviteTap, SettingsTap
from messages.labels import label
from messages.render import render
from storage import invites
from storage.inbox import Reply
from storage.invites import Invite

VALID = timedelta(days=7)
"""How long an invite lasts."""
STALE = Reply("silence", toast="gate.stale")
OFFERED = 30
"""People offered on the page of invites; others are invited from their own page."""


class _JustMade:
    """The codes of invites made a moment ago, in this process alone: the database must not hold them."""

    def __init__(self, most: int = 200) -> None:
        self._codes: OrderedDict[int, str] = OrderedDict()
        self._most = most

    def put(self, invite_id: int, code: str) -> None:
        self._codes[invite_id] = code
        while len(self._codes) > self._most:
            self._codes.popitem(last=False)

    def get(self, invite_id: int) -> str | None:
        return self._codes.get(invite_id)


_just_made = _JustMade()


def routes() -> list[Route]:
    """The taps on invites."""
    return [callback(InviteTap, tap)]


async def tap(turn: Turn, tapped: InviteTap) -> None:
    """Make an invite for a person, or take one back; of the sender's own branch only."""
    found = await looking(turn, Action.INVITE)
    if found is None:
        return
    if tapped.action == "make":
        person = found.roster.find(tapped.id)
        if person is None or not person.present(turn.today) or person.id in found.bound:
            await turn.commit(STALE)
        else:
            await _make(turn, found.branch.id, person.id)
    elif tapped.action == "revoke":
        await turn.commit(_revoked, _revoke, turn, found.branch.id, tapped.id)
    else:
        await turn.commit(STALE)


async def _make(turn: Turn, branch_id: int, person_id: int) -> None:
    code = new_code()
    username = turn.message.get_bot().username

    def shown(invite_id: int) -> Reply:
        return Reply("invite_made", {"invite": invite_id, "person": person_id, "bot": username})

    made = await turn.commit(shown, _create, turn, branch_id, person_id, hash_code(code))
    _just_made.put(made, code)


def _create(session: Session, turn: Turn, branch_id: int, person_id: int, code_hash: str) -> int:
    """The new invite; an earlier one of the same person that is still open is taken back."""
    for each in invites.list_open(session, turn.now, branch_id):
        if each.person_id == person_id:
            invites.revoke(session, each.id, turn.now)
    return invites.create(
        session,
        kind="person",
        code_hash=code_hash,
        expires_at=turn.now + VALID,
        branch_id=branch_id,
        person_id=person_id,
        created_by=turn.user_id,
        now=turn.now,
    )


def _revoke(session: Session, turn: Turn, branch_id: int, invite_id: int) -> bool:
    mine = any(each.id == invite_id for each in invites.list_open(session, turn.now, branch_id))
    return mine and invites.revoke(session, invite_id, turn.now)


def _revoked(done: bool) -> Reply:
    return Reply("invites", toast="settings.revoked") if done else STALE


@screen("invites")
async def show(showing: Showing) -> Sequence[Outgoing]:
    """Who can be invited, and which links are open."""
    found = await looked(showing)
    still_open = await showing.store.read(invites.list_open, showing.now, found.branch.id)
    waiting = [each for each in still_open if each.person_id is not None]
    lines = [(_name(each, found.roster.find(each.person_id)), each.expires_at.date()) for each in waiting]
    people = [p for p in found.roster.on(showing.today) if p.id not in found.bound]
    leading = found.roster.committee(showing.today)
    people.sort(key=lambda person: person not in leading)
    html = render(
        showing.language,
        "invites",
        open=lines,
        nobody=not people,
        more=max(len(people) - OFFERED, 0),
        today=showing.today,
    )
    names = [Button(person.name, InviteTap("make", person.id).encode()) for person in people[:OFFERED]]
    revoking = [
        Button(
            label(showing.language, "settings.revoke", name=line[0]), InviteTap("revoke", each.id).encode()
        )
        for each, line in zip(waiting, lines, strict=True)
    ]
    back = Button(label(showing.language, "settings.back"), SettingsTap("home").encode())
    return [Text(html, rows(*grid(names, 30), *grid(revoking, most=2), [back]), edit=True)]


def _name(invite: Invite, person: Person | None) -> str:
    return str(invite.id) if person is None else person.name


@screen("invite_made")
async def made(showing: Showing) -> Sequence[Outgoing]:
    """How to pass it on, and the message to forward."""
    found = await looked(showing)
    who = found.roster.find(showing.id("person"))
    code = _just_made.get(showing.id("invite"))
    name = who.name if who else ""
    back = Button(label(showing.language, "settings.to_invites"), SettingsTap("invite").encode())
    if code is None:
        again = Button(
            label(showing.language, "roster.invite"), InviteTap("make", showing.id("person")).encode()
        )
        return [Text(render(showing.language, "invite_lost", name=name), rows([again], [back]), edit=True)]
    forward = render(
        showing.language,
        "invite_forward",
        name=name,
        posts=posts_of(who, showing) if who else [],
        branch=found.branch.name,
        link=link(showing.word("bot"), code),
        code=code,
    )
    return [
        Text(render(showing.language, "invite_made", name=name), rows([back]), edit=True),
        Text(forward),
    ]
