"""The command menu and the bot's own descriptions, by language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.simulator.botapi.params import Decoded, Method, Params
from bot.simulator.errors import UnimplementedError, bad_request
from bot.simulator.model import JsonObject

if TYPE_CHECKING:
    from bot.simulator.world import World

_LANGUAGE = re.compile(r"([a-z]{2})?")
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_PLAIN_SCOPES = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
COMMANDS_LIMIT = 100
COMMAND_LIMIT = 32
COMMAND_DESCRIPTION_LIMIT = 256
DESCRIPTION_LIMITS = {"description": 512, "short_description": 120}


class MenuOf(Params):
    """Whose menu."""

    scope: Decoded = None
    language_code: str = ""


class SetMenu(MenuOf):
    """A menu."""

    commands: Decoded = None


class DescriptionOf(Params):
    """In which language."""

    language_code: str = ""


class SetDescription(DescriptionOf):
    """What an empty chat shows."""

    description: str = ""


class SetShortDescription(DescriptionOf):
    """What the profile shows."""

    short_description: str = ""


def _scope(given: object) -> str:
    if given is None:
        return "default"
    if not isinstance(given, dict) or not isinstance(given.get("type"), str):
        raise bad_request("can't parse BotCommandScope: an Object with a type is expected")
    kind = given["type"]
    if kind in _PLAIN_SCOPES:
        return str(kind)
    if kind == "chat" and "chat_id" in given:
        return f"chat:{given['chat_id']}"
    raise UnimplementedError(400, f'Bad Request: scope "{kind}" is not implemented by the local Telegram')


def _language(code: str) -> str:
    if not _LANGUAGE.fullmatch(code):
        raise bad_request("invalid language code specified")
    return code


def _command(given: object) -> JsonObject:
    if not isinstance(given, dict):
        raise bad_request("expected an Object as BotCommand")
    name, description = given.get("command"), given.get("description")
    if not isinstance(name, str) or not isinstance(description, str):
        raise bad_request("can't parse BotCommand: command and description must be of type String")
    name, description = name.removeprefix("/"), description.strip()
    if not name:
        raise bad_request("command must be non-empty")
    if len(name) > COMMAND_LIMIT:
        raise bad_request(f"command length must not exceed {COMMAND_LIMIT}")
    if not _COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not description:
        raise bad_request("command description must be non-empty")
    if len(description) > COMMAND_DESCRIPTION_LIMIT:
        raise bad_request(f"command description length must not exceed {COMMAND_DESCRIPTION_LIMIT}")
    return {"command": name, "description": description}


async def set_my_commands(world: World, params: SetMenu) -> object:
    """Publish a menu."""
    if not isinstance(params.commands, list):
        raise bad_request("expected an Array of BotCommand")
    if len(params.commands) > COMMANDS_LIMIT:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    commands = [_command(one) for one in params.commands]
    world.commands.set(_scope(params.scope), _language(params.language_code), commands)
    world.commands_changed()
    return True


async def get_my_commands(world: World, params: MenuOf) -> object:
    """The menu published for exactly this scope and language."""
    return world.commands.get(_scope(params.scope), _language(params.language_code))


async def delete_my_commands(world: World, params: MenuOf) -> object:
    """Take a menu back."""
    world.commands.set(_scope(params.scope), _language(params.language_code), [])
    world.commands_changed()
    return True


def _describe(world: World, kind: str, language: str, text: str) -> bool:
    if len(text) > DESCRIPTION_LIMITS[kind]:
        raise bad_request(f"bot {kind.replace('_', ' ')} is too long")
    world.profile[kind, _language(language)] = text
    return True


def _described(world: World, kind: str, language: str) -> JsonObject:
    return {kind: world.profile.get((kind, _language(language))) or world.profile.get((kind, ""), "")}


async def set_description(world: World, params: SetDescription) -> object:
    """Say what an empty chat shows."""
    return _describe(world, "description", params.language_code, params.description)


async def get_description(world: World, params: DescriptionOf) -> object:
    """What an empty chat shows."""
    return _described(world, "description", params.language_code)


async def set_short_description(world: World, params: SetShortDescription) -> object:
    """Say what the profile shows."""
    return _describe(world, "short_description", params.language_code, params.short_description)


async def get_short_description(world: World, params: DescriptionOf) -> object:
    """What the profile shows."""
    return _described(world, "short_description", params.language_code)


METHODS = (
    Method("setMyCommands", SetMenu, set_my_commands),
    Method("getMyCommands", MenuOf, get_my_commands),
    Method("deleteMyCommands", MenuOf, delete_my_commands),
    Method("setMyDescription", SetDescription, set_description),
    Method("getMyDescription", DescriptionOf, get_description),
    Method("setMyShortDescription", SetShortDescription, set_short_description),
    Method("getMyShortDescription", DescriptionOf, get_short_description),
)
