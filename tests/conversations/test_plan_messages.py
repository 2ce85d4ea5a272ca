"""What a plan says by itself: the announcement, an hour before, once it is over, and in the digest."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.plans import Content, Moment, PartOfDay, Plan, PlanState
from handlers.plans.owing import AFTER, NEWS, SOON, goes_out_at
from storage import accounts
from storage.outbox_rows import State
from tests.conversations.logged import committee, log
from tests.conversations.people import Office, office
from tests.conversations.planned import fates, kept, only, owed, reached, stored, until
from tests.phone import Phone

ZONE = "Asia/Shanghai"


def opened(there: Office) -> Phone:
    return there.secretary.send("/plans").tap("1")


# Telling those concerned.


def test_what_is_taken_up_again_after_its_end_is_not_asked_about_at_once() -> None:
    with office() as there:
        kept(there, "今天下午5点到6点在三楼会议室开支委会")
        phone = opened(there).tap("取消安排")
        until(there, "2026-11-20 18:30")
        phone.tap("恢复安排").sees("支委会")
        assert fates(there, AFTER) == [State.VOID]


def test_those_concerned_are_told_by_a_button_once_and_who_has_no_account_is_named() -> None:
    with office() as there:
        li, wang = there.phone("李四"), there.phone("王五", "en")
        reached(there, li, wang)
        kept(there)
        assert fates(there, NEWS) == []
        phone = opened(there).tap("通知有关人员").sees("要这样通知吗", "11月25日（周三）15:00", "三楼会议室")
        phone.sees("会收到（2 人）：李四、王五", "收不到消息，请另行通知：赵六、示例甲")
        phone.tap("发给 2 人").sees("马上发出", "16:00 已通知 2 人，5 人收不到")
        until(there, "2026-11-20 16:05", li, wang)
        li.sees(
            "党员大会",
            "11月25日（周三）15:00",
            "地点：三楼会议室",
            "主持：张三",
            "议题：发展党员",
            "示例支部",
        )
        wang.sees("General membership meeting", "Wed 25 Nov 15:00", "Place: 三楼会议室")
        phone.tap("看谁收到了").sees("已送达：李四、王五", "收不到消息，请另行通知：赵六")
        until(there, "2026-11-20 16:10", li)
        li.sees_no("党员大会")


def test_a_tap_on_send_twice_sends_once() -> None:
    with office() as there:
        li = there.phone("李四")
        reached(there, li)
        kept(there)
        phone = opened(there).tap("通知有关人员")
        send = phone.last
        phone.tap("发给 1 人")
        phone.tap_old(send.id, send.data["📣 发给 1 人"]).sees("已经变了")
        until(there, "2026-11-20 16:05", li)
        assert fates(there, NEWS) == [State.SENT]


def test_somebody_who_blocked_the_bot_is_said_to_be_out_of_reach() -> None:
    with office() as there:
        li, wang = there.phone("李四"), there.phone("王五")
        reached(there, li, wang)
        kept(there)
        phone = opened(there).tap("通知有关人员").tap("发给 2 人")
        there.bot.telegram.world.people[li.id].blocked = True
        until(there, "2026-11-20 16:05")
        phone.tap("看谁收到了").sees("已送达：王五", "送不到，请另行通知：李四")
        phone.send("党员大会改到下周五上午10点").tap("把变动告诉他们")
        phone.sees("会收到（1 人）：王五", "收不到消息，请另行通知：李四")


def test_the_one_who_is_talked_to_learns_when_and_where_and_nothing_else() -> None:
    with office() as there:
        member = there.phone("示例甲")
        reached(there, member)
        kept(there, "下周一上午9点在办公室找示例甲提醒谈话")
        opened(there).tap("通知有关人员").tap("发给 1 人")
        until(there, "2026-11-20 16:05", member)
        member.sees("谈话", "11月23日（周一）09:00", "办公室", "张三").sees_no("提醒")
        member.send("/plans").sees("提醒谈话")


def test_after_a_change_they_are_told_again_what_was_and_what_is() -> None:
    with office() as there:
        li = there.phone("李四")
        reached(there, li)
        kept(there)
        phone = opened(there).tap("通知有关人员").tap("发给 1 人")
        until(there, "2026-11-20 16:05", li)
        phone.send("党员大会改到下周五上午10点").sees("还不知道这次变动").tap("把变动告诉他们").tap(
            "发给 1 人"
        )
        phone.sees_no("还不知道这次变动")
        until(there, "2026-11-20 16:10", li)
        li.sees("改期：党员大会", "原定 11月25日（周三）15:00", "现定 11月27日（周五）10:00")
        phone.send("取消下周五的党员大会").sees("已取消", "还不知道").tap("把变动告诉他们").tap("发给 1 人")
        until(there, "2026-11-20 16:15", li)
        li.sees("取消：党员大会", "原定 11月27日（周五）10:00")
        phone.tap("恢复安排").send("党员大会改到下周五下午3点").tap("把变动告诉他们").tap("发给 1 人")
        until(there, "2026-11-20 16:20", li)
        li.sees("党员大会", "11月27日（周五）15:00").sees_no("原定", "改期")


def test_of_two_announcements_only_the_newer_goes_out_and_another_place_is_no_other_day() -> None:
    with office() as there:
        li = there.phone("李四")
        reached(there, li)
        kept(there)
        phone = opened(there).tap("通知有关人员").tap("发给 1 人")
        phone.tap("改地点").send("二楼会议室").tap("把变动告诉他们").tap("发给 1 人")
        until(there, "2026-11-20 16:05", li)
        li.sees("11月25日（周三）15:00", "地点：二楼会议室").sees_no("三楼会议室", "原定")
        assert fates(there, NEWS) == [State.VOID, State.SENT]


def test_an_announcement_of_an_open_hour_waits_for_no_morning_after_its_day() -> None:
    night = datetime(2026, 11, 20, 22, 0, tzinfo=ZoneInfo(ZONE))
    for on, at in ((20, night), (21, night.replace(day=21, hour=8)), (22, night.replace(day=21, hour=8))):
        moment = Moment(on=date(2026, 11, on), part=PartOfDay.EVENING)
        plan = Plan(1, 1, PlanState.OPEN, Content(moment=moment), 1, night, 1)
        assert goes_out_at(plan, ZONE, night) == at


def test_what_was_called_off_before_it_went_out_is_told_to_nobody() -> None:
    with office() as there:
        li = there.phone("李四")
        reached(there, li)
        kept(there)
        opened(there).tap("通知有关人员").tap("发给 1 人").tap("取消安排")
        until(there, "2026-11-20 16:05", li)
        assert fates(there, NEWS) == [State.VOID]
        li.sees_no("党员大会")


def test_late_in_the_evening_an_announcement_waits_for_the_morning_unless_that_is_too_late() -> None:
    with office() as there:
        li = there.phone("李四")
        reached(there, li)
        until(there, "2026-11-20 22:00")
        kept(there, "明天下午3点开支委会")
        kept(there, "明天上午8点半开支委会")
        phone = there.secretary.send("/plans").tap("2").tap("通知有关人员").sees("11月21日 08:00 送出")
        phone.tap("发给 1 人").sees("11月21日").send("/plans").tap("1").tap("通知有关人员")
        phone.sees_no("送出").tap("发给 1 人")
        until(there, "2026-11-20 22:05", li)
        li.sees("08:30").sees_no("15:00")
        until(there, "2026-11-21 08:01", li)
        li.sees("15:00")


def test_a_group_meeting_without_its_group_concerns_nobody_yet() -> None:
    with office() as there:
        kept(there, "下周四下午3点开党小组会")
        phone = opened(there).tap("通知有关人员").sees("还没定是哪个党小组").tap("返回")
        phone.tap("定小组").send("第一党小组").sees("党小组会（第一党小组）")


# An hour before, and once it is over.


def test_who_planned_it_and_who_chairs_it_are_reminded_an_hour_before_once() -> None:
    with office() as there:
        li, wang = there.phone("李四"), there.phone("王五")
        reached(there, li, wang)
        kept(there, "下周三下午3点在三楼会议室开支委会，李四主持")
        until(there, "2026-11-25 13:59", li, wang)
        there.secretary.sees_no("分钟")
        until(there, "2026-11-25 14:00", li, wang)
        there.secretary.sees("还有 60 分钟：支委会", "15:00", "三楼会议室")
        li.sees("还有 60 分钟：支委会")
        wang.sees_no("支委会")
        until(there, "2026-11-25 14:30", li, wang)
        there.secretary.sees_no("分钟")


def test_quiet_hours_do_not_silence_it_but_a_leave_does() -> None:
    with office() as there:
        li = there.phone("李四")
        reached(there, li)
        kept(there, "明天上午7点开支委会，李四主持")
        there.bot.write(accounts.set_paused, li.id, date(2026, 11, 23))
        until(there, "2026-11-21 06:00", li)
        there.secretary.sees("还有 60 分钟：支委会")
        li.sees_no("支委会")


def test_a_reminder_that_comes_late_says_the_minutes_left_and_none_comes_once_it_began() -> None:
    with office() as there:
        reached(there)
        kept(there, "下周三下午3点开支委会")
        kept(there, "下周四下午3点开党员大会")
        until(there, "2026-11-25 14:40")
        there.secretary.sees("还有 20 分钟：支委会")
        until(there, "2026-11-26 15:00")
        there.secretary.sees_no("分钟")
        assert fates(there, SOON) == [State.SENT, State.VOID]


def test_moving_it_voids_the_old_reminder_and_owes_a_new_one_even_when_it_moves_back() -> None:
    with office() as there:
        reached(there)
        kept(there)
        there.secretary.send("党员大会改到下周五上午10点")
        (row,) = owed(there, there.secretary, SOON)
        assert row.due_at.isoformat() == "2026-11-27T01:00:00+00:00"
        there.secretary.send("党员大会改到下周三下午3点")
        assert fates(there, SOON) == [State.VOID, State.VOID, State.PLANNED]
        until(there, "2026-11-25 14:00")
        there.secretary.sees("还有 60 分钟：党员大会")
        until(there, "2026-11-27 09:00")
        there.secretary.sees_no("还有 60 分钟")


def test_once_it_is_over_it_asks_and_every_answer_is_a_tap() -> None:
    with office() as there:
        reached(there)
        plan = kept(there)
        until(there, "2026-11-25 17:00")
        phone = there.secretary.sees("党员大会", "今天 15:00 的，开了吗")
        phone.tap("没开成").tap("准备不充分").sees("没开成")
        assert stored(there, plan) is PlanState.NOT_HELD
        assert owed(there, phone, AFTER) == []


def test_a_planned_end_is_waited_for_and_what_was_logged_is_asked_no_more() -> None:
    with office() as there:
        reached(there)
        kept(there, "下周三14:30-15:30支委会")
        until(there, "2026-11-25 15:30")
        there.secretary.sees("今天 14:30–15:30 的，开了吗")
        kept(there, "明天下午3点开支委会")
        until(there, "2026-11-26 16:00")
        log(there, committee(there, date(2026, 11, 26)))
        until(there, "2026-11-26 17:00")
        there.secretary.sees_no("开了吗")
        assert fates(there, AFTER) == [State.SENT, State.VOID]


def test_moving_it_from_the_question_plans_it_again() -> None:
    with office() as there:
        reached(there)
        kept(there)
        until(there, "2026-11-25 17:00")
        there.secretary.tap("改期").tap("30").sees("→ 11月30日（周一）15:00")
        assert len(owed(there, there.secretary, SOON)) == 1


# In the digest.


def digest_of(phone: Phone) -> str:
    return "\n".join(each.text for each in phone.news if "今日提醒" in each.text)


def test_on_its_day_the_digest_says_it_and_the_day_after_asks() -> None:
    with office() as there:
        reached(there)
        plan = kept(there, "下周三在三楼会议室开支委会")
        until(there, "2026-11-24 08:31")
        assert "支委会\n今天" not in digest_of(there.secretary)
        until(there, "2026-11-25 08:31")
        assert "📅 安排好的" in digest_of(there.secretary)
        assert "支委会\n今天，时间未定，三楼会议室" in digest_of(there.secretary)
        until(there, "2026-11-26 08:31")
        assert "支委会\n昨天，时间未定，开了吗？" in digest_of(there.secretary)
        phone = there.secretary
        number = next(
            line.split(".")[0] for line in digest_of(phone).splitlines() if line.endswith(". 支委会")
        )
        phone.tap(number).sees("开了吗", "第二天问一次").tap("去登记").sees("支委会")
        phone.sees("11月25日（周三）", "三楼会议室")
        while not any("保存" in each for each in phone.buttons):
            phone.tap("跳过")
        phone.tap("保存").sees("已保存")
        assert stored(there, plan) is PlanState.HELD


def test_what_falls_on_a_rest_day_is_said_on_the_workday_before() -> None:
    with office() as there:
        reached(there)
        kept(there, "下周六开主题党日")
        there.secretary.sees("只在11月27日早上的提醒里说一次")
        until(there, "2026-11-27 08:31")
        assert "主题党日\n明天" in digest_of(there.secretary)


def test_nobody_is_nagged_for_what_has_its_day_until_that_day_is_over() -> None:
    with office() as there:
        reached(there)
        phone = there.secretary
        until(there, "2026-11-23 08:31")
        phone.send("/duties")
        kept(there, "下周一下午3点开支委会")
        phone.send("/month").sees("支委会  0/1　🗓 11月30日")
        until(there, "2026-11-24 08:31")
        assert "支委会" not in digest_of(phone)


def test_a_snoozed_plan_comes_again_later() -> None:
    with office() as there:
        reached(there)
        kept(there, "下周三在三楼会议室开支委会")
        until(there, "2026-11-26 08:31")
        phone = there.secretary
        number = next(
            line.split(".")[0] for line in digest_of(phone).splitlines() if line.endswith(". 支委会")
        )
        phone.tap(number).tap("1天后").sees("再提醒")
        until(there, "2026-11-27 08:31")
        assert "开了吗" in digest_of(phone)
        assert only(there).state is PlanState.OPEN


def test_a_plan_of_somebody_without_an_account_is_the_secretarys_to_ask_about() -> None:
    with office() as there:
        li = there.phone("李四")
        reached(there, li)
        kept(there, "下周三开支委会", li)
        there.bot.write(accounts.unbind, li.id)
        until(there, "2026-11-26 08:31")
        assert "支委会" in digest_of(there.secretary)


def test_the_messages_read_well_in_english() -> None:
    with office("en") as there:
        li = there.phone("李四", "en")
        reached(there, li)
        there.secretary.send("Branch committee next Wednesday 15:00").tap("Plan it").tap("Tell those")
        there.secretary.sees("Send this?", "Will get it (1): 李四").tap("Send to 1").sees("On its way")
        until(there, "2026-11-20 16:05", li)
        li.sees("Branch committee meeting", "Wed 25 Nov 15:00")
        there.secretary.tap("Who got it").sees("Arrived: 李四")
        until(there, "2026-11-25 14:00")
        there.secretary.sees("In 60 minutes: Branch committee meeting")
        until(there, "2026-11-25 17:00")
        there.secretary.sees("Today at 15:00: was it held?").tap("not held").tap("Not ready").sees("Not held")
