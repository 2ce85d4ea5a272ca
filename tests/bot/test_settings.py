"""The settings: one class out of the environment, which refuses placeholders and never shows a secret."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from bot.settings import KINDS, Settings, problems
from messages.labels import LANGUAGES, has_label

TOKEN = "123456789:AAsample-sample_sample-sample_sample"


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def wrong(**values: Any) -> list[tuple[str, str]]:
    with pytest.raises(ValidationError) as caught:
        Settings(**values)
    return problems(caught.value)


def test_without_anything_set_there_is_no_token_and_a_file_in_the_data_folder(tmp_path: Path) -> None:
    settings = Settings()
    assert settings.bot_token is None
    assert settings.database == f"sqlite:///{tmp_path}/data/zhishu.db"
    assert settings.files_dir == Path("data/files")
    assert (settings.time_zone, settings.language, settings.open_signup) == ("Asia/Shanghai", "zh", False)


def test_a_dotenv_file_is_read_and_the_environment_wins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text(f"BOT_TOKEN={TOKEN}\nTIME_ZONE=UTC\nLANGUAGE=\n", encoding="utf-8")
    monkeypatch.setenv("TIME_ZONE", "Asia/Urumqi")
    settings = Settings()
    assert settings.bot_token is not None
    assert settings.bot_token.get_secret_value() == TOKEN
    assert (settings.time_zone, settings.language) == ("Asia/Urumqi", "zh")


@pytest.mark.parametrize(
    "placeholder", ["changeme", "ChangeMe", "your-token-here", "123456:ABC", " token ", "xxx"]
)
def test_a_placeholder_of_a_tutorial_is_refused_by_name(placeholder: str) -> None:
    assert wrong(bot_token=placeholder) == [("BOT_TOKEN", "placeholder")]
    assert wrong(database_url="changeme") == [("DATABASE_URL", "placeholder")]
    assert ("WEBHOOK_SECRET", "placeholder") in wrong(webhook_secret="changeme")


def test_each_wrong_setting_is_named_with_its_kind() -> None:
    assert wrong(bot_token="no colon") == [("BOT_TOKEN", "token_shape")]
    assert wrong(webhook_secret="short") == [("WEBHOOK_SECRET", "secret_shape")]
    assert wrong(time_zone="Mars/Base") == [("TIME_ZONE", "time_zone")]
    assert wrong(webhook_url="https://bot.example.org/x") == [("WEBHOOK_SECRET", "webhook_needs_secret")]
    assert wrong(workday_overrides="2027-02-30=work") == [("WORKDAY_OVERRIDES", "workday_overrides")]
    assert wrong(health_port="eighty") == [("HEALTH_PORT", "invalid")]


def test_lists_are_written_with_commas() -> None:
    settings = Settings(operator_ids="1, 22,333", workday_overrides="2027-02-06=work, 2027-02-08=REST")
    assert settings.operator_ids == (1, 22, 333)
    assert settings.workday_overrides == {date(2027, 2, 6): True, date(2027, 2, 8): False}


def test_no_secret_ever_prints() -> None:
    settings = Settings(
        bot_token=TOKEN,
        database_url="postgresql://someone:pass-word@host/name",
        proxy_url="socks5://someone:pass-word@host:1",
        webhook_url="https://bot.example.org/x",
        webhook_secret="pass-word-pass-word",
    )
    assert "pass-word" not in repr(settings) + str(settings)
    assert TOKEN not in repr(settings)
    with pytest.raises(ValidationError) as caught:
        Settings(bot_token="a-secret-of-mine", health_port=10**6)
    assert "a-secret-of-mine" not in str(caught.value)


def test_every_kind_of_problem_has_its_sentence_in_both_languages() -> None:
    for kind in KINDS:
        assert all(has_label(language, f"cli.settings.{kind}") for language in LANGUAGES)
