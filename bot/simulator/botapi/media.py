"""Pictures and files from the bot, albums, and files for the bot to fetch."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from bot.simulator import render
from bot.simulator.botapi.params import Decoded, Method, Params, Upload
from bot.simulator.botapi.sending import Sending, caption_text, compose, deliver
from bot.simulator.errors import ApiError, UnimplementedError, bad_request
from bot.simulator.files import DOWNLOAD_LIMIT, UPLOAD_LIMIT, picture_size
from bot.simulator.model import JsonObject, Message, StoredFile

if TYPE_CHECKING:
    from bot.simulator.world import World

SIDES_LIMIT = 10_000
ALBUM = range(2, 11)
_MEDIA_FIELDS = {"type", "media", "caption", "parse_mode"}


class Captioned(Sending):
    """A caption of at most 1024 UTF-16 units."""

    caption: str = ""


class SendPhoto(Captioned):
    """A picture: uploaded, attach://name, or a file_id."""

    photo: str | Upload = ""


class SendDocument(Captioned):
    """A file: uploaded, attach://name, or a file_id. Its kind is never guessed from its content here."""

    document: str | Upload = ""
    disable_content_type_detection: bool = False


class SendAlbum(Params):
    """Two to ten pictures, or two to ten files."""

    chat_id: int | str = ""
    media: Decoded = None
    disable_notification: bool = False
    protect_content: bool = False
    reply_parameters: Decoded = None


class GetFile(Params):
    """Which file."""

    file_id: str = ""


def _given(params: Params, source: str | Upload, what: str) -> str | Upload:
    """The upload behind attach://name, or the source itself; raises ApiError."""
    if isinstance(source, str) and source.startswith("attach://"):
        name = source.removeprefix("attach://")
        if name not in params.attached:
            raise bad_request(f'can\'t find file "{name}" among the uploaded files')
        source = params.attached[name]
    if isinstance(source, Upload) and len(source.content) > UPLOAD_LIMIT:
        raise ApiError(413, "Request Entity Too Large")
    if source == "":
        raise bad_request(f"there is no {what} in the request")
    if isinstance(source, Upload) and not source.content:
        raise bad_request("file must be non-empty")
    if isinstance(source, str) and source.startswith(("http://", "https://", "file://")):
        raise UnimplementedError(
            400, "Bad Request: sending by address is not implemented by the local Telegram"
        )
    return source


def _put_photo(world: World, message: Message, source: str | Upload) -> None:
    picture = source if isinstance(source, Upload) else _stored(world, source)
    try:
        if sum(picture_size(picture.content)) > SIDES_LIMIT:
            raise bad_request("PHOTO_INVALID_DIMENSIONS")
        message.photo = world.files.keep_photo(picture.name, picture.content)
    except ValueError as error:
        raise bad_request("IMAGE_PROCESS_FAILED") from error


def _put_document(world: World, message: Message, source: str | Upload) -> None:
    if isinstance(source, Upload):
        stored = world.files.keep("documents", source.name, source.content, source.mime_type)
    else:
        stored = _stored(world, source)
    message.content["document"] = world.files.document(stored)


def _stored(world: World, file_id: str) -> StoredFile:
    stored = world.files.by_id.get(file_id)
    if stored is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return stored


_PUT = {"photo": _put_photo, "document": _put_document}


async def send_photo(world: World, params: SendPhoto) -> object:
    """Send a picture."""
    chat, message = compose(world, params)
    message.caption, message.entities = caption_text(params.caption, params.parse_mode)
    _put_photo(world, message, _given(params, params.photo, "photo"))
    return deliver(world, params, chat, message)


async def send_document(world: World, params: SendDocument) -> object:
    """Send a file."""
    chat, message = compose(world, params)
    message.caption, message.entities = caption_text(params.caption, params.parse_mode)
    _put_document(world, message, _given(params, params.document, "document"))
    return deliver(world, params, chat, message)


async def send_media_group(world: World, params: SendAlbum) -> object:
    """Send an album: its messages share a media_group_id; either all are sent or none."""
    if not isinstance(params.media, list):
        raise bad_request("can't parse media: an Array of InputMedia is expected")
    if len(params.media) not in ALBUM:
        raise bad_request("wrong number of messages to send: from 2 to 10 are allowed in an album")
    if len({_kind(item) for item in params.media}) > 1:
        raise bad_request("the album contains media of different types that can't be grouped together")
    group = str(secrets.randbelow(10**17) + 10**17)
    shared = Sending(
        chat_id=params.chat_id,
        protect_content=params.protect_content,
        reply_parameters=params.reply_parameters,
    )
    messages = [_part(world, params, shared, item, group) for item in params.media]
    return [render.message(world, world.post(message)) for message in messages]


def _kind(item: object) -> str:
    if not isinstance(item, dict) or str(item.get("type")) not in _PUT:
        raise UnimplementedError(400, "Bad Request: only photos and documents are implemented in albums here")
    for name in item:
        if name not in _MEDIA_FIELDS:
            said = f'field "{name}" of InputMedia is not implemented by the local Telegram'
            raise UnimplementedError(400, f"Bad Request: {said}")
    return str(item["type"])


def _part(world: World, params: SendAlbum, shared: Sending, item: JsonObject, group: str) -> Message:
    _chat, message = compose(world, shared)
    message.media_group_id = group
    message.caption, message.entities = caption_text(
        str(item.get("caption", "")), str(item.get("parse_mode", ""))
    )
    _PUT[str(item["type"])](world, message, _given(params, str(item.get("media", "")), "media"))
    return message


async def get_file(world: World, params: GetFile) -> object:
    """Where a file of at most 20 MB can be fetched."""
    stored = world.files.by_id.get(params.file_id)
    if stored is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(stored.content) > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return {
        "file_id": stored.file_id,
        "file_unique_id": stored.unique_id,
        "file_size": len(stored.content),
        "file_path": stored.path,
    }


METHODS = (
    Method("sendPhoto", SendPhoto, send_photo),
    Method("sendDocument", SendDocument, send_document),
    Method("sendMediaGroup", SendAlbum, send_media_group),
    Method("getFile", GetFile, get_file),
)
