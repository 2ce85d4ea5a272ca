"""Waiting that a stop ends at once, and that is known to be waiting."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import TypeVar

T = TypeVar("T")


class Stopped(Exception):
    """The process is stopping; what was under way is left as it is stored."""


async def wait_for_stop(stop: asyncio.Event, seconds: float) -> bool:
    """Wait that long, or less if the stop comes; whether it came."""
    try:
        async with asyncio.timeout(max(seconds, 0)):
            await stop.wait()
    except TimeoutError:
        return False
    return True


async def unless_stopped(stop: asyncio.Event, work: Coroutine[object, object, T]) -> T:
    """The work's result; raises Stopped, and cancels the work, where the stop comes first."""
    task = asyncio.ensure_future(work)
    stopped = asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait({task, stopped}, return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            raise Stopped
        return task.result()
    finally:
        for each in (task, stopped):
            each.cancel()
        await asyncio.gather(task, stopped, return_exceptions=True)


class Patience:
    """The pauses of everything that serves updates; counts who rests, so that others may work meanwhile."""

    def __init__(self, stop: asyncio.Event) -> None:
        self.stop = stop
        self.resting = 0
        self.ring: Callable[[], None] = lambda: None
        """Called when somebody begins to rest, and so makes room."""

    async def pause(self, wait: timedelta) -> None:
        """Wait that long; raises Stopped as soon as the stop comes."""
        self.resting += 1
        self.ring()
        try:
            if await wait_for_stop(self.stop, wait.total_seconds()):
                raise Stopped
        finally:
            self.resting -= 1
