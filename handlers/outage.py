"""After an outage the operators get one line: down from when to when, and how many reminders are late.

While all is well the moment is kept once a minute: the process runs, the database takes it, Telegram answers.
The next time all is well it is seen how long that was not so, whatever was down. The times are the machine's
(``clock.real()``), and the database is shared, so that another process at work means no outage.
"""

import json
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot import clock, logs
from bot.delivery import OutcomeKind
from handlers.outgoing import Text
from handlers.ticking import Ticking
from messages.render import render
from storage import meta, outbox_rows

log = logs.logger(__name__)

EVERY = timedelta(minutes=1)
"""How often it is looked whether all is well."""
OUTAGE = timedelta(minutes=10)
"""A shorter gap, such as an upgrade, is nothing to tell of."""
HELD = timedelta(minutes=1)
"""How long the telling is left to the process that began it."""
WELL_AT, UNTOLD = "well_at", "outage_untold"


class Outages:
    """The tick of one process; to be run before the late reminders go out, while they can be counted."""

    def __init__(self) -> None:
        self._looked: datetime | None = None

    async def __call__(self, work: Ticking) -> None:
        """Note that all is well, and tell of an outage that is over; nothing where there is no operator."""
        real = clock.real()
        recently = self._looked is not None and timedelta(0) <= real - self._looked < EVERY
        if not work.settings.operator_ids or recently or not await work.door.reaches_telegram():
            return
        self._looked = real
        await work.store.write(note, real, clock.now())
        untold = await work.store.write(take, real)
        if untold is not None and await self._tell(work, *untold):
            await work.store.write(meta.remove, UNTOLD)

    async def _tell(self, work: Ticking, since: datetime, until: datetime, late: int) -> bool:
        """Whether nobody is left to be told; a crash before that is noted tells once more."""
        zone = ZoneInfo(work.settings.time_zone)
        minutes = round((until - since).total_seconds() / 60)
        words = render(
            work.settings.language,
            "operator_outage",
            since=since.astimezone(zone),
            until=until.astimezone(zone),
            days=minutes // 1440,
            hours=minutes // 60 % 24,
            minutes=minutes % 60,
            late=late,
        )
        log.warning("outage over", seconds=round((until - since).total_seconds()), count=late)
        outcomes = [await work.door.deliver(each, Text(words)) for each in work.settings.operator_ids]
        return all(each.kind is not OutcomeKind.RETRY for each in outcomes)


def note(session: Session, real: datetime, now: datetime) -> None:
    """All is well at ``real``; where it was not for long before, that is to be told."""
    last = meta.get_locked(session, WELL_AT)
    meta.put(session, WELL_AT, real.isoformat())
    if last is None or real - datetime.fromisoformat(last) < OUTAGE:
        return
    late = outbox_rows.late(session, now).count
    told = {"since": last, "until": real.isoformat(), "late": late, "held_until": ""}
    meta.put(session, UNTOLD, json.dumps(told))


def take(session: Session, real: datetime) -> tuple[datetime, datetime, int] | None:
    """Since when, until when, and how many late, for the one process that is to tell of it now."""
    stored = meta.get_locked(session, UNTOLD)
    if stored is None:
        return None
    told = json.loads(stored)
    if told["held_until"] and datetime.fromisoformat(told["held_until"]) > real:
        return None
    meta.put(session, UNTOLD, json.dumps({**told, "held_until": (real + HELD).isoformat()}))
    return datetime.fromisoformat(told["since"]), datetime.fromisoformat(told["until"]), int(told["late"])
