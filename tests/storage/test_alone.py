"""One bot at a time on one SQLite file; the lock goes with the process, however it ends."""

import subprocess
import sys
from pathlib import Path

import pytest

from storage.alone import InUse, alone
from storage.store import Store
from tests.postgres import Databases

ROOT = Path(__file__).parents[2]
HOLDER = """
import sys
from storage.alone import alone
with alone(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_process_is_refused_until_the_first_is_killed(sqlite_url: str) -> None:
    told = [sys.executable, "-c", HOLDER, sqlite_url]
    with subprocess.Popen(told, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"held"
        with pytest.raises(InUse), alone(sqlite_url):
            pass
        other.kill()
        other.wait()
        with alone(sqlite_url), pytest.raises(InUse), alone(sqlite_url):
            pass


def test_a_folder_that_takes_no_lock_is_told_apart_from_a_bot_that_runs(sqlite_url: str) -> None:
    Path(f"{sqlite_url.removeprefix('sqlite:///')}-running").mkdir()
    with pytest.raises(OSError, match="unable to open"), alone(sqlite_url):
        pass


def test_the_commands_of_an_operator_work_beside_a_bot_that_runs(sqlite_url: str) -> None:
    with alone(sqlite_url):
        store = Store.open(sqlite_url)
        store.close_now()


def test_a_postgresql_database_is_for_any_number_of_processes(postgres_databases: Databases) -> None:
    with postgres_databases.fresh() as url, alone(url), alone(url):
        Store.open(url).close_now()
