"""What is read of a line beside its fields: reports, talks, additions, wishes to take back, new values."""

from datetime import UTC, date, datetime

import pytest

from bot.record_types import Report, Subject
from bot.roster import Person, Roster
from messages.reading import line_words as read
from messages.reading.lines.reader import read_line
from messages.reading.problem import ProblemCode

NOW = datetime(2026, 11, 20, 16, 0, tzinfo=UTC)
ROSTER = Roster((Person(1, "张三"), Person(2, "李四"), Person(3, "李明")))


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("补充：还研究了党费", "还研究了党费"),
        ("再补充一点，慰问了老党员", "慰问了老党员"),
        ("另外：下周交材料", "下周交材料"),
        ("add: also discussed dues", "also discussed dues"),
        ("昨天补充学习了党章", None),
        ("补充：", None),
        ("谢谢", None),
    ],
)
def test_an_addition_is_what_stands_behind_its_opening(text: str, rest: str | None) -> None:
    assert read.added_words(text) == rest


@pytest.mark.parametrize("text", ["删除", "删了吧", "把这条删掉", "撤销", "Delete this.", "undo"])
def test_a_reply_can_want_its_record_gone(text: str) -> None:
    assert read.takes_back(text)


@pytest.mark.parametrize("text", ["不要删除预算那一项", "删除预算", "取消了考勤", ""])
def test_other_words_want_no_record_gone(text: str) -> None:
    assert not read.takes_back(text)


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("9月3号的支委会应该是9月4号", "9月4号"),
        ("把支委会改到周五", "周五"),
        ("move the meeting to Friday", "Friday"),
        ("支委会", ""),
    ],
)
def test_a_new_value_stands_behind_the_verb(text: str, new: str) -> None:
    assert read.behind_the_verb(text) == new


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("刚才那条谈话对象改成王五", "王五"),
        ("谈话对象是李四，地点三楼", "李四"),
        ("the counterpart should be Li Si", "Li Si"),
        ("实到改成4", None),
    ],
)
def test_a_new_counterpart_is_named_as_such(text: str, name: str | None) -> None:
    assert read.counterpart_in(text) == name


def test_reports_checks_and_talks_are_known_by_their_words() -> None:
    assert read.report_named("上周五报送了述责述廉报告") is Report.INTEGRITY_ACCOUNTABILITY
    assert read.report_named("交了一份报告") is None
    assert read.subject_named("抽查八项规定执行情况") is Subject.EIGHT_POINT_DECISION
    assert read.subject_named("检查了一遍") is None
    assert read.speaks_of_a_talk("找人谈了话")
    assert not read.speaks_of_a_talk("开了个会")


def test_a_name_that_fits_two_says_for_which_field_it_was() -> None:
    found = read_line("昨天支委会，张三主持，老李记录，讨论预算", NOW, ROSTER).warnings
    assert [(one.code, one.values["field"]) for one in found] == [(ProblemCode.TWO_FIT, "recorder")]


@pytest.mark.parametrize(
    ("text", "newest"),
    [
        ("上次支委会实到改成4", True),
        ("把最近一次党课删掉", True),
        ("delete the last committee meeting", True),
        ("上周的支委会删掉", False),
        ("9月3日的支委会改成下午", False),
        ("delete last week's lecture", False),
        ("the lecture lasted two hours", False),
    ],
)
def test_the_newest_of_its_kind_is_meant_by_its_words(text: str, newest: bool) -> None:
    assert read.names_latest(text) is newest


def test_once_is_no_week_after_next() -> None:
    for text in ("记一下下周三下午开党员大会", "下周三下午开党员大会"):
        assert read_line(text, NOW, ROSTER).records[0].date == date(2026, 11, 25)
    assert read_line("安排一下下下周三开党员大会", NOW, ROSTER).records[0].date == date(2026, 12, 2)
