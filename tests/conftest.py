"""Fixtures for everybody: an empty database on SQLite and on PostgreSQL, and a store upon it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import engine
from storage.migrating import migrate
from storage.store import Store
from tests import driver, postgres

pytest_plugins = ("tests.no_skips", "tests.spreading")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--bots-on postgresql``: the bots of the tests keep their data there, and not in a SQLite file."""
    parser.addoption(
        "--bots-on",
        choices=("sqlite", "postgresql"),
        default="sqlite",
        help="where a bot under test keeps its data, in conversations above all",
    )


@pytest.fixture(autouse=True)
def bots_database(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every bot that a test starts without naming a database gets one as ``--bots-on`` says."""
    if request.config.getoption("--bots-on") == "postgresql":
        made: postgres.Databases = request.getfixturevalue("postgres_databases")
        monkeypatch.setattr(driver, "new_database", lambda _: made.fresh())


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """Asynchronous tests (``@pytest.mark.anyio``) run on asyncio."""
    return "asyncio"


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with all tables, to be copied."""
    path = tmp_path_factory.mktemp("template") / "zhishu.db"
    migrate(engine.parse(f"sqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def postgres_databases() -> Iterator[postgres.Databases]:
    """A PostgreSQL server, started when the first test asks for it."""
    with postgres.databases() as made:
        yield made


@pytest.fixture
def sqlite_url(tmp_path: Path, migrated_file: Path) -> str:
    """An empty database in a SQLite file."""
    path = tmp_path / "zhishu.db"
    shutil.copy(migrated_file, path)
    return f"sqlite:///{path}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """An empty database with all tables; the test runs once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_url")
        return
    made: postgres.Databases = request.getfixturevalue("postgres_databases")
    with made.fresh() as url:
        yield url


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """A store upon an empty database."""
    opened = Store.open(database_url)
    yield opened
    opened.close_now()
