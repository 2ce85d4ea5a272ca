"""A branch whose clocks change gets its digest at its hour on the day before, the day itself and the next."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot import clock
from handlers.reminders.planning import plan_next
from storage import branches, outbox_rows
from storage.outbox_rows import State
from tests.handlers.digests import branch, digest_of


@pytest.mark.parametrize(
    ("zone", "sunday"),
    [
        ("America/New_York", "2026-03-08"),
        ("America/New_York", "2026-11-01"),
        ("Europe/Berlin", "2026-03-29"),
        ("Europe/Berlin", "2026-10-25"),
    ],
)
def test_over_a_change_of_clocks_one_digest_a_day_at_the_hour(zone: str, sunday: str) -> None:
    where, day = ZoneInfo(zone), date.fromisoformat(sunday)
    days = [day + timedelta(days=n) for n in (-1, 0, 1)]
    begins = datetime.combine(days[0], time(0), where).astimezone(UTC)
    beijing = begins.astimezone(ZoneInfo("Asia/Shanghai")).strftime("%Y-%m-%d %H:%M")
    worked = dict.fromkeys(days, True)
    with branch(beijing, tracking=f"{day.year}-01-01", workday_overrides=worked) as here:
        here.bot.write(branches.update, here.ids[""], time_zone=zone)
        here.bot.write(plan_next, here.zhang.id, clock.now(), here.bot.service.settings)
        for _ in range(3 * 24):
            here.bot.move(hours=1)
        rows = [
            row for row in here.bot.read(outbox_rows.in_state, list(State)) if row.user_id == here.zhang.id
        ]
        planned = sorted(row.due_at.astimezone(where) for row in rows)[:3]
        assert [(one.date(), one.time()) for one in planned] == [(one, time(8, 30)) for one in days]
        assert len(digest_of(here.zhang)) >= 1
