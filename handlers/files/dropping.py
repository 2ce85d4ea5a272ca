"""The tick that takes files away which no record names any more."""

import asyncio
from datetime import datetime, timedelta

from sqlmodel import Session

from bot import clock, logs
from handlers.ticking import Ticking
from storage import kept_files, meta, record_files
from storage.records import UNDO_WITHIN

log = logs.logger(__name__)

EVERY = timedelta(hours=1)
DROPPED_AT = "files_dropped_at"
UNFINISHED_KEPT = timedelta(days=1)
"""After this a file half written belongs to a process that was killed."""


async def drop(work: Ticking) -> None:
    """Once an hour: what no record has named since the time to undo goes, out of database and folder."""
    places = await work.store.write(_drop, clock.real(), clock.now() - 2 * UNDO_WITHIN)
    if places is None:
        return
    folder = work.settings.data_dir
    count = await asyncio.to_thread(kept_files.remove, folder, places)
    old = (clock.real() - UNFINISHED_KEPT).timestamp()
    count += await asyncio.to_thread(kept_files.sweep_unfinished, folder, old)
    if count:
        log.info("files dropped", count=count)


def _drop(session: Session, real: datetime, before: datetime) -> list[str] | None:
    last = meta.get(session, DROPPED_AT)
    if last is not None and real - datetime.fromisoformat(last) < EVERY:
        return None
    meta.put(session, DROPPED_AT, real.isoformat())
    return record_files.drop_unused(session, before)
