"""Several events, days or people of one line are each read for themselves."""

from datetime import date

import pytest

from messages.reading.asked import QuestionKind
from messages.reading.lines.model import Intent, Period, Status
from messages.reading.lines.reader import read_line
from tests.reading.corpora import NOW
from tests.reading.samples import ROSTER


def test_two_talks_of_a_line_keep_their_own_type_and_part_of_the_day() -> None:
    first, second = read_line("上午和李四谈话，下午和王五廉政谈话", NOW, ROSTER).records
    assert (first.type, first.period, first.counterpart) == (None, Period.MORNING, "李四")
    assert second.type is not None
    assert (second.type.value, second.period, second.counterpart) == (
        "integrity_talk",
        Period.AFTERNOON,
        "王五",
    )


def test_a_part_of_the_day_takes_nothing_from_a_day_said_later() -> None:
    talk, meeting = read_line("上午和李四谈话；昨天开了支委会", NOW, ROSTER).records
    assert (talk.date, talk.period) == (None, Period.MORNING)
    assert (meeting.date, meeting.period) == (date(2026, 11, 19), None)


def test_a_day_for_all_at_the_end_of_the_line_is_shared() -> None:
    records = read_line("上午支委会，下午主题党日，都是今天的", NOW, ROSTER).records
    assert [record.date for record in records] == [date(2026, 11, 20)] * 2


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("上月5号和8号各开了一次支委会", [(10, 5), (10, 8)]),
        ("9月3日、10月8日分别召开了支委会", [(9, 3), (10, 8)]),
        ("上周三和周五都开了支委会", [(11, 11), (11, 13)]),
        ("9月1日和9月8日和李四谈心", [(9, 1), (9, 8)]),
    ],
)
def test_every_day_of_a_list_is_a_record(text: str, days: list[tuple[int, int]]) -> None:
    found = [record.date for record in read_line(text, NOW, ROSTER).records]
    assert found == [date(2026, month, day) for month, day in days]


@pytest.mark.parametrize(
    ("text", "expected", "actual"),
    [
        ("Committee meeting yesterday, 3 expected 2 present", 3, 2),
        ("Committee meeting yesterday, expected 5 present 4", 5, 4),
        ("Committee meeting yesterday, 5 expected 4 present 1 absent", 5, 4),
    ],
)
def test_numbers_before_or_behind_their_english_labels_keep_them(
    text: str, expected: int, actual: int
) -> None:
    (record,) = read_line(text, NOW, ROSTER).records
    assert (record.expected, record.actual) == (expected, actual)


def test_a_post_between_commas_belongs_to_the_name_before_it() -> None:
    (record,) = read_line(
        "Committee meeting yesterday, Li Hua, the organization member, chaired", NOW, ROSTER
    ).records
    assert record.host == "Li Hua"


def test_who_alone_took_part_is_listed_and_counted() -> None:
    (record,) = read_line("昨天开支委会，就张三和李四两个人", NOW, ROSTER).records
    assert (record.participants, record.actual) == (("张三", "李四"), 2)


@pytest.mark.parametrize("text", ["下周三的党员大会不开了", "取消下周三的党员大会"])
def test_what_is_called_off_is_taken_back_and_not_planned_anew(text: str) -> None:
    read = read_line(text, NOW, ROSTER)
    assert (read.intent, read.records[0].date) == (Intent.DELETE, date(2026, 11, 25))


def test_what_is_no_longer_done_within_a_meeting_takes_no_record_back() -> None:
    assert read_line("昨天开了支委会，不办了的那个项目也说了", NOW, ROSTER).intent is Intent.LOG


def test_a_day_alone_says_which_meeting_is_called_off() -> None:
    read = read_line("明天的会不开了", NOW, ROSTER)
    assert (read.intent, read.must_ask, read.records[0].date) == (Intent.DELETE, (), date(2026, 11, 21))


def test_a_meeting_held_is_not_moved_into_the_next_year() -> None:
    read = read_line("11月10日的支委会改到11月12日", NOW, ROSTER)
    assert read.target is not None
    assert (read.target.date, read.records[0].date) == (date(2026, 11, 10), date(2026, 11, 12))
    assert read.records[0].status is Status.HELD


def test_a_plan_moved_over_the_turn_of_the_year_stays_ahead() -> None:
    read = read_line("12月28日的支委会改到1月4日", NOW, ROSTER)
    assert read.records[0].date == date(2027, 1, 4)


@pytest.mark.parametrize("text", ["查李四", "搜一下李四", "find 李四"])
def test_a_name_alone_behind_a_word_of_search_asks_for_what_is_kept_of_the_person(text: str) -> None:
    asked = read_line(text, NOW, ROSTER).question
    assert asked is not None
    assert (asked.kind, asked.person) == (QuestionKind.SHOW_RECORD, "李四")


@pytest.mark.parametrize("text", ["查天气", "昨天检查了身体", "今天不上班了", "不开了"])
def test_what_only_sounds_like_it_is_left_alone(text: str) -> None:
    assert read_line(text, NOW, ROSTER).intent is Intent.NONE


def test_days_of_a_list_of_plans_keep_their_own_part_of_the_day() -> None:
    read = read_line("今天下午和明天上午都要开支委会", NOW, ROSTER)
    assert read.intent is Intent.PLAN
    assert [(record.date, record.period) for record in read.records] == [
        (date(2026, 11, 20), Period.AFTERNOON),
        (date(2026, 11, 21), Period.MORNING),
    ]


def test_days_said_in_order_belong_to_the_events_in_order() -> None:
    read = read_line("昨天上午和今天下午分别开了支委会和党员大会", NOW, ROSTER)
    assert [(record.date, record.period) for record in read.records] == [
        (date(2026, 11, 19), Period.MORNING),
        (date(2026, 11, 20), Period.AFTERNOON),
    ]


def test_talks_that_are_counted_are_one_each_of_those_who_are_listed() -> None:
    read = read_line("昨天谈话3个人，李四、王五、赵六", NOW, ROSTER)
    assert [record.counterpart for record in read.records] == ["李四", "王五", "赵六"]


def test_that_nothing_was_the_matter_asks_nothing() -> None:
    read = read_line("刚刚跟王五谈了，没什么问题", NOW, ROSTER)
    assert (read.intent, read.records[0].counterpart) == (Intent.LOG, "王五")


def test_what_is_held_instead_deletes_no_meeting_of_that_kind() -> None:
    assert read_line("不搞了改成支委会", NOW, ROSTER).intent is Intent.EDIT
