"""查记录: finding a record again by kind, month or name, and what each role sees of it."""

from datetime import date

import pytest

from bot.record_types import RecordType
from bot.records import Inspection, Meeting, ReportSubmission
from messages.callbacks.duties import DutyItem
from messages.callbacks.records import RecordItem, RecordsPage
from messages.labels import label
from storage import rosters
from tests.conversations.logged import committee, log, talk, who
from tests.conversations.people import Office, office

JUNE, OCTOBER, NOVEMBER = date(2026, 6, 10), date(2026, 10, 9), date(2026, 11, 9)


def year(there: Office) -> None:
    """A meeting in every month, and one record of each other kind in November."""
    for month in range(1, 12):
        log(there, committee(there, date(2026, month, 9)))
    log(there, talk(there, date(2026, 11, 10), "张三", "李四"))
    log(there, ReportSubmission(on=date(2026, 11, 11), by=(who(there, "张三"),), for_year=2025, to="党委"))
    log(there, Inspection(on=date(2026, 11, 12), by=(who(there, "王五"),), findings="未发现问题"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_newest_records_come_first_and_pages_turn_in_place(language: str) -> None:
    with office(language) as there:
        year(there)
        phone = there.secretary
        phone.send("/records")
        first = phone.last
        assert first.text.index("10月的议题") < first.text.index("9月的议题")
        assert "7月的议题" not in first.text
        phone.tap(label(language, "common.next"))
        assert phone.last.id == first.id
        assert phone.sees("7月的议题", "1月的议题")
        phone.tap(label(language, "common.previous"))
        assert phone.last.text == first.text


def test_the_button_of_the_reply_keyboard_opens_the_records_too() -> None:
    with office() as there:
        there.secretary.send("🔎 查记录")
        assert there.secretary.sees("还没有记录")


def test_a_kind_of_record_is_chosen_by_a_tap() -> None:
    with office() as there:
        year(there)
        phone = there.secretary.send("/records").tap("谈话")
        assert phone.sees("廉政谈话", "张三 → 李四")
        assert phone.sees_no("支委会")
        assert phone.tap("报送和检查").sees("检查", "2025年")
        assert phone.sees_no("廉政谈话")
        assert phone.tap("会议").sees("支委会")
        assert phone.sees_no("廉政谈话")


def test_a_month_is_chosen_and_left_by_taps_but_never_the_next_one() -> None:
    with office() as there:
        year(there)
        phone = there.secretary.send("/records").tap("只看11月")
        assert phone.sees("2026年11月", "11月的议题")
        assert phone.sees_no("10月的议题")
        assert "12月 ›" not in phone.buttons
        assert phone.tap("‹ 10月").sees("10月的议题")
        assert phone.sees_no("11月的议题")
        assert phone.tap("11月 ›").sees("11月的议题")
        assert phone.tap("所有月份").sees("10月的议题", "11月的议题")


def test_a_record_leads_back_to_the_page_it_was_opened_from() -> None:
    with office() as there:
        year(there)
        phone = there.secretary.send("/records").tap("会议").tap("下页 ›")
        shown = phone.last.text
        assert phone.tap("8").sees("4月9日", "三楼会议室")
        assert phone.tap("回到记录").last.text == shown


def test_a_record_with_gaps_says_how_many_and_a_late_one_that_it_is_late() -> None:
    with office() as there:
        log(there, committee(there, NOVEMBER))
        assert there.secretary.send("/records").sees_no("（待补充）")
        log(there, committee(there, OCTOBER, place=None, recorder=None))
        assert there.secretary.send("/records").sees("（待补充）2 项")
        there.secretary.send("/meeting").tap("支委会").send("6月10日").send("下午三点")
        there.secretary.tap("取消")
        assert there.secretary.send("/records").sees_no("6月10日")


def test_a_record_logged_late_is_marked() -> None:
    with office() as there:
        phone = there.secretary
        phone.send("/meeting").tap("支委会").send("10月9日").send("下午三点").send("三楼会议室")
        phone.tap("张三").tap("全部到会").send("研究工作要点").tap("保存")
        assert phone.send("/records").sees("10月9日", "补记")


def test_of_a_talk_between_others_a_committee_member_sees_only_that_it_happened() -> None:
    with office() as there:
        log(there, talk(there, NOVEMBER, "张三", "李四"))
        wang = there.phone("王五")
        assert wang.send("/records").sees("🔒", "廉政谈话", "11月9日")
        assert wang.sees_no("李四", "采购")
        assert wang.tap("1").sees("🔒", "11月9日")
        assert wang.sees_no("李四", "采购")
        assert wang.tap("回到记录").sees("廉政谈话")


def test_a_name_finds_no_talk_that_the_asker_may_not_read() -> None:
    with office() as there:
        log(there, talk(there, NOVEMBER, "张三", "李四"))
        log(there, committee(there, OCTOBER))
        wang, li = there.phone("王五"), there.phone("李四")
        assert wang.send("查李四").sees("支委会")
        assert wang.sees_no("廉政谈话", "11月9日")
        assert li.send("查张三").sees("支委会", "张三 → 李四")


def test_a_member_without_a_post_sees_what_he_logged_and_his_own_talks() -> None:
    with office() as there:
        log(there, committee(there, OCTOBER))
        log(there, committee(there, NOVEMBER), by="示例甲")
        log(there, talk(there, date(2026, 11, 10), "张三", "示例甲"))
        log(there, talk(there, date(2026, 11, 11), "张三", "李四"))
        member = there.phone("示例甲")
        assert member.send("/records").sees("11月的议题", "张三 → 示例甲")
        assert member.sees_no("10月的议题", "李四", "11月11日")


@pytest.mark.parametrize(
    "typed", ["查李四", "查一下李四", "李四的记录", "查李委员", "records of 李四", "find 李四"]
)
def test_a_persons_records_are_asked_for_by_name(typed: str) -> None:
    with office() as there:
        log(there, talk(there, NOVEMBER, "张三", "李四"))
        log(there, talk(there, OCTOBER, "张三", "王五"))
        assert there.secretary.send(typed).sees("与李四有关", "张三 → 李四")
        assert there.secretary.sees_no("王五")
        assert there.secretary.tap("所有人").sees("张三 → 王五")


def test_a_name_that_nobody_has_is_not_taken_for_one() -> None:
    with office() as there:
        log(there, talk(there, NOVEMBER, "张三", "李四"))
        assert there.secretary.send("查示例丑").sees_no("廉政谈话")


def test_an_open_form_keeps_what_is_typed_and_the_command_wins_over_it() -> None:
    with office() as there:
        phone = there.secretary.send("/meeting").tap("支委会").tap("昨天")
        assert phone.send("/records").sees("还没有记录")
        assert phone.tap("没写完的 1").sees("支委会", "11月19日", "正在填写")


def test_a_button_with_nonsense_in_it_shows_all_records() -> None:
    with office() as there:
        record = log(there, committee(there, NOVEMBER))
        phone = there.secretary.send("/records").tap("谈话")
        here = phone.last.id
        assert phone.tap_old(here, RecordsPage("nonsense", "2026-99", 0, -3).encode()).sees("11月的议题")
        assert phone.tap_old(here, RecordItem(record, "x", "y", 99999, 7).encode()).sees("三楼会议室")
        assert phone.tap("回到记录").sees("还没有记录")


def test_a_record_of_another_branch_cannot_be_opened() -> None:
    with office() as there:
        other = Office(there.bot, "zh")
        record = log(other, committee(other, NOVEMBER))
        phone = there.secretary.send("/records")
        phone.tap_old(phone.last.id, RecordItem(record, "all", "", 0, 0).encode())
        assert phone.sees_no("三楼会议室", "11月的议题")


def test_what_a_meeting_was_besides_does_not_put_it_among_talks() -> None:
    with office() as there:
        also = (RecordType.THEORY_STUDY_SESSION,)
        log(there, Meeting(type=RecordType.PARTY_LECTURE, on=JUNE, also=also))
        assert there.secretary.send("/records").tap("谈话").sees("还没有记录")


def test_an_item_of_the_duty_list_leads_to_the_records_of_its_type() -> None:
    with office() as there:
        log(there, committee(there, NOVEMBER, also=(RecordType.THEORY_STUDY_SESSION,)))
        log(there, committee(there, OCTOBER))
        phone = there.secretary.send("/duties")
        duty = DutyItem("theory_study_session", 0, "todo", 0).encode()
        phone.tap_old(phone.last.id, duty)
        assert phone.tap("看记录").sees("理论学习", "11月的议题")
        assert phone.sees_no("10月的议题")


def test_a_persons_talks_are_asked_for_by_name() -> None:
    with office() as there:
        log(there, committee(there, OCTOBER))
        log(there, talk(there, NOVEMBER, "张三", "李四"))
        assert there.secretary.send("查一下李四的谈话记录").sees("廉政谈话", "谈话对象：李四")


def test_a_name_that_two_fit_is_asked_for_in_full() -> None:
    with office() as there:
        there.bot.write(rosters.add_person, there.ids[""], "李和平")
        assert there.secretary.send("查老李").sees("是指哪一位", "李四", "李和平")
