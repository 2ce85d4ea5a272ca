"""A reminder from a bot that runs as its own process on its own scheduler: nobody calls anything."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import Session

from bot import clock
from bot.roster import Membership, Post
from bot.simulator.serving import LocalTelegram
from bot.simulator.world import PersonSpec
from storage import accounts, branches, digests, rosters
from storage.store import Store
from tests.processes import BotProcess, answers, wait_until

SECRETARY = 1001
SOON = timedelta(seconds=4)

pytestmark = pytest.mark.processes


@pytest.fixture
def telegram() -> Iterator[LocalTelegram]:
    """A local Telegram whose one person has written to the bot before."""
    with LocalTelegram(people=[PersonSpec(SECRETARY, "张三", started=True)]) as running:
        yield running


def awake(now: datetime) -> str:
    """A zone in which it is about noon, so that no quiet hour hides what is shown here."""
    ahead = (12 - now.hour) % 24
    hours = ahead if ahead <= 12 else ahead - 24
    return f"Etc/GMT{-hours:+d}" if hours else "Etc/GMT"


def sample_branch(session: Session, zone: str, digest_at: datetime) -> None:
    """A secretary who wants the digest at that moment."""
    branch = branches.create(session, "示例支部", digest_at.date().replace(day=1), 9, time_zone=zone)
    person = rosters.add_person(
        session, branch.id, "张三", membership=Membership.FULL, posts=[Post.BRANCH_SECRETARY]
    )
    accounts.ensure(session, SECRETARY, SECRETARY, "zh")
    accounts.bind(session, SECRETARY, branch.id, person.id)
    accounts.set_noticed(session, SECRETARY)
    accounts.set_digest_at(session, SECRETARY, digest_at.time().replace(tzinfo=None))
    # Planned as the set-up plans it, for a machine that is slow to start must not miss the moment.
    digests.plan(session, SECRETARY, digest_at, clock.real())


def start(folder: Path, telegram: LocalTelegram, worked: str) -> BotProcess:
    """The bot upon the folder's database, as an operator starts it."""
    address = {"BOT_TOKEN": telegram.token, "BOT_API_URL": telegram.url}
    return BotProcess(folder, "run", WORKDAY_OVERRIDES=worked, LOG_LEVEL="warning", **address)


def test_a_digest_arrives_by_itself_at_its_hour_and_only_once(
    telegram: LocalTelegram, tmp_path: Path
) -> None:
    zone = awake(clock.real())
    digest_at = (clock.real() + SOON).astimezone(ZoneInfo(zone))
    (tmp_path / "data").mkdir()
    store = Store.open(f"sqlite:///{tmp_path / 'data' / 'zhishu.db'}")
    store.write_now(sample_branch, zone, digest_at)
    store.close_now()
    worked = ",".join(f"{digest_at.date() + timedelta(days=n)}=work" for n in range(3))
    bot = start(tmp_path, telegram, worked)
    try:
        wait_until(telegram, SECRETARY, lambda: len(answers(telegram, SECRETARY)) > 0)
    finally:
        assert bot.stop() == 0
    (digest,) = answers(telegram, SECRETARY)
    assert "今日提醒" in digest["text"]
    assert datetime.fromtimestamp(digest["date"], UTC) >= digest_at.replace(microsecond=0)
    again = start(tmp_path, telegram, worked)
    again.line(lambda line: "Ctrl+C" in line)
    assert again.stop() == 0
    assert len(answers(telegram, SECRETARY)) == 1
    assert telegram.world.violations == []
