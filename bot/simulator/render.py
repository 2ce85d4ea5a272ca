"""Messages, people and chats as the Bot API tells them to the bot, and messages as the page is told them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.simulator.model import Chat, JsonObject, Message, Person

if TYPE_CHECKING:
    from bot.simulator.world import World


def user(person: Person) -> JsonObject:
    """The Bot API's User for a person."""
    told: JsonObject = {"id": person.id, "is_bot": False, "first_name": person.first_name}
    if person.username:
        told["username"] = person.username
    return {**told, "language_code": person.language_code}


def chat(world: World, one: Chat) -> JsonObject:
    """The Bot API's Chat."""
    if one.kind != "private":
        return {"id": one.id, "type": one.kind, "title": one.title}
    person = world.people[one.id]
    told: JsonObject = {"id": one.id, "type": "private", "first_name": person.first_name}
    if person.username:
        told["username"] = person.username
    return told


def message(world: World, one: Message, *, quoted: bool = False) -> JsonObject:
    """The Bot API's Message: inline keyboards are told, reply keyboards are not; a quoted one quotes none."""
    where = world.chats[one.chat_id]
    told: JsonObject = {
        "message_id": one.message_id,
        "from": world.bot if one.author is None else user(world.people[one.author]),
        "chat": chat(world, where),
        "date": one.date,
    }
    told.update(_body(one))
    if one.inline_keyboard is not None:
        told["reply_markup"] = {"inline_keyboard": one.inline_keyboard}
    if one.protected:
        told["has_protected_content"] = True
    replied = where.messages.get(one.reply_to) if one.reply_to is not None else None
    if replied is not None and not quoted:
        told["reply_to_message"] = message(world, replied, quoted=True)
    return told


def page_message(one: Message) -> JsonObject:
    """A message for the page: text and entities, never HTML; files with an address of their own."""
    told: JsonObject = {"message_id": one.message_id, "from": "bot" if one.author is None else "person"}
    if one.author is not None:
        told["from_id"] = one.author
    told["date"] = one.date
    told.update(_body(one))
    if one.photo:
        largest = one.photo[-1]
        sides: JsonObject = {name: largest[name] for name in ("file_id", "width", "height")}
        told["photo"] = {**sides, "url": page_url(largest["file_id"])}
    document = one.content.get("document")
    if isinstance(document, dict):
        told["document"] = {**document, "url": page_url(document["file_id"])}
    if one.inline_keyboard is not None:
        told["inline_keyboard"] = one.inline_keyboard
    if one.reply_to is not None:
        told["reply_to_message_id"] = one.reply_to
    return told


def page_url(file_id: object) -> str:
    """Where the page finds a file."""
    return f"/file/page/{file_id}"


def _body(one: Message) -> JsonObject:
    told: JsonObject = {}
    if one.edit_date is not None:
        told["edit_date"] = one.edit_date
    if one.media_group_id is not None:
        told["media_group_id"] = one.media_group_id
    if one.photo:
        told["photo"] = one.photo
    told.update(one.content)
    if one.text is not None:
        told["text"] = one.text
    if one.caption is not None:
        told["caption"] = one.caption
    if one.entities:
        told["entities" if one.text is not None else "caption_entities"] = one.entities
    return told
