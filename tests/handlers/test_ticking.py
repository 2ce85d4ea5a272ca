"""The tick: one round after another, a failing one stops none, and the scheduler never drops a late one."""

import asyncio

import pytest

from handlers import ticking
from handlers.ticking import Ticking
from storage.store import Busy
from tests.driver import Bot


def test_every_tick_runs_though_one_of_them_fails() -> None:
    ran: list[str] = []

    async def broken(_: Ticking) -> None:
        raise RuntimeError("a bug")

    async def busy(_: Ticking) -> None:
        raise Busy("locked")

    async def sound(work: Ticking) -> None:
        ran.append(work.settings.time_zone)

    with Bot(routes=[], ticks=[broken, busy, sound]) as bot:
        bot.errors_expected = True
        bot.tick()
        bot.move(days=1)
        assert ran == ["Asia/Shanghai"] * 2
        assert bot.service.ticker.last is not None
        assert bot.service.ticker.sound is None


def test_a_round_in_which_nothing_fails_is_sound_again() -> None:
    broken = [True]

    async def sometimes(_: Ticking) -> None:
        if broken:
            raise Busy(broken.pop())

    with Bot(routes=[], ticks=[sometimes]) as bot:
        bot.tick()
        assert (bot.service.ticker.sound is None, bot.service.ticker.last is None) == (True, False)
        bot.tick()
        assert bot.service.ticker.sound == bot.service.ticker.last


def test_two_rounds_never_run_side_by_side() -> None:
    inside: list[int] = []
    most: list[int] = []

    async def slow(_: Ticking) -> None:
        inside.append(1)
        await asyncio.sleep(0)
        most.append(len(inside))
        inside.pop()

    with Bot(routes=[], ticks=[slow]) as bot:

        async def many() -> None:
            await asyncio.gather(*(bot.service.ticker.now() for _ in range(5)))

        bot.run(many())
    assert most == [1] * 5


def test_the_scheduler_runs_a_late_tick_once_and_never_twice_at_a_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with Bot(routes=[]) as bot:

        async def schedule() -> tuple[object, bool, int]:
            bot.service.ticker.schedule(bot.service.application)
            queue = bot.service.application.job_queue
            assert queue is not None
            (job,) = queue.scheduler.get_jobs()
            return job.misfire_grace_time, job.coalesce, job.max_instances

        assert bot.run(schedule()) == (None, True, 1)
    assert ticking.JOB["misfire_grace_time"] is None


def test_what_was_asked_for_is_begun_at_once_and_once_more_where_it_came_during_a_round() -> None:
    rounds: list[int] = []

    with Bot(routes=[]) as bot:

        async def ringing() -> None:
            begun, again = asyncio.Event(), asyncio.Event()

            async def work(_: Ticking) -> None:
                rounds.append(len(rounds))
                begun.set()
                if len(rounds) == 2:
                    ticker.ring()
                if len(rounds) == 3:
                    again.set()

            ticker = ticking.Ticker([work], bot.service.ticking)
            ticker.ring()  # nothing is scheduled yet
            ticker.schedule(bot.service.application, every=3600)
            queue = bot.service.application.job_queue
            assert queue is not None
            await queue.start()
            await asyncio.wait_for(begun.wait(), 10)
            ticker.ring()
            await asyncio.wait_for(again.wait(), 10)
            await queue.stop()

        bot.run(ringing())
    assert len(rounds) >= 3
