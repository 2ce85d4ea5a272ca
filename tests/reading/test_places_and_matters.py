"""Places by their shape, matters from their first character on, several records in a line."""

import pytest

from messages.reading.lines.printed import as_json
from messages.reading.lines.reader import read_line
from tests.reading.corpora import NOW
from tests.reading.samples import ROSTER


def records(line: str) -> list[dict[str, object]]:
    return as_json(read_line(line, NOW, ROSTER))["records"]  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("昨天下午,综合楼B座1203,支委会,研究评优", "综合楼B座1203"),
        ("11.5 党小组会 职工食堂二楼 9人", "职工食堂二楼"),
        ("上午跟赵六谈心,篮球场旁边,聊孩子升学", "篮球场旁边"),
        ("昨天在村口大榕树下开的党小组会", "村口大榕树下"),
        ("周二和王五在楼下咖啡店谈心", "楼下咖啡店"),
        ("今早八点车间门口开的党小组会", "车间门口"),
        ("上周日支部去了雨花台搞主题党日", "雨花台"),
        ("昨晚党小组会,李四家客厅,9人", "李四家客厅"),
        ("昨天中午食堂里跟张文谈心", "食堂"),
        ("支委会刚结束 在一楼大厅旁边的接待室", "一楼大厅旁边的接待室"),
        ("昨天支委会研究了会议室改造", None),
        ("昨天支委会,赵六住院没来", None),
        ("昨天主题党日去植树,20人", None),
        ("昨天支委会,把会议室投影修好的事说了说", None),
    ],
)
def test_a_place_is_taken_whole_and_only_where_one_is_said(line: str, place: str | None) -> None:
    assert records(line)[0]["place"] == place


@pytest.mark.parametrize(
    ("line", "topics"),
    [
        ("昨天跟王五谈心 谈的孩子高考", ["孩子高考"]),
        ("昨天党课李四讲的,题目是从井冈山到延安", ["从井冈山到延安"]),
        ("周二提醒谈话李和平,对账不及时", ["对账不及时"]),
        ("昨天谈心 赵六 因为跟领导闹别扭", ["跟领导闹别扭"]),
        ("昨天支部大会,大家就食堂改革交换了看法", ["食堂改革"]),
        ("村里修水渠的事昨天支委会议过了", ["村里修水渠"]),
        ("昨天支委会,议题有三个:低保,修路,防火", ["低保", "修路", "防火"]),
        ("昨天支委会,除了说评优还说了明年预算", ["评优", "明年预算"]),
        ("昨天党课内容是王五讲的党史故事", ["党史故事"]),
        ("支委会 11.18 果园承包 7人 张三主持", ["果园承包"]),
        ("昨天支委会,气氛热烈,张三主持", []),
        ("昨天支委会,年轻同志多", []),
    ],
)
def test_a_matter_begins_with_its_first_character_and_ends_with_its_last(
    line: str, topics: list[str]
) -> None:
    assert records(line)[0]["topics"] == topics


def test_what_a_line_says_of_meetings_it_named_before_goes_to_each() -> None:
    first, second = records("昨天先开了支委会又开了支部大会,支委会说换届时间,大会李四主持,38人")
    assert (first["topics"], second["host"], second["actual"]) == (["换届时间"], "李四", 38)


def test_a_report_handed_in_and_a_meeting_on_another_day_are_two_records() -> None:
    kinds = [each["type"] for each in records("周二把年度总结报到区委组织部,周四开支委会讨论问题清单")]
    assert kinds == ["report_submission", "branch_committee_meeting"]


def test_the_committee_that_calls_a_meeting_held_none() -> None:
    (record,) = records("11月2日,支部委员会在系办公室召开支部党员大会,应到34人")
    assert (record["type"], record["place"]) == ("branch_members_meeting", "系办公室")


def test_one_place_said_of_all_is_that_of_each() -> None:
    places = [each["place"] for each in records("周一支委会和周三党小组会都在村部开的")]
    assert places == ["村部", "村部"]


def test_a_day_behind_a_month_lies_in_it_and_two_weekdays_side_by_side_are_two() -> None:
    dates = [each["date"] for each in records("10月支委会20号开的,党课27号上的")]
    weekdays = [each["date"] for each in records("周一周二分别开了支委会和党小组会")]
    assert (dates, weekdays) == (["2026-10-20", "2026-10-27"], ["2026-11-16", "2026-11-17"])


def test_whoever_was_talked_to_is_not_absent() -> None:
    talks = records("昨天跟王五、李和平分别谈了心,王五是家里的事")
    assert [(talk["counterpart"], talk["absentees"]) for talk in talks] == [("王五", []), ("李和平", [])]


def test_names_behind_a_number_of_talks_are_all_of_those_talked_to() -> None:
    talks = records("昨天廉政谈话谈了两个人,李和平和王小明,一个管采购一个管基建")
    assert [(talk["counterpart"], talk["host"]) for talk in talks] == [("李和平", None), ("王小明", None)]


def test_gains_told_at_a_meeting_are_no_heart_to_heart_talk() -> None:
    (record,) = records("周四晚七点 组织生活会 地点 老干部活动室 谈心得体会 15人")
    assert (record["topics"], record["actual"]) == (["心得体会"], 15)
