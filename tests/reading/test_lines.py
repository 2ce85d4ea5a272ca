"""Whole lines as people type and dictate them: nearly every field is read, and nothing is made up."""

import sys
from datetime import date

import pytest

from bot.roster import Person, Post, Roster, Tenure
from messages.reading.lines.model import Intent
from messages.reading.lines.reader import LONGEST, read_line
from tests.reading.corpora import (
    NOW,
    Difference,
    Measured,
    load,
    measure_kinds,
    measure_lines,
    measure_questions,
    sets_of,
)
from tests.reading.report import lines_of
from tests.reading.samples import ROSTER

NOT_READ = {
    ("Integrity talk with Li Hua on Wednesday, 20 minutes, gifts and receipts", "topics"),
    ("下月5号主题党日定了，去红旗渠，早上七点出发", "place"),
    ("11月13日晚上党员大会，议题增补支委，36票赞成、2票弃权", "topics"),
    ("嗯那个我记一下啊就是昨天下午我们开了个支委会然后呢主要是研究那个食堂承包来了四个人", "actual"),
    ("嗯那个我记一下啊就是昨天下午我们开了个支委会然后呢主要是研究那个食堂承包来了四个人", "topics"),
}
"""What is left out of a line, by its field, or stays with the words before it; nothing made up is."""


def shown(measured: Measured) -> str:
    return "\n".join(lines_of("read otherwise", measured))


def misread(measured: Measured) -> list[Difference]:
    """What is read otherwise than written down: a rule that is gone shows by the first line it served."""
    return [each for each in measured.differences if (each.text, each.name) not in NOT_READ]


@pytest.mark.parametrize("name", sets_of("lines"))
def test_every_field_of_a_sentence_is_read_and_nothing_is_made_up(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    measured = measure_lines(name)
    with capsys.disabled():
        sys.stdout.write(
            f"\n{name}: {measured.lines} sentences, {measured.share_right:.1%} of fields right\n"
        )
    assert misread(measured) == [], shown(measured)


@pytest.mark.parametrize("name", sets_of("questions"))
def test_every_field_of_a_question_is_read_and_nothing_is_made_up(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    measured = measure_questions(name)
    with capsys.disabled():
        sys.stdout.write(
            f"\n{name}: {measured.lines} questions, {measured.share_right:.1%} of fields right\n"
        )
    assert misread(measured) == [], shown(measured)


@pytest.mark.parametrize("name", ["first", "second"])
def test_the_kind_of_a_question_is_read_in_whatever_words(name: str) -> None:
    measured = measure_kinds(name)
    assert misread(measured) == [], shown(measured)


def test_the_corpus_is_large_enough_to_mean_something() -> None:
    assert len(load("known_lines")) >= 200
    assert len(load("known_questions")) >= 100


def test_a_line_that_gives_nothing_but_a_type_asks_for_all_that_the_form_needs() -> None:
    read = read_line("昨天开了支委会", NOW, ROSTER)
    assert read.must_ask == ("time_start", "place", "host", "expected", "actual", "topics")


def test_a_talk_asks_with_whom_and_about_what() -> None:
    assert read_line("昨天做了一次廉政谈话", NOW, ROSTER).must_ask == ("counterpart", "topics")


def test_a_plan_asks_for_the_hour_alone() -> None:
    assert read_line("下周三开党员大会", NOW, ROSTER).must_ask == ("time_start",)


def test_two_people_who_fit_are_asked_about_and_neither_is_taken() -> None:
    read = read_line("昨天支委会老张主持", NOW, ROSTER)
    (hint,) = read.warnings
    assert read.records[0].host is None
    assert hint.values["names"] == "张三、张文"


def test_an_edit_says_which_record_it_is_about() -> None:
    last = read_line("刚才那条实到改成19", NOW, ROSTER)
    moved = read_line("明天的支委会改到后天", NOW, ROSTER)
    assert last.target is not None
    assert last.target.last
    assert moved.target is not None
    assert (moved.target.date, moved.records[0].date) == (date(2026, 11, 21), date(2026, 11, 22))


def test_somebody_who_left_the_branch_is_a_stranger() -> None:
    read = read_line("昨天支委会孙旧主持", NOW, ROSTER)
    assert [hint.code for hint in read.warnings] == ["not_on_roster"]


def test_a_long_text_is_read_by_its_head() -> None:
    line = "昨天支委会，应到5实到4，研究了" + "发展党员工作，" * 200
    read = read_line(line, NOW, ROSTER)
    assert read.intent is Intent.LOG
    assert read.records[0].actual == 4
    assert len("".join(read.records[0].topics)) < LONGEST


def test_the_roster_of_the_branch_decides_who_is_meant() -> None:
    other = Roster((Person(1, "李思", tenures=(Tenure(Post.BRANCH_SECRETARY),)),))
    assert read_line("昨天支委会李四主持", NOW, other).records[0].host == "李思"
    assert read_line("昨天支委会李书记主持", NOW, other).records[0].host == "李思"
    assert read_line("昨天支委会李书记主持", NOW).records[0].host == "李书记"
