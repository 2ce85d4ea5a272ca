"""The bot's own command line, with faults that only a test can want.

A process of the nursery replaces a few functions and then runs ``bot.__main__``, so that the product carries
no test hook. What is wanted comes in by environment variables:

``FAULTS_POINT``    SIGKILL at this point, e.g. ``after handing``, ``before call`` (see ``kill_at``)
``FAULTS_NTH``      ... the n-th time it is reached (default 1)
``FAULTS_AT``       what time it is (the whole machine's) at ``FAULTS_SINCE``, both ISO, so that digests can
                    be due whenever the tests run
``FAULTS_TICK``     seconds between ticks
``FAULTS_LEASE``    seconds of a claim's lease in outbox and inbox
``FAULTS_BLOCK``    seconds for which the first tick with something due blocks the whole event loop
``FAULTS_BUG``      words that an exception carries which every save raises while this is set
"""

import os
import signal
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from bot import clock
from bot.__main__ import main as main
from handlers import feeder, ticking, turn
from handlers.answering import Answering
from handlers.reminders import sending, tick
from handlers.sending import Door
from storage import outbox, outbox_rows
from storage.store import Store

UNIT_POINTS = ("claim", "handing", "settle", "receive", "_apply", "answered")
"""Units of work with a point before they run and one after their commit."""


def wanted(name: str) -> str | None:
    """One of our variables."""
    return os.environ.get(f"FAULTS_{name}")


class Fuse:
    """Kills this process when a point is reached for the n-th time: no signal handler, no clean-up."""

    def __init__(self, point: str, nth: int) -> None:
        self._point, self._left = point, nth

    def reach(self, point: str) -> None:
        """This point is reached."""
        if point == self._point:
            self._left -= 1
            if self._left <= 0:
                os.kill(os.getpid(), signal.SIGKILL)


def kill_at(fuse: Fuse) -> None:
    """Put the points in: around the units of work, around the call, within a save, after an answer."""
    write: Callable[..., Any] = Store.write
    deliver: Callable[..., Any] = Door.deliver
    answer: Callable[..., Any] = Answering.answer
    apply: Callable[..., Any] = turn._apply

    async def pointed_write(self: Store, unit: Callable[..., Any], *args: Any, **kw: Any) -> Any:
        fuse.reach(f"before {unit.__name__}")
        result = await write(self, unit, *args, **kw)
        if unit.__name__ != "claim" or result:  # a claim of nothing is no claim
            fuse.reach(f"after {unit.__name__}")
        return result

    async def pointed_deliver(self: Door, *args: Any, **kw: Any) -> Any:
        whose = "call" if kw.get("hurried") else "reply"
        fuse.reach(f"before {whose}")
        result = await deliver(self, *args, **kw)
        fuse.reach(f"after {whose}")
        return result

    async def pointed_answer(self: Answering, *args: Any, **kw: Any) -> Any:
        result = await answer(self, *args, **kw)
        fuse.reach("after answer")
        return result

    def pointed_apply(*args: Any) -> Any:
        result = apply(*args)
        fuse.reach("within _apply")
        return result

    pointed_apply.__name__ = apply.__name__
    for holder, name, replacement in (
        (Store, "write", pointed_write),
        (Door, "deliver", pointed_deliver),
        (Answering, "answer", pointed_answer),
        (turn, "_apply", pointed_apply),
    ):
        setattr(holder, name, replacement)


def shorten(every: float, lease: float) -> None:
    """Make leases and ticks short, so that a test need not wait minutes for a dead process's claims."""
    schedule = ticking.Ticker.schedule
    schedule.__defaults__ = (every, *(schedule.__defaults__ or ())[1:])
    sending.LEASE = feeder.LEASE = timedelta(seconds=lease)
    outbox.RESEND_AFTER = timedelta(seconds=lease)


def set_clock(at: datetime, since: datetime) -> None:
    """Let the machine's clock say ``at`` when it says ``since``."""
    real: Callable[[], datetime] = clock.real
    ahead = at - since
    setattr(clock, "real", lambda: real() + ahead)  # noqa: B010 - mypy lets no function be assigned


def block_once(seconds: float) -> None:
    """Let the first claim that finds something due be preceded by a call that blocks the event loop."""
    hand_out: Callable[..., Any] = tick.Digests._hand_out
    left = [seconds]

    async def blocked(self: tick.Digests, work: ticking.Ticking) -> float | None:
        if left and (await work.store.read(outbox_rows.due, clock.now())).count:
            time.sleep(left.pop())  # noqa: ASYNC251 - blocking is the fault
        after: float | None = await hand_out(self, work)
        return after

    setattr(tick.Digests, "_hand_out", blocked)  # noqa: B010 - mypy lets no method be assigned


def break_saves(words: str) -> None:
    """Let every save raise with these words."""

    def broken(*_: Any) -> Any:
        raise RuntimeError(words)

    setattr(turn, "_apply", broken)  # noqa: B010 - as above


def prepare() -> None:
    """Put in what the environment asks for."""
    point, bug, block = wanted("POINT"), wanted("BUG"), wanted("BLOCK")
    at, since = wanted("AT"), wanted("SINCE")
    shorten(float(wanted("TICK") or ticking.EVERY_SECONDS), float(wanted("LEASE") or 120))
    if at and since:
        set_clock(datetime.fromisoformat(at), datetime.fromisoformat(since))
    if point:
        kill_at(Fuse(point, int(wanted("NTH") or 1)))
    if block:
        block_once(float(block))
    if bug:
        break_saves(bug)
