"""Changing and deleting what was sent: the edit methods, deleteMessage and deleteMessages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.simulator import render
from bot.simulator.botapi.chats import ChatId, known_chat
from bot.simulator.botapi.keyboards import checked_inline
from bot.simulator.botapi.params import Decoded, Method, Params
from bot.simulator.botapi.sending import caption_text, message_text
from bot.simulator.errors import bad_request
from bot.simulator.model import Chat, JsonObject, Message

if TYPE_CHECKING:
    from bot.simulator.world import World

DELETABLE_SECONDS = 48 * 3600
DELETE_AT_ONCE = 100
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


class Edit(Params):
    """Which message, and the keyboard it shall have; without one it loses its keyboard."""

    chat_id: ChatId = ""
    message_id: int = 0
    reply_markup: Decoded = None


class EditText(Edit):
    """A new text."""

    text: str = ""
    parse_mode: str = ""
    link_preview_options: Decoded = None


class EditCaption(Edit):
    """A new caption; without one it is taken away."""

    caption: str = ""
    parse_mode: str = ""


class Delete(Params):
    """Which message."""

    chat_id: ChatId = ""
    message_id: int = 0


class DeleteMany(Params):
    """Which messages."""

    chat_id: ChatId = ""
    message_ids: Decoded = None


def _editable(world: World, params: Edit) -> Message:
    chat = known_chat(world, params.chat_id)
    if params.message_id == 0:
        raise bad_request("message identifier is not specified")
    message = chat.messages.get(params.message_id)
    if message is None:
        raise bad_request("message to edit not found")
    if message.author is not None or message.has_reply_keyboard:
        raise bad_request("message can't be edited")
    return message


def _change(
    world: World,
    message: Message,
    text: str | None,
    entities: list[JsonObject],
    keyboard: list[list[JsonObject]] | None,
) -> JsonObject:
    is_text = message.text is not None
    now_there = (message.text if is_text else message.caption, message.entities, message.inline_keyboard)
    if now_there == (text, entities, keyboard):
        raise bad_request(NOT_MODIFIED)
    if is_text:
        message.text = text
    else:
        message.caption = text
    if now_there[:2] != (text, entities):
        message.edit_date = world.now()
    message.entities, message.inline_keyboard = entities, keyboard
    world.changed(message)
    return render.message(world, message)


async def edit_text(world: World, params: EditText) -> object:
    """Give a text message another text."""
    message = _editable(world, params)
    text, entities = message_text(params.text, params.parse_mode)
    if message.text is None:
        raise bad_request("there is no text in the message to edit")
    return _change(world, message, text, entities, checked_inline(params.reply_markup))


async def edit_caption(world: World, params: EditCaption) -> object:
    """Give a photo or document another caption."""
    message = _editable(world, params)
    caption, entities = caption_text(params.caption, params.parse_mode)
    if message.text is not None:
        raise bad_request("there is no caption in the message to edit")
    return _change(world, message, caption, entities, checked_inline(params.reply_markup))


async def edit_markup(world: World, params: Edit) -> object:
    """Give a message another inline keyboard, or none."""
    message = _editable(world, params)
    text = message.text if message.text is not None else message.caption
    return _change(world, message, text, message.entities, checked_inline(params.reply_markup))


def _check_deletable(world: World, message: Message) -> None:
    if world.now() - message.date > DELETABLE_SECONDS:
        raise bad_request("message can't be deleted for everyone")


def _delete(world: World, chat: Chat, message_id: int) -> None:
    _check_deletable(world, chat.messages[message_id])
    world.remove(chat, message_id)


async def delete_message(world: World, params: Delete) -> object:
    """Delete a message, the bot's or a person's, of the last 48 hours."""
    chat = known_chat(world, params.chat_id)
    if params.message_id not in chat.messages:
        raise bad_request("message to delete not found")
    _delete(world, chat, params.message_id)
    return True


async def delete_messages(world: World, params: DeleteMany) -> object:
    """Delete up to 100 messages at once; those that are not there are passed over."""
    chat = known_chat(world, params.chat_id)
    wanted = params.message_ids
    if not isinstance(wanted, list) or not wanted:
        raise bad_request("message identifiers are not specified")
    if len(wanted) > DELETE_AT_ONCE:
        raise bad_request("too many message identifiers specified")
    there = [number for number in wanted if isinstance(number, int) and number in chat.messages]
    for number in there:
        _check_deletable(world, chat.messages[number])
    for number in there:
        world.remove(chat, number)
    return True


METHODS = (
    Method("editMessageText", EditText, edit_text),
    Method("editMessageCaption", EditCaption, edit_caption),
    Method("editMessageReplyMarkup", Edit, edit_markup),
    Method("deleteMessage", Delete, delete_message),
    Method("deleteMessages", DeleteMany, delete_messages),
)
