"""From the inbox to the conversations: who is served next, and how many at a time.

The updates of one lane (a chat) are handled in order, the next one only when the one before is answered;
different lanes run side by side, at most eight at work. A lane that waits for Telegram or the database keeps
nobody else.
"""

import asyncio
from contextlib import suppress
from datetime import timedelta
from uuid import uuid4

from bot import clock, logs
from handlers.clerk import Clerk
from handlers.pausing import Patience, Stopped
from storage import inbox
from storage.inbox import InboxRow
from storage.store import Busy, Store

log = logs.logger(__name__)

WIDTH = 8
"""Lanes at work side by side: the stock transport slows down beyond (measured)."""
MOST_LANES = 500
"""Lanes under way at most, those at rest included."""
LOOK_AGAIN_SECONDS = 5.0
"""How often the inbox is looked at without a bell: another process may have put something in."""
LEASE = timedelta(seconds=20)
"""How long a lane stays with a process that has died, where several share a database."""
GRACE_SECONDS = 4.0
"""How long the lanes at work may take to finish when the process stops."""


class Feeder:
    """Hands the inbox's updates to the clerk, lane by lane."""

    def __init__(self, clerk: Clerk, store: Store, patience: Patience) -> None:
        self._clerk = clerk
        self._store = store
        self._patience = patience
        patience.ring = self.ring
        self._bell = asyncio.Event()
        self.idle = asyncio.Event()
        """Set while nothing is under way and the inbox has nothing more."""
        self._lanes: dict[int, asyncio.Task[None]] = {}
        self._owner = uuid4().hex
        self._renewed = clock.real()

    def ring(self) -> None:
        """Something new is in the inbox; also to be called when the stop is set."""
        self.idle.clear()
        self._bell.set()

    async def run(self) -> None:
        """Serve until the stop is set, then let the lanes at work finish within their grace."""
        while not self._patience.stop.is_set():
            self._bell.clear()
            found = await self._next()
            for row in found:
                self._begin(row)
            if not found and not self._lanes and not self._bell.is_set():
                self.idle.set()
            try:
                async with asyncio.timeout(LOOK_AGAIN_SECONDS):
                    await self._bell.wait()
            except TimeoutError:
                continue
        await self._finish()

    async def _next(self) -> list[InboxRow]:
        free = WIDTH - (len(self._lanes) - self._patience.resting)
        try:
            await self._renew()
            if free <= 0 or len(self._lanes) >= MOST_LANES:
                return []
            if self._store.embedded:
                return await self._store.read(inbox.next_of_each_lane, list(self._lanes), free)
            return await self._store.write(
                inbox.claim, self._owner, list(self._lanes), free, clock.real(), LEASE
            )
        except Busy:
            log.warning("database busy")
            return []

    async def _renew(self) -> None:
        """Where several processes share an inbox, hold the lanes under way; they lapse if this one dies."""
        now = clock.real()
        if not self._store.embedded and self._lanes and now - self._renewed > LEASE / 4:
            await self._store.write(inbox.renew, self._owner, now, LEASE)
            self._renewed = now

    def _begin(self, row: InboxRow) -> None:
        task = asyncio.create_task(self._serve(row), name=f"lane-{row.update_id}")
        self._lanes[row.lane] = task

    async def _serve(self, row: InboxRow) -> None:
        try:
            await self._clerk.handle(row)
        except Stopped:
            log.info("left for the next start", update=row.update_id)
        except Exception as error:
            # The clerk tells of bugs itself; what comes through to here is a fault of the clerk.
            log.error("clerk failed", update=row.update_id, error=logs.where(error), exc_info=error)
            await asyncio.sleep(1)
        finally:
            self._lanes.pop(row.lane, None)
            self._bell.set()

    async def _finish(self) -> None:
        tasks = list(self._lanes.values())
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=GRACE_SECONDS)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        if not self._store.embedded:
            with suppress(Busy):
                await self._store.write(inbox.release, self._owner)
