"""The database is locked, full, read-only, cut off or restarted: nothing is lost and nothing counts twice."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest

from storage import engine
from tests.driver import Bot
from tests.faults.conftest import Extent
from tests.faults.figures import Note
from tests.faults.locking import locked_for, plain
from tests.faults.private_server import PrivateServer
from tests.faults.scene import until
from tests.handlers import echo
from tests.phone import Phone
from tests.postgres import Databases

EACH = 8

pytestmark = pytest.mark.timeout(900)


@contextmanager
def crowd(url: str, people: int = 5) -> Iterator[tuple[Bot, list[Phone]]]:
    """A bot that counts what it is told, and a branch that tells it things."""
    with Bot(routes=echo.ROUTES, database=url) as bot:
        phones = [bot.person(f"示例{number}") for number in range(people)]
        ids = bot.branch({each.name: [] for each in phones})
        for each in phones:
            bot.join(each, ids[""], ids[each.name])
        yield bot, phones


def all_speak(phones: list[Phone], words: str = "") -> None:
    """Everybody sends a few messages."""
    for number in range(1, EACH + 1):
        for phone in phones:
            phone.send(f"{words}{number}")


def judge(bot: Bot, phones: list[Phone], times: int = 1) -> None:
    """Every message was counted once and answered once, in order."""
    for phone in phones:
        assert bot.read(echo.counted, phone.id) == EACH * times
        numbers = [each.text.partition("：")[0] for each in phone.chat]
        assert numbers == [f"第{number}次" for number in range(1, EACH * times + 1)]
    assert bot.dead_letters() == []


@pytest.mark.parametrize("seconds", [1, 4, 30])
def test_a_write_lock_held_by_somebody_else_delays_and_loses_nothing(
    database_url: str, seconds: int, extent: Extent, note: Note
) -> None:
    held = seconds if extent.full else min(seconds, 6)  # the bounded form has a short longest one
    with crowd(database_url) as (bot, phones):
        with bot.all_at_once(), locked_for(database_url, held):
            all_speak(phones)
        judge(bot, phones)
    note("seconds locked / updates / lost / counted twice", f"{held} / {EACH * len(phones)} / 0 / 0")


@pytest.mark.parametrize("pragma", ["max_page_count = 1", "query_only = ON"], ids=["full", "read-only"])
def test_a_full_or_read_only_disk_delays_and_loses_nothing(sqlite_url: str, pragma: str, note: Note) -> None:
    mended = {"max_page_count = 1": "max_page_count = 1073741823", "query_only = ON": "query_only = OFF"}
    with crowd(sqlite_url) as (bot, phones):
        writer = bot.store._engines.write

        def say(words: str) -> None:
            raw = writer.raw_connection()  # the writer's one connection, outside of any transaction
            raw.cursor().execute(f"PRAGMA {words}")
            raw.close()

        with bot.all_at_once():
            say(pragma)
            for phone in phones:
                phone.send("x" * 4000)  # more than what free pages can take
            until(lambda: "fetching failed" in bot.logged or "database busy" in bot.logged)
            say(mended[pragma])
            for _ in range(EACH - 1):
                for phone in phones:
                    phone.send("x" * 4000)
        judge(bot, phones)
    note("updates / lost / counted twice", f"{EACH * len(phones)} / 0 / 0")


def test_connections_cut_by_the_server_again_and_again_lose_nothing(
    postgres_databases: Databases, extent: Extent, note: Note
) -> None:
    with postgres_databases.fresh() as url, crowd(url) as (bot, phones):
        stop, cuts = threading.Event(), [0]

        def cut() -> None:
            name = engine.parse(url).database
            with psycopg.connect(plain(url), autocommit=True) as connection:
                while not stop.wait(0.4):
                    found = connection.execute(
                        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
                        "WHERE datname = %s AND pid <> pg_backend_pid()",
                        [name],
                    ).fetchone()
                    cuts[0] += found[0] if found else 0

        cutter = threading.Thread(target=cut)
        cutter.start()
        try:
            for _ in range(rounds := extent.of(2, 30)):
                with bot.all_at_once():
                    all_speak(phones)
        finally:
            stop.set()
            cutter.join()
        bot.settle()
        judge_loosely(bot, phones, rounds)
    note(
        "connections cut / updates / lost / counted twice",
        f"{cuts[0]} / {EACH * len(phones) * rounds} / 0 / 0",
    )


def judge_loosely(bot: Bot, phones: list[Phone], rounds: int) -> None:
    """As ``judge``; one more copy of an answer is allowed where its screen had to be made again."""
    for phone in phones:
        assert bot.read(echo.counted, phone.id) == EACH * rounds
        numbers = [each.text.partition("：")[0] for each in phone.chat]
        assert list(dict.fromkeys(numbers)) == [f"第{n}次" for n in range(1, EACH * rounds + 1)]
    assert bot.dead_letters() == []


def test_a_database_server_restarted_under_load_loses_nothing(extent: Extent, note: Note) -> None:
    with PrivateServer() as server, crowd(server.url) as (bot, phones):
        restarts = extent.of(2, 10)
        for number in range(restarts):
            with bot.all_at_once():
                all_speak(phones)
                server.restart("immediate" if number % 2 else "fast")
        judge_loosely(bot, phones, restarts)
    note("restarts / updates / lost / counted twice", f"{restarts} / {EACH * len(phones) * restarts} / 0 / 0")
