"""Photos, files and albums on their way out, and files on their way in: the calls that carry bytes.

What somebody sent is passed on by Telegram's file_id, which costs nothing. A bot with another token does not
know it; then the file goes up from the disk.
"""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

from telegram import Bot, InputFile, InputMediaDocument, InputMediaPhoto, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest

from handlers.answers import says
from handlers.outgoing import Album, Document, Photo, inline_markup

T = TypeVar("T")

UNKNOWN_FILE = (
    "wrong file identifier",
    "wrong remote file",
    "wrong file_id",
    "failed to get http url content",
)
"""Telegram's words for a file_id that is not this bot's."""
READ_SECONDS = 60.0
"""How long a fetch waits for the next bytes."""


async def send_photo(bot: Bot, chat_id: int, photo: Photo) -> Message:
    """Send a picture; raises what the call raises."""

    async def call(file: InputFile | str) -> Message:
        return await bot.send_photo(
            chat_id,
            file,
            caption=photo.caption,
            parse_mode=ParseMode.HTML,
            reply_markup=inline_markup(photo.buttons) if photo.buttons else None,
        )

    return await _known(photo, call)


async def send_document(bot: Bot, chat_id: int, document: Document) -> Message:
    """Send a file; raises what the call raises."""

    async def call(file: InputFile | str) -> Message:
        return await bot.send_document(
            chat_id,
            file,
            caption=document.caption,
            parse_mode=ParseMode.HTML,
            reply_markup=inline_markup(document.buttons) if document.buttons else None,
        )

    return await _known(document, call)


async def send_album(bot: Bot, chat_id: int, album: Album) -> Message:
    """Send an album; the first of its messages."""
    try:
        sent = await bot.send_media_group(
            chat_id, [_part(item, given(item, attach=True)) for item in album.items]
        )
    except BadRequest as error:
        kept = [item for item in album.items if item.otherwise is not None and item.otherwise.is_file()]
        if not says(error, *UNKNOWN_FILE) or len(kept) < len(album.items):
            raise
        parts = [_part(item, upload(item.otherwise or b"", item.file_name, attach=True)) for item in kept]
        sent = await bot.send_media_group(chat_id, parts)
    return sent[0]


def _part(item: Photo | Document, file: InputFile | str) -> InputMediaPhoto | InputMediaDocument:
    media = InputMediaPhoto if isinstance(item, Photo) else InputMediaDocument
    return media(file, caption=item.caption, parse_mode=ParseMode.HTML)


async def _known(item: Photo | Document, call: Callable[[InputFile | str], Awaitable[T]]) -> T:
    """The call with the file as given; where Telegram does not know it, with the one on the disk."""
    try:
        return await call(given(item))
    except BadRequest as error:
        if item.otherwise is None or not item.otherwise.is_file() or not says(error, *UNKNOWN_FILE):
            raise
        return await call(upload(item.otherwise, item.file_name))


def given(item: Photo | Document, *, attach: bool = False) -> InputFile | str:
    """What the item names, as python-telegram-bot wants it; in an album uploads are attached by name."""
    return item.file if isinstance(item.file, str) else upload(item.file, item.file_name, attach=attach)


def upload(file: bytes | Path, name: str | None, *, attach: bool = False) -> InputFile:
    """Bytes or a file on disk as an upload; bytes need a name."""
    content = file.read_bytes() if isinstance(file, Path) else file
    return InputFile(content, filename=name or (file.name if isinstance(file, Path) else None), attach=attach)


async def fetch(bot: Bot, file_id: str) -> bytes:
    """The bytes of a file that somebody sent, at most 20 MB; raises what the calls raise.

    Raises:
        ValueError: not all of it came, or something else did.
    """
    file = await bot.get_file(file_id)
    content = bytes(await file.download_as_bytearray(read_timeout=READ_SECONDS))
    if file.file_size is not None and len(content) != file.file_size:
        raise ValueError("a file of another size came")
    return content
