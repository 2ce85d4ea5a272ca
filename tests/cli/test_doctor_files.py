"""``zhishu doctor`` on what people sent: all there, some missing, some that belong to nobody; and backups."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli.app import build
from bot.cli.words import Words
from bot.records import Attachment
from bot.settings import Settings
from storage import attachments, kept_files, records
from storage.kept_files import Kept
from storage.store import Store
from tests.storage import samples
from tests.storage.pictures import PDF, jpeg
from tests.storage.samples import NOW

PHOTO = Attachment(file_id="long", unique_id="u1", kind="photo")


@pytest.fixture
def zhishu(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Result]:
    """Runs a command in an empty folder."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    return lambda *words, lang="zh": CliRunner().invoke(build(Words(lang)), list(words))


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    """A record with a photo that is here."""
    store = Store.open(f"sqlite:///{tmp_path / 'data' / 'zhishu.db'}")
    branch = store.write_now(samples.branch)
    store.write_now(records.save, branch.id, samples.meeting(attachments=(PHOTO,)), logged_by=None, now=NOW)
    noted = store.write_now(attachments.note, branch.id, PHOTO, by=None, now=NOW)
    made = kept_files.keep(tmp_path / "data", jpeg(), None)
    store.write_now(
        attachments.stored, noted.id, made.sha256, made.path, NOW, mime=made.mime, thumbnail=made.thumbnail
    )
    store.close_now()
    return made


def test_all_files_are_there(zhishu: Callable[..., Result], kept: Kept) -> None:
    assert "2 个文件都在" in zhishu("doctor").output
    assert "All 2 files are there" in zhishu("doctor", lang="en").output


def test_a_missing_file_fails_the_doctor(zhishu: Callable[..., Result], kept: Kept, tmp_path: Path) -> None:
    (tmp_path / "data" / kept.path).unlink()
    done = zhishu("doctor")
    assert done.exit_code == 1
    assert "少了 1 个文件（还有 1 个）" in done.output


def test_a_file_of_nobody_is_a_note(zhishu: Callable[..., Result], kept: Kept, tmp_path: Path) -> None:
    kept_files.keep(tmp_path / "data", PDF, "甲.pdf")
    done = zhishu("doctor")
    assert done.exit_code == 0
    assert "1 个没有记录用到，0 个没能从 Telegram 取到" in done.output


def test_a_backup_brings_the_files_back(zhishu: Callable[..., Result], kept: Kept, tmp_path: Path) -> None:
    assert zhishu("backup", "backup.zip").exit_code == 0
    (tmp_path / "data" / kept.path).unlink()
    (tmp_path / "data" / (kept.thumbnail or "")).unlink()
    assert zhishu("restore", "backup.zip", "--overwrite").exit_code == 0
    assert "2 个文件都在" in zhishu("doctor").output


def test_the_data_folder_is_for_its_owner_alone(kept: Kept, tmp_path: Path) -> None:
    assert (tmp_path / "data").stat().st_mode & 0o077 == 0
