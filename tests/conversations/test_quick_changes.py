"""A typed correction changes the open card or the saved record, and shows what it changes."""

from datetime import date, time
from typing import Any

import pytest
from sqlmodel import Session

from bot.records import Interview, Meeting
from handlers.forms import conversation
from handlers.forms.context import Opened, opened
from messages.labels import label
from storage import records, rosters
from tests.conversations.logged import committee, log, talk, who
from tests.conversations.people import Office, office
from tests.phone import Phone

LINE = "昨天三点在三楼开支委会，张三主持，应到3实到3，研究预算"


def card(there: Office) -> Phone:
    """The review card of a line, open."""
    return there.secretary.send(LINE).sees("请核对")


def the_record(there: Office, record_id: int) -> Meeting:
    """A saved meeting as it stands."""
    stored = there.bot.read(records.get, record_id)
    assert stored is not None
    assert isinstance(stored.entry, Meeting)
    return stored.entry


def last(there: Office) -> Meeting:
    """The meeting saved last."""
    return the_record(there, there.bot.read(records.search, there.ids[""])[0].id)


def test_corrections_change_the_open_card_and_show_old_and_new() -> None:
    with office() as there:
        phone = card(there)
        phone.send("不对，是18号").sees(
            "日期：11月19日（周四） → 11月18日（周三）", "🕒 11月18日（周三） 15:00"
        )
        phone.send("实到改成2").sees("应到 3，实到 3 → 应到 3，实到 2")
        phone.send("主持人是李四").sees("主持人：张三 → 李四")
        phone.send("下午四点").sees("时间：15:00 → 16:00")
        phone.send("王五请假").sees("王五（请假）")
        phone.tap("保存")
        meeting = last(there)
        assert (meeting.on, meeting.start, meeting.host) == (date(2026, 11, 18), time(16), who(there, "李四"))
        assert (meeting.expected, meeting.actual) == (3, 2)


@pytest.mark.parametrize(
    ("language", "line", "correction", "day", "question", "answer"),
    [
        ("zh", "昨天三点支委会，研究预算", "不对，是18号", "11月18日（周三）", "廉政谈话还差谁", "廉政谈话"),
        ("en", "branch committee yesterday at 3pm, discussed the budget", "no, it was the 18th", "18 Nov",
         "who is left for the integrity talk?", "ntegrity"),
    ],
)  # fmt: skip
def test_a_correction_or_a_question_is_no_place_and_no_name(
    language: str, line: str, correction: str, day: str, question: str, answer: str
) -> None:
    with office(language) as there:
        where = label(language, "ask.place")
        phone = there.secretary.send(line).sees(where)
        phone.send(correction).sees(day, where)
        phone.send(question).sees(answer).sees_no(where)
        asked = phone.send("三楼").chat[-1].text
        assert "三楼" in asked
        assert where not in asked


def test_an_addition_goes_behind_the_content_and_chatter_changes_nothing() -> None:
    with office() as there:
        phone = card(there).send("补充：还研究了党费收缴").sees("还研究了党费收缴")
        phone.send("好的呀谢谢").sees("要改哪一项，请点它的 ✏️")
        phone.tap("保存")
        assert last(there).key_points == "还研究了党费收缴"


def test_a_name_in_a_correction_that_fits_two_is_asked_with_buttons() -> None:
    with office() as there:
        there.bot.write(rosters.add_person, there.ids[""], "李明")
        phone = card(there).send("主持人改成老李").sees("对得上的不止一人", "谁主持的？")
        phone.tap("李明").sees("请核对", "主持人：李明")


def test_the_record_saved_last_comes_up_with_the_change_in_it_and_keeps_its_history() -> None:
    with office() as there:
        phone = card(there).tap("保存")
        phone.send("刚才那条实到改成2").sees("修改", "应到 3，实到 3 → 应到 3，实到 2")
        assert last(there).actual == 3
        phone.tap("保存").sees("已修改")
        assert last(there).actual == 2
        phone.tap("修改记录").sees("实到 3")


def test_a_record_is_found_by_type_and_day() -> None:
    with office() as there:
        september = log(there, committee(there, date(2026, 9, 3)))
        log(there, committee(there, date(2026, 10, 8)))
        phone = there.secretary.send("把9月3号的支委会改成下午四点")
        phone.sees("9月3日（周四）", "时间：15:00 → 16:00").sees_no("日期：9月3日（周四） →").tap("保存")
        meeting = the_record(there, september)
        assert (meeting.on, meeting.start) == (date(2026, 9, 3), time(16))


def test_a_record_is_moved_to_another_day_in_the_past() -> None:
    with office() as there:
        september = log(there, committee(there, date(2026, 9, 3)))
        phone = there.secretary.send("9月3号的支委会应该是9月4号")
        phone.sees("9月3日（周四） → 9月4日（周五）").tap("保存").sees("已修改")
        assert the_record(there, september).on == date(2026, 9, 4)
        phone.send("把9月4号的支委会改到9月7号").sees("9月4日（周五） → 9月7日（周一）").tap("保存")
        assert the_record(there, september).on == date(2026, 9, 7)


def test_where_several_may_be_meant_their_days_are_buttons() -> None:
    with office() as there:
        september = log(there, committee(there, date(2026, 9, 3)))
        log(there, committee(there, date(2026, 10, 8)))
        phone = there.secretary.send("支委会的地点改成四楼会议室").sees("要改的是哪一条？")
        phone.tap("9月3日 支委会").sees("地点：三楼会议室 → 四楼会议室").tap("保存")
        assert the_record(there, september).place == "四楼会议室"


def test_a_change_of_mind_leaves_everything_as_it_is() -> None:
    with office() as there:
        for day in (3, 4):
            log(there, committee(there, date(2026, 9, day)))
        there.secretary.send("支委会的地点改成四楼会议室").tap("取消").sees("已取消")
        assert {the_record(there, one).place for one in (1, 2)} == {"三楼会议室"}


def test_with_nothing_to_change_it_says_so() -> None:
    with office() as there:
        there.secretary.send("刚才那条实到改成2").sees("没有找到您说的这条记录")
        there.secretary.send("删除刚才那条").sees("没有找到您说的这条记录")


def test_others_records_are_not_changed_by_a_line() -> None:
    with office() as there:
        log(there, talk(there, date(2026, 11, 18), "张三", "李四"))
        log(there, committee(there, date(2026, 11, 18)))
        member = there.phone("示例甲")
        member.send("11月18号的支委会地点改成四楼").sees("没有找到您说的这条记录").sees_no("三楼")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_taking_back_the_last_record_names_it_and_asks_first(language: str) -> None:
    words = {"zh": "撤销上一条", "en": "delete the last record"}[language]
    with office(language) as there:
        phone = there.secretary.send(LINE).tap(label(language, "common.save"))
        phone.send(words).sees(label(language, "types.branch_committee_meeting"), "15:00")
        assert len(there.bot.read(records.search, there.ids[""])) == 1
        phone.tap(label(language, "typed.remove"))
        assert there.bot.read(records.search, there.ids[""]) == []
        phone.tap(label(language, "common.save"))
        assert last(there).place == "三楼"


def test_an_older_record_goes_too_and_can_be_taken_back_from_the_drafts() -> None:
    with office() as there:
        log(there, committee(there, date(2026, 9, 3)))
        phone = there.secretary.send("删除9月3号的支委会").sees("要删除这一条吗？", "9月3日（周四）")
        phone.tap("不删")
        assert last(there).on == date(2026, 9, 3)
        phone.send("删除9月3号的支委会").tap("删除").sees("已删除", "不再计数")
        assert there.bot.read(records.search, there.ids[""]) == []
        phone.tap("取回来改").sees("请核对", "三楼会议室").tap("保存").sees("已保存")


def test_deleting_while_a_card_is_open_is_about_the_card() -> None:
    with office() as there:
        log(there, committee(there, date(2026, 9, 3)))
        card(there).send("删掉这条").sees("已取消，没有保存为记录").tap("彻底删除")
        assert last(there).on == date(2026, 9, 3)


def test_a_talks_counterpart_is_changed_too() -> None:
    with office() as there:
        phone = there.secretary.send("昨天和李四谈心谈话，聊了工作压力").tap("保存")
        phone.send("刚才那条谈话对象改成王五").sees("谈话对象：李四 → 王五").tap("保存")
        stored = there.bot.read(records.search, there.ids[""])[0].entry
        assert isinstance(stored, Interview)
        assert stored.counterparts == (who(there, "王五"),)


def test_a_correction_at_a_question_that_cannot_take_it_changes_the_form_and_the_question_stays() -> None:
    with office() as there:
        phone = there.secretary.send("昨天在三楼开支委会，张三主持，应到3实到3，研究预算").sees("几点开始？")
        phone.send("不对，是18号").sees("11月18日（周三）", "已按您说的改好", "几点开始？")
        phone.send("下午三点").sees("请核对", "11月18日（周三） 15:00")


def test_another_log_at_a_question_that_cannot_take_it_asks_which_goes_first() -> None:
    with office() as there:
        phone = there.secretary.send("昨天在三楼开支委会，张三主持，应到3实到3，研究预算").sees("几点开始？")
        phone.send("10月8日下午三点在四楼开党员大会，张三主持，全员到齐，讨论工作").sees("先处理哪一份？")
        phone.tap("不要新的这条").sees("草稿已删除", "几点开始？")
        phone.send("三点半").sees("请核对", "三楼")


def test_what_a_question_cannot_take_and_is_no_line_is_said_by_the_question() -> None:
    with office() as there:
        phone = there.secretary.send("昨天在三楼开支委会，张三主持，应到3实到3，研究预算")
        phone.send("呃不知道").sees("没看出时间", "几点开始？")


def test_a_typed_line_looks_the_open_form_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []

    def counted(session: Session, draft_id: int, *about: Any) -> Opened | None:
        seen.append(draft_id)
        return opened(session, draft_id, *about)

    monkeypatch.setattr(conversation, "opened", counted)
    with office() as there:
        card(there).send("王五明年想去外地")
        assert len(seen) == 1


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ("取消下周的党员大会", "什么都没有取消"),
        ("12月10日的支委会不开了", "什么都没有取消"),
        ("cancel the committee meeting next Friday", "什么都没有取消"),
    ],
)
def test_what_is_called_off_is_no_record(words: str, seen: str) -> None:
    with office() as there:
        log(there, committee(there, date(2026, 9, 3)))
        phone = there.secretary.send(words).sees(seen)
        assert "9月3日" not in phone.last.text


def test_a_day_that_no_record_has_is_said() -> None:
    with office() as there:
        log(there, committee(there, date(2026, 9, 3)))
        there.secretary.send("17号的支委会改到18号").sees("11月17日（周二）没有这样的记录", "哪一条")
        there.secretary.send("删除11月17号的支委会").sees("没有这样的记录").tap("不删").sees("没有删")


def test_a_room_for_members_is_no_theme_day() -> None:
    with office() as there:
        log(there, committee(there, date(2026, 9, 3)))
        phone = there.secretary.send("9月3号的支委会地点改成党员活动室").sees("支委会", "→ 党员活动室")
        assert "主题党日" not in phone.last.text


def test_a_change_begun_and_left_shows_again_with_the_next_one() -> None:
    with office() as there:
        phone = card(there).tap("保存")
        phone.send("刚才那条实到改成2").sees("→ 应到 3，实到 2").tap("取消")
        phone.send("刚才那条地点改成二楼").sees("→ 二楼", "→ 应到 3，实到 2")


def test_a_day_moved_within_the_month_is_not_called_one_ahead() -> None:
    with office() as there:
        log(there, committee(there, date(2026, 11, 17)))
        phone = there.secretary.send("17号的支委会改到18号").sees("11月17日（周二） → 11月18日（周三）")
        phone.sees_no("12月18日")


@pytest.mark.parametrize(
    ("language", "delete", "change", "seen"),
    [
        ("zh", "把上次支委会删掉", "上次支委会实到改成3", "11月9日"),
        (
            "en",
            "delete the last committee meeting",
            "change the last committee meeting to 4 pm",
            "9 Nov",
        ),
    ],
)
def test_the_last_one_of_its_kind_is_meant_without_asking_which(
    language: str, delete: str, change: str, seen: str
) -> None:
    with office(language) as there:
        for month in (9, 10, 11):
            log(there, committee(there, date(2026, month, 9)))
        assert len(there.secretary.send(delete).sees(seen).buttons) == 2
        there.secretary.send(change).sees("→", seen)


def test_hours_of_the_part_of_the_day_that_was_said_are_offered() -> None:
    with office() as there:
        phone = there.secretary.send("昨天上午支委会").sees("几点开始")
        assert phone.buttons[:6] == ["09:00", "10:00", "08:30", "09:30", "10:30", "11:00"]


def test_a_correction_may_name_the_open_record_by_what_it_also_was() -> None:
    with office() as there:
        phone = card(there).tap("改别的").tap("还包括").tap("全面从严治党").tap("完成").sees("请核对")
        phone.send("把全面从严治党专题会的实到改成2").sees("应到 3，实到 3 → 应到 3，实到 2")
