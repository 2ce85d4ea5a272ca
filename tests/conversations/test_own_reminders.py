"""提醒我周五交报告: kept in the person's own words, sent at the hour said, listed and cancelled by a tap."""

from datetime import timedelta

import pytest

from tests.conversations.people import office


def test_a_reminder_comes_at_its_hour_and_once() -> None:
    with office() as there:
        phone = there.secretary.send("明天下午三点提醒我交党费").sees("11月21日（周六） 15:00 提醒您：交党费")
        phone.mark()
        there.bot.move(hours=22, minutes=59)
        phone.sees_no("交党费")
        there.bot.move(minutes=2)
        phone.sees("交党费", "您设的提醒")
        phone.mark()
        there.bot.move(hours=1)
        phone.sees_no("交党费")


def test_a_day_without_an_hour_takes_the_hour_of_the_daily_reminder() -> None:
    with office() as there:
        there.secretary.send("下周三提醒我开支委会").sees("11月25日（周三） 08:30 提醒您：开支委会")


def test_a_span_is_counted_from_now() -> None:
    with office() as there:
        phone = there.secretary.send("半小时后提醒我打电话").sees("11月20日（周五） 16:30")
        phone.mark()
        there.bot.move(minutes=31)
        phone.sees("打电话")


def test_a_weekday_that_is_today_and_past_is_the_next_one() -> None:
    with office() as there:
        there.secretary.send("周五下午三点提醒我去谈心").sees("11月27日（周五） 15:00")


def test_a_weekday_that_is_today_and_still_to_come_is_today() -> None:
    with office() as there:
        there.secretary.send("周五下午六点提醒我去谈心").sees("11月20日（周五） 18:00")


def test_a_reminder_without_a_day_asks_for_it_and_takes_a_tap_or_words() -> None:
    with office() as there:
        phone = there.secretary.send("提醒我交报告").sees("什么时候提醒“交报告”")
        phone.tap("下周一").sees("11月23日（周一） 08:30 提醒您：交报告")
        phone = there.secretary.send("提醒我交总结").sees("什么时候")
        phone.send("哈哈").sees("没看懂是什么时候")
        phone.send("后天上午").sees("11月22日（周日） 09:00 提醒您：交总结")


def test_a_reminder_without_words_asks_what_for() -> None:
    with office() as there:
        phone = there.secretary.send("11月25日提醒我").sees("提醒您做什么")
        phone.send("交季度报表").sees("11月25日（周三） 08:30 提醒您：交季度报表")


def test_reminders_are_listed_and_cancelled() -> None:
    with office() as there:
        phone = there.secretary.send("明天上午提醒我交党费")
        there.secretary.send("下周三提醒我开支委会").tap("我的提醒").sees("1. 11月21日", "2. 11月25日")
        phone.tap("删除 1").sees("这条提醒取消了", "1. 11月25日").sees_no("交党费")
        phone.mark()
        there.bot.move(days=1)
        phone.sees_no("交党费")
        phone.send("我的提醒").sees("开支委会")


def test_a_cancelled_reminder_can_be_set_again() -> None:
    with office() as there:
        phone = there.secretary.send("明天上午提醒我交党费").tap("取消这条").sees("没有您自己设的提醒")
        phone.send("明天上午提醒我交党费").sees("11月21日（周六） 09:00")
        phone.mark()
        there.bot.move(days=1)
        phone.sees("交党费")


def test_nobody_cancels_the_reminder_of_another() -> None:
    with office() as there:
        phone = there.secretary.send("明天上午提醒我交党费")
        data = phone.last.data["🗑 取消这条"]
        other = there.phone("李四")
        other.send("/settings")
        other.tap_old(other.last.id, data)
        assert other.toasts == ["这个按钮已经过期，没有改动任何内容。"]
        phone.send("我的提醒").sees("交党费")


def test_a_reminder_can_come_again_tomorrow() -> None:
    with office() as there:
        phone = there.secretary.send("一小时后提醒我打电话")
        phone.mark()
        there.bot.move(hours=1, minutes=1)
        phone.sees("打电话").tap("明天这时再提醒").sees("11月21日（周六） 17:01 提醒您：打电话")


def test_what_comes_again_and_again_is_told_to_be_a_duty() -> None:
    with office() as there:
        there.secretary.send("每月1号提醒我收党费").sees("只提醒一次", "自定事项")


@pytest.mark.parametrize(
    "question", ["remind me tomorrow at 9 to call Li Si", "Remind me to call Li Si tomorrow at 9"]
)
def test_reminders_in_english(question: str) -> None:
    with office("en") as there:
        there.secretary.send(question).sees("I will remind you Sat 21 Nov 09:00: call Li Si")


def test_a_late_reminder_says_when_it_was_for() -> None:
    with office() as there:
        phone = there.secretary.send("一小时后提醒我打电话")
        phone.mark()
        there.bot.move(hours=timedelta(days=2).total_seconds() / 3600)
        phone.sees("打电话", "原定 11月20日（周五） 17:00")
