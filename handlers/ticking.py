"""The tick: what is done from time to time without anybody writing, such as the digest.

One scheduler, PTB's JobQueue, calls it in the running process only; the demo calls it at once when its clock
moves. A tick claims and hands out, observes the stop, and is never run twice side by side.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot import clock, logs
from bot.settings import Settings
from handlers.context import App, Context
from handlers.sending import Door
from storage.store import Busy, Store

log = logs.logger(__name__)

EVERY_SECONDS = 20.0

# APScheduler drops a job that is more than a second late unless misfire_grace_time is None (measured).
JOB = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}


@dataclass(frozen=True, slots=True)
class Ticking:
    """What a tick works with; it returns soon after ``stop`` is set."""

    store: Store
    settings: Settings
    door: Door
    stop: asyncio.Event


Tick = Callable[[Ticking], Awaitable[float | None]]
"""Returns in how many seconds it wants to go on, where it has more to do than fits into one run."""


class Ticker:
    """Runs the ticks one after another; one that fails keeps none of the others."""

    def __init__(self, ticks: Sequence[Tick], ticking: Ticking) -> None:
        self._ticks = ticks
        self._ticking = ticking
        self._lock = asyncio.Lock()
        self._again = False
        self._soon: Callable[[], object] = lambda: None
        self._rung = False
        self.last: datetime | None = None
        """When the last round ended, in ``clock.real()``."""
        self.sound: datetime | None = None
        """When the last round ended in which nothing failed."""

    def schedule(
        self, application: App, every: float = EVERY_SECONDS, name: str = "tick", *, long: bool = False
    ) -> None:
        """Let the application's scheduler run the ticks.

        ``long`` rounds may outlast the time to the next one, which then finds the lock taken and goes.
        """
        if application.job_queue is None:
            raise LookupError("the application has no scheduler")

        queue = application.job_queue
        options = {**JOB, "max_instances": 2 if long else 1}

        async def job(_: Context) -> None:
            if self._lock.locked():
                return  # the round under way goes on by itself
            self._again = self._rung = False
            after = await self.now()
            if self._rung:
                after = 0.0
            if after is not None and not self._again and not self._ticking.stop.is_set():
                self._again = True
                queue.run_once(job, min(after, every), name=f"{name} again", job_kwargs=options)

        self._soon = lambda: queue.run_once(job, 0, name=f"{name} rung", job_kwargs=options)
        queue.run_repeating(job, every, first=0.1, name=name, job_kwargs=options)

    def ring(self) -> None:
        """There is something to do: a round at once, where rounds are scheduled; after one under way."""
        self._rung = True
        self._soon()

    async def now(self) -> float | None:
        """One round at once, after one under way; in how many seconds it wants to go on, if at all."""
        async with self._lock:
            wanted: list[float] = []
            failed = False
            for tick in self._ticks:
                if self._ticking.stop.is_set():
                    return None
                try:
                    after = await tick(self._ticking)
                    wanted += [] if after is None else [after]
                except Busy:
                    failed = True
                    log.warning("database busy")
                except Exception as error:
                    failed = True
                    log.error("tick failed", error=logs.where(error), exc_info=error)
            self.last = clock.real()
            self.sound = self.sound if failed else self.last
            return min(wanted, default=None)
