"""Somebody whom Telegram lets nobody write to is seen by secretary and operator, until they are back."""

import pytest
from typer.testing import CliRunner

from bot.cli.app import build
from bot.cli.words import Words
from storage import accounts
from tests.handlers.digests import Branch, branch


def persons_page(here: Branch) -> str:
    """李四's page, opened by the secretary from the roster."""
    here.zhang.send("/settings").tap("花名册")
    button = next(each for each in here.zhang.buttons if "李四" in each)
    assert button.startswith("📵 ") == (accounts_unreachable(here) > 0)
    here.zhang.tap(button)
    return here.zhang.text


def accounts_unreachable(here: Branch) -> int:
    return here.bot.read(accounts.unreachable)


def operator_sees(here: Branch, monkeypatch: pytest.MonkeyPatch) -> str:
    """What the doctor prints."""
    monkeypatch.chdir(here.bot.data)
    monkeypatch.setenv("DATABASE_URL", here.bot.database)
    return CliRunner().invoke(build(Words("en")), ["doctor"]).output


def test_the_secretary_and_the_operator_see_who_gets_no_reminders(monkeypatch: pytest.MonkeyPatch) -> None:
    with branch() as here:
        assert "收不到提醒" not in persons_page(here)
        here.bot.fault("blocked", chat_id=here.li.id)
        here.until("2026-06-17 08:30")
        assert "收不到提醒" in persons_page(here)
        assert "No reminders reach 1 person" in operator_sees(here, monkeypatch)
        here.li.send("/start")
        assert "收不到提醒" not in persons_page(here)
        assert "No reminders reach" not in operator_sees(here, monkeypatch)
