"""The unit of work: one plain synchronous function, run in one transaction in a worker thread.

A unit takes a session first, may be run again when the database was busy, and so has no side effects. What it
returns is a plain value; a row bound to a session never leaves.
"""

import asyncio
import random
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Concatenate, ParamSpec, Self, TypeVar

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlmodel import Session

from storage import engine as engines
from storage.faults import Busy, NoRoom, OutcomeUnknown, kind_of
from storage.migrating import migrate

__all__ = ["Busy", "NoRoom", "OutcomeUnknown", "Store"]

P = ParamSpec("P")
T = TypeVar("T")

PATIENCE = timedelta(seconds=10)
"""How long a unit tries against a busy database before it gives up with ``Busy``."""
_FIRST_PAUSE, _LONGEST_PAUSE = 0.01, 0.5  # seconds


class Store:
    """A database, opened; runs units of work."""

    def __init__(self, opened: engines.Engines, patience: timedelta = PATIENCE) -> None:
        self._engines = opened
        self._patience = patience.total_seconds()
        writers = 1 if opened.embedded else engines.WRITERS
        self._writers = ThreadPoolExecutor(writers, thread_name_prefix="store-write")
        self._readers = ThreadPoolExecutor(engines.READERS, thread_name_prefix="store-read")
        self._hurried = threading.Event()
        self._stuck = False

    @classmethod
    def open(cls, url: str, *, patience: timedelta = PATIENCE) -> Self:
        """Open the database at ``url``, bring its tables up to date under a lock, and be ready.

        Raises:
            storage.engine.UnusableUrl: the address is of another kind of database.
            storage.migrating.TooNew: a newer version of the program has used this database.
        """
        address = engines.parse(url)
        migrate(address)
        return cls(engines.open_engines(address), patience)

    @property
    def embedded(self) -> bool:
        """Whether the database is a SQLite file of this process."""
        return self._engines.embedded

    @property
    def gone(self) -> bool:
        """Whether the file was taken away from under it; what is written now ends with the process."""
        return self.embedded and not Path(str(self._engines.write.url.database)).exists()

    async def write(self, unit: Callable[Concatenate[Session, P], T], *args: P.args, **kw: P.kwargs) -> T:
        """Run a unit that writes; all of it is stored, or nothing. Cancelling the waiter does not stop it.

        Raises:
            Busy: the database could not take it within the store's patience.
        """
        return await _outlasting(self._writers.submit(lambda: self.write_now(unit, *args, **kw)))

    async def read(self, unit: Callable[Concatenate[Session, P], T], *args: P.args, **kw: P.kwargs) -> T:
        """Run a unit that only reads, upon one state of the database.

        Raises:
            Busy: the database could not be reached within the store's patience.
        """
        return await _outlasting(self._readers.submit(lambda: self.read_now(unit, *args, **kw)))

    def write_now(self, unit: Callable[Concatenate[Session, P], T], *args: P.args, **kw: P.kwargs) -> T:
        """``write`` without an event loop, in the calling thread."""
        return self._patiently(lambda session: unit(session, *args, **kw), writes=True)

    def read_now(self, unit: Callable[Concatenate[Session, P], T], *args: P.args, **kw: P.kwargs) -> T:
        """``read`` without an event loop, in the calling thread."""
        return self._patiently(lambda session: unit(session, *args, **kw), writes=False)

    def hurry(self) -> None:
        """The process is ending: from now on a busy database is given up at once with ``Busy``.

        Nothing is lost by it: what is not stored now is found where it was at the next start.
        """
        self._hurried.set()

    async def close(self) -> None:
        """Finish what was handed in, then close every connection."""
        await asyncio.to_thread(self.close_now)

    def close_now(self) -> None:
        """``close`` without an event loop."""
        self.hurry()
        self._writers.shutdown(wait=True)
        self._readers.shutdown(wait=True)
        self._engines.dispose()

    def _patiently(self, unit: Callable[[Session], T], *, writes: bool) -> T:
        engine = self._engines.write if writes else self._engines.read
        deadline = time.monotonic() + self._patience
        pause = _FIRST_PAUSE
        while True:
            if writes and self._stuck:
                raise Busy("the database was busy when the process was told to end")
            try:
                return _once(engine, unit, writes)
            except _Again as again:
                # Those who queue behind would each wait for the same lock once more.
                self._stuck = self._stuck or (writes and self._hurried.is_set())
                if self._hurried.is_set() or time.monotonic() + pause > deadline:
                    raise Busy(str(again.error)) from again.error
            self._hurried.wait(pause * random.uniform(0.5, 1.5))  # noqa: S311 - spreads writers, guards nothing
            pause = min(pause * 2, _LONGEST_PAUSE)


async def _outlasting(work: Future[T]) -> T:
    """The work's result; cancelling who waits does not stop it, and then its failure is nobody's any more."""
    task = asyncio.wrap_future(work)
    task.add_done_callback(lambda done: done.cancelled() or done.exception())
    return await asyncio.shield(task)


class _Again(Exception):
    """The unit met something that passes; it was rolled back."""

    def __init__(self, error: Exception) -> None:
        super().__init__(str(error))
        self.error = error


def _once(engine: Engine, unit: Callable[[Session], T], writes: bool) -> T:
    """One try: the whole unit in one transaction."""
    committing = False
    try:
        with Session(engine) as session:
            result = unit(session)
            session.flush()
            committing = True
            session.commit()
            return result
    except PoolTimeout as error:
        raise _Again(error) from error
    except DBAPIError as error:
        kind = kind_of(error)
        if kind == "again" or (kind == "lost" and not committing):
            raise _Again(error) from error
        if kind == "lost":
            raise OutcomeUnknown(str(error.orig)) from error
        if kind == "full" and writes:  # a reader that is refused a write has a bug instead
            raise NoRoom(str(error.orig)) from error
        raise
