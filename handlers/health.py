"""``/healthz``: whether the database answers, the tick goes on, and how much waits. No content, no names."""

from datetime import datetime, timedelta

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from bot import clock
from handlers.ticking import EVERY_SECONDS, Ticker
from storage import accounts, inbox, outbox_rows
from storage.store import Busy, Store

LATE = timedelta(seconds=EVERY_SECONDS * 6)
"""A tick older than this is reported as a fault."""

SOON = timedelta(hours=1)
"""A late reminder that is not to be tried within this waits for a better hour, and is no concern."""
WAITING = ("inbox_depth", "dead_letters", "unsent", "oldest_unsent_seconds", "unreachable")


def _since(moment: datetime | None) -> float:
    """Seconds since a moment in ``clock.now()``; nothing waits, nothing is old."""
    return 0.0 if moment is None else round((clock.now() - moment).total_seconds(), 1)


def route(store: Store, ticker: Ticker) -> Route:
    """The endpoint; 503 when something is wrong."""
    began = clock.real()

    async def healthz(_: Request) -> JSONResponse:
        age = clock.real() - (ticker.last or began)
        report: dict[str, object] = {
            "tick_age_seconds": round(age.total_seconds(), 1),
            "tick": "ok" if age <= LATE else "late",
        }
        try:
            depth = await store.read(inbox.depth)
            late = await store.read(outbox_rows.late, clock.now(), clock.now() + SOON)
            report |= {
                "database": "ok",
                "inbox_depth": depth.unfinished,
                "dead_letters": depth.dead,
                "unsent": late.count,
                "oldest_unsent_seconds": _since(late.oldest),
                "unreachable": await store.read(accounts.unreachable),
            }
        except Busy:
            report |= dict.fromkeys(WAITING) | {"database": "busy"}
        well = report["tick"] == report["database"] == "ok"
        return JSONResponse({"status": "ok" if well else "fault", **report}, 200 if well else 503)

    return Route("/healthz", healthz, methods=["GET"])
