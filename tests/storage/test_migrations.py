"""Migrations: they make what the models say, go up, down and up, and run once though several start."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from storage import engine, migrating
from storage.store import Store
from storage.tables import Row
from tests.postgres import Databases


@pytest.fixture(params=["sqlite", "postgresql"])
def bare_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without tables."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'bare.db'}"
        return
    made: Databases = request.getfixturevalue("postgres_databases")
    with made.fresh(migrated=False) as url:
        yield url


@contextmanager
def connected(url: str) -> Iterator[Connection]:
    opened = engine.connect(engine.parse(url), "migrate")
    with opened.begin() as connection:
        yield connection
    opened.dispose()


def step(url: str, direction: str, revision: str) -> None:
    with connected(url) as connection:
        settings = migrating.config()
        settings.attributes["connection"] = connection
        getattr(command, direction)(settings, revision)


def shape(url: str) -> dict[str, object]:
    """Every table with its columns and indexes."""
    with connected(url) as connection:
        seen = inspect(connection)
        return {
            name: (
                sorted((column["name"], str(column["type"]), column["nullable"]) for column in columns),
                sorted(str(index["name"]) for index in seen.get_indexes(name)),
            )
            for name in seen.get_table_names()
            if name != "alembic_version" and (columns := seen.get_columns(name))
        }


def test_the_migrations_make_what_the_models_say(bare_url: str) -> None:
    Store.open(bare_url).close_now()
    with connected(bare_url) as connection:
        options = {"compare_type": True, "compare_server_default": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Row.metadata) == []


def test_every_migration_goes_up_down_and_up_again(bare_url: str) -> None:
    scripts = [*ScriptDirectory.from_config(migrating.config()).walk_revisions()][::-1]
    assert scripts
    for script in scripts:
        before = shape(bare_url)
        step(bare_url, "upgrade", script.revision)
        after = shape(bare_url)
        assert after != before
        step(bare_url, "downgrade", "-1")
        assert shape(bare_url) == before
        step(bare_url, "upgrade", script.revision)
        assert shape(bare_url) == after


def test_several_processes_may_start_at_once(bare_url: str) -> None:
    with ThreadPoolExecutor(4) as threads:
        stores = [*threads.map(Store.open, [bare_url] * 4)]
    for store in stores:
        store.close_now()
    with connected(bare_url) as connection:
        assert migrating.current(connection) == migrating.head()


def test_a_migration_that_fails_leaves_the_database_as_it_was(
    bare_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise LookupError("a bug")

    monkeypatch.setattr("alembic.op.create_index", fail)
    with pytest.raises(LookupError):
        Store.open(bare_url)
    assert shape(bare_url) == {}


def test_a_database_of_a_newer_version_is_refused_by_name(store: Store, database_url: str) -> None:
    with connected(database_url) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(migrating.TooNew, match="9999"):
        Store.open(database_url)
