"""Texts from the bot: sendMessage, and what all sending methods share (formatting, replies, keyboards)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.simulator import render
from bot.simulator.botapi.chats import ChatId, writable_chat
from bot.simulator.botapi.keyboards import checked_markup
from bot.simulator.botapi.params import Decoded, Method, Params
from bot.simulator.entities import trimmed, utf16_length, with_detected
from bot.simulator.errors import UnimplementedError, bad_request
from bot.simulator.html_text import HtmlError, parse_html
from bot.simulator.model import Chat, JsonObject, Message

if TYPE_CHECKING:
    from bot.simulator.world import World

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
_REPLY_FIELDS = {"message_id", "chat_id", "allow_sending_without_reply"}


class Sending(Params):
    """What every sending method takes. Notifications are not heard here, so silencing one changes nothing."""

    chat_id: ChatId = ""
    parse_mode: str = ""
    disable_notification: bool = False
    protect_content: bool = False
    reply_parameters: Decoded = None
    reply_markup: Decoded = None


class SendMessage(Sending):
    """A text."""

    text: str = ""
    link_preview_options: Decoded = None


def formatted(text: str, parse_mode: str) -> tuple[str, list[JsonObject]]:
    """Text and entities as Telegram would store them; raises ApiError for markup it cannot read."""
    entities: list[JsonObject] = []
    if parse_mode and parse_mode.lower() != "html":
        raise UnimplementedError(
            400, f"Bad Request: parse mode {parse_mode} is not implemented by the local Telegram"
        )
    if parse_mode:
        try:
            text, entities = parse_html(text)
        except HtmlError as error:
            raise bad_request(f"can't parse entities: {error}") from error
    text, entities = trimmed(text, entities)
    return text, with_detected(text, entities)


def message_text(text: str, parse_mode: str) -> tuple[str, list[JsonObject]]:
    """The text of a message: not empty, at most 4096 UTF-16 units after its entities; raises ApiError."""
    plain, entities = formatted(text, parse_mode)
    if not plain:
        raise bad_request("message text is empty")
    if utf16_length(plain) > TEXT_LIMIT:
        raise bad_request("message is too long")
    return plain, entities


def caption_text(caption: str, parse_mode: str) -> tuple[str | None, list[JsonObject]]:
    """A caption, if there is one, of at most 1024 UTF-16 units after its entities; raises ApiError."""
    plain, entities = formatted(caption, parse_mode)
    if utf16_length(plain) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    return plain or None, entities


def replied_to(chat: Chat, given: object) -> int | None:
    """The message answered to by reply_parameters; raises ApiError if it is not there."""
    if given is None:
        return None
    if not isinstance(given, dict):
        raise bad_request("object expected as reply parameters")
    for name in given:
        if name not in _REPLY_FIELDS:
            said = f'field "{name}" of reply_parameters is not implemented by the local Telegram'
            raise UnimplementedError(400, f"Bad Request: {said}")
    wanted = given.get("message_id")
    if isinstance(wanted, int) and wanted in chat.messages:
        return wanted
    if given.get("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")


def compose(world: World, params: Sending) -> tuple[Chat, Message]:
    """The chat, and a message with everything the shared parameters say; raises ApiError."""
    chat = writable_chat(world, params.chat_id)
    markup = checked_markup(params.reply_markup)
    message = Message(
        message_id=0,
        chat_id=chat.id,
        author=None,
        date=world.now(),
        inline_keyboard=markup.inline,
        has_reply_keyboard=markup.is_reply,
        protected=params.protect_content,
        reply_to=replied_to(chat, params.reply_parameters),
    )
    return chat, message


def deliver(world: World, params: Sending, chat: Chat, message: Message) -> JsonObject:
    """Show a composed message and its reply keyboard; answers what the bot is told."""
    world.post(message)
    markup = checked_markup(params.reply_markup)
    if markup.is_reply:
        world.show_keyboard(chat, markup.reply)
    return render.message(world, message)


async def send_message(world: World, params: SendMessage) -> object:
    """Send a text."""
    chat, message = compose(world, params)
    message.text, message.entities = message_text(params.text, params.parse_mode)
    return deliver(world, params, chat, message)


METHODS = (Method("sendMessage", SendMessage, send_message),)
