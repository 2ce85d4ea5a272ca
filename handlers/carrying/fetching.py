"""The bytes of a table that was just sent: fetched at once, because its preview is the answer."""

import asyncio

from telegram import Document
from telegram.error import TelegramError

from bot import logs
from handlers.answers import answer_of
from handlers.forms.state import Told
from messages.reading.tables import LARGEST, FileFault, Table, read_tables

log = logs.logger(__name__)

SECONDS = 30.0
"""How long the chat waits for the bytes."""


async def tables_of(sent: Document) -> tuple[Table, ...] | Told:
    """The tables of a file, read off the event loop; or what to tell the person instead."""
    if (sent.file_size or 0) > LARGEST:
        return _fault(FileFault.TOO_LARGE)
    try:
        async with asyncio.timeout(SECONDS):
            file = await sent.get_file()
            content = bytes(await file.download_as_bytearray())
    except (TelegramError, TimeoutError, KeyError, ValueError) as error:
        cause = answer_of(error).description if isinstance(error, TelegramError) else type(error).__name__
        log.warning("a table could not be fetched", cause=cause)
        return Told(key="carrying.fault.not_fetched")
    found = await asyncio.to_thread(read_tables, content, sent.file_name or "")
    return _fault(found) if isinstance(found, FileFault) else found


def _fault(fault: FileFault) -> Told:
    return Told(key=f"carrying.fault.{fault}")
