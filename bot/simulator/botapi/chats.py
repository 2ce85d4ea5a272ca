"""Which chat a call means and whether the bot may write there; the methods about chats and the bot itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from bot.simulator import render
from bot.simulator.botapi.params import Method, Params
from bot.simulator.errors import ApiError, bad_request, forbidden
from bot.simulator.model import Chat

if TYPE_CHECKING:
    from bot.simulator.world import World

ChatId = int | str


def whole_number(given: object) -> int | None:
    """The number a parameter is, as JSON number or as text, else None."""
    return int(str(given)) if re.fullmatch(r"-?[0-9]{1,20}", str(given)) else None


def known_chat(world: World, chat_id: ChatId) -> Chat:
    """The chat a call names; raises ApiError "chat not found", or where it has moved."""
    if chat_id == "":
        raise bad_request("chat_id is empty")
    number = whole_number(chat_id)
    chat = world.chats.get(number) if number is not None else None
    if chat is None:
        raise bad_request("chat not found")
    if chat.migrated_to is not None:
        raise migrated(chat.migrated_to)
    return chat


def writable_chat(world: World, chat_id: ChatId) -> Chat:
    """The chat to write to; raises ApiError where the person has blocked the bot or never wrote to it."""
    chat = known_chat(world, chat_id)
    person = world.people.get(chat.id)
    if person is not None and person.blocked:
        raise forbidden("bot was blocked by the user")
    if person is not None and not person.started:
        raise forbidden("bot can't initiate conversation with a user")
    return chat


def migrated(to: int) -> ApiError:
    """The refusal for a group that has become a supergroup."""
    return ApiError(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=to)


class GetMe(Params):
    """No parameters."""


class ChatAction(Params):
    """Show what the bot is doing; which action it is makes no difference here."""

    chat_id: ChatId = ""
    action: Literal[
        "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
        "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
    ]  # fmt: skip


class GetChat(Params):
    """Which chat."""

    chat_id: ChatId = ""


async def get_me(world: World, _params: GetMe) -> object:
    """The bot itself."""
    return {
        **world.bot,
        "can_join_groups": True,
        "can_read_all_group_messages": True,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


async def send_chat_action(world: World, params: ChatAction) -> object:
    """Show the typing sign for five seconds."""
    world.show_typing(writable_chat(world, params.chat_id))
    return True


async def get_chat(world: World, params: GetChat) -> object:
    """The ChatFullInfo of a chat."""
    chat = known_chat(world, params.chat_id)
    gifts = (
        "unlimited_gifts",
        "limited_gifts",
        "unique_gifts",
        "premium_subscription",
        "gifts_from_channels",
    )
    return {
        **render.chat(world, chat),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, False),
    }


METHODS = (
    Method("getMe", GetMe, get_me),
    Method("sendChatAction", ChatAction, send_chat_action),
    Method("getChat", GetChat, get_chat),
)
