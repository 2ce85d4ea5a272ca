"""The person-side HTTP API, people and private chats: under /api/people. See docs/local-telegram.md."""

from __future__ import annotations

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from bot.simulator import attachments, membership, tapping, writing
from bot.simulator.bodies import Block, Contact, Edit, Forward, Location, NewPerson, Press, Tap, Text, body
from bot.simulator.model import JsonObject, Person
from bot.simulator.routes import Handlers, chat_state
from bot.simulator.world import World

LONGEST_WAIT = 50.0


def _person(world: World, request: Request) -> Person:
    person = world.people.get(int(request.path_params["id"]))
    if person is None:
        raise HTTPException(404, "no such person")
    return person


def _told(world: World, person: Person) -> JsonObject:
    return {
        "id": person.id,
        "first_name": person.first_name,
        "username": person.username,
        "language_code": person.language_code,
        "unread": world.chats[person.id].unread,
    }


async def _bot(world: World, _request: Request) -> object:
    return {name: world.bot[name] for name in ("id", "username", "first_name")}


async def _people(world: World, _request: Request) -> object:
    return {"people": [_told(world, person) for person in world.people.values()]}


async def _add_person(world: World, request: Request) -> object:
    given = await body(request, NewPerson)
    return _told(world, membership.join(world, given.first_name, given.language_code, given.id))


async def _state(world: World, request: Request) -> object:
    person = _person(world, request)
    extra = {"commands": world.commands.for_person(person), "blocked": person.blocked}
    return {**chat_state(world, world.chats[person.id]), **extra}


async def _changes(world: World, request: Request) -> object:
    feed = world.chats[_person(world, request).id].feed
    try:
        after = int(request.query_params.get("after", "0"))
        wait = min(max(float(request.query_params.get("timeout", "0")), 0.0), LONGEST_WAIT)
    except ValueError as error:
        raise HTTPException(400, "after and timeout are numbers") from error
    changes = await feed.after(after, wait)
    return {"seq": feed.seq, "changes": changes}


async def _text(world: World, request: Request) -> object:
    given = await body(request, Text)
    sent = writing.say(world, _person(world, request), given.text, given.reply_to_message_id)
    return {"message_id": sent[0].message_id, "message_ids": [one.message_id for one in sent]}


async def _tap(world: World, request: Request) -> object:
    given = await body(request, Tap)
    person = _person(world, request)
    query = tapping.tap(
        world, person, given.message_id, data=given.data, label=given.label, stale=given.stale
    )
    return {"callback_query_id": query.id}


async def _press(world: World, request: Request) -> object:
    given = await body(request, Press)
    return {"message_id": tapping.press(world, _person(world, request), given.label).message_id}


async def _upload(world: World, request: Request) -> object:
    person = _person(world, request)
    async with request.form(max_files=10) as form:
        files = [one for one in form.getlist("file") if isinstance(one, UploadFile)]
        if not files:
            raise HTTPException(400, "file: at least one is needed")
        read = [(one.filename or "file", await one.read(), one.content_type) for one in files]
        kind, caption = str(form.get("as", "document")), str(form.get("caption", ""))
        replied = str(form.get("reply_to_message_id", ""))
    if kind not in ("photo", "document"):
        raise HTTPException(400, "as: photo or document")
    if replied and not replied.isdecimal():
        raise HTTPException(400, "reply_to_message_id: a number")
    reply_to = int(replied) if replied else None
    sent = attachments.upload(world, person, read, caption, as_photo=kind == "photo", reply_to=reply_to)
    return {"message_ids": [one.message_id for one in sent]}


async def _sticker(world: World, request: Request) -> object:
    return {"message_id": attachments.send_sticker(world, _person(world, request)).message_id}


async def _voice(world: World, request: Request) -> object:
    return {"message_id": attachments.send_voice(world, _person(world, request)).message_id}


async def _contact(world: World, request: Request) -> object:
    given = await body(request, Contact)
    sent = attachments.send_contact(world, _person(world, request), given.phone_number, given.first_name)
    return {"message_id": sent.message_id}


async def _location(world: World, request: Request) -> object:
    given = await body(request, Location)
    sent = attachments.send_location(world, _person(world, request), given.latitude, given.longitude)
    return {"message_id": sent.message_id}


async def _forward(world: World, request: Request) -> object:
    given = await body(request, Forward)
    person = _person(world, request)
    if given.message_id is not None:
        return {"message_id": writing.forward(world, person, given.message_id).message_id}
    if not given.text.strip() or not given.from_name.strip():
        raise HTTPException(400, "message_id, or text and from_name")
    return {"message_id": writing.pass_on(world, person, given.text, given.from_name).message_id}


async def _edit(world: World, request: Request) -> object:
    given = await body(request, Edit)
    return {
        "message_id": writing.edit(world, _person(world, request), given.message_id, given.text).message_id
    }


async def _block(world: World, request: Request) -> object:
    given = await body(request, Block)
    membership.block(world, _person(world, request), blocked=given.blocked)
    return {"blocked": given.blocked}


async def _read(world: World, request: Request) -> object:
    membership.read(world, _person(world, request))
    return {"unread": 0}


HANDLERS: Handlers = {
    ("GET", "/api/bot"): _bot,
    ("GET", "/api/people"): _people,
    ("POST", "/api/people"): _add_person,
    ("GET", "/api/people/{id:int}/state"): _state,
    ("GET", "/api/people/{id:int}/changes"): _changes,
    ("POST", "/api/people/{id:int}/text"): _text,
    ("POST", "/api/people/{id:int}/tap"): _tap,
    ("POST", "/api/people/{id:int}/press"): _press,
    ("POST", "/api/people/{id:int}/upload"): _upload,
    ("POST", "/api/people/{id:int}/sticker"): _sticker,
    ("POST", "/api/people/{id:int}/voice"): _voice,
    ("POST", "/api/people/{id:int}/contact"): _contact,
    ("POST", "/api/people/{id:int}/location"): _location,
    ("POST", "/api/people/{id:int}/forward"): _forward,
    ("POST", "/api/people/{id:int}/edit"): _edit,
    ("POST", "/api/people/{id:int}/block"): _block,
    ("POST", "/api/people/{id:int}/read"): _read,
}
