"""未来7天: foretold from the settings and from a digest, and changed there before it is sent."""

from datetime import date

import pytest

from storage import accounts, reminders
from tests.handlers.digests import Branch, branch, digest_of, log_from_panel, told_before

ITEM = "branch_committee_meeting:-:2026-06"


def week(here: Branch) -> None:
    """张三 opens the week ahead from the settings."""
    here.zhang.send("/settings").tap("📅 未来7天")


def day(here: Branch, name: str) -> str:
    """What the week ahead says of a day."""
    return here.zhang.last.text.partition(name)[2].partition("\n\n")[0]


def number(here: Branch, title: str = "支委会") -> str:
    """The number of an item in the week ahead."""
    return next(line.split(".")[0] for line in here.zhang.last.text.splitlines() if f". {title}" in line)


def test_it_says_for_each_day_what_comes_and_when() -> None:
    with branch("2026-06-18 09:00") as here:
        told_before(here)
        week(here)
        assert here.zhang.sees("6月19日（周五）　休息，不发", "6月23日（周二）  08:30", "支委会  班子的")
        assert here.zhang.sees_no("6月18日")


def test_an_item_of_a_day_ahead_is_put_off_from_that_day_on() -> None:
    with branch("2026-06-18 09:00") as here:
        told_before(here)
        week(here)
        message = here.zhang.last.id
        here.zhang.tap(number(here))
        assert here.zhang.sees("支委会", "期限：6月30日", "6月23日（周二）提醒")
        here.zhang.tap("⏰ 1天后")
        assert here.zhang.toasts == ["好，6月24日再提醒。期限不变。"]
        assert here.zhang.last.id == message
        assert "支委会" not in day(here, "6月23日").replace("支部", "")
        assert "支委会" in day(here, "6月24日")
        assert here.bot.read(reminders.snoozes, here.zhang.id) == {ITEM: date(2026, 6, 24)}
        here.until("2026-06-23 08:30")
        assert ". 支委会" not in digest_of(here.zhang)[-1]
        here.until("2026-06-24 08:30")
        assert ". 支委会" in digest_of(here.zhang)[-1]


def test_an_item_is_marked_not_applicable_or_logged_from_there_and_the_way_leads_back() -> None:
    with branch("2026-06-18 09:00") as here:
        told_before(here)
        week(here)
        here.zhang.tap(number(here)).tap("➖ 不适用").tap("取消")
        assert here.zhang.sees("未来 7 天", "支委会")
        here.zhang.tap(number(here)).tap("➖ 不适用").tap("没有符合条件的人").tap("⬅️ 返回")
        assert here.zhang.sees("未来 7 天")
        assert here.zhang.sees_no(". 支委会")
        here.zhang.tap(number(here, "支部党员大会"))
        log_from_panel(here, "6月18日")
        week(here)
        assert here.zhang.sees_no("支委会", "支部党员大会")


def test_what_opens_within_the_week_has_its_own_number_and_is_put_off_before_it_ever_came() -> None:
    with branch("2026-06-26 09:00", "2026-07-01") as here:
        told_before(here)
        week(here)
        july = next(each.split(".")[0] for each in day(here, "7月1日").splitlines() if ". 支委会" in each)
        here.zhang.tap(july).sees("期限：7月31日", "7月1日（周三）提醒").tap("⏰ 下周一")
        assert here.zhang.toasts == ["好，7月6日再提醒。期限不变。"]
        assert ". 支委会" not in day(here, "7月1日")


def test_the_hour_is_changed_from_there() -> None:
    with branch("2026-06-18 09:00") as here:
        told_before(here)
        week(here)
        here.zhang.tap("⏰ 提醒时间").send("下午两点").sees("工作日 14:00", "21:00 到次日 08:00 不打扰")
        week(here)
        assert here.zhang.sees("6月23日（周二）  14:00")


def test_the_operators_days_are_respected_there_too() -> None:
    days = {date(2026, 6, 20): True, date(2026, 6, 23): False}
    with branch("2026-06-18 09:00", workday_overrides=days) as here:
        told_before(here)
        week(here)
        assert here.zhang.sees("6月20日（周六）　不用提醒", "6月23日（周二）　休息，不发")
        assert "支委会" in day(here, "6月22日")  # the workday before a rest day that the ladder falls on


@pytest.mark.parametrize("shown", ["2026-06-10", "2026-07-30", "garbled"])
def test_a_button_of_a_week_that_is_over_opens_the_item_as_it_is_now(shown: str) -> None:
    with branch("2026-06-18 09:00") as here:
        told_before(here)
        week(here)
        data = here.zhang.last.data[number(here)]
        number_of_day = shown.replace("-", "") if shown != "garbled" else "99999999"
        old = ":".join(["dg", f"-{number_of_day}", *data.split(":")[2:]])
        here.zhang.tap_old(here.zhang.last.id, old)
        assert here.zhang.sees("支委会", "期限：6月30日")
        assert here.zhang.sees_no("推后从那天算起")
        here.zhang.tap("⬅️ 返回").sees("未来 7 天")


def test_in_english_it_is_english() -> None:
    with branch("2026-06-18 09:00") as here:
        told_before(here)
        here.bot.write(accounts.set_language, here.zhang.id, "en")
        here.zhang.send("/settings").sees("never from 21:00 to 08:00").tap("📅 Next 7 days")
        assert here.zhang.sees("Tap a number to put it off")
        here.zhang.tap("1").sees("As things stand you will be reminded on Tue 23 Jun")
