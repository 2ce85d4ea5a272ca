"""Clocks that jump, zones that change theirs, a minute in which nothing moves: one digest a workday."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot import clock
from storage import branches
from tests.faults.figures import Note
from tests.faults.scene import Scene
from tests.handlers.digests import branch, digest_of

pytestmark = pytest.mark.timeout(600)

JUMPS = (timedelta(hours=1), timedelta(hours=-1), timedelta(days=1), timedelta(days=-1))


@pytest.mark.parametrize("jump", JUMPS, ids=["+1 h", "-1 h", "+1 d", "-1 d"])
def test_a_machine_whose_clock_jumps_loses_no_digest_and_sends_none_twice(
    jump: timedelta, monkeypatch: pytest.MonkeyPatch, note: Note
) -> None:
    ahead = [timedelta(0)]
    monkeypatch.setattr(clock, "real", lambda: datetime.now(UTC) + ahead[0])
    with branch("2026-06-16 20:00") as here:
        here.until("2026-06-17 08:30")
        assert len(digest_of(here.zhang)) == 1
        ahead[0] += jump
        for _ in range(8):
            here.bot.move(hours=6)
        ahead[0] -= jump
        for _ in range(40):  # beyond the day on which the overdue is said again
            here.bot.move(hours=6)
        days = [_day(each) for each in here.bot.calls("sendMessage") if _is_digest(each, here.zhang.id)]
        assert len(days) == len(set(days))
        assert len(days) >= 2
    note("digests in twelve days, none twice", len(days))


def _is_digest(call: dict[str, object], chat_id: int) -> bool:
    params = call["params"]
    assert isinstance(params, dict)
    return str(params.get("chat_id")) == str(chat_id) and "今日提醒" in str(params.get("text"))


def _day(call: dict[str, object]) -> str:
    """The day that a digest names in its first line."""
    params = call["params"]
    assert isinstance(params, dict)
    return str(params["text"]).split("\n", 1)[0]


@pytest.mark.parametrize(
    ("zone", "before"),
    [
        ("America/New_York", "2026-03-06"),
        ("America/New_York", "2026-10-30"),
        ("Europe/Berlin", "2026-03-27"),
        ("Europe/Berlin", "2026-10-23"),
    ],
)
def test_a_branch_whose_clocks_change_has_its_digest_at_half_past_eight_on_both_sides(
    zone: str, before: str, note: Note
) -> None:
    with branch(f"{before} 01:00", tracking="2026-01-01") as here:
        here.bot.write(branches.update, here.ids[""], time_zone=zone)
        here.bot.write(_plan_anew, here.bot.service.settings, here.zhang.id)
        arrived: list[datetime] = []
        for _ in range(6 * 48):
            here.bot.move(minutes=30)
            if len(digest_of(here.zhang)) > len(arrived):
                arrived.append(clock.now().astimezone(ZoneInfo(zone)))
        local = [(each.weekday(), each.hour, each.minute) for each in arrived]
        assert all(hour == 8 or (hour, minute) == (9, 0) for _, hour, minute in local), local
        assert len({each.date() for each in arrived}) == len(arrived)
        assert {0, 4} <= {weekday for weekday, _, _ in local}, "the Friday before and the Monday after"
    note("digests over the change, each at its hour", len(arrived))


def _plan_anew(session: object, settings: object, user_id: int) -> None:
    from handlers.reminders.planning import plan_next

    plan_next(session, user_id, clock.now(), settings)  # type: ignore[arg-type]


@pytest.mark.processes
def test_a_process_that_stands_still_in_the_due_minute_sends_every_digest_once(
    scene: Scene, note: Note
) -> None:
    scene.branch(10, due=True)
    bot = scene.start(block="5")
    scene.until(scene.digests_settled)
    verdict = scene.judge()
    assert verdict.extra == 0
    scene.stop(bot)
    note("seconds blocked / digests / lost / extra copies", f"5 / {verdict.people} / 0 / 0")
