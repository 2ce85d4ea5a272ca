"""``zhishu export-branch``, ``import-branch`` and ``delete-branch``: one branch, out, in, or gone."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import delete
from typer.testing import CliRunner, Result

from bot import clock
from bot.cli.app import build
from bot.cli.sample import build_sample
from bot.cli.words import Words
from bot.invites import hash_code
from bot.settings import Settings
from messages.labels import label
from storage import branches, invites, records
from storage.invites import Invite
from storage.store import Store
from storage.tables.branches import TenureRow

Zhishu = Callable[..., Result]
NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
NAME = label("zh", "sample.branch")


@pytest.fixture
def zhishu(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Zhishu:
    """Runs a command in an empty folder; ``data`` names the installation."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)

    def run(*arguments: str, lang: str = "en", data: str = "data") -> Result:
        monkeypatch.setenv("DATA_DIR", data)
        return CliRunner().invoke(build(Words(lang)), list(arguments))

    return run


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An installation with the sample branch."""
    opened = at(tmp_path, "data")
    build_sample(opened, NOW)
    opened.close_now()
    return tmp_path


def at(folder: Path, data: str) -> Store:
    return Store.open(f"sqlite:///{folder / data / 'zhishu.db'}")


def test_a_branch_goes_from_one_installation_to_another(zhishu: Zhishu, home: Path) -> None:
    done = zhishu("export-branch", NAME, "branch.zip")
    assert done.exit_code == 0, done.output
    assert "keep it safe" in done.output
    tried = zhishu("import-branch", "branch.zip", data="other")
    assert (tried.exit_code, "nothing was written" in tried.output) == (0, True)
    there = at(home, "other")
    assert there.read_now(branches.all_of_them) == []
    there.close_now()
    taken = zhishu("import-branch", "branch.zip", "--yes", data="other")
    assert taken.exit_code == 0, taken.output
    there = at(home, "other")
    [branch] = there.read_now(branches.all_of_them)
    assert branch.name == NAME
    assert len(there.read_now(records.search, branch.id, limit=1000)) > 50
    code = taken.output.strip().splitlines()[-1].removeprefix("/start ")
    invite = there.read_now(invites.look, hash_code(code), clock.now())
    assert isinstance(invite, Invite)
    assert invite.branch_id == branch.id
    there.close_now()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_branch_of_that_name_is_not_taken_in_twice_unless_called_otherwise(
    zhishu: Zhishu, home: Path, lang: str
) -> None:
    zhishu("export-branch", NAME, "branch.zip")
    refused = zhishu("import-branch", "branch.zip", "--yes", lang=lang)
    assert (refused.exit_code, NAME in refused.output) == (1, True)
    taken = zhishu("import-branch", "branch.zip", "--yes", "--as", "另一个", lang=lang)
    assert taken.exit_code == 0, taken.output
    which = zhishu("export-branch", "没有的", "x.zip", lang=lang)
    assert (which.exit_code, "#2  另一个" in which.output) == (1, True)
    assert zhishu("export-branch", "#2", "x.zip", lang=lang).exit_code == 0


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_no_export_is_refused_in_plain_words(zhishu: Zhishu, home: Path, lang: str) -> None:
    (home / "x.zip").write_bytes(b"nothing")
    refused = zhishu("import-branch", "x.zip", "--yes", lang=lang)
    assert (refused.exit_code, label(lang, "cli.branch.import.no_zip") in refused.output) == (1, True)
    missing = zhishu("import-branch", "missing.zip", lang=lang)
    said = label(lang, "cli.branch.import.missing", source="missing.zip")
    assert (missing.exit_code, said in missing.output) == (1, True)
    folder = zhishu("import-branch", ".", lang=lang)
    said = label(lang, "cli.branch.import.failed", reason="")
    assert (folder.exit_code, said in folder.output) == (1, True)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_branch_without_anybody_to_invite_says_so(zhishu: Zhishu, home: Path, lang: str) -> None:
    there = at(home, "data")
    there.write_now(lambda session: session.exec(delete(TenureRow)))
    there.close_now()
    assert zhishu("export-branch", NAME, "branch.zip").exit_code == 0
    taken = zhishu("import-branch", "branch.zip", "--yes", "--as", "另一个", lang=lang)
    assert taken.exit_code == 0, taken.output
    assert label(lang, "cli.branch.import.nobody") in taken.output
    assert "/start" not in taken.output


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_branch_is_deleted_only_with_yes(zhishu: Zhishu, home: Path, lang: str) -> None:
    asked = zhishu("delete-branch", NAME, lang=lang)
    assert (asked.exit_code, "--yes" in asked.output) == (1, True)
    done = zhishu("delete-branch", NAME, "--yes", lang=lang)
    assert done.exit_code == 0, done.output
    again = zhishu("delete-branch", NAME, "--yes", lang=lang)
    assert (again.exit_code, label(lang, "cli.branch.none") in again.output) == (1, True)
    there = at(home, "data")
    assert there.read_now(branches.all_of_them) == []
    there.close_now()
