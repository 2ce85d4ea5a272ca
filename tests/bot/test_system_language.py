"""``LANGUAGE`` is ours, but many systems set it first: whatever it holds, the program starts."""

import pytest

from bot.settings import Settings


@pytest.mark.parametrize(
    ("value", "language"),
    [("zh", "zh"), ("en", "en"), ("en_GB:en", "en"), ("zh_CN:zh", "zh"), ("fr_CA:fr:en", "en"), ("C", "zh")],
)
def test_a_list_of_locales_is_read_as_far_as_we_know_them(
    value: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", value)
    assert Settings(_env_file=None).language == language
