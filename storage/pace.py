"""How fast everything together sends, and until when Telegram wants nothing: shared by all that send.

Kept under two names in ``meta``. Each claims its moments before it calls, so that any number of processes
send no faster than one would.
"""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from storage import meta

HELD, FREE = "sending_held", "sending_free_at"
CATCH_UP = timedelta(seconds=0.5)
"""How much of what was not used may be made up for."""
NONSENSE = timedelta(minutes=1)
"""Moments further ahead than this were kept by a clock that was wrong."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Telegram wants no call before ``held_until``; the moments claimed so far last for ``behind``."""

    held_until: datetime | None
    behind: timedelta


def hold(session: Session, until: datetime, now: datetime) -> None:
    """Nobody is to call before ``until``; a longer hold stays. Both are ``clock.now()``."""
    held = held_until(session, now)
    if held is None or held < until:
        meta.put(session, HELD, json.dumps({"since": now.isoformat(), "until": until.isoformat()}))


def held_until(session: Session, now: datetime) -> datetime | None:
    """Before when nobody is to call; None where everybody may, or where the clock that said so was ahead."""
    stored = meta.get(session, HELD)
    if stored is None:
        return None
    held = {name: datetime.fromisoformat(moment) for name, moment in json.loads(stored).items()}
    return held["until"] if held["since"] <= now + NONSENSE and now < held["until"] else None


def look(session: Session, now: datetime, real: datetime) -> Pace:
    """How things stand at ``now`` (``clock.now()``) and ``real`` (``clock.real()``)."""
    return Pace(held_until(session, now), max(_free_at(meta.get(session, FREE), real) - real, timedelta(0)))


def claim_moments(session: Session, count: int, a_second: float, real: datetime) -> datetime:
    """When the first of ``count`` messages may go, the others at the pace; nobody else has these moments."""
    first = _free_at(meta.get_locked(session, FREE), real)
    meta.put(session, FREE, (first + timedelta(seconds=count / a_second)).isoformat())
    return first


def _free_at(stored: str | None, real: datetime) -> datetime:
    earliest = real - CATCH_UP
    kept = earliest if stored is None else datetime.fromisoformat(stored)
    return earliest if kept > real + NONSENSE else max(kept, earliest)
