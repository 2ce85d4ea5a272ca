"""Several senders upon one database: each digest leaves once, and what a dead one held is taken over."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session

from bot import clock
from bot.delivery import Outcome, OutcomeKind
from bot.roster import Post
from bot.settings import Settings
from handlers.outgoing import Outgoing
from handlers.reminders.planning import plan_several
from handlers.reminders.sending import LEASE
from handlers.reminders.tick import Digests
from handlers.ticking import Ticking
from storage import accounts, branches, outbox, outbox_rows, rosters
from storage.store import Store
from tests.handlers.digests import at

PEOPLE = range(1001, 1041)
NO_TIME = timedelta(0)

pytestmark = pytest.mark.anyio


class Counting:
    """A door that takes everything and remembers to whom; it gives way, so that senders meet."""

    held = NO_TIME

    def __init__(self) -> None:
        self.sent: Counter[int] = Counter()

    async def deliver(self, chat_id: int, _: Outgoing, **__: object) -> Outcome:
        await asyncio.sleep(0)
        self.sent[chat_id] += 1
        return Outcome(OutcomeKind.SENT, message_id=1)

    def hold_until(self, *_: object) -> None:
        """Nobody is held."""

    async def drop_buttons(self, *_: object) -> None:
        """Nothing to see here."""


@pytest.fixture
def url(database_url: str) -> Iterator[str]:
    """A branch with forty phones of one secretary, at half past eight, when all their digests are due."""
    offset = clock.offset()
    clock._offset = at("2026-06-16 20:00") - clock.real()
    store = Store.open(database_url)
    store.write_now(_people)
    clock._offset = at("2026-06-17 08:30") - clock.real()
    store.close_now()
    yield database_url
    clock._offset = offset


def _people(session: Session) -> None:
    made = branches.create(session, "示例支部", date(2026, 6, 1), 9)
    person = rosters.add_person(session, made.id, "张三", posts=[Post.BRANCH_SECRETARY])
    for user in PEOPLE:
        accounts.ensure(session, user, user, "zh")
        accounts.bind(session, user, made.id, person.id)
    plan_several(session, PEOPLE, clock.now(), Settings(_env_file=None))


def sender(store: Store, door: Counting) -> Ticking:
    settings = Settings(_env_file=None, data_dir=Path("unused"))
    return Ticking(store, settings, door, asyncio.Event())  # type: ignore[arg-type]


async def run_out(workers: list[tuple[Digests, Ticking]]) -> None:
    """Tick with all of them side by side until a round brings nothing more."""
    store = workers[0][1].store
    left = -1
    while left != (left := (await store.read(outbox_rows.due, clock.now())).count):
        await asyncio.gather(*(digests(ticking) for digests, ticking in workers))


async def test_two_senders_send_each_digest_once(url: str) -> None:
    door = Counting()
    stores = [Store.open(url) for _ in range(2)]
    try:
        await run_out([(Digests(), sender(store, door)) for store in stores])
        assert door.sent == Counter(dict.fromkeys(PEOPLE, 1))
        ahead = await stores[0].read(outbox_rows.ahead, PEOPLE[0])
        assert [row.due_at for row in ahead] == [at("2026-06-18 08:30")]
    finally:
        for store in stores:
            await store.close()


async def test_what_a_dead_sender_holds_is_taken_over_and_what_a_living_one_holds_is_not(url: str) -> None:
    door, store = Counting(), Store.open(url)
    try:
        now, real = clock.now(), clock.real()
        alive = await store.write(outbox.claim, now, LEASE, 10, owner="alive", real=real)
        dead = await store.write(outbox.claim, now, LEASE, 10, owner="dead", real=real - LEASE)
        await run_out([(Digests(), sender(store, door))])
        assert {row.user_id for row in dead} <= set(door.sent)
        assert not {row.user_id for row in alive} & set(door.sent)
        for row in alive:
            await store.write(outbox.release, row.id, now, owner="alive")
        await run_out([(Digests(), sender(store, door))])
        assert door.sent == Counter(dict.fromkeys(PEOPLE, 1))
    finally:
        await store.close()
