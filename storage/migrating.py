"""Bringing a database's tables up to date, under a lock, so that processes may start together."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import URL, Connection, text
from sqlalchemy.exc import DBAPIError

from storage import engine as engines
from storage.faults import Busy, NoRoom, kind_of

LOCK = 7_350_041
"""The number of the advisory lock on PostgreSQL; any constant of our own."""
TRIES = 60
"""How often a start tries for SQLite's lock; each try waits ``engine.LOCK_WAIT_SECONDS``."""


class TooNew(RuntimeError):
    """A newer version of the program has used this database."""


def config() -> Config:
    """Alembic's settings: no file, only where the migrations lie."""
    settings = Config()
    settings.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    settings.set_main_option("path_separator", "os")
    return settings


def head() -> str:
    """The revision that the program's own migrations lead to."""
    return str(ScriptDirectory.from_config(config()).get_current_head())


def current(connection: Connection) -> str | None:
    """The revision a database is at; None before the first migration."""
    return MigrationContext.configure(connection).get_current_revision()


def check_known(revision: str | None) -> None:
    """Look whether the program knows a revision; None is a database before its first migration.

    Raises:
        TooNew: it does not.
    """
    known = {script.revision for script in ScriptDirectory.from_config(config()).walk_revisions()}
    if revision is not None and revision not in known:
        raise TooNew(f"the database is at revision {revision}, which this version does not know")


def migrate(address: URL, revision: str = "head") -> None:
    """Upgrade the database; a second process waits and then finds nothing to do.

    Raises:
        TooNew: the database is at a revision that this program does not know.
        Busy: the database cannot be reached, or SQLite's lock was held too long by somebody else.
        NoRoom: the file or its folder cannot be written.
    """
    engine = engines.connect(address, "migrate")
    try:
        for attempt in range(1, TRIES + 1):
            try:
                with engine.begin() as connection:
                    _upgrade(connection, revision)
            except DBAPIError as error:
                kind = kind_of(error)
                if kind == "bug":
                    raise
                if kind != "again" or attempt == TRIES:
                    raise (NoRoom if kind == "full" else Busy)(str(error.orig)) from error
            else:
                return
    finally:
        engine.dispose()


def _upgrade(connection: Connection, revision: str) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    settings = config()
    settings.attributes["connection"] = connection
    try:
        command.upgrade(settings, revision)
    except CommandError as error:
        raise TooNew(
            f"the database is at revision {current(connection)}, which this version does not know"
        ) from error
