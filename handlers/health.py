"""``/healthz``: whether the database answers, the tick goes on, and how much waits. No content, no names."""

from datetime import timedelta

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from bot import clock
from handlers.ticking import EVERY_SECONDS, Ticker
from storage import inbox
from storage.store import Busy, Store

LATE = timedelta(seconds=EVERY_SECONDS * 6)
"""A tick older than this is reported as a fault."""


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
            report |= {"database": "ok", "inbox_depth": depth.unfinished, "dead_letters": depth.dead}
        except Busy:
            report |= {"database": "busy", "inbox_depth": None, "dead_letters": None}
        well = report["tick"] == report["database"] == "ok"
        return JSONResponse({"status": "ok" if well else "fault", **report}, 200 if well else 503)

    return Route("/healthz", healthz, methods=["GET"])
