"""Backup while the bot runs, restore while it does not."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import make_url

from storage import backup, migrating, records
from storage.store import Store
from tests.postgres import Databases, programs
from tests.storage import samples


def fill(store: Store) -> int:
    """A branch with one record; the record's id."""
    made = store.write_now(samples.branch)
    saved = store.write_now(
        records.save, made.id, samples.meeting(), logged_by=samples.SECRETARY, now=samples.NOW
    )
    return saved.id


@pytest.fixture
def tools(database_url: str) -> Path | None:
    return None if database_url.startswith("sqlite") else programs()


def test_a_backup_of_a_running_database_brings_everything_back(
    store: Store, database_url: str, tmp_path: Path, tools: Path | None
) -> None:
    record_id = fill(store)
    before = store.read_now(records.get, record_id)
    copy = backup.backup(database_url, tmp_path / "kept" / "zhishu.backup", tools=tools)
    store.write_now(records.delete, record_id, None, samples.NOW)
    store.close_now()
    backup.restore(copy, database_url, overwrite=True, tools=tools)
    again = Store.open(database_url)
    assert again.read_now(records.get, record_id) == before
    assert again.write_now(records.delete, record_id, None, samples.NOW)
    again.close_now()


def test_a_backup_taken_in_the_middle_of_a_write_holds_what_was_committed(
    sqlite_url: str, tmp_path: Path
) -> None:
    store = Store.open(sqlite_url)
    record_id = fill(store)

    def delete_and_back_up(session: object) -> None:
        records.delete(session, record_id, None, samples.NOW)  # type: ignore[arg-type]
        backup.backup(sqlite_url, tmp_path / "copy")

    store.write_now(delete_and_back_up)
    copied = Store.open(f"sqlite:///{tmp_path / 'copy'}")
    kept = copied.read_now(records.get, record_id)
    assert kept is not None
    assert kept.deleted_at is None
    copied.close_now()
    store.close_now()


def test_a_backup_is_one_file_that_only_its_owner_reads(sqlite_url: str, tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    copy = backup.backup(sqlite_url, folder / "zhishu.backup")
    assert [path.name for path in folder.iterdir()] == ["zhishu.backup"]
    assert copy.stat().st_mode & 0o077 == 0


def test_a_database_in_use_is_not_overwritten_unasked(
    store: Store, database_url: str, tmp_path: Path, tools: Path | None
) -> None:
    record_id = fill(store)
    copy = backup.backup(database_url, tmp_path / "copy", tools=tools)
    with pytest.raises(backup.NotEmpty):
        backup.restore(copy, database_url, tools=tools)
    assert store.read_now(records.get, record_id) is not None


def test_a_file_that_is_no_backup_changes_nothing(
    store: Store, database_url: str, tmp_path: Path, tools: Path | None
) -> None:
    record_id = fill(store)
    rubbish = tmp_path / "rubbish"
    rubbish.write_bytes(b"not a backup")
    for source in (rubbish, tmp_path / "missing"):
        with pytest.raises(backup.BackupError):
            backup.restore(source, database_url, overwrite=True, tools=tools)
    assert store.read_now(records.get, record_id) is not None


def test_a_damaged_dump_leaves_the_old_database_in_place(
    postgres_databases: Databases, tmp_path: Path
) -> None:
    with postgres_databases.fresh() as url:
        store = Store.open(url)
        record_id = fill(store)
        copy = backup.backup(url, tmp_path / "copy", tools=programs())
        copy.write_bytes(copy.read_bytes()[:2000])
        store.close_now()
        with pytest.raises(backup.BackupError):
            backup.restore(copy, url, overwrite=True, tools=programs())
        again = Store.open(url)
        assert again.read_now(records.get, record_id) is not None
        again.close_now()


def test_a_database_of_something_else_is_no_backup(sqlite_url: str, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE other (id INTEGER)")
        other.commit()
    with pytest.raises(backup.BackupError, match="not a backup of this program"):
        backup.restore(tmp_path / "other.db", sqlite_url, overwrite=True)


def test_a_backup_by_a_newer_version_is_refused_by_name(sqlite_url: str, tmp_path: Path) -> None:
    copy = backup.backup(sqlite_url, tmp_path / "copy")
    with closing(sqlite3.connect(copy)) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
        newer.commit()
    with pytest.raises(migrating.TooNew, match="9999"):
        backup.restore(copy, sqlite_url, overwrite=True)


def test_a_backup_goes_into_a_new_database(sqlite_url: str, tmp_path: Path) -> None:
    store = Store.open(sqlite_url)
    record_id = fill(store)
    store.close_now()
    copy = backup.backup(sqlite_url, tmp_path / "copy")
    elsewhere = f"sqlite:///{tmp_path / 'new' / 'zhishu.db'}"
    backup.restore(copy, elsewhere)
    again = Store.open(elsewhere)
    assert again.read_now(records.get, record_id) is not None
    again.close_now()


def test_there_is_nothing_to_back_up_before_the_first_start(tmp_path: Path) -> None:
    with pytest.raises(backup.BackupError, match="no database"):
        backup.backup(f"sqlite:///{tmp_path / 'none.db'}", tmp_path / "copy")
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_sqlite_backup_changes_nothing(sqlite_url: str, tmp_path: Path) -> None:
    store = Store.open(sqlite_url)
    record_id = fill(store)
    copy = backup.backup(sqlite_url, tmp_path / "copy")
    whole = copy.read_bytes()
    for page in (1, len(whole) // 4096 - 1):
        copy.write_bytes(whole[: page * 4096] + b"\xff" * 4096 + whole[(page + 1) * 4096 :])
        with pytest.raises(backup.BackupError):
            backup.restore(copy, sqlite_url, overwrite=True)
        assert store.read_now(records.get, record_id) is not None
    store.close_now()


def test_a_machine_without_pg_dump_is_told_so(postgres_databases: Databases, tmp_path: Path) -> None:
    with postgres_databases.fresh() as url, pytest.raises(backup.NoTool, match="pg_dump"):
        backup.backup(url, tmp_path / "copy", tools=tmp_path)
    assert not (tmp_path / "copy").exists()


def test_a_password_is_not_shown_in_the_list_of_processes(tmp_path: Path) -> None:
    tool = tmp_path / "pg_dump"
    tool.write_text(
        '#!/bin/sh\nfor a in "$@"; do case $a in --file=*) f=${a#--file=};; esac; done\n'
        'printf "%s\\n%s" "$*" "$PGPASSWORD" > "$f"\n'
    )
    tool.chmod(0o755)
    assert shutil.which("pg_dump", path=str(tmp_path))
    address = make_url("postgresql://user:se%2Fcret@127.0.0.1/name").render_as_string(hide_password=False)
    arguments, password = backup.backup(address, tmp_path / "copy", tools=tmp_path).read_text().split("\n")
    assert "cret" not in arguments
    assert password == "se/cret"
