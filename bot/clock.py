"""The only place that asks what time it is.

``now()`` is the time that duties, digests and invites live in; the demo moves it, forward only. ``real()`` is
never moved and serves leases, retries and connections. Both are aware and in UTC.
"""

from datetime import UTC, date, datetime, timedelta
from threading import Lock
from zoneinfo import ZoneInfo

_lock = Lock()
_offset = timedelta(0)


class BackwardsError(ValueError):
    """Somebody tried to move the clock into the past."""


def real() -> datetime:
    """The time of this machine, never moved."""
    return datetime.now(UTC)


def now() -> datetime:
    """The time the product lives in: the machine's, moved by the demo's offset."""
    return real() + _offset


def today(time_zone: str) -> date:
    """The calendar day of ``now()`` in that time zone (an IANA name such as Asia/Shanghai)."""
    return now().astimezone(ZoneInfo(time_zone)).date()


def offset() -> timedelta:
    """How far ``now()`` is ahead of ``real()``."""
    return _offset


def move(delta: timedelta) -> timedelta:
    """Move ``now()`` forward and return the new offset; raises BackwardsError for a negative step."""
    global _offset  # noqa: PLW0603 - one clock for the whole process is the point of this module
    if delta < timedelta(0):
        raise BackwardsError(str(delta))
    with _lock:
        _offset += delta
        return _offset


def set_offset(value: timedelta) -> None:
    """Take up an offset kept from an earlier run (the demo's database), or none; never negative."""
    global _offset  # noqa: PLW0603 - see move
    if value < timedelta(0):
        raise BackwardsError(str(value))
    with _lock:
        _offset = value
