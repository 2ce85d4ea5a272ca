"""The tick that fetches what people sent: claimed in small batches, kept by content, tried again later.

A claim has a lease, so that what a killed process had in hand is taken up again. The bytes are at their place
before the database says so; killed in between, they are fetched once more to the same place. The stop ends a
download at once.
"""

import asyncio
from datetime import timedelta
from secrets import token_hex

from telegram.error import TelegramError

from bot import clock, logs
from bot.delivery import Answer, Phase
from handlers.answers import answer_of
from handlers.pausing import Stopped, unless_stopped
from handlers.ticking import Ticking
from storage import attachments, kept_files
from storage.attachments import StoredAttachment
from storage.file_kinds import NotKept, Refused

log = logs.logger(__name__)

LONGEST = 150.0
"""Seconds that one file may take: 20 MB at 140 kB a second."""
LEASE = timedelta(minutes=10)
"""Longer than a batch can take; what is not settled by then was given up."""
BATCH = 3
PAUSES = tuple(timedelta(minutes=each) for each in (1, 5, 20, 60, 240, 720))
"""How long to wait after each failure; after one more the file is given up, most of a day later."""
UNREACHED = timedelta(minutes=2)
"""How long to wait where Telegram was not reached at all; that says nothing about the file."""
TOO_BIG = "file is too big"


class Fetching:
    """The tick of one process, which claims under a name of its own."""

    def __init__(self) -> None:
        self._owner = token_hex(8)

    async def __call__(self, ticking: Ticking) -> float | None:
        """Fetch a batch; at once on to the next while there is more."""
        store = ticking.store
        if ticking.door.held or not await store.read(attachments.pending, clock.now(), 1):
            return None
        rows = await store.write(attachments.claim, clock.now(), clock.real(), LEASE, self._owner, BATCH)
        for row in rows:
            if ticking.stop.is_set():
                await store.write(attachments.release, row.id)
            else:
                await self._one(ticking, row)
        return 0.1 if len(rows) == BATCH and not ticking.stop.is_set() else None

    async def _one(self, ticking: Ticking, row: StoredAttachment) -> None:
        """One file, fetched or not; what goes wrong with it keeps no other."""
        try:
            async with asyncio.timeout(LONGEST):
                content = await unless_stopped(ticking.stop, ticking.door.fetch(row.file_id))
            await self._keep(ticking, row, content)
        except Stopped:
            await ticking.store.write(attachments.release, row.id)
        except NotKept as error:
            await self._given_up(ticking, row, error.why)
        except TimeoutError:
            await self._again(ticking, row, Answer(Phase.AMBIGUOUS, description="time-out"))
        except (TelegramError, KeyError, ValueError, RuntimeError) as error:
            answer = answer_of(error)
            if TOO_BIG in answer.description.lower():
                await self._given_up(ticking, row, Refused.TOO_BIG)
            else:
                await self._again(ticking, row, answer)
        except OSError as error:  # the disk is full, or may not be written: that is for the operator to mend
            log.error("file not kept", file=row.id, error=logs.where(error))
            later = clock.now() + UNREACHED
            await ticking.store.write(attachments.failed, row.id, type(error).__name__, later, spent=False)

    async def _keep(self, ticking: Ticking, row: StoredAttachment, content: bytes) -> None:
        name = row.name or ("photo.jpg" if row.kind == "photo" else None)
        kept = await asyncio.to_thread(kept_files.keep, ticking.settings.data_dir, content, name)
        await ticking.store.write(
            attachments.stored,
            row.id,
            kept.sha256,
            kept.path,
            clock.now(),
            size=kept.size,
            mime=kept.mime,
            thumbnail=kept.thumbnail,
        )

    async def _again(self, ticking: Ticking, row: StoredAttachment, answer: Answer) -> None:
        """Later, unless it has been tried often enough; a Telegram that is not reached spends no try."""
        store, now = ticking.store, clock.now()
        log.info("file not fetched", file=row.id, cause=answer.description, attempt=row.attempts + 1)
        if answer.retry_after is not None:
            wait = timedelta(seconds=answer.retry_after)
            await store.write(attachments.failed, row.id, answer.description, now + wait, spent=False)
        elif answer.phase is Phase.UNSENT:
            await store.write(attachments.failed, row.id, answer.description, now + UNREACHED, spent=False)
        elif row.attempts >= len(PAUSES):
            await self._given_up(ticking, row, Refused.GONE)
        else:
            later = now + PAUSES[row.attempts]
            await store.write(attachments.failed, row.id, answer.description, later)

    async def _given_up(self, ticking: Ticking, row: StoredAttachment, why: Refused) -> None:
        log.info("file given up", file=row.id, cause=why.value)
        await ticking.store.write(attachments.failed, row.id, why.value, None)
