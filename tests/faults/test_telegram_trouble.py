"""Telegram refuses, resets, hangs, answers junk, is down for a week: what a person should get still comes."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest

from bot import delivery
from handlers import sending as doors
from handlers import transport
from handlers.reminders import sending
from storage.outbox_rows import State
from tests.conversations.walking import careful, committee_meeting, saved
from tests.driver import Bot
from tests.faults.cable import Cable
from tests.faults.conftest import Extent
from tests.faults.figures import Note
from tests.faults.scene import EXTRA_COPY, until
from tests.handlers import echo
from tests.handlers.digests import Branch, branch, digest_of
from tests.phone import Phone

AT_ONCE = 25
"""Messages of each person before the bot is waited for: every 429 holds everybody for a second."""

pytestmark = pytest.mark.timeout(1800)


@pytest.fixture(autouse=True)
def _short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "FIRST_PAUSE", timedelta(milliseconds=10))


@contextmanager
def crowd(people: int = 5) -> Iterator[tuple[Bot, list[Phone]]]:
    """A bot that counts what it is told, and people who tell it things."""
    with Bot(routes=echo.ROUTES) as bot:
        phones = [bot.person(f"示例{number}") for number in range(people)]
        ids = bot.branch({each.name: [] for each in phones})
        for each in phones:
            bot.join(each, ids[""], ids[each.name])
        yield bot, phones


@pytest.mark.parametrize(
    "kind", ["429", "accepted_then_reset", "accepted_then_502", "accepted_then_junk", "mixed"]
)
def test_with_one_call_in_twenty_failing_everybody_is_answered(kind: str, extent: Extent, note: Note) -> None:
    each = extent.of(12, 400)
    kinds = ["429", "accepted_then_reset", "accepted_then_502", "accepted_then_junk"]
    with crowd() as (bot, phones):
        for number, one in enumerate(kinds if kind == "mixed" else [kind]):
            bot.fault(one, times=10**6, probability=0.05, seed=number, retry_after=1)
        for first in range(0, each, AT_ONCE):
            with bot.all_at_once():
                for number in range(first, min(first + AT_ONCE, each)):
                    for phone in phones:
                        phone.send(str(number))
        extra = 0
        for phone in phones:
            assert bot.read(echo.counted, phone.id) == each
            numbers = [one.text.partition("：")[0] for one in phone.chat]
            assert list(dict.fromkeys(numbers)) == [f"第{n}次" for n in range(1, each + 1)]
            assert all(numbers.count(one) <= 2 for one in numbers)
            extra += len(numbers) - each
        assert kind != "429" or extra == 0
    note("answers / lost / extra copies", f"{each * len(phones)} / 0 / {extra}")


@contextmanager
def wired() -> Iterator[tuple[Branch, Cable]]:
    """A branch whose bot reaches Telegram by a cable."""
    made: list[Cable] = []
    start = Bot.start

    def through_the_cable(bot: Bot) -> None:
        if not made:
            made.append(Cable(bot.telegram.port).__enter__())
        bot._wanted["bot_api_url"] = made[0].url
        start(bot)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Bot, "start", through_the_cable)
        try:
            with branch() as here:
                yield here, made[0]
        finally:
            made[0].__exit__(None, None, None)


@pytest.mark.parametrize("days", [1, 7])
def test_telegram_down_for_a_day_or_a_week_brings_one_digest_when_it_is_back(days: int, note: Note) -> None:
    with wired() as (here, cable):
        cable.set("refuse")
        here.until("2026-06-17 08:30")
        for _ in range(days * 24):
            here.bot.move(hours=1)
        assert digest_of(here.zhang) == digest_of(here.li) == []
        cable.set("through")
        here.bot.move(minutes=30)
        here.bot.move(hours=1)
        for phone in (here.zhang, here.li):
            (digest,) = digest_of(phone)
            assert EXTRA_COPY not in digest
        here.bot.settle()
    note("days down / digests lost / extra copies", f"{days} / 0 / 0")


def test_a_telegram_that_takes_calls_and_never_answers_costs_no_digest(note: Note) -> None:
    with wired() as (here, cable):
        cable.set("hang")
        here.until("2026-06-17 08:30")
        cable.set("through")
        for _ in range(3):
            here.bot.move(minutes=2)
        copies = [digest_of(phone) for phone in (here.zhang, here.li)]
        assert all(len(each) == 1 for each in copies)
    note("digests / lost / extra copies", "2 / 0 / 0")


def test_connections_that_never_come_about_are_surely_unsent_and_cost_no_copy(
    monkeypatch: pytest.MonkeyPatch, note: Note
) -> None:
    monkeypatch.setitem(doors.HURRIED, "connect_timeout", 0.5)
    monkeypatch.setattr(transport, "CONNECT_SECONDS", 0.5)
    with wired() as (here, cable):
        cable.set("unanswered")
        here.until("2026-06-17 08:30")
        rows = [*here.rows(here.zhang), *here.rows(here.li)]
        assert {row.resend for row in rows} == {False}
        assert {row.state for row in rows} <= {State.RETRY, State.PLANNED}
        assert any("ConnectTimeout" in (row.last_error or "") for row in rows)
        with here.bot.all_at_once():
            here.zhang.send("怎么用")
            until(lambda: "fetching failed" in here.bot.logged)
            cable.set("through")
        for _ in range(3):
            here.bot.move(minutes=2)
        for phone in (here.zhang, here.li):
            (digest,) = digest_of(phone)
            assert EXTRA_COPY not in digest
        assert len([each for each in here.zhang.chat if "今日提醒" not in each.text]) == 1
    note("digests and answers / lost / extra copies", "3 / 0 / 0")


def test_an_outage_of_bad_gateways_loses_no_answer_and_costs_no_copy(note: Note) -> None:
    with crowd(people=2) as (bot, phones):
        bot.fault("502", method="*", times=12)
        for phone in phones:
            phone.send("一次")
        for phone in phones:
            assert [one.text.partition("：")[0] for one in phone.chat] == ["第1次"]
            assert bot.read(echo.counted, phone.id) == 1
    note("calls refused / answers / lost / extra copies", "12 / 2 / 0 / 0")


def test_two_bad_gateways_in_a_row_on_one_answer_cost_no_third_try_and_lose_nothing_that_was_saved() -> None:
    with crowd(people=1) as (bot, (phone,)):
        bot.fault("502", times=2)
        phone.send("一次")
        assert phone.chat == []  # nobody knows whether they arrived: a third might be a third copy
        phone.send("再一次")
        assert [one.text.partition("：")[0] for one in phone.chat] == ["第2次"]
        assert bot.dead_letters() == []


def test_messages_sent_while_telegram_cannot_be_reached_are_answered_once_each(note: Note) -> None:
    with wired() as (here, cable):
        cable.set("refuse")
        with here.bot.all_at_once():
            for _ in range(10):
                here.zhang.send("怎么用")
            cable.set("through")
        assert len(here.zhang.chat) == 10
    note("messages / unanswered / answered twice", "10 / 0 / 0")


def test_a_bot_down_for_45_days_over_new_year_sends_each_person_one_digest(note: Note) -> None:
    with branch("2026-12-01 20:00", tracking="2026-11-01") as here:
        here.bot.stop()
        here.bot.start()
        here.until("2027-01-15 09:00")
        for _ in range(5):
            here.bot.move(minutes=10)
        for phone in (here.zhang, here.li):
            assert len(digest_of(phone)) == 1
            assert str(here.next_at(phone)) == "2027-01-18 08:30:00"
    note("people / digests / lost", "2 / 2 / 0")


def test_the_same_update_delivered_three_times_counts_once() -> None:
    with crowd(people=1) as (bot, (phone,)):
        phone.send("一次")
        update = bot.last_update
        bot.repeat(update)
        bot.repeat(update)
        phone.send("再一次")
        assert bot.read(echo.counted, phone.id) == 2
        assert len(phone.chat) == 2


def test_fifty_taps_on_save_at_once_save_one_record(note: Note) -> None:
    with careful() as there:
        phone = committee_meeting(there.secretary)
        (card,) = [each for each in phone.chat if any("保存" in label for label in each.labels)]
        save = next(label for label in card.labels if "保存" in label)
        with there.bot.all_at_once():
            for _ in range(50):
                phone.tap_old(card.id, card.data[save])
        assert len(saved(there)) == 1
        answered = [call for call in there.bot.calls("answerCallbackQuery") if call["accepted"]]
        assert len(answered) >= 50
    note("taps / records", "50 / 1")


def test_a_fault_of_our_own_after_the_call_brings_one_marked_copy_and_no_third(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with branch() as here:
        here.bot.errors_expected = True

        def broken(*_: object) -> None:
            raise RuntimeError("a bug")

        monkeypatch.setattr(sending, "settle", broken)
        here.until("2026-06-17 08:30")
        for _ in range(8):
            here.bot.move(minutes=6)
        first, second = digest_of(here.zhang)
        assert EXTRA_COPY not in first
        assert EXTRA_COPY in second
