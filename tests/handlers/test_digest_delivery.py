"""The digest on its way out: never lost, usually once, at most one marked copy where an answer was lost.

On SQLite and on PostgreSQL.
"""

import asyncio
from datetime import timedelta

import pytest

from bot import clock
from handlers.reminders import choosing, notices
from handlers.reminders.tick import Digests
from storage import accounts, outbox
from storage.digests import DIGEST
from storage.outbox_rows import State
from tests.handlers.digests import FIRST, Branch, branch, digest_of

MARK = "上一条可能没有送到"


def due(here: Branch, **fault: object) -> None:
    """It is half past eight, and something is wrong with the next message to 张三."""
    if fault:
        here.bot.fault(chat_id=here.zhang.id, **fault)  # type: ignore[arg-type]
    here.until("2026-06-17 08:30")


def state_of(here: Branch) -> State:
    (row,) = here.rows(here.zhang)
    return row.state


def test_too_many_requests_hold_everybody_as_long_as_told_and_spend_no_attempt(database_url: str) -> None:
    with branch(database=database_url) as here:
        for phone in (here.zhang, here.li):
            here.bot.fault("429", chat_id=phone.id, retry_after=70)
        here.until("2026-06-17 08:30")
        refused = here.bot.calls("sendMessage")
        assert [call["http_status"] for call in refused] == [429]  # whoever comes second is not even tried
        rows = [*here.rows(here.zhang), *here.rows(here.li)]
        assert [row.attempts for row in rows] == [0, 0]
        here.bot.move(seconds=69)
        assert len(here.bot.calls("sendMessage")) == 1
        here.bot.move(seconds=2)
        here.bot.move(seconds=71)  # the other one is refused once as well
        assert len(digest_of(here.zhang)) == len(digest_of(here.li)) == 1


def test_a_refused_digest_waits_as_long_as_told_and_arrives_unmarked(database_url: str) -> None:
    with branch(database=database_url) as here:
        due(here, kind="429", retry_after=70)
        (row,) = here.rows(here.zhang)
        assert (row.state, row.attempts) == (State.RETRY, 0)
        assert row.next_at is not None
        assert timedelta(seconds=60) < row.next_at - clock.now() <= timedelta(seconds=70)
        here.bot.move(seconds=59)
        assert digest_of(here.zhang) == []
        here.bot.move(seconds=12)
        assert len(digest_of(here.zhang)) == 1
        assert MARK not in here.zhang.text


@pytest.mark.parametrize("kind", ["accepted_then_reset", "accepted_then_502", "accepted_then_junk"])
def test_where_the_answer_was_lost_one_marked_copy_follows_and_no_third(database_url: str, kind: str) -> None:
    with branch(database=database_url) as here:
        due(here, kind=kind)
        assert state_of(here) is State.UNCERTAIN
        here.bot.move(minutes=2)
        first, second = digest_of(here.zhang)
        assert MARK not in first
        assert MARK in second
        here.bot.move(minutes=30)
        assert len(digest_of(here.zhang)) == 2
        assert str(here.next_at(here.zhang)) == "2026-06-18 08:30:00"


def test_two_lost_answers_end_it_and_the_next_day_is_planned(database_url: str) -> None:
    with branch(database=database_url) as here:
        due(here, kind="accepted_then_reset", times=2)
        here.bot.move(minutes=2)
        here.bot.move(minutes=30)
        assert len(digest_of(here.zhang)) == 2
        assert str(here.next_at(here.zhang)) == "2026-06-18 08:30:00"


def test_what_a_failed_digest_would_have_said_is_said_by_the_next(database_url: str) -> None:
    with branch(database=database_url) as here:
        due(here, kind="502", times=2)
        here.bot.move(minutes=2)
        assert digest_of(here.zhang) == []
        here.until("2026-06-18 08:30")
        assert here.zhang.sees("支委会")


def test_a_telegram_that_says_later_all_day_is_no_loss_and_brings_one_digest(database_url: str) -> None:
    with branch(database=database_url) as here:
        for hour in ("08:30", "08:40", "12:00", "18:00"):
            here.bot.fault("429", chat_id=here.zhang.id, retry_after=60)
            here.until(f"2026-06-17 {hour}")
        assert digest_of(here.zhang) == []
        here.until("2026-06-17 22:00")  # quiet hours
        assert digest_of(here.zhang) == []
        here.until("2026-06-18 08:30")
        assert len(digest_of(here.zhang)) == 1
        assert len(here.rows(here.zhang)) == 1


@pytest.mark.parametrize("kind", ["blocked", "deactivated", "chat_not_found"])
def test_somebody_who_cannot_be_written_to_costs_one_call_until_they_come_back(
    database_url: str, kind: str
) -> None:
    with branch(database=database_url) as here:
        due(here, kind=kind, times=1)
        account = here.bot.read(accounts.get, here.zhang.id)
        assert account is not None
        assert account.unreachable
        assert here.rows(here.zhang) == []
        calls = len(here.bot.calls("sendMessage"))
        here.until("2026-06-18 12:00")
        here.bot.restart()
        here.bot.tick()
        assert len(here.bot.calls("sendMessage")) == calls
        here.zhang.send("/start")
        assert str(here.next_at(here.zhang)) == "2026-06-22 08:30:00"
        here.until("2026-06-22 08:30")
        assert len(digest_of(here.zhang)) == 1


def test_a_chat_that_telegram_moved_is_followed_and_the_digest_arrives_there_and_from_then_on(
    database_url: str,
) -> None:
    with branch(database=database_url) as here:
        group = here.bot.telegram.world.add_group("示例", [here.zhang.id]).id
        here.bot.write(accounts.move_chat, here.zhang.id, group)
        here.bot.fault("migrate", chat_id=group)
        for moment in ("2026-06-17 08:30", "2026-06-17 08:40", "2026-06-23 08:30"):
            here.until(moment)
        account = here.bot.read(accounts.get, here.zhang.id)
        assert account is not None
        assert account.chat_id not in (group, here.zhang.id)
        sent = here.bot.api.get(f"/api/group/{account.chat_id}/state").json()["messages"]
        assert [FIRST in each["text"] for each in sent if each["from"] == "bot"].count(True) == 2


def test_two_ticks_at_once_send_once(database_url: str) -> None:
    with branch(database=database_url) as here:
        service = here.bot.service
        clock.move(timedelta(hours=12, minutes=30))

        async def both() -> None:
            ticking = service.ticker._ticking
            await asyncio.gather(*(Digests()(ticking) for _ in range(3)))

        here.bot.run(both())
        assert len(digest_of(here.zhang)) == len(digest_of(here.li)) == 1


def test_a_tick_that_is_told_to_stop_hands_nothing_out_and_loses_nothing(database_url: str) -> None:
    with branch(database=database_url) as here:
        service = here.bot.service

        async def stopped() -> None:
            service.patience.stop.set()
            await Digests()(service.ticker._ticking)

        clock.move(timedelta(hours=12, minutes=30))
        here.bot.run(stopped())
        assert digest_of(here.zhang) == []
        here.bot.restart()
        here.bot.tick()
        assert len(digest_of(here.zhang)) == 1


def test_a_digest_that_cannot_be_made_keeps_nobody_elses_back(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with branch(database=database_url) as here:
        whole = choosing.compose

        def broken(session, owed, now, settings):  # type: ignore[no-untyped-def]
            if owed.user_id == here.zhang.id:
                raise RuntimeError("a bug")
            return whole(session, owed, now, settings)

        monkeypatch.setitem(notices._KINDS, DIGEST, broken)
        here.bot.errors_expected = True
        due(here)
        assert len(digest_of(here.li)) == 1
        assert digest_of(here.zhang) == []
        monkeypatch.setitem(notices._KINDS, DIGEST, whole)
        here.bot.move(minutes=6)
        assert len(digest_of(here.zhang)) == 1


def test_a_process_killed_between_claim_and_call_costs_nothing(database_url: str) -> None:
    with branch(database=database_url) as here:
        clock.move(timedelta(hours=12, minutes=30))
        for phone in (here.zhang, here.li):
            phone.mark()
        here.bot.write(outbox.claim, clock.now(), timedelta(seconds=0), owner="killed", real=clock.real())
        here.bot.tick()
        assert len(digest_of(here.zhang)) == 1
        assert MARK not in here.zhang.text
