"""What a person taps: inline buttons under messages, and buttons of the reply keyboard."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from bot.simulator import render
from bot.simulator.attachments import send_contact, send_location
from bot.simulator.model import Chat, JsonObject, Message, Person, Query
from bot.simulator.writing import ImpossibleError, check_unblocked, say

if TYPE_CHECKING:
    from bot.simulator.world import World


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

    Raises ImpossibleError if the button is not there now; ``stale`` taps all the same, by data, as a phone
    does that has not yet heard of an edit or a deletion.
    """
    where = chat or world.chats[person.id]
    if where.id == person.id:
        check_unblocked(person)
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
