"""Backup while the bot runs, and restore while it does not: the database; photos are files beside it.

SQLite copies itself (its online backup). PostgreSQL is dumped by ``pg_dump`` and read back by ``pg_restore``,
which must be installed; where they are not, the error says so.
"""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL, inspect, text
from sqlalchemy.exc import DBAPIError

from storage import engine, migrating

_FILE_HEADER, _DUMP_HEADER = b"SQLite format 3\0", b"PGDMP"
_ASIDE = "zhishu_before_restore"


class BackupError(RuntimeError):
    """A backup or a restore did not work; what was there before is as it was."""


class NoTool(BackupError):
    """PostgreSQL's own program is not installed on this machine."""


class NotEmpty(BackupError):
    """The database to restore into has tables already, and overwriting was not asked for."""


def backup(url: str, target: Path, *, tools: Path | None = None) -> Path:
    """Write the whole database to ``target``, replacing it only when the copy is complete and sound.

    ``tools`` is the folder of PostgreSQL's programs when they are not on the path.

    Raises:
        NoTool: PostgreSQL is used and ``pg_dump`` is not installed.
        BackupError: it did not work, with the reason.
    """
    address = engine.parse(url)
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(target.name + ".part")
    unfinished.unlink(missing_ok=True)
    try:
        if engine.is_embedded(address):
            _copy(Path(str(address.database)), unfinished)
        else:
            _run(address, tools, "pg_dump", "--format=custom", "--no-owner", f"--file={unfinished}")
        unfinished.chmod(0o600)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return target


def restore(source: Path, url: str, *, overwrite: bool = False, tools: Path | None = None) -> None:
    """Put a backup in place of a database that nobody uses, and bring its tables up to date.

    Raises:
        NotEmpty: the database has tables, and ``overwrite`` is not set.
        NoTool: PostgreSQL is used and ``pg_restore`` is not installed.
        BackupError: the file is no backup of this kind of database, or is damaged.
        storage.migrating.TooNew: a newer version of the program made the backup.
    """
    address = engine.parse(url)
    embedded = engine.is_embedded(address)
    _check(source, embedded)
    if not overwrite and _has_tables(address):
        raise NotEmpty("the database has tables already")
    if embedded:
        migrating.check_known(_revision(source))
        _copy(source, Path(str(address.database)))
    else:
        _replace(source, address, tools)
    migrating.migrate(address)


def _copy(source: Path, target: Path) -> None:
    """SQLite's online backup: one state of the source, while others write to it."""
    if not source.is_file():
        raise BackupError(f"there is no database at {source}")
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
            old.backup(new)
            new.execute("PRAGMA journal_mode = DELETE")  # one file, with no log beside it
            verdict = new.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.Error as error:
        raise BackupError(str(error)) from error
    if verdict != "ok":
        raise BackupError(f"the copy is damaged: {verdict}")


def _revision(source: Path) -> str:
    """The revision of a SQLite backup that is sound, without touching the file."""
    try:
        with closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as file:
            verdict = file.execute("PRAGMA integrity_check").fetchone()[0]
            if verdict != "ok":
                raise BackupError(f"{source} is damaged: {verdict}")
            return str(file.execute("SELECT version_num FROM alembic_version").fetchone()[0])
    except (sqlite3.Error, TypeError) as error:
        raise BackupError(f"{source} is not a backup of this program: {error}") from error


def _replace(source: Path, address: URL, tools: Path | None) -> None:
    """Read a dump back; what was there steps aside, and comes back if the dump cannot be read."""
    _schema(address, f"ALTER SCHEMA public RENAME TO {_ASIDE}", "CREATE SCHEMA public")
    try:
        options = ("--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error")
        _run(address, tools, "pg_restore", *options, str(source))
    except BackupError:
        _schema(address, "DROP SCHEMA public CASCADE", f"ALTER SCHEMA {_ASIDE} RENAME TO public")
        raise
    _schema(address, f"DROP SCHEMA {_ASIDE} CASCADE")


def _schema(address: URL, *statements: str) -> None:
    opened = engine.connect(address, "migrate")
    try:
        with opened.begin() as connection:
            for statement in statements:
                connection.execute(text(statement))
    except DBAPIError as error:
        raise BackupError(str(error.orig)) from error
    finally:
        opened.dispose()


def _check(source: Path, embedded: bool) -> None:
    if not source.is_file():
        raise BackupError(f"there is no file at {source}")
    expected = _FILE_HEADER if embedded else _DUMP_HEADER
    with source.open("rb") as file:
        if file.read(len(expected)) != expected:
            raise BackupError(f"{source} is not a backup of this kind of database")


def _has_tables(address: URL) -> bool:
    opened = engine.connect(address, "migrate")
    try:
        return bool(inspect(opened).get_table_names())
    finally:
        opened.dispose()


def _run(address: URL, tools: Path | None, program: str, *options: str) -> None:
    """Run one of PostgreSQL's programs; the password goes by the environment, where no list shows it."""
    found = shutil.which(program, path=None if tools is None else str(tools))
    if found is None:
        raise NoTool(f"{program} is not installed; it comes with PostgreSQL's client programs")
    shown = URL.create(
        "postgresql", address.username, None, address.host, address.port, address.database, address.query
    ).render_as_string(hide_password=False)
    environment = dict(os.environ)
    if address.password is not None:
        environment["PGPASSWORD"] = str(address.password)
    command = [found, *options[:-1], f"--dbname={shown}", options[-1]]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode != 0:
        raise BackupError(f"{program}: {done.stderr.strip()}")
