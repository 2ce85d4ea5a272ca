"""What a person writes: texts, edits and forwards, each told to the bot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.simulator import render
from bot.simulator.entities import detect, utf16_length
from bot.simulator.model import Chat, Message, Person

if TYPE_CHECKING:
    from bot.simulator.world import World

TEXT_LIMIT = 4096


class ImpossibleError(Exception):
    """A person cannot do this now, as no phone would offer it; the message says why."""


def check_unblocked(person: Person) -> None:
    """Raise ImpossibleError while the person has blocked the bot."""
    if person.blocked:
        raise ImpossibleError("the bot is blocked; unblock it to write to it")


def draft(world: World, person: Person, chat: Chat | None = None, **fields: object) -> Message:
    """A message of a person that is not sent yet, in the private chat unless another is given."""
    where = person.id if chat is None else chat.id
    message = Message(0, where, person.id, world.now())
    for name, value in fields.items():
        setattr(message, name, value)
    return message


def send(world: World, person: Person, message: Message) -> Message:
    """Put a person's message in its chat and tell the bot; raises ImpossibleError if blocked."""
    if message.chat_id == person.id:
        check_unblocked(person)
        person.started = True
    world.post(message)
    world.updates.put("message", render.message(world, message))
    return message


def say(
    world: World, person: Person, text: str, reply_to: int | None = None, chat: Chat | None = None
) -> list[Message]:
    """Send a text. As apps do, one of more than 4096 UTF-16 units goes as several messages."""
    if not text.strip():
        raise ImpossibleError("an empty text cannot be sent")
    parts = [part for part in _parts(text.strip()) if part.strip()]
    return [
        send(world, person, draft(world, person, chat, text=part, entities=detect(part), reply_to=reply_to))
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


def edit(world: World, person: Person, message_id: int, text: str) -> Message:
    """Edit an own message, its text or its caption."""
    check_unblocked(person)
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


def pass_on(world: World, person: Person, text: str, name: str) -> Message:
    """Forward what somebody wrote in another chat, who hides behind the name alone, as most people do."""
    words = _parts(text.strip())[0]
    origin = {"type": "hidden_user", "date": world.now(), "sender_user_name": name}
    message = draft(world, person, text=words, entities=detect(words), content={"forward_origin": origin})
    return send(world, person, message)


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
        draft(
            world, person,
            text=original.text, caption=original.caption, entities=list(original.entities),
            photo=original.photo, content={**original.content, "forward_origin": origin},
        ),
    )  # fmt: skip
