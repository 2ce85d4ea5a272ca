"""``/healthz`` answers 503 when something is wrong, and its body names what; never a name, never content."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, cast

import httpx
import pytest
from sqlmodel import Session
from starlette.applications import Starlette

from bot import clock
from bot.delivery import Outcome, OutcomeKind
from handlers import health
from handlers.ticking import Ticker, Ticking
from storage import inbox, outbox
from storage.store import Busy, Store
from tests.driver import in_a_file

pytestmark = pytest.mark.anyio
MOMENT = timedelta(seconds=5)


@dataclass
class Watched:
    """A bot that is well, unless a test makes it otherwise."""

    store: Store
    ticker: Ticker = field(default_factory=lambda: Ticker([], cast("Ticking", None)))
    fetched: datetime | None = None

    def __post_init__(self) -> None:
        self.ticker.last = self.ticker.sound = self.fetched = clock.real()

    async def asked(self) -> tuple[int, dict[str, Any]]:
        """The answer's status and body."""
        web = Starlette(routes=[health.route(self.store, self.ticker, lambda: self.fetched)])
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(web), base_url="http://bot.example"
        ) as client:
            answer = await client.get("/healthz")
            return answer.status_code, answer.json()


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    """A bot upon an empty database."""
    with in_a_file(tmp_path) as url:
        store = Store.open(url)
        yield Watched(store)
        store.close_now()


def owed(session: Session, since: datetime) -> None:
    outbox.plan(session, user_id=1, kind="digest", due_at=since, now=since)


def waits(session: Session, since: datetime) -> None:
    inbox.receive(session, ['{"update_id": 1, "message": {"chat": {"id": 1}, "text": "谈话内容"}}'], since)


def laid_aside(session: Session, since: datetime) -> None:
    inbox.receive(session, ['{"update_id": "谈话内容"}'], since)


async def test_a_bot_that_is_well_answers_200_and_what_waits_for_a_person_is_only_counted(
    watched: Watched,
) -> None:
    watched.store.write_now(laid_aside, clock.real() - timedelta(days=30))
    watched.store.write_now(owed, clock.now() + MOMENT)
    status, body = await watched.asked()
    assert (status, body["status"], body["wrong"], body["dead_letters"]) == (200, "ok", [], 1)
    assert (body["unsent"], body["oldest_unsent_seconds"], body["oldest_unanswered_seconds"]) == (0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("wrong", "limit", "put", "told"),
    [
        ("reminders", health.OVERDUE, owed, "oldest_unsent_seconds"),
        ("inbox", health.UNANSWERED, waits, "oldest_unanswered_seconds"),
    ],
)
async def test_what_waits_too_long_is_a_fault_and_what_waits_a_little_is_not(
    watched: Watched,
    wrong: str,
    limit: timedelta,
    put: Callable[[Session, datetime], None],
    told: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    watched.store.write_now(put, clock.real() - limit + MOMENT)
    status, body = await watched.asked()
    assert (status, body["wrong"]) == (200, [])
    assert limit.total_seconds() - 10 < body[told] < limit.total_seconds()
    later = clock.real() + 2 * MOMENT
    monkeypatch.setattr(clock, "real", lambda: later)
    status, body = await watched.asked()
    assert (status, body["status"], body["wrong"]) == (503, "fault", [wrong])
    assert "谈话内容" not in str(body)


@pytest.mark.parametrize(
    ("name", "limit", "wrong", "tick"),
    [
        ("last", health.LATE, "tick", "late"),
        ("sound", health.LATE, "tick", "failing"),
        ("fetched", health.FETCHED_LATE, "telegram", "ok"),
    ],
)
async def test_a_tick_that_stands_still_or_only_fails_and_a_silent_telegram_are_faults(
    watched: Watched, name: str, limit: timedelta, wrong: str, tick: str
) -> None:
    where = watched if name == "fetched" else watched.ticker
    setattr(where, name, clock.real() - limit + MOMENT)
    assert (await watched.asked())[0] == 200
    setattr(where, name, clock.real() - limit - MOMENT)
    status, body = await watched.asked()
    assert (status, body["wrong"], body["tick"]) == (503, [wrong], tick)


@pytest.mark.parametrize(("raised", "state"), [(Busy("locked"), "busy"), (LookupError("谈话内容"), "fault")])
async def test_a_database_that_does_not_answer_is_a_fault_and_what_waits_is_then_unknown(
    watched: Watched, monkeypatch: pytest.MonkeyPatch, raised: Exception, state: str
) -> None:
    def broken(*_: object) -> None:
        raise raised

    monkeypatch.setattr(health, "look", broken)
    status, body = await watched.asked()
    assert (status, body["wrong"], body["database"], body["unsent"]) == (503, ["database"], state, None)


async def test_a_database_that_takes_long_is_not_waited_for(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def never(*_: object) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(health, "PATIENCE_SECONDS", 0.01)
    monkeypatch.setattr(watched.store, "read", never)
    assert (await watched.asked())[1]["database"] == "busy"


async def test_a_database_file_that_was_taken_away_is_a_fault_though_it_still_answers(
    watched: Watched, tmp_path: Path
) -> None:
    (tmp_path / "zhishu.db").rename(tmp_path / "elsewhere.db")
    status, body = await watched.asked()
    assert (status, body["database"]) == (503, "gone")
    (tmp_path / "elsewhere.db").rename(tmp_path / "zhishu.db")
    assert (await watched.asked())[0] == 200


async def test_a_reminder_that_waits_for_a_better_hour_is_not_late(watched: Watched) -> None:
    now = clock.now()
    watched.store.write_now(owed, now - timedelta(hours=5))
    (row,) = watched.store.write_now(outbox.claim, now, MOMENT)
    later = Outcome(OutcomeKind.RETRY, now + timedelta(hours=12), "not now")
    watched.store.write_now(outbox.settle, row.id, later, now)
    status, body = await watched.asked()
    assert (status, body["unsent"]) == (200, 0)
