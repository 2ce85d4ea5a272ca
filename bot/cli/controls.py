"""The demo's clock on the chat page: forward only, and the bot notices at once."""

from collections.abc import Awaitable, Callable
from datetime import datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from bot import clock
from bot.calendar import is_workday
from bot.duties.periods import month_begin
from bot.settings import Settings
from bot.simulator.controls import Control
from messages.labels import LANGUAGES, label

MORNING = time(8, 30)
"""The hour of the digest unless a person chose another."""

Target = Callable[[datetime], datetime]


class Controls:
    """The buttons; ``moved`` is awaited after each move."""

    def __init__(self, settings: Settings, moved: Callable[[], Awaitable[None]]) -> None:
        self._settings = settings
        self._moved = moved

    def all(self) -> list[Control]:
        """The controls in the order they are shown; the first tells what time the bot believes it is."""
        targets: dict[str, Target] = {
            "next_day": next_day,
            "next_workday": partial(next_workday_morning, settings=self._settings),
            "next_month": next_month_morning,
        }
        return [
            Control(name, _labels(f"cli.control.{name}"), partial(self._go, target), self._status)
            for name, target in targets.items()
        ]

    async def _go(self, target: Target) -> None:
        now = clock.now().astimezone(ZoneInfo(self._settings.time_zone))
        clock.move(max(target(now) - now, timedelta(0)))
        await self._moved()

    def _status(self) -> dict[str, str]:
        local = clock.now().astimezone(ZoneInfo(self._settings.time_zone))
        return _labels("cli.control.status", time=f"{local:%Y-%m-%d %H:%M}")


def next_day(now: datetime) -> datetime:
    """The same time tomorrow."""
    return now + timedelta(days=1)


def next_workday_morning(now: datetime, settings: Settings) -> datetime:
    """The next 8:30 of a workday."""
    day = now.date()
    while True:
        morning = datetime.combine(day, MORNING, now.tzinfo)
        if morning > now and is_workday(day, settings.workday_overrides):
            return morning
        day += timedelta(days=1)


def next_month_morning(now: datetime) -> datetime:
    """8:30 on the first of next month."""
    first = month_begin(now.date(), 1)
    return datetime.combine(first, MORNING, now.tzinfo)


def _labels(key: str, **values: object) -> dict[str, str]:
    return {language: label(language, key, **values) for language in LANGUAGES}
