"""A round of handing out: it goes on while there is more, keeps the pace, and knows what another was told."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import Any, cast

import pytest
from sqlalchemy import delete, update
from sqlmodel import col
from telegram import Bot as TelegramBot
from telegram.error import RetryAfter, TimedOut

from bot import clock
from bot.delivery import Outcome
from bot.settings import Settings
from handlers.outgoing import Outgoing, Text
from handlers.reminders import sending, tick
from handlers.reminders.choosing import Message
from handlers.reminders.tick import Digests
from handlers.sending import Door
from handlers.ticking import Ticking
from storage import outbox, outbox_rows, pace
from storage.outbox_rows import Owed, State
from storage.store import Busy, Store
from storage.tables.reminding import OutboxRow
from tests.handlers.digests import branch, digest_of
from tests.handlers.test_two_senders import PEOPLE, Counting, sender
from tests.handlers.test_two_senders import url as url
from tests.postgres import Databases

pytestmark = pytest.mark.anyio
WAIT = timedelta(seconds=70)


class Line:
    """Telegram behind a door: refuses what it is told to, takes the rest, and what it is told None for."""

    def __init__(self, *refusals: Exception | None) -> None:
        self.calls: Counter[int] = Counter()
        self._refusals = list(refusals)

    async def send_message(self, chat_id: int, *_: object, **__: object) -> Any:
        self.calls[chat_id] += 1
        if self._refusals and (refusal := self._refusals.pop(0)):
            raise refusal
        return type("Sent", (), {"message_id": 1})

    async def edit_message_reply_markup(self, **_: object) -> None:
        """Done."""


def process(store: Store, line: Line) -> Ticking:
    """What one process works with, its door wired to the store as in the running bot."""

    async def keep(until: Any) -> None:
        await store.write(pace.hold, until, clock.now())

    return Ticking(store, Settings(_env_file=None), Door(cast("TelegramBot", line), keep), asyncio.Event())


@pytest.fixture
def stores(url: str) -> Iterator[tuple[Store, Store]]:
    """Two processes upon one database, with forty digests due."""
    made = Store.open(url), Store.open(url)
    yield made
    for each in made:
        each.close_now()


async def test_a_hold_that_telegram_told_one_process_keeps_the_other_from_calling(
    stores: tuple[Store, Store],
) -> None:
    refused, other = Line(RetryAfter(WAIT)), Line()
    assert await Digests()(process(stores[0], refused)) == pytest.approx(WAIT.total_seconds(), abs=5)
    second = process(stores[1], other)
    assert await Digests()(second) == pytest.approx(WAIT.total_seconds(), abs=5)
    assert (sum(refused.calls.values()), other.calls) == (1, Counter())
    assert second.door.held > WAIT / 2
    outcome = await second.door.deliver(1, Text("x"))
    assert outcome.at is not None
    clock.move(WAIT)
    await Digests(10**6)(second)
    assert sum(other.calls.values()) == len(PEOPLE)  # the refused one as well: its row waited as long


async def test_what_another_process_has_taken_meanwhile_is_not_sent(
    stores: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "handing", lambda *_, **__: False)
    line = Line()
    await Digests()(process(stores[0], line))
    assert line.calls == Counter()


async def test_what_does_not_fit_into_a_round_is_gone_on_with_at_once(
    stores: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "PART", 5)
    monkeypatch.setattr(sending, "CLAIMS_WITHIN", 0.05)
    door, digests = Counting(), Digests(100.0)
    rounds, after = 0, await digests(work := sender(stores[0], door))
    while after is not None:
        assert after == 0.0
        rounds, after = rounds + 1, await digests(work)
    assert rounds > 1
    assert door.sent == Counter(dict.fromkeys(PEOPLE, 1))


async def test_where_others_have_the_next_seconds_nothing_more_is_claimed(
    sqlite_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    sqlite_store.write_now(pace.claim_moments, 140, sending.A_SECOND, clock.real())  # five seconds of them
    monkeypatch.setattr(sending, "CLAIMS_WITHIN", 0.05)
    monkeypatch.setattr(sending, "LOOK_AGAIN", 0.01)
    monkeypatch.setattr(outbox, "claim", None)
    assert await Digests()(process(sqlite_store, Line())) == 0.0


async def test_the_messages_of_a_part_have_their_moments_one_after_another(
    sqlite_store: Store,
) -> None:
    handing_out = sending.Round(process(sqlite_store, Line()), "one", {}, 10.0)
    rows = [(cast("Owed", n), cast("Message", n)) for n in range(4)]
    first, *others = [each.at for each in await handing_out._timed(rows)]
    assert [at - first for at in others] == pytest.approx([0.1, 0.2, 0.3])
    (next_part,) = await handing_out._timed(rows[:1])
    assert next_part.at - first == pytest.approx(0.4, abs=0.05)  # the pauses between are reckoned, not slept


async def test_each_call_says_which_attempt_it_is_and_may_last_only_a_few_seconds(
    stores: tuple[Store, Store],
) -> None:
    told: list[dict[str, object]] = []

    class Noting(Counting):
        async def deliver(self, chat_id: int, _: Outgoing, **how: object) -> Outcome:
            told.append(how)
            return await super().deliver(chat_id, _)

    user = PEOPLE[0]
    (row,) = stores[0].read_now(outbox_rows.ahead, user)
    stores[0].write_now(lambda session: session.exec(delete(OutboxRow).where(col(OutboxRow.id) != row.id)))
    stores[0].write_now(lambda session: session.exec(update(OutboxRow).values(attempts=2)))
    await Digests(10**6)(sender(stores[0], Noting()))
    assert told == [{"attempt": 3, "hurried": True}]


async def test_a_telegram_that_answers_nothing_costs_three_calls_a_round_one_at_a_time(
    stores: tuple[Store, Store],
) -> None:
    line = Line(*[TimedOut() for _ in PEOPLE])
    assert await Digests(10**6)(process(stores[0], line)) is None
    assert sum(line.calls.values()) == sending.IN_A_ROW
    waiting = stores[0].read_now(outbox_rows.in_state, [State.CLAIMED, State.HANDING])
    assert waiting == []  # what was claimed and not called is given back


async def test_failures_that_are_not_in_a_row_end_no_round(stores: tuple[Store, Store]) -> None:
    line = Line(TimedOut(), TimedOut(), None, TimedOut(), TimedOut())
    await Digests(10**6)(process(stores[0], line))
    assert sum(line.calls.values()) == len(PEOPLE)


async def test_once_the_stop_has_come_nothing_more_is_claimed(
    sqlite_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "claim", None)
    work = process(sqlite_store, Line())
    work.stop.set()
    assert await sending.Round(work, "one", {}, 10.0).run() is None


async def test_an_outcome_that_could_not_be_stored_is_stored_by_the_next_round_and_nothing_is_sent_again(
    stores: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    line, digests = Line(), Digests(10**6)

    def busy(*_: object) -> None:
        raise Busy("locked")

    monkeypatch.setattr(sending, "settle", busy)
    with pytest.raises(Busy):
        await digests(work := process(stores[0], line))
    assert sum(line.calls.values()) >= 1
    monkeypatch.undo()
    clock.move(2 * sending.LEASE)
    await digests(work)
    assert line.calls == Counter(dict.fromkeys(PEOPLE, 1))
    assert stores[0].read_now(outbox_rows.in_state, [State.HANDING, State.CLAIMED]) == []


@pytest.mark.parametrize(("handed", "state"), [(True, State.UNCERTAIN), (False, State.RETRY)])
async def test_after_a_fault_of_our_own_only_what_was_handed_over_may_have_arrived(
    sqlite_store: Store, handed: bool, state: State
) -> None:
    now, real = clock.now(), clock.real()
    sqlite_store.write_now(outbox.plan, user_id=1, kind="digest", due_at=now, now=now)
    (row,) = sqlite_store.write_now(outbox.claim, now, sending.LEASE, owner="one", real=real)
    if handed:
        assert sqlite_store.write_now(outbox.handing, row.id, real, owner="one")
    handing_out = sending.Round(process(sqlite_store, Line()), "one", {}, 10.0)
    await handing_out._fault(row, LookupError("a bug"))
    stored = sqlite_store.read_now(outbox_rows.get, row.id)
    assert stored is not None
    assert stored.state is state


def test_an_answer_waits_for_a_hold_that_another_process_was_told(postgres_databases: Databases) -> None:
    with postgres_databases.fresh() as url, branch(database=url) as here:
        here.bot.write(pace.hold, clock.now() + timedelta(seconds=2), began := clock.now())
        here.zhang.send("怎么用")
        assert here.zhang.news
        assert clock.now() - began >= timedelta(seconds=2)


def test_a_branch_is_read_once_for_all_of_it_and_everybody_gets_their_own(database_url: str) -> None:
    with branch(database=database_url) as here:
        here.until("2026-06-17 08:30")
        (zhang,), (li,) = digest_of(here.zhang), digest_of(here.li)
        assert "支委会" in zhang
        assert zhang != li


async def test_looking_for_the_unplanned_goes_on_where_the_last_run_left_off(
    stores: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    store, work, digests = stores[0], sender(stores[0], Counting()), Digests(10**6)
    store.write_now(lambda session: session.exec(delete(OutboxRow)))
    monkeypatch.setattr(tick, "PLANNED_AT_ONCE", 10)
    ticks = iter(range(10**6))
    monkeypatch.setattr(
        tick, "seconds", lambda: float(next(ticks))
    )  # each look at the clock is a second later
    runs = 1
    while await digests(work) is not None:
        runs += 1
        assert runs <= len(PEOPLE)
    assert runs > 2
    assert [len(store.read_now(outbox_rows.ahead, user)) for user in PEOPLE] == [1] * len(PEOPLE)
