"""The person-side HTTP API, groups: under /api/group."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request

from bot.simulator import membership, tapping, writing
from bot.simulator.bodies import Group, GroupTap, GroupText, body
from bot.simulator.botapi.chats import whole_number
from bot.simulator.model import Chat, Person
from bot.simulator.routes import Handlers, chat_state
from bot.simulator.world import World
from bot.simulator.writing import ImpossibleError


def _group(world: World, request: Request) -> Chat:
    number = whole_number(request.path_params["id"])
    chat = world.chats.get(number) if number is not None else None
    if chat is None or chat.kind == "private":
        raise HTTPException(404, "no such group")
    return chat


def _member(world: World, chat: Chat, sender: int) -> Person:
    if sender not in chat.members:
        raise ImpossibleError("only a member can do that in a group")
    return world.people[sender]


async def _make(world: World, request: Request) -> object:
    given = await body(request, Group)
    return {
        "chat_id": membership.make_group(world, given.title, given.members, supergroup=given.supergroup).id
    }


async def _text(world: World, request: Request) -> object:
    given, chat = await body(request, GroupText), _group(world, request)
    sent = writing.say(world, _member(world, chat, given.sender), given.text, chat=chat)
    return {"message_id": sent[0].message_id, "message_ids": [one.message_id for one in sent]}


async def _tap(world: World, request: Request) -> object:
    given, chat = await body(request, GroupTap), _group(world, request)
    person = _member(world, chat, given.sender)
    query = tapping.tap(
        world, person, given.message_id, data=given.data, label=given.label, stale=given.stale, chat=chat
    )
    return {"callback_query_id": query.id}


async def _state(world: World, request: Request) -> object:
    chat = _group(world, request)
    return {**chat_state(world, chat), "title": chat.title, "members": chat.members, "type": chat.kind}


HANDLERS: Handlers = {
    ("POST", "/api/group"): _make,
    ("POST", "/api/group/{id}/text"): _text,
    ("POST", "/api/group/{id}/tap"): _tap,
    ("GET", "/api/group/{id}/state"): _state,
}
