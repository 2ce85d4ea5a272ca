"""What is done with is forgotten after a week; operators hear of faults once, without content."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot import clock
from handlers import housekeeping
from storage import inbox
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
