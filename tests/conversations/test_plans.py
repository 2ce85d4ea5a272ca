"""🗓 安排: a line about what is to come becomes a plan that is kept, changed, called off or logged."""

from datetime import date, time

import pytest

from bot.plans import PartOfDay, PlanState
from bot.record_types import RecordType
from bot.records import Interview, Meeting
from storage import accounts, records
from tests.conversations.logged import committee, log
from tests.conversations.people import office
from tests.conversations.planned import MEMBERS, coming, kept, only, stored


def test_a_line_about_next_week_is_planned_with_one_tap_and_everything_in_it_is_kept() -> None:
    with office() as there:
        phone = there.secretary.send(MEMBERS)
        phone.sees(
            "这样安排？", "党员大会", "11月25日（周三）15:00", "三楼会议室", "主持人：张三", "发展党员"
        )
        assert coming(there) == []
        phone.tap("就这样安排").sees("安排好了", "11月25日 14:00 提醒您")
        plan = only(there)
        entry = plan.content.entry
        assert isinstance(entry, Meeting)
        assert (plan.type, plan.on, plan.moment.start, plan.moment.place, plan.made_by) == (
            RecordType.BRANCH_MEMBERS_MEETING,
            date(2026, 11, 25),
            time(15),
            "三楼会议室",
            there.ids["张三"],
        )
        assert entry.host is not None
        assert (entry.host.person_id, entry.agenda) == (there.ids["张三"], ("发展党员",))


def test_nothing_is_asked_for_but_the_day_and_an_open_hour_stays_open() -> None:
    with office() as there:
        phone = there.secretary.send("要开个党员大会").sees("党员大会：哪一天？")
        phone.tap("27").sees("这样安排？", "11月27日（周五），时间未定", "只在11月27日早上的提醒里说一次")
        phone.tap("就这样安排")
        assert (only(there).on, only(there).moment.start) == (date(2026, 11, 27), None)


def test_the_day_is_typed_too_with_the_hour_along() -> None:
    with office() as there:
        phone = there.secretary.send("下周开党小组会").send("昨天").sees("已经过去了")
        phone.send("下周四上午九点半").sees("11月26日（周四）09:30", "党小组会")
        phone.tap("就这样安排")
        assert only(there).moment.start == time(9, 30)


def test_the_calendar_goes_on_to_the_next_month() -> None:
    with office() as there:
        phone = there.secretary.send("要开个党员大会").tap("›").sees("哪一天")
        phone.tap("3").sees("12月3日（周四）")


def test_another_line_typed_at_a_question_is_taken_as_that_line() -> None:
    with office() as there:
        there.secretary.send("要开个党员大会").send("下周五下午3点开支委会").sees(
            "支委会", "11月27日（周五）15:00"
        )


def test_a_log_typed_at_a_question_opens_its_card_and_the_question_waits() -> None:
    with office() as there:
        phone = there.secretary.send("要开个党员大会").sees("哪一天")
        phone.send("昨天下午三点支委会，应到3实到3").sees("支委会", "11月19日")
        assert there.bot.dead_letters() == []


def test_a_talk_asks_what_kind_it_is_and_keeps_whom_it_is_with() -> None:
    with office() as there:
        phone = there.secretary.send("明天上午9点找李四谈话").sees("与李四的谈话，是哪一种？")
        phone.tap("廉政谈话").sees("廉政谈话：李四", "11月21日（周六）09:00").tap("就这样安排")
        entry = only(there).content.entry
        assert isinstance(entry, Interview)
        assert [who.person_id for who in entry.counterparts] == [there.ids["李四"]]
        assert entry.key_points is None


def test_the_kind_of_talk_may_be_typed() -> None:
    with office() as there:
        phone = there.secretary.send("明天上午9点找李四谈话").send("随便").sees("请点下面的一个")
        phone.send("谈心谈话").sees("谈心谈话：李四")


def test_several_plans_of_one_line_are_one_card_and_kept_with_one_tap() -> None:
    with office() as there:
        phone = there.secretary.send("下周一开主题党日，下周五上午9点党课")
        phone.sees("1. 主题党日", "11月23日（周一），时间未定", "2. 党课", "11月27日（周五）09:00")
        phone.tap("2").sees("党课").tap("返回").sees("1. 主题党日").tap("都这样安排").sees("安排好了")
        assert [plan.type for plan in coming(there)] == [
            RecordType.THEME_PARTY_DAY,
            RecordType.PARTY_LECTURE,
        ]


def test_what_lies_in_the_past_is_not_planned_but_can_be_logged() -> None:
    with office() as there:
        phone = there.secretary.send("准备今天下午开支委会").tap("定时间").send("下午三点").sees("已经过去了")
        phone.send("下午六点").sees("11月20日（周五）18:00").tap("就这样安排").sees("17:00 提醒您")


def test_the_same_thing_twice_on_a_day_is_said() -> None:
    with office() as there:
        kept(there)
        there.secretary.send(MEMBERS).sees("同一天已经安排了党员大会")


def test_a_proposal_that_is_not_wanted_goes() -> None:
    with office() as there:
        phone = there.secretary.send(MEMBERS).tap("不用了").sees("没有安排")
        phone.send("/plans").sees("还没有安排")


def test_a_plan_is_opened_from_the_month_and_changed_part_by_part() -> None:
    with office() as there:
        kept(there)
        phone = there.secretary.send("/month").sees("已安排", "1. 党员大会 11月25日（周三）15:00，三楼会议室")
        phone.tap("1").tap("改时间").tap("16:00").sees("安排改好了", "15:00", "→ 11月25日（周三）16:00")
        phone.tap("改日期").tap("26").sees("11月25日（周三）16:00", "→ 11月26日（周四）16:00")
        phone.tap("改地点").send("一楼大厅").sees("地点：一楼大厅", "11月26日 15:00 提醒您")
        phone.tap("改时间").tap("时间未定").sees("只在11月26日早上的提醒里说一次")
        moment = only(there).moment
        assert (moment.on, moment.start, moment.place) == (date(2026, 11, 26), None, "一楼大厅")


@pytest.mark.parametrize(("language", "words"), [("zh", "我的安排"), ("en", "my plans")])
def test_the_plans_are_asked_for_in_plain_words(language: str, words: str) -> None:
    with office(language) as there:
        line = "下周三下午三点开党员大会" if language == "zh" else "general meeting next Wednesday at 3pm"
        there.secretary.send(line).tap("✅").send(words).sees("11月25日" if language == "zh" else "25 Nov")


def test_places_of_earlier_meetings_are_offered() -> None:
    with office() as there:
        log(there, committee(there, date(2026, 11, 5)))
        phone = there.secretary.send("下周五下午3点开党员大会").tap("定地点").tap("三楼会议室")
        phone.sees("地点：三楼会议室")


def test_a_line_moves_a_plan_and_shows_both_days() -> None:
    with office() as there:
        kept(there)
        phone = there.secretary.send("党员大会改到下周五上午10点")
        phone.sees("安排改好了", "11月25日（周三）15:00", "→ 11月27日（周五）10:00")
        assert (only(there).on, only(there).moment.start) == (date(2026, 11, 27), time(10))


def test_an_hour_that_does_not_fit_the_new_part_of_the_day_is_open_again() -> None:
    with office() as there:
        kept(there)
        phone = there.secretary.send("党员大会改到下周五下午").sees("→ 11月27日（周五）15:00")
        phone.send("党员大会改到下周四上午").sees("→ 11月26日（周四）上午，具体时间未定")
        assert only(there).moment.part is PartOfDay.MORNING


def test_of_two_plans_the_one_that_is_meant_is_tapped() -> None:
    with office() as there:
        kept(there, "下周三下午3点开支委会")
        kept(there, "下周五下午3点开支委会")
        phone = there.secretary.send("支委会改到下周四下午4点").sees(
            "改哪一个？", "改到 11月26日（周四）16:00"
        )
        phone.tap("支委会 11月27日").sees("11月27日（周五）15:00", "→ 11月26日（周四）16:00")
        assert [plan.on for plan in coming(there)] == [date(2026, 11, 25), date(2026, 11, 26)]
        phone.send("下周三的支委会改到下周二").sees("→ 11月24日（周二）15:00")


def test_of_two_plans_the_one_that_is_tapped_is_called_off_and_the_other_stays() -> None:
    with office() as there:
        first = kept(there, "下周三下午3点开支委会")
        second = kept(there, "下周五下午3点开支委会")
        there.secretary.send("支委会取消了").tap("支委会 11月27日").sees("已取消", "11月27日")
        assert (stored(there, first), stored(there, second)) == (PlanState.OPEN, PlanState.CALLED_OFF)


@pytest.mark.parametrize("line", ["取消下周三的党员大会", "下周三的党员大会不开了", "党员大会取消了"])
def test_a_line_calls_a_plan_off_and_a_tap_brings_it_back(line: str) -> None:
    with office() as there:
        plan = kept(there)
        phone = there.secretary.send(line).sees("已取消", "党员大会", "11月25日")
        assert stored(there, plan) is PlanState.CALLED_OFF
        phone.tap("恢复安排").sees("11月25日 14:00 提醒您")
        assert stored(there, plan) is PlanState.OPEN


def test_taking_back_a_record_calls_off_no_plan() -> None:
    with office() as there:
        plan = kept(there, "下周三下午3点开支委会")
        log(there, committee(there, date(2026, 11, 19)))
        there.secretary.send("删除刚才那条支委会")
        assert stored(there, plan) is PlanState.OPEN


def test_logging_from_a_plan_asks_only_what_is_not_known_and_settles_it() -> None:
    with office() as there:
        plan = kept(there)
        there.bot.move(days=5)
        phone = there.secretary.send("/plans").sees("开了吗？").tap("1").sees("开了吗？").tap("去登记")
        phone.sees("谁到会").tap("全部到会").sees(
            "发展党员", "11月25日（周三）", "15:00", "三楼会议室", "张三"
        )
        phone.tap("保存").sees("已保存")
        assert stored(there, plan) is PlanState.HELD
        phone.send("/plans").sees("还没有安排")
        (record,) = there.bot.read(records.latest, there.ids[""])
        assert (record.entry.on, record.entry.type) == (date(2026, 11, 25), plan.type)


def test_a_record_of_its_day_settles_a_plan_however_it_was_logged_and_undoing_opens_it_again() -> None:
    with office() as there:
        plan = kept(there, "今天下午6点开支委会")
        phone = there.secretary.send("/meeting").tap("支委会").tap("今天")
        while not any("保存" in each for each in phone.buttons):
            phone.tap("跳过")
        phone.tap("保存").sees("已保存")
        assert stored(there, plan) is PlanState.HELD
        phone.tap("撤销")
        assert stored(there, plan) is PlanState.OPEN


def test_a_plan_that_was_put_forward_is_logged_on_the_day_it_took_place() -> None:
    with office() as there:
        plan = kept(there)
        phone = there.secretary.send("/plans").tap("1").tap("去登记").sees("哪一天").tap("今天")
        while not any("保存" in each for each in phone.buttons):
            phone.tap("跳过")
        phone.tap("保存")
        assert stored(there, plan) is PlanState.HELD


def test_what_was_not_held_is_kept_with_its_reason_and_makes_no_record() -> None:
    with office() as there:
        plan = kept(there)
        there.bot.move(days=6)
        phone = there.secretary.send("/plans").tap("1").tap("没开成").sees("为什么没开成")
        phone.tap("到会人数不够").sees("没开成", "原因：到会人数不够")
        assert stored(there, plan) is PlanState.NOT_HELD
        assert there.bot.read(records.latest, there.ids[""]) == []


def test_a_plain_member_plans_meetings_and_sees_those_of_others_but_no_talk() -> None:
    with office() as there:
        kept(there)
        kept(there, "明天上午9点找李四廉政谈话")
        member = there.phone("示例甲")
        member.send("/plans").sees("党员大会").sees_no("廉政谈话").tap("1").sees("安排人：张三")
        assert not member.has_button("改日期")
        member.send("/month").sees("党员大会").sees_no("李四")
        member.send("明天上午9点找王五廉政谈话").sees("不能做这件事")
        kept(there, "下周四下午3点开党小组会", member)


def test_somebody_with_whom_a_talk_is_planned_does_not_see_it_before_being_told() -> None:
    with office() as there:
        kept(there, "明天上午9点找示例甲提醒谈话")
        there.phone("示例甲").send("/plans").sees("还没有安排")
        there.phone("李四").send("/plans").sees("提醒谈话")


def test_only_who_planned_it_and_the_secretary_change_it() -> None:
    with office() as there:
        li = there.phone("李四")
        plan = kept(there, "下周四下午3点开支委会", li)
        wang = there.phone("王五").send("/plans").tap("1")
        wang.tap_old(wang.last.id, f"pl:{plan.id}:{plan.revision}:off").sees("可以改")
        assert stored(there, plan) is PlanState.OPEN
        there.secretary.send("/plans").tap("1").tap("取消安排").sees("已取消")


def test_old_foreign_and_broken_buttons_change_nothing() -> None:
    with office() as there:
        plan = kept(there)
        phone = there.secretary
        phone.send("/plans").tap("1").tap("改时间").tap("16:00")
        for action in ("keep", "drop", "off", "nonsense", "restore"):
            phone.tap_old(phone.last.id, f"pl:{plan.id}:{plan.revision}:{action}")
        assert (only(there).moment.start, stored(there, plan)) == (time(16), PlanState.OPEN)
        now = only(there)
        for action in ("keep", "drop", "restore", "nonsense"):
            phone.tap_old(phone.last.id, f"pl:{plan.id}:{now.revision}:{action}").sees("已经变了")
        other = there.bot.branch({"外人": []}, name="另一支部")
        stranger = there.bot.person("外人")
        there.bot.join(stranger, other[""], other["外人"])
        stranger.send("/plans").tap_old(stranger.last.id, f"pl:{plan.id}:{now.revision}:off").sees("没有这项")
        stranger.tap_old(stranger.last.id, f"pl:{plan.id}:0:batch").sees("没有这项")
        assert only(there) == now


def test_a_question_about_a_plan_that_moved_on_changes_nothing() -> None:
    with office() as there:
        kept(there)
        phone = there.secretary.send("/plans").tap("1").tap("改时间")
        question = phone.last
        li = there.phone("李四")
        there.bot.write(accounts.bind, li.id, there.ids[""], there.ids["张三"])
        li.send("党员大会改到下周五上午10点").sees("安排改好了")
        phone.tap_old(question.id, question.data["16:00"]).sees("已经变了")
        assert only(there).moment.start == time(10)


def test_it_reads_well_in_english() -> None:
    with office("en") as there:
        phone = there.secretary.send("Branch committee next Friday 15:00")
        phone.sees("Plan it like this?", "Branch committee meeting", "Fri 27 Nov 15:00").tap("Plan it")
        phone.sees("It is planned", "Reminder at 14:00 on 27 Nov")
        phone.send("Move the branch committee to next Thursday 10:00").sees("→ Thu 26 Nov 10:00")
        phone.send("Cancel the branch committee next Thursday").sees("Called off").tap("Plan it again")
        phone.send("/plans").sees("Planned meetings and talks", "Thu 26 Nov 10:00")
        phone.send("/month").sees("🗓 26 Nov")


def test_what_was_only_proposed_is_moved_and_dropped_by_the_next_line() -> None:
    with office() as there:
        phone = there.secretary.send(MEMBERS).sees("这样安排？")
        phone.send("党员大会改到下周四上午九点").sees("这样安排？", "11月26日（周四）09:00", "三楼会议室")
        phone.sees_no("→")  # nobody has heard of the day before
        phone.send("党员大会不开了").sees("没有安排")
        assert coming(there) == []


def test_of_two_lines_that_nobody_tapped_the_last_one_is_meant() -> None:
    with office() as there:
        phone = there.secretary.send(MEMBERS).send("下周五下午3点开党员大会").sees("11月27日")
        phone.send("党员大会不开了").sees("没有安排").sees_no("哪一个")


def test_the_same_day_of_another_month_is_another_day() -> None:
    with office() as there:
        kept(there)
        there.secretary.send("12月25日的党员大会不开了").sees_no("已取消")
        assert only(there).on == date(2026, 11, 25)
        there.secretary.send("25号的党员大会不开了").sees("已取消", "11月25日")


def test_a_meeting_moved_to_a_day_ahead_that_nobody_planned_is_proposed() -> None:
    with office() as there:
        log(there, committee(there, date(2026, 9, 3)))
        there.secretary.send("支委会改到下周四上午九点").sees("这样安排？", "支委会", "11月26日（周四）09:00")
