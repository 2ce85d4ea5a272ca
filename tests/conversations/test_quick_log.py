"""One typed line becomes a review card; only what it leaves out is asked for, and one tap saves it."""

from datetime import date, time

import pytest

from bot.record_types import Form, RecordType
from bot.records import Interview, Meeting
from bot.roster import Post
from messages.labels import label
from storage import branches, drafts, records, rosters
from tests.conversations.logged import who
from tests.conversations.people import Office, office

WHOLE = {
    "zh": "昨天下午三点到四点半在三楼会议室开支委会，张三主持，李四记录，应到3实到2，"
    "王五请假，研究了发展党员工作",
    "en": "Committee meeting yesterday 3 pm to 4:30 pm in Room 3, chaired by 张三, 3 expected, 2 present, "
    "王五 on leave, discussed new members",
}
LINE = "昨天下午三点支委会，应到3实到2，李四请假，研究了发展党员"


def saved(there: Office) -> list[Meeting | Interview]:
    """What is stored, newest first."""
    found = there.bot.read(records.search, there.ids[""])
    return [one.entry for one in found]  # type: ignore[misc] # these tests log meetings and talks alone


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_line_that_says_everything_needs_one_tap(language: str) -> None:
    with office(language) as there:
        phone = there.secretary.send(WHOLE[language])
        phone.sees({"zh": "11月19日（周四） 15:00–16:30", "en": "Thu 19 Nov 15:00–16:30"}[language])
        phone.tap(label(language, "common.save")).sees(label(language, "types.branch_committee_meeting"))
        meeting = saved(there)[0]
        assert isinstance(meeting, Meeting)
        assert (meeting.on, meeting.start, meeting.end) == (date(2026, 11, 19), time(15), time(16, 30))
        assert meeting.host == who(there, "张三")
        assert (meeting.expected, meeting.actual) == (3, 2)
        assert [absence.who for absence in meeting.absences] == [who(there, "王五")]
        assert meeting.present == (there.ids["张三"], there.ids["李四"])
        assert meeting.line == WHOLE[language]


def test_what_the_line_leaves_out_is_asked_for_one_by_one_and_answered_by_taps() -> None:
    with office() as there:
        there.secretary.send("11月5日在三楼会议室开支委会，下午三点，张三主持，全员到齐，研究预算").tap(
            "保存"
        )
        phone = there.secretary.send(LINE).sees("还差 2 项", "在哪里？", "11月19日（周四）", "李四（请假）")
        phone.tap("三楼会议室").sees("还差 1 项", "谁主持的？")
        phone.tap("我（张三）").sees("11月19日（周四） 15:00").tap("保存").sees("已保存")
        meeting = saved(there)[0]
        assert (meeting.place, meeting.agenda) == ("三楼会议室", ("发展党员",))  # type: ignore[union-attr]


def test_the_card_can_be_seen_at_once_with_gaps_in_it() -> None:
    with office() as there:
        phone = there.secretary.send(LINE).tap("看核对卡")
        phone.sees("请核对", "待补充：地点、主持人").tap("保存").sees("已保存")
        assert saved(there)[0].place is None


def test_everybody_present_means_everybody_the_roster_expects() -> None:
    with office() as there:
        there.secretary.send("昨天三点在三楼开党员大会，张三主持，全员到齐，讨论预算").tap("保存")
        meeting = saved(there)[0]
        assert isinstance(meeting, Meeting)
        assert (meeting.expected, meeting.actual, len(meeting.present)) == (8, 8, 8)


def test_names_alone_make_the_numbers_and_the_card_says_so() -> None:
    with office() as there:
        phone = there.secretary.send("昨天三点在三楼开支委会，张三主持，李四、王五出差，研究预算")
        phone.sees("应到 3，实到 1", "按花名册算：其余的人都到了").tap("保存")
        meeting = saved(there)[0]
        assert isinstance(meeting, Meeting)
        assert [absence.reason for absence in meeting.absences] == ["出差", "出差"]


def test_numbers_that_the_roster_does_not_have_stand_as_said_and_the_card_says_so() -> None:
    with office() as there:
        phone = there.secretary.send("昨天三点在三楼开支委会，张三主持，应到5实到4，研究预算")
        phone.sees("应到 5，实到 4", "应到写了 5 人，按花名册应是 3 人", "写明缺席的是 0 人，对不上").tap(
            "保存"
        )
        meeting = saved(there)[0]
        assert isinstance(meeting, Meeting)
        assert (meeting.expected, meeting.actual, meeting.present) == (5, 4, ())


def test_a_stranger_is_kept_by_name_and_the_card_says_so() -> None:
    with office() as there:
        phone = there.secretary.send("昨天三点在三楼开支委会，钱七主持，全员到齐，研究预算")
        phone.sees("花名册里没有“钱七”，按您写的名字记").tap("保存")
        meeting = saved(there)[0]
        assert isinstance(meeting, Meeting)
        assert meeting.host is not None
        assert (meeting.host.name, meeting.host.person_id) == ("钱七", None)


def test_a_name_that_fits_two_is_asked_with_these_two_as_buttons() -> None:
    with office() as there:
        there.bot.write(rosters.add_person, there.ids[""], "李明", posts=[Post.PUBLICITY_MEMBER])
        phone = there.secretary.send("昨天三点在三楼开支委会，老李主持，全员到齐，研究预算")
        phone.sees("谁主持的？", "对得上的不止一人")
        assert {"李四", "李明"} <= set(phone.buttons)
        assert "张三" not in "".join(phone.buttons)
        phone.tap("李明").sees("主持人：李明").sees_no("对得上的不止一人")


def test_a_recorder_whose_name_fits_two_is_asked_too() -> None:
    with office() as there:
        there.bot.write(rosters.add_person, there.ids[""], "李明")
        phone = there.secretary.send("昨天三点在三楼开支委会，张三主持，老李记录，全员到齐，研究预算")
        phone.sees("谁记录的？").tap("李四").sees("记录人：李四")


def test_a_line_without_a_type_asks_for_it_and_keeps_what_was_said() -> None:
    with office() as there:
        phone = there.secretary.send("昨天下午三点在三楼开了个会，张三主持").sees("这次记的是什么？")
        phone.tap("支委会").sees("11月19日（周四）", "三楼", "张三")
        phone.tap("全部到会").send("研究预算").sees("请核对", "11月19日（周四） 15:00")


def test_a_meeting_that_such_a_branch_does_not_have_is_told_and_nothing_is_lost() -> None:
    with office() as there:
        there.bot.write(branches.update, there.ids[""], full_members=6)
        phone = there.secretary.send("昨天三点在三楼开支委会，张三主持，研究预算").sees(
            "不足 7 人的支部不设支委会"
        )
        phone.tap("党员大会").sees("11月19日（周四）", "三楼", "预算")


def test_a_talk_is_the_typists_own_and_matches_the_counterpart() -> None:
    with office() as there:
        phone = there.secretary.send("昨天和老王廉政谈话，提醒了采购风险").sees(
            "王五", "采购风险", "11月19日（周四）"
        )
        phone.tap("保存").sees("已保存")
        talk = saved(there)[0]
        assert isinstance(talk, Interview)
        assert (talk.by, talk.counterparts) == ((who(there, "张三"),), (who(there, "王五"),))


def test_several_in_one_line_come_one_after_another() -> None:
    with office() as there:
        phone = there.secretary.send(
            "昨天和李四谈心谈话，聊了工作压力；今天上午十点在三楼开党员大会，张三主持，应到8实到8，讨论预算"
        )
        phone.sees("谈心谈话 1/2", "工作压力").tap("保存").sees(
            "已保存", "党员大会 2/2", "11月20日（周五） 10:00"
        )
        phone.tap("保存").sees("已保存").sees_no("2/2")
        assert [entry.type for entry in saved(there)] == [
            RecordType.BRANCH_MEMBERS_MEETING,
            RecordType.HEART_TO_HEART_TALK,
        ]


def test_the_next_of_several_comes_after_one_is_dropped_and_survives_a_restart() -> None:
    with office() as there:
        phone = there.secretary.send(
            "昨天和李四谈心谈话，聊了压力；前天和王五廉政谈话，谈了风险；今天和赵六提醒谈话，谈了考勤"
        )
        there.bot.restart()
        phone.sees("1/3").tap("取消").tap("彻底删除").sees("2/3", "廉政谈话")
        phone.tap("保存").sees("3/3", "提醒谈话").tap("保存").sees("已保存").sees_no("/3")
        assert len(saved(there)) == 2


def test_a_new_line_beside_an_open_card_asks_which_goes_first_and_loses_neither() -> None:
    with office() as there:
        phone = there.secretary.send(LINE).tap("看核对卡")
        phone.send("今天和王五廉政谈话，谈了采购风险").sees("手头这份还没保存", "廉政谈话", "支委会")
        phone.tap("先记新的").sees("谈话对象", "王五").tap("保存")
        assert [draft.kind for draft in there.bot.read(drafts.parked, phone.id)] == ["record"]
        phone.send("/drafts").sees("支委会")


def test_the_open_card_can_go_first_or_the_new_line_can_go() -> None:
    with office() as there:
        phone = there.secretary.send(LINE).tap("看核对卡").send("今天和王五廉政谈话，谈了采购风险")
        phone.tap("接着手头的").sees("请核对", "发展党员")
        phone.send("今天和王五廉政谈话，谈了采购风险").tap("不要新的这条").sees("草稿已删除")
        phone.send("主持人是李四").sees("主持人：李四")


def test_an_open_question_takes_its_text_first() -> None:
    with office() as there:
        phone = there.secretary.send(LINE).sees("在哪里？")
        phone.send("二楼谈话室").sees("地点：二楼谈话室")


def test_somebody_who_may_not_log_talks_is_refused() -> None:
    with office() as there:
        member = there.phone("示例甲")
        member.send("昨天和李四谈心谈话，聊压力").sees(label("zh", "gate.not_allowed"))
        assert there.bot.read(drafts.active, member.id) is None


def test_the_record_keeps_the_words_as_they_were_typed() -> None:
    with office() as there:
        phone = there.secretary.send(WHOLE["zh"]).tap("保存")
        phone.tap("修改").tap("取消")
        phone.send("/records").tap("1").sees("原话：" + WHOLE["zh"])


def test_a_day_that_lies_ahead_or_a_rough_number_is_not_taken_down() -> None:
    with office() as there:
        phone = there.secretary.send("昨天三点在三楼开党员大会，张三主持，三十多人参加，讨论预算")
        phone.sees("人数说的是约数", "谁到会？")
        phone.tap("全部到会").sees("应到 8，实到 8").sees_no("约数")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_type_alone_is_offered_what_may_be_wanted_of_it(language: str) -> None:
    words = {"zh": "支委会", "en": "branch committee meeting"}[language]
    with office(language) as there:
        phone = there.secretary.send(words)
        assert phone.buttons[:2] == [label(language, "typed.log_now"), label(language, "typed.see_records")]
        assert any("📋" in each for each in phone.buttons[2:])
        phone.tap(label(language, "typed.log_now")).sees(label(language, "ask.on"))


def test_a_talk_with_somebody_begins_with_them_as_its_counterpart() -> None:
    with office() as there:
        phone = there.secretary.send("谈话 李四").sees("这次记的是什么？")
        phone.tap("廉政谈话").sees("谈话对象：李四", "哪一天？").tap("今天").send("讲了风险").sees(
            "请核对", "李四"
        )


def test_the_command_logs_its_line_or_says_how() -> None:
    with office() as there:
        phone = there.secretary.send("/meeting").tap("支委会")
        phone.send("/log").sees("发一句话就能登记", "昨天下午三点支委会")
        phone.send(WHOLE["zh"]).sees("请核对").tap("取消")
        phone.send(f"/log {LINE}").sees("在哪里？")
        phone.send("/log 一二三四五").sees("没读出是什么会")
        assert there.bot.read(drafts.active, phone.id) is None
        commands = [each["command"] for each in phone.state["commands"]]
        assert "log" in commands


def test_the_command_plans_a_line_about_what_is_to_come() -> None:
    with office() as there:
        there.secretary.send("/log 下周三下午3点开党员大会").sees("这样安排？", "11月25日（周三）15:00")


def test_forms_know_what_is_a_talk() -> None:
    with office() as there:
        phone = there.secretary.send("昨天找人谈了话").sees("这次记的是什么？")
        assert label("zh", f"types.{RecordType.INTEGRITY_TALK}") in phone.buttons
        assert Form.INTERVIEW.value in there.bot.read(drafts.active, phone.id).data  # type: ignore[union-attr]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_fields_of_a_typed_card_unfold_with_one_tap(language: str) -> None:
    with office(language) as there:
        phone = there.secretary.send(WHOLE[language])
        assert len(phone.buttons) == 3
        phone.tap(label(language, "form.unfold"))
        assert len(phone.buttons) > 10
        phone.tap(label(language, "form.edit", field=label(language, "fields.place"))).send("B 203")
        phone.sees("B 203", "15:00–16:30")
        assert len(phone.buttons) == 3


def test_another_meeting_told_where_a_place_is_asked_is_no_place() -> None:
    with office() as there:
        phone = there.secretary.send("昨天三点支委会").sees("在哪里？")
        phone.send("昨天和李四谈心").sees("先处理哪一份", "谈心谈话").tap("接着手头的").sees("在哪里？")
        phone.send("下周三下午三点开党员大会").sees("这样安排？", "党员大会")


def test_a_day_or_the_same_kind_of_talk_answers_the_step() -> None:
    with office() as there:
        phone = there.secretary.send("/meeting").tap("支委会").sees("哪一天")
        phone.send("昨天的支委会").sees("11月19日")


def test_all_that_was_understood_stands_there_while_gaps_are_asked() -> None:
    with office() as there:
        line = "昨天三点支委会，应到3实到3，李四记录，研究了预算，决定由王五修改预算"
        there.secretary.send(line).sees("在哪里？", "记录人：李四", "议题：预算", "决议：修改预算")
