"""``/healthz``: whether the database answers, the tick goes on, and how much waits. No content, no names.

``wrong`` names what is wrong, and then the answer is 503; what is not known is null. Updates laid aside and
people who cannot be written to are counted only: both wait for a person, and no restart helps.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from bot import clock, logs
from handlers.ticking import EVERY_SECONDS, Ticker
from storage import accounts, inbox, outbox_rows
from storage.inbox import Depth
from storage.outbox_rows import Waiting
from storage.store import Busy, Store

log = logs.logger(__name__)

LATE = timedelta(seconds=EVERY_SECONDS * 6)
"""A tick older than this is reported as a fault, and so is one that only fails for so long."""
FETCHED_LATE = timedelta(minutes=5)
"""Telegram, asked every half minute, has not told for so long what is new, or it could not be stored."""
UNANSWERED = timedelta(minutes=5)
"""What somebody sent waits longer than this."""
OVERDUE = timedelta(minutes=15)
"""A reminder is later than this: ten thousand take six minutes."""
SOON = timedelta(hours=1)
"""A late reminder that is not to be tried within this waits for a better hour, and is no concern."""
PATIENCE_SECONDS = 3.0
"""How long the database may take: those who watch wait for no answer much longer than this."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What the database knows of it."""

    inbox: Depth
    late: Waiting
    unreachable: int


def look(session: Session, now: datetime) -> Stored:
    """How much waits at ``now`` (``clock.now()``)."""
    late = outbox_rows.late(session, now, now + SOON)
    return Stored(inbox.depth(session), late, accounts.unreachable(session))


def route(store: Store, ticker: Ticker, fetched: Callable[[], datetime | None] | None = None) -> Route:
    """The endpoint; ``fetched`` tells when Telegram last said what is new, where it is the bot that asks."""
    began = clock.real()

    async def healthz(_: Request) -> JSONResponse:
        real, now = clock.real(), clock.now()
        database, stored = await _stored(store, now)
        tick = _tick(ticker, began, real)
        silent = None if fetched is None else real - (fetched() or began)
        unanswered = None if stored is None else _since(stored.inbox.oldest, real)
        overdue = None if stored is None else _since(stored.late.oldest, now)
        faults = {
            "database": database != "ok",
            "tick": tick != "ok",
            "telegram": silent is not None and silent > FETCHED_LATE,
            "inbox": unanswered is not None and unanswered > UNANSWERED,
            "reminders": overdue is not None and overdue > OVERDUE,
        }
        wrong = [name for name, bad in faults.items() if bad]
        report = {
            "status": "fault" if wrong else "ok",
            "wrong": wrong,
            "tick": tick,
            "tick_age_seconds": _seconds(real - (ticker.last or began)),
            "telegram_age_seconds": _seconds(silent),
            "database": database,
            "inbox_depth": stored and stored.inbox.unfinished,
            "oldest_unanswered_seconds": _seconds(unanswered),
            "dead_letters": stored and stored.inbox.dead,
            "unsent": stored and stored.late.count,
            "oldest_unsent_seconds": _seconds(overdue),
            "unreachable": stored and stored.unreachable,
        }
        return JSONResponse(report, 503 if wrong else 200)

    return Route("/healthz", healthz, methods=["GET"])


def _tick(ticker: Ticker, began: datetime, real: datetime) -> str:
    if real - (ticker.last or began) > LATE:
        return "late"
    return "failing" if real - (ticker.sound or began) > LATE else "ok"


async def _stored(store: Store, now: datetime) -> tuple[str, Stored | None]:
    """Whether the database answers, and what it says."""
    if store.gone:
        return "gone", None
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            return "ok", await store.read(look, now)
    except (Busy, TimeoutError):
        return "busy", None
    except Exception as error:
        log.error("database fault", error=logs.where(error), exc_info=error)
        return "fault", None


def _since(moment: datetime | None, now: datetime) -> timedelta:
    """How old it is; nothing waits, nothing is old."""
    return timedelta(0) if moment is None else now - moment


def _seconds(span: timedelta | None) -> float | None:
    return None if span is None else round(span.total_seconds(), 1)
