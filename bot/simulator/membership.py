"""Who is there: new people, groups, and people who block the bot or have read its messages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.simulator import render
from bot.simulator.model import Chat, JsonObject, Person, PersonSpec
from bot.simulator.writing import ImpossibleError

if TYPE_CHECKING:
    from bot.simulator.world import World


def join(world: World, first_name: str, language_code: str, person_id: int | None = None) -> Person:
    """A new person with a phone; raises ImpossibleError for an id that is taken."""
    number = person_id if person_id is not None else max([1000, *world.people]) + 1
    try:
        return world.add_person(PersonSpec(number, first_name, language_code))
    except ValueError as error:
        raise ImpossibleError(str(error)) from error


def make_group(world: World, title: str, members: Sequence[int], *, supergroup: bool) -> Chat:
    """Make a group with the bot in it, which is told so by my_chat_member."""
    if not members or any(member not in world.people for member in members):
        raise ImpossibleError("a group needs members, all of them known people")
    chat = world.add_group(title, members, "supergroup" if supergroup else "group")
    _member_changed(world, world.people[members[0]], chat, "left", "member")
    return chat


def block(world: World, person: Person, *, blocked: bool) -> None:
    """Block or unblock the bot; it is told by my_chat_member. Doing what is done already changes nothing."""
    if person.blocked == blocked:
        return
    person.blocked = blocked
    before, after = ("member", "kicked") if blocked else ("kicked", "member")
    _member_changed(world, person, world.chats[person.id], before, after)


def read(world: World, person: Person) -> None:
    """Read everything: nothing is unread any more."""
    chat = world.chats[person.id]
    if chat.unread:
        chat.unread = 0
        chat.feed.add("unread", unread=0)


def _member_changed(world: World, person: Person, chat: Chat, before: str, after: str) -> None:
    body: JsonObject = {
        "chat": render.chat(world, chat),
        "from": render.user(person),
        "date": world.now(),
        "old_chat_member": _member(world, before),
        "new_chat_member": _member(world, after),
    }
    world.updates.put("my_chat_member", body)


def _member(world: World, status: str) -> JsonObject:
    told: JsonObject = {"user": world.bot, "status": status}
    return {**told, "until_date": 0} if status == "kicked" else told
