"""What is done with is forgotten after a week; operators hear of faults once, without content."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from sqlmodel import Session

from bot import clock
from handlers import housekeeping
from storage import albums, inbox, outbox, outbox_rows
from storage.outbox_rows import State
from tests.driver import Bot
from tests.handlers import echo
from tests.phone import Phone


@pytest.fixture
def bot() -> Iterator[Bot]:
    """The echoing bot with an operator, and the house's ticks."""
    ticks = [housekeeping.tell_operators, housekeeping.forget]
    with Bot(routes=echo.ROUTES, ticks=ticks, operator_ids=(5001,)) as running:
        yield running


def test_an_operator_hears_once_of_what_was_laid_aside_and_never_its_content(bot: Bot, li: Phone) -> None:
    operator = bot.person("示例管理员", person_id=5001)
    operator.send("/start").mark()
    bot.tick()
    assert operator.news == []
    bot.errors_expected = True
    echo.broken["handler"] = True
    li.send("谈话内容")
    bot.tick()
    assert operator.sees("1 条消息", "zhishu replay --all")
    assert operator.sees_no("谈话内容")
    operator.mark()
    bot.tick()
    assert operator.news == []
    li.send("又一条")
    bot.tick()
    assert operator.sees("1 条消息")


def test_what_was_answered_is_forgotten_after_a_week_and_not_before(
    bot: Bot, li: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    li.send("一")
    bot.tick()
    assert bot.read(inbox.get, bot.last_update) is not None
    later = clock.real() + housekeeping.KEPT + timedelta(minutes=1)
    monkeypatch.setattr(clock, "real", lambda: later)
    bot.tick()
    assert bot.read(inbox.get, bot.last_update) is None


def test_a_settled_notice_is_remembered_for_ninety_days_so_that_none_comes_twice(
    bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    began = clock.real()

    def settled(session: Session) -> int:
        outbox.plan(session, user_id=1, kind="plan", due_at=began, now=began)
        outbox.void_all(session, 1, "over", began)
        return outbox_rows.in_state(session, [State.VOID])[0].id

    row = bot.write(settled)
    for day, known in ((89, True), (91, False)):
        later = began + timedelta(days=day)
        monkeypatch.setattr(clock, "real", lambda later=later: later)
        bot.tick()
        assert (bot.read(outbox_rows.get, row) is not None) is known


def test_the_forgetting_is_done_once_an_hour(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    began = clock.real()
    bot.tick()
    done: list[datetime] = []

    def note(_: Session, before: datetime) -> int:
        done.append(before)
        return 0

    monkeypatch.setattr(inbox, "prune", note)
    monkeypatch.setattr(albums, "prune", note)
    for minutes in (59, 60, 61):
        later = began + timedelta(minutes=minutes, seconds=10)
        monkeypatch.setattr(clock, "real", lambda later=later: later)
        bot.tick()
    assert [each - later for each in done] == [-timedelta(minutes=1) - housekeeping.KEPT] * 2


def test_an_operator_who_could_not_be_told_is_told_by_the_next_tick(bot: Bot) -> None:
    operator = bot.person("示例管理员", person_id=5001)
    operator.send("/start").mark()
    bot.write(inbox.receive, ['{"update_id": "unusable"}'], clock.real())
    bot.fault("429", chat_id=5001, retry_after=1)
    bot.tick()
    assert operator.news == []
    bot.move(seconds=2)
    assert operator.sees("1 条消息")
