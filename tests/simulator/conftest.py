"""One local Telegram for each file of tests, cleared before each test."""

from collections.abc import Iterator

import pytest

from bot.simulator.serving import LocalTelegram
from tests.simulator.desk import Desk


@pytest.fixture(scope="module")
def telegram() -> Iterator[LocalTelegram]:
    with LocalTelegram() as running:
        yield running


@pytest.fixture(scope="module")
def whole_desk(telegram: LocalTelegram) -> Iterator[Desk]:
    one = Desk(telegram)
    yield one
    one.http.close()


@pytest.fixture
def desk(whole_desk: Desk) -> Desk:
    one = whole_desk
    one.http.delete("/api/faults")
    one.post("/api/settings", {"query_seconds": 900})
    one.ok("deleteWebhook", drop_pending_updates=True)
    one.ok("getUpdates", allowed_updates=[])
    return one
