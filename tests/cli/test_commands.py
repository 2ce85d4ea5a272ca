"""The command line: every sentence in two languages, every refusal in plain words."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli.app import build
from bot.cli.words import Words, chosen_words
from bot.invites import hash_code
from bot.settings import Settings
from bot.simulator.serving import LocalTelegram
from messages.labels import LANGUAGES, all_labels
from storage import inbox, invites
from storage.alone import alone
from storage.store import Store

Zhishu = Callable[..., Result]
NOW = datetime(2026, 6, 17, tzinfo=UTC)
TOKEN = "123456789:AAsample-sample_sample-sample_sample"


@pytest.fixture
def zhishu(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Zhishu:
    """Runs a command in an empty folder with nothing set but what is given."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)

    def run(*arguments: str, lang: str = "en", **variables: str) -> Result:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        return CliRunner().invoke(build(Words(lang)), list(arguments))

    return run


@pytest.fixture
def database(tmp_path: Path) -> Store:
    """The database that the commands in the folder use, to be looked at while none runs."""
    store = Store.open(f"sqlite:///{tmp_path / 'data' / 'zhishu.db'}")
    store.close_now()
    return store


def look(tmp_path: Path) -> Store:
    return Store.open(f"sqlite:///{tmp_path / 'data' / 'zhishu.db'}")


def test_the_doctor_finds_nothing_wrong_with_a_fresh_folder(zhishu: Zhishu, tmp_path: Path) -> None:
    done = zhishu("doctor")
    assert done.exit_code == 0, done.output
    assert done.output.count("✅") == 7
    assert "All is well" in done.output
    assert not (tmp_path / "data").exists()


def test_the_doctor_knows_a_database_that_is_up_to_date(zhishu: Zhishu, database: Store) -> None:
    done = zhishu("doctor", lang="zh")
    assert done.exit_code == 0
    assert "能读写（sqlite）" in done.output
    assert "与程序一致" in done.output


def test_the_doctor_reaches_telegram_with_the_token(zhishu: Zhishu) -> None:
    with LocalTelegram() as telegram:
        done = zhishu("doctor", BOT_TOKEN=telegram.token, BOT_API_URL=telegram.url)
        assert done.exit_code == 0, done.output
        assert "@zhishu_demo_bot" in done.output
        refused = zhishu("doctor", BOT_TOKEN=TOKEN, BOT_API_URL=telegram.url)
    assert refused.exit_code == 1
    assert "❌ Network: Telegram answers but refuses the token" in refused.output


def test_the_doctor_says_what_to_do_where_nothing_answers(zhishu: Zhishu) -> None:
    with LocalTelegram() as telegram:
        url = telegram.url
    done = zhishu(
        "doctor",
        BOT_TOKEN=TOKEN,
        BOT_API_URL=url,
        DATABASE_URL="postgresql://nobody:pass-word@127.0.0.1:1/none",
    )
    assert done.exit_code == 1
    assert "❌ Network: Telegram cannot be reached (ConnectError)" in done.output
    assert "❌ Database: cannot be reached (OperationalError)" in done.output
    assert "pass-word" not in done.output
    assert TOKEN not in done.output


@pytest.mark.parametrize("command", [["doctor"], ["run"], ["demo"], ["invite", "--new-branch"]])
def test_a_placeholder_is_refused_by_name_and_not_shown(zhishu: Zhishu, command: list[str]) -> None:
    done = zhishu(*command, WEBHOOK_SECRET="your-secret-here", TIME_ZONE="Mars/Base")
    assert done.exit_code in (1, 2)
    assert "WEBHOOK_SECRET is still a placeholder" in done.output
    assert "TIME_ZONE is no known time zone" in done.output
    assert "your-secret-here" not in done.output


@pytest.mark.parametrize("command", [["demo"], ["run"], []])
def test_the_demo_refuses_to_touch_a_database_of_ones_own(zhishu: Zhishu, command: list[str]) -> None:
    done = zhishu(*command, DATABASE_URL="sqlite:///mine.db")
    assert done.exit_code == 2
    assert "DATABASE_URL is set" in done.output
    assert not Path("mine.db").exists()


def test_an_invite_for_a_new_branch_works_once_and_only_its_hash_is_kept(
    zhishu: Zhishu, tmp_path: Path
) -> None:
    done = zhishu("invite", "--new-branch")
    assert done.exit_code == 0
    code = done.output.split("/start ")[1].strip()
    store = look(tmp_path)
    (kept,) = store.read_now(invites.list_open, NOW)
    assert kept.branch_id is None
    found = store.write_now(invites.redeem, hash_code(code), 7, NOW)
    assert isinstance(found, invites.Invite)
    store.close_now()


def test_an_invite_is_a_link_where_the_bot_is_known(zhishu: Zhishu) -> None:
    with LocalTelegram() as telegram:
        done = zhishu("invite", "--new-branch", BOT_TOKEN=telegram.token, BOT_API_URL=telegram.url)
    assert "https://t.me/zhishu_demo_bot?start=" in done.output
    assert zhishu("invite").exit_code == 2


def test_a_backup_brings_back_the_records_and_the_files(zhishu: Zhishu, tmp_path: Path) -> None:
    zhishu("invite", "--new-branch")
    sent = tmp_path / "data" / "files" / "ab" / "abcd"
    sent.parent.mkdir(parents=True)
    sent.write_bytes(b"a sample picture")
    assert "with 1 files" in zhishu("backup", "kept/zhishu.zip").output
    assert (tmp_path / "kept" / "zhishu.zip").stat().st_mode & 0o077 == 0

    assert "not empty" in zhishu("restore", "kept/zhishu.zip").output
    (tmp_path / "data").rename(tmp_path / "lost")
    done = zhishu("restore", "kept/zhishu.zip")
    assert done.exit_code == 0, done.output
    assert sent.read_bytes() == b"a sample picture"
    store = look(tmp_path)
    assert len(store.read_now(invites.list_open, NOW)) == 1
    store.close_now()


def test_what_is_no_backup_is_refused_and_changes_nothing(zhishu: Zhishu, tmp_path: Path) -> None:
    (tmp_path / "holiday.zip").write_bytes(b"no zip at all")
    done = zhishu("restore", "holiday.zip")
    assert done.exit_code == 1
    assert "did not succeed" in done.output
    assert not (tmp_path / "data" / "zhishu.db").exists()
    assert zhishu("backup", "x.zip").exit_code == 1


def test_dead_letters_are_listed_without_content_and_replayed(zhishu: Zhishu, tmp_path: Path) -> None:
    store = look(tmp_path)
    for number in (5, 6):
        raw = json.dumps({"update_id": number, "message": {"chat": {"id": 1}, "text": "谈话内容"}})
        store.write_now(inbox.receive, [raw], NOW)
        store.write_now(inbox.dead, number, "RuntimeError at sample.py:1")
    store.close_now()
    listed = zhishu("replay")
    assert "2 messages are laid aside" in listed.output
    assert "RuntimeError at sample.py:1" in listed.output
    assert "谈话内容" not in listed.output
    assert "1 of 1" in zhishu("replay", "5").output
    assert "1 of 1" in zhishu("replay", "--all").output
    assert "0 of 1" in zhishu("replay", "5").output
    store = look(tmp_path)
    assert store.read_now(inbox.depth).unfinished == 2
    store.close_now()


def test_a_database_of_an_unknown_kind_is_refused_in_plain_words(zhishu: Zhishu) -> None:
    done = zhishu("run", BOT_TOKEN=TOKEN, DATABASE_URL="mysql://somewhere/x")
    assert done.exit_code == 1
    assert "cannot be used" in done.output


def test_the_local_telegram_refuses_a_person_it_cannot_read(zhishu: Zhishu) -> None:
    done = zhishu("telegram", "--person", "somebody")
    assert done.exit_code == 2
    assert "ID:NAME" in done.output


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_is_in_the_readers_language(zhishu: Zhishu, language: str) -> None:
    shown = zhishu("--help", lang=language).output
    for name in ("run", "demo", "telegram", "invite", "backup", "restore", "doctor", "replay"):
        assert name in shown
    assert all_labels(language)["cli.invite.help"] in shown


@pytest.mark.parametrize(
    ("arguments", "environment", "set_by_operator", "language"),
    [
        (["--lang", "en", "doctor"], {}, "zh", "en"),
        (["--lang=en"], {"LANG": "zh_CN.UTF-8"}, None, "en"),
        (["doctor"], {"LANG": "en_US.UTF-8"}, "zh", "zh"),
        (["doctor"], {"LANG": "en_US.UTF-8"}, None, "en"),
        ([], {"LANG": "C.UTF-8"}, None, "zh"),
        (["--lang", "tlh"], {}, None, "zh"),
    ],
)
def test_the_language_is_the_one_asked_for_then_the_settings_then_the_systems(
    zhishu: Zhishu,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    environment: dict[str, str],
    set_by_operator: str | None,
    language: str,
) -> None:
    if set_by_operator is not None:
        monkeypatch.setenv("LANGUAGE", set_by_operator)
    assert chosen_words(arguments, environment).language == language


def test_what_is_wrong_with_the_settings_is_told_in_the_language_they_name(
    zhishu: Zhishu, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIME_ZONE", "Mars/Base")
    assert chosen_words([], {"LANGUAGE": "en"}).language == "en"
    assert chosen_words([], {"LANGUAGE": "tlh"}).language == "zh"


def test_a_language_nobody_speaks_is_refused(zhishu: Zhishu) -> None:
    done = zhishu("--lang", "tlh", "doctor")
    assert done.exit_code == 2
    assert "zh / en" in done.output


def test_a_second_bot_on_one_sqlite_file_is_refused_in_plain_words(zhishu: Zhishu, tmp_path: Path) -> None:
    with alone(f"sqlite:///{tmp_path / 'data' / 'zhishu.db'}"):
        for command in (["run"], ["restore", "backup.zip"]):
            done = zhishu(*command, BOT_TOKEN=TOKEN)
            assert done.exit_code == 1, done.output
            assert "Another Zhishu is using" in done.output
            assert "Traceback" not in done.output
