"""One bot at a time on one SQLite file: two would both fetch and answer; several processes want PostgreSQL.

The lock is SQLite's own, upon a file beside the database. The system lets go of it when the process ends,
however it ends, and it holds on every system that SQLite knows.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from storage import engine


class InUse(Exception):
    """Another process works with this SQLite file; the message is its path."""


@contextmanager
def alone(url: str) -> Iterator[None]:
    """Within, no other process can say the same of this database; on PostgreSQL any number may.

    Raises:
        InUse: another process does.
        storage.engine.UnusableUrl: the address is of another kind of database.
        OSError: nothing can be written beside the database.
    """
    address = engine.parse(url)
    if not engine.is_embedded(address):
        yield
        return
    path = Path(str(address.database))
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = path.with_name(f"{path.name}-running")
    with ExitStack() as stack:
        try:
            held = stack.enter_context(closing(sqlite3.connect(lock, timeout=0, isolation_level=None)))
            held.execute("PRAGMA journal_mode = MEMORY")  # nothing is ever written to it
            held.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorname", "").startswith("SQLITE_BUSY"):
                raise InUse(str(path)) from error
            raise OSError(str(error)) from error
        yield
