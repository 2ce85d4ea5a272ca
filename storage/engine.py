"""Engines: how to connect to SQLite and to PostgreSQL, for writing, for reading, for migrating."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import URL, Engine, create_engine, event, make_url

READERS = 4
"""Read units at the same time."""
WRITERS = 4
"""Write units at the same time on PostgreSQL; SQLite has one writer."""
LOCK_WAIT_SECONDS = 1.0
"""How long the database itself waits for a lock before the store looks at its own patience."""
CONNECT_SECONDS = 5
"""How long PostgreSQL may take to answer a new connection."""

Use = Literal["write", "read", "migrate"]


class UnusableUrl(ValueError):
    """The database address is of a kind that the store cannot work with."""


@dataclass(frozen=True, slots=True)
class Engines:
    """One engine for writing and one for reading the same database."""

    write: Engine
    read: Engine
    embedded: bool

    def dispose(self) -> None:
        """Close every connection."""
        self.write.dispose()
        self.read.dispose()


def parse(url: str) -> URL:
    """The address, checked.

    Raises:
        UnusableUrl: neither a SQLite file nor a PostgreSQL server; SQLite in memory is refused, because
            readers and the writer are separate connections.
    """
    address = make_url(url)
    backend = address.get_backend_name()
    if backend == "sqlite":
        if not address.database or address.database == ":memory:" or "mode" in address.query:
            raise UnusableUrl("SQLite needs a file: sqlite:///path/to/file.db")
        return address
    if backend == "postgresql":
        return address.set(drivername="postgresql+psycopg")
    raise UnusableUrl(f"a database of kind {backend!r} is not supported; use sqlite or postgresql")


def is_embedded(address: URL) -> bool:
    """Whether the database is a SQLite file."""
    return address.get_backend_name() == "sqlite"


def connect(address: URL, use: Use) -> Engine:
    """An engine for one use of the database."""
    return _sqlite(address, use) if is_embedded(address) else _postgresql(address, use)


def open_engines(address: URL) -> Engines:
    """The two engines that the store works with."""
    return Engines(connect(address, "write"), connect(address, "read"), is_embedded(address))


def _sqlite(address: URL, use: Use) -> Engine:
    Path(str(address.database)).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    engine = create_engine(
        address,
        pool_size=READERS if use == "read" else 1,
        max_overflow=0,
        hide_parameters=True,  # an error goes to the log; what people wrote must not
        connect_args={"timeout": LOCK_WAIT_SECONDS},
    )
    # A read transaction that turns into a write fails at once in spite of the busy timeout, so a writer
    # takes its lock at the start, and readers cannot write at all.
    begin = "BEGIN" if use == "read" else "BEGIN IMMEDIATE"

    def on_connect(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # the driver must not begin transactions by itself
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = FULL")
        # Rebuilding a table in a migration would otherwise delete what refers to it.
        cursor.execute(f"PRAGMA foreign_keys = {'OFF' if use == 'migrate' else 'ON'}")
        cursor.execute(f"PRAGMA query_only = {'ON' if use == 'read' else 'OFF'}")
        cursor.close()

    event.listen(engine, "connect", on_connect)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine


def _postgresql(address: URL, use: Use) -> Engine:
    options: dict[str, Any] = {}
    wait = round(
        LOCK_WAIT_SECONDS * 1000
    )  # without it a unit, and with it the end of the process, would hang
    if use == "read":
        # What SQLite gives by nature: one unit reads one state of the database, and cannot write.
        options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    return create_engine(
        address,
        pool_size=READERS if use == "read" else WRITERS,
        max_overflow=0,
        hide_parameters=True,  # an error goes to the log; what people wrote must not
        pool_pre_ping=True,
        connect_args={
            "connect_timeout": CONNECT_SECONDS,
            "options": f"-c timezone=UTC -c lock_timeout={wait}",
        },
        execution_options=options,
    )
