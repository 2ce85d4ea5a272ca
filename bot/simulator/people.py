"""What a person does with the phone: writing, tapping, sending things, editing, blocking."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.simulator import render
from bot.simulator.entities import detect, utf16_length
from bot.simulator.model import Chat, JsonObject, Message, Person, PersonSpec, Query

if TYPE_CHECKING:
    from bot.simulator.world import World

TEXT_LIMIT = 4096


class ImpossibleError(Exception):
    """A person cannot do this now, as no phone would offer it; the message says why."""


def send(world: World, person: Person, message: Message) -> Message:
    """Put a person's message in its chat and tell the bot; raises ImpossibleError while the bot is blocked."""
    if message.chat_id == person.id:
        _check_unblocked(person)
        person.started = True
    world.post(message)
    world.updates.put("message", render.message(world, message))
    return message


def _message(world: World, person: Person, chat: Chat | None = None, **fields: object) -> Message:
    where = person.id if chat is None else chat.id
    message = Message(0, where, person.id, world.now())
    for name, value in fields.items():
        setattr(message, name, value)
    return message


def say(
    world: World, person: Person, text: str, reply_to: int | None = None, chat: Chat | None = None
) -> list[Message]:
    """Send a text. As apps do, one of more than 4096 UTF-16 units goes as several messages."""
    if not text.strip():
        raise ImpossibleError("an empty text cannot be sent")
    parts = [part for part in _parts(text.strip()) if part.strip()]
    return [
        send(
            world, person, _message(world, person, chat, text=part, entities=detect(part), reply_to=reply_to)
        )
        for part in parts
    ]


def _parts(text: str) -> list[str]:
    parts, size = [""], 0
    for character in text:
        size += utf16_length(character)
        if size > TEXT_LIMIT:
            parts.append("")
            size = utf16_length(character)
        parts[-1] += character
    return parts


def tap(
    world: World,
    person: Person,
    message_id: int,
    *,
    data: str | None,
    label: str | None,
    stale: bool,
    chat: Chat | None = None,
) -> Query:
    """Tap an inline button by its data or its label.

    Raises ImpossibleError if the button is not there now; ``stale`` taps all the same, as a phone that has not yet heard
    of an edit or a deletion would (by data only).
    """
    where = chat or world.chats[person.id]
    if where.id == person.id:
        _check_unblocked(person)
    message = where.messages.get(message_id)
    found = _button(message, data, label)
    if found is None and not (stale and data is not None):
        raise ImpossibleError("that button is not there now")
    query = Query(secrets.token_hex(9), person.id, where.id, world.clock())
    world.queries[query.id] = query
    body: JsonObject = {
        "id": query.id,
        "from": render.user(person),
        "message": _tapped(world, where, message, message_id),
        "chat_instance": world.chat_instance(where),
        "data": found if found is not None else data,
    }
    world.updates.put("callback_query", body)
    return query


def _button(message: Message | None, data: str | None, label: str | None) -> str | None:
    rows = (message.inline_keyboard if message else None) or []
    for button in (button for row in rows for button in row if "callback_data" in button):
        if data == button["callback_data"] or (data is None and label == button["text"]):
            return str(button["callback_data"])
    return None


def _tapped(world: World, chat: Chat, message: Message | None, message_id: int) -> JsonObject:
    if message is not None:
        return render.message(world, message)
    return {"chat": render.chat(world, chat), "message_id": message_id, "date": 0}


def press(world: World, person: Person, label: str) -> Message:
    """Press a button of the reply keyboard: its text is sent, or what the button asks for."""
    chat = world.chats[person.id]
    rows = (chat.reply_keyboard or {}).get("keyboard")
    buttons = [button for row in rows for button in row] if isinstance(rows, list) else []
    button = next((button for button in buttons if button["text"] == label), None)
    if chat.reply_keyboard is None or button is None:
        raise ImpossibleError("that button is not on the keyboard now")
    if button.get("request_contact"):
        message = send_contact(world, person, f"+86{person.id:011d}", person.first_name)
    elif button.get("request_location"):
        message = send_location(world, person, 39.9042, 116.4074)
    else:
        message = say(world, person, label)[0]
    if chat.reply_keyboard.get("one_time_keyboard"):
        world.show_keyboard(chat, None)
    return message


def upload(
    world: World,
    person: Person,
    files: Sequence[tuple[str, bytes, str | None]],
    caption: str,
    *,
    as_photo: bool,
) -> list[Message]:
    """Send files, each as photo or document; several make an album with the caption on its first."""
    _check_unblocked(person)
    group = str(secrets.randbelow(10**17) + 10**17) if len(files) > 1 else None
    prepared = []
    for number, (name, content, mime_type) in enumerate(files):
        message = _message(world, person, media_group_id=group)
        if caption and number == 0:
            message.caption, message.entities = caption, detect(caption)
        if as_photo:
            try:
                message.photo = world.files.keep_photo(name, content)
            except ValueError as error:
                raise ImpossibleError(f"{name} is no picture (PNG, JPEG or GIF)") from error
        else:
            stored = world.files.keep("documents", name, content, mime_type)
            message.content["document"] = world.files.document(stored)
        prepared.append(message)
    return [send(world, person, message) for message in prepared]


def send_sticker(world: World, person: Person) -> Message:
    """Send a sticker."""
    stored = world.files.keep("stickers", "sticker.webp", b"RIFF\x00\x00\x00\x00WEBP", "image/webp")
    sticker = {
        **_file_facts(stored.file_id, stored.unique_id, len(stored.content)),
        "type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False, "emoji": "👍",
    }  # fmt: skip
    return send(world, person, _message(world, person, content={"sticker": sticker}))


def send_voice(world: World, person: Person) -> Message:
    """Send a voice message of three seconds."""
    stored = world.files.keep("voice", "voice.oga", b"OggS" + secrets.token_bytes(16), "audio/ogg")
    facts = _file_facts(stored.file_id, stored.unique_id, len(stored.content))
    voice = {**facts, "duration": 3, "mime_type": "audio/ogg"}
    return send(world, person, _message(world, person, content={"voice": voice}))


def _file_facts(file_id: str, unique_id: str, size: int) -> JsonObject:
    return {"file_id": file_id, "file_unique_id": unique_id, "file_size": size}


def send_contact(world: World, person: Person, phone_number: str, first_name: str) -> Message:
    """Send a contact; one's own number carries one's own id."""
    contact: JsonObject = {"phone_number": phone_number, "first_name": first_name}
    if first_name == person.first_name:
        contact["user_id"] = person.id
    return send(world, person, _message(world, person, content={"contact": contact}))


def send_location(world: World, person: Person, latitude: float, longitude: float) -> Message:
    """Send a place."""
    place = {"latitude": latitude, "longitude": longitude}
    return send(world, person, _message(world, person, content={"location": place}))


def forward(world: World, person: Person, message_id: int) -> Message:
    """Forward a message of the chat into the chat."""
    original = world.chats[person.id].messages.get(message_id)
    if original is None:
        raise ImpossibleError("there is no such message to forward")
    author = world.bot if original.author is None else render.user(world.people[original.author])
    origin = {"type": "user", "date": original.date, "sender_user": author}
    return send(
        world,
        person,
        _message(
            world, person,
            text=original.text, caption=original.caption, entities=list(original.entities), photo=original.photo,
            content={**original.content, "forward_origin": origin},
        ),
    )  # fmt: skip


def edit(world: World, person: Person, message_id: int, text: str) -> Message:
    """Edit an own message, its text or its caption."""
    _check_unblocked(person)
    message = world.chats[person.id].messages.get(message_id)
    if message is None or message.author != person.id:
        raise ImpossibleError("only an own message that is still there can be edited")
    if message.text is not None:
        message.text = text
    else:
        message.caption = text
    message.entities, message.edit_date = detect(text), world.now()
    world.changed(message)
    world.updates.put("edited_message", render.message(world, message))
    return message


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


def _check_unblocked(person: Person) -> None:
    if person.blocked:
        raise ImpossibleError("the bot is blocked; unblock it to write to it")
