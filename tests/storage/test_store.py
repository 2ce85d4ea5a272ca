"""The unit of work: whole or not at all, patient, and independent of who waits for it."""

import asyncio
import gc
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from storage import engine, meta
from storage.store import Busy, NoRoom, OutcomeUnknown, Store
from tests.postgres import Databases

pytestmark = pytest.mark.anyio


def put_and_fail(session: Session) -> None:
    meta.put(session, "colour", "red")
    raise LookupError("a bug")


def add_one(session: Session) -> int:
    """Reads, then writes: two at once must not read the same number."""
    lock = "" if session.get_bind().dialect.name == "sqlite" else " FOR UPDATE"
    found = session.connection().execute(text(f"SELECT value FROM meta WHERE name = 'n'{lock}"))
    number = int(found.one()[0])
    meta.put(session, "n", str(number + 1))
    return number + 1


@contextmanager
def writer_elsewhere(url: str) -> Iterator[Session]:
    """Another process's open write transaction."""
    other = engine.connect(engine.parse(url), "write")
    with Session(other) as session:
        session.connection()
        yield session
    other.dispose()


async def test_a_unit_that_fails_leaves_nothing(store: Store) -> None:
    with pytest.raises(LookupError, match="a bug"):
        await store.write(put_and_fail)
    assert await store.read(meta.get, "colour") is None


async def test_what_a_unit_wrote_is_there_for_the_next(store: Store) -> None:
    await store.write(meta.put, "colour", "red")
    await store.write(meta.put, "colour", "blue")
    assert await store.read(meta.get, "colour") == "blue"


async def test_a_read_that_tries_to_write_is_refused(store: Store) -> None:
    with pytest.raises(DBAPIError):
        await store.read(meta.put, "colour", "red")
    assert await store.read(meta.get, "colour") is None


async def test_many_writers_at_once_lose_no_change(store: Store) -> None:
    await store.write(meta.put, "n", "0")
    results = await asyncio.gather(*(store.write(add_one) for _ in range(20)))
    assert sorted(results) == list(range(1, 21))


async def test_readers_go_on_while_a_writer_holds_the_database(database_url: str, store: Store) -> None:
    await store.write(meta.put, "colour", "red")
    with writer_elsewhere(database_url) as session:
        meta.put(session, "colour", "blue")
        assert await store.read(meta.get, "colour") == "red"


async def test_one_reading_unit_sees_one_state_of_the_database(store: Store) -> None:
    store.write_now(meta.put, "colour", "red")
    read_once, changed = threading.Event(), threading.Event()

    def twice(session: Session) -> tuple[str | None, str | None]:
        first = meta.get(session, "colour")
        read_once.set()
        assert changed.wait(30)
        return first, meta.get(session, "colour")

    reading = asyncio.create_task(store.read(twice))
    await asyncio.to_thread(read_once.wait, 30)
    await store.write(meta.put, "colour", "blue")
    changed.set()
    assert await reading == ("red", "red")


async def test_a_cancelled_waiter_does_not_cancel_its_unit(store: Store) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slow(session: Session) -> None:
        begun.set()
        assert go_on.wait(30)
        meta.put(session, "colour", "red")

    waiter = asyncio.create_task(store.write(slow))
    await asyncio.to_thread(begun.wait, 30)
    queued = asyncio.create_task(store.write(meta.put, "shape", "round"))
    await asyncio.sleep(0)
    for task in (waiter, queued):
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    go_on.set()
    await store.write(meta.put, "after", "it")
    await asyncio.to_thread(store._writers.shutdown)
    assert store.read_now(meta.get, "colour") == "red"
    assert store.read_now(meta.get, "shape") == "round"


async def test_the_failure_of_a_unit_nobody_waits_for_any_more_is_no_fault_of_the_program(
    sqlite_url: str,
) -> None:
    told: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: told.append(context))
    begun, go_on = threading.Event(), threading.Event()

    def fails(_: Session) -> None:
        begun.set()
        assert go_on.wait(30)
        raise Busy("locked")

    store = Store.open(sqlite_url)
    waiter = asyncio.create_task(store.write(fails))
    await asyncio.to_thread(begun.wait, 30)
    waiter.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiter
    go_on.set()
    await store.close()
    await asyncio.sleep(0)  # lets the loop hear of the end of the unit
    del waiter
    gc.collect()
    assert told == []


async def test_closing_finishes_what_was_handed_in(database_url: str) -> None:
    closing = Store.open(database_url)
    writes = [asyncio.create_task(closing.write(meta.put, f"n{n}", "x")) for n in range(20)]
    await asyncio.sleep(0)
    await closing.close()
    await asyncio.gather(*writes)
    again = Store.open(database_url)
    assert [again.read_now(meta.get, f"n{n}") for n in range(20)] == ["x"] * 20
    again.close_now()


async def test_a_busy_sqlite_is_tried_again_until_it_is_free(sqlite_url: str) -> None:
    store = Store.open(sqlite_url, patience=timedelta(seconds=30))
    tries = 0

    def counted(session: Session) -> None:
        nonlocal tries
        tries += 1
        meta.put(session, "colour", "red")

    with writer_elsewhere(sqlite_url):
        writing = asyncio.create_task(store.write(counted))
        while tries < 2:  # noqa: ASYNC110 - the second try is what is waited for
            await asyncio.sleep(0.01)
    await writing
    assert await store.read(meta.get, "colour") == "red"
    await store.close()


async def test_a_database_busy_for_too_long_says_so_and_stores_nothing(sqlite_url: str) -> None:
    store = Store.open(sqlite_url, patience=timedelta(0))
    with writer_elsewhere(sqlite_url), pytest.raises(Busy):
        await store.write(meta.put, "colour", "red")
    assert await store.read(meta.get, "colour") is None
    await store.close()


async def test_a_full_disk_says_so_and_stores_nothing(sqlite_url: str) -> None:
    store = Store.open(sqlite_url)

    def fill(session: Session) -> None:
        session.connection().execute(text("PRAGMA max_page_count = 1"))
        meta.put(session, "colour", "x" * 100_000)

    with pytest.raises(NoRoom):
        await store.write(fill)
    assert await store.read(meta.get, "colour") is None
    await store.close()


async def test_a_deadlock_on_postgresql_is_tried_again(postgres_databases: Databases) -> None:
    with postgres_databases.fresh() as url:
        store = Store.open(url)
        for name in "ab":
            store.write_now(meta.put, name, "0")
        together = threading.Barrier(2)
        first_try = [True, True]

        def cross(session: Session, mine: int, names: str) -> None:
            for name in names:
                meta.put(session, name, str(mine))
                if first_try[mine] and name == names[0]:
                    first_try[mine] = False
                    together.wait(30)

        await asyncio.gather(store.write(cross, 0, "ab"), store.write(cross, 1, "ba"))
        assert store.read_now(meta.get, "a") == store.read_now(meta.get, "b")
        await store.close()


KILL_THE_OTHERS = b"""
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


async def test_a_lost_connection_is_made_again(postgres_databases: Databases) -> None:
    with postgres_databases.fresh() as url:
        store = Store.open(url)
        await store.write(meta.put, "colour", "red")
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(KILL_THE_OTHERS)
        assert await store.read(meta.get, "colour") == "red"
        await store.write(meta.put, "colour", "blue")
        assert await store.read(meta.get, "colour") == "blue"
        await store.close()


async def test_a_connection_lost_within_a_unit_lets_the_unit_run_again(store: Store) -> None:
    tries = 0

    def once_unlucky(session: Session) -> None:
        nonlocal tries
        tries += 1
        meta.put(session, "colour", f"try {tries}")
        if tries == 1 and not store.embedded:
            session.connection().execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))

    await store.write(once_unlucky)
    assert await store.read(meta.get, "colour") == f"try {tries}"
    assert tries == (1 if store.embedded else 2)


async def test_a_connection_lost_while_committing_is_not_blindly_repeated(
    postgres_databases: Databases,
) -> None:
    with postgres_databases.fresh() as url:
        store = Store.open(url)
        tries = 0

        def cut_at_commit(_: object) -> None:
            with psycopg.connect(url, autocommit=True) as connection:
                connection.execute(KILL_THE_OTHERS)

        def counted(session: Session) -> None:
            nonlocal tries
            tries += 1
            meta.put(session, "colour", "red")

        event.listen(store._engines.write, "commit", cut_at_commit, once=True)
        with pytest.raises(OutcomeUnknown):
            await store.write(counted)
        assert tries == 1
        await store.write(meta.put, "colour", "blue")
        assert await store.read(meta.get, "colour") == "blue"
        await store.close()


async def test_a_server_that_is_not_there_is_reported_as_busy() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        with pytest.raises(Busy):
            Store.open(f"postgresql://nobody@127.0.0.1:{unused.getsockname()[1]}/none")


async def test_a_folder_that_is_a_file_is_reported_and_not_hidden(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("x")
    with pytest.raises(OSError, match="taken"):
        Store.open(f"sqlite:///{tmp_path / 'taken' / 'zhishu.db'}")


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "mysql://server/name"])
async def test_an_address_that_cannot_work_is_refused_by_name(url: str) -> None:
    with pytest.raises(engine.UnusableUrl):
        Store.open(url)


async def test_the_folder_of_a_new_sqlite_file_is_made(tmp_path: Path) -> None:
    path = tmp_path / "data" / "deep" / "zhishu.db"
    store = Store.open(f"sqlite:///{path}")
    await store.close()
    assert path.exists()


async def test_an_error_does_not_repeat_what_people_wrote(store: Store) -> None:
    with pytest.raises(DBAPIError) as caught:
        await store.read(meta.put, "colour", "谈话内容")
    assert "谈话内容" not in str(caught.value)
