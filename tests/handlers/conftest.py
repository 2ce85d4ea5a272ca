"""A bot that echoes, and somebody of a branch with a phone."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot import delivery
from storage.store import Store
from tests.driver import Bot
from tests.handlers import echo
from tests.phone import Phone


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Failures are tried again at once."""
    monkeypatch.setattr(delivery, "FIRST_PAUSE", timedelta(milliseconds=10))


@pytest.fixture(autouse=True)
def mended(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test begins without faults."""
    for name in echo.broken:
        monkeypatch.setitem(echo.broken, name, False)


@pytest.fixture
def bot() -> Iterator[Bot]:
    """The echoing bot."""
    with Bot(routes=echo.ROUTES) as running:
        yield running


@pytest.fixture
def li(bot: Bot) -> Phone:
    """Somebody of a branch."""
    phone = bot.person("李四")
    bot.branch({"李四": []}, 李四=phone)
    return phone


@pytest.fixture
def sqlite_store(sqlite_url: str) -> Iterator[Store]:
    """A store upon an empty SQLite database."""
    opened = Store.open(sqlite_url)
    yield opened
    opened.close_now()
