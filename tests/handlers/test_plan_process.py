"""An hour before: the reminder of a plan from a bot that runs as its own process on its own scheduler."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import Session

from bot import clock
from bot.plans import REMINDED_BEFORE, Content, Moment, PlanState
from bot.record_types import RecordType
from bot.records import Meeting, Named
from bot.roster import Membership, Post
from bot.simulator.serving import LocalTelegram
from bot.simulator.world import PersonSpec
from handlers.plans.owing import AFTER, owe
from storage import accounts, branches, outbox_rows, plans, rosters
from storage.outbox_rows import State
from storage.store import Store
from tests.handlers.test_digest_process import awake, start
from tests.processes import answers, wait_until

SECRETARY, MEMBER = 1001, 1002
SOON = timedelta(seconds=5)

pytestmark = pytest.mark.processes


@pytest.fixture
def telegram() -> Iterator[LocalTelegram]:
    """A local Telegram whose people have written to the bot before."""
    people = [PersonSpec(SECRETARY, "张三", started=True), PersonSpec(MEMBER, "李四", started=True)]
    with LocalTelegram(people=people) as running:
        yield running


def planned(session: Session, begins: datetime, zone: str) -> None:
    """A branch in which 张三 has planned a 支委会 that 李四 chairs; digests are far away."""
    branch = branches.create(session, "示例支部", begins.date().replace(day=1), 9, time_zone=zone)
    people = []
    for user, name, post in (
        (SECRETARY, "张三", Post.BRANCH_SECRETARY),
        (MEMBER, "李四", Post.ORGANIZATION_MEMBER),
    ):
        made = rosters.add_person(session, branch.id, name, membership=Membership.FULL, posts=[post])
        people.append(made)
        accounts.ensure(session, user, user, "zh")
        accounts.bind(session, user, branch.id, made.id)
        accounts.set_paused(session, user, None)
    host = Named(name="李四", person_id=people[1].id)
    local = begins.astimezone(ZoneInfo(zone))
    content = Content(
        entry=Meeting(type=RecordType.BRANCH_COMMITTEE_MEETING, host=host),
        moment=Moment(on=local.date(), start=local.time(), place="三楼会议室"),
    )
    now = clock.real()
    (made_plan,) = plans.propose(session, branch.id, [content], by=people[0].id, now=now)
    kept = plans.put(session, made_plan, state=PlanState.OPEN, now=now)
    assert kept is not None
    owe(session, kept, now)


def answered(telegram: LocalTelegram, person: int) -> bool:
    """Whether the bot has written to somebody."""
    return bool(answers(telegram, person))


def test_who_planned_it_and_who_chairs_it_hear_of_it_an_hour_before_and_only_once(
    telegram: LocalTelegram, tmp_path: Path
) -> None:
    zone = awake(clock.real())
    (tmp_path / "data").mkdir()
    address = f"sqlite:///{tmp_path / 'data' / 'zhishu.db'}"
    store = Store.open(address)
    begins = clock.real() + REMINDED_BEFORE + SOON
    store.write_now(planned, begins, zone)
    store.close_now()
    rest = f"{clock.real().astimezone(ZoneInfo(zone)).date()}=rest"
    bot = start(tmp_path, telegram, rest)
    try:
        for person in (SECRETARY, MEMBER):
            wait_until(telegram, person, partial(answered, telegram, person))
    finally:
        assert bot.stop() == 0
    for person in (SECRETARY, MEMBER):
        (said,) = answers(telegram, person)
        assert "还有 60 分钟：支委会" in said["text"]
        assert "三楼会议室" in said["text"]
        due = (begins - REMINDED_BEFORE).replace(microsecond=0)
        assert datetime.fromtimestamp(said["date"], UTC) >= due
    again = start(tmp_path, telegram, rest)
    again.line(lambda line: "Ctrl+C" in line)
    assert again.stop() == 0
    assert [len(answers(telegram, person)) for person in (SECRETARY, MEMBER)] == [1, 1]
    store = Store.open(address)
    waiting = store.read_now(outbox_rows.in_state, [State.PLANNED])
    assert {row.kind for row in waiting} >= {AFTER}
    store.close_now()
    assert telegram.world.violations == []
