"""Names of the roster typed in Latin letters are the roster's, whatever their order and title."""

import pytest

from bot.roster import Person, Roster
from messages.reading.lines.reader import read_line
from messages.reading.problem import ProblemCode
from tests.reading.corpora import NOW
from tests.reading.samples import ROSTER


def hosts(line: str, roster: Roster = ROSTER) -> str | None:
    return read_line(f"{line} chaired the branch committee meeting on Nov 5", NOW, roster).records[0].host


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Zhang San", "张三"),
        ("San Zhang", "张三"),
        ("zhangsan", "张三"),
        ("Zhang-San", "张三"),
        ("WANG Xiaoming", "王小明"),
        ("Xiao-ming Wang", "王小明"),
        ("Wang Xiao Ming", "王小明"),
        ("Ou Yang Xiu", "欧阳修"),
        ("Ouyang", "欧阳修"),
        ("Heping", "李和平"),
        ("Old Zhao", "赵六"),
        ("Ms. Zhao", "赵六"),
        ("Comrade Zhao Liu", "赵六"),
        ("Secretary Zhang", "张三"),
        ("Hua Li", "Li Hua"),
        ("Zhang Sanfeng", "Zhang Sanfeng"),
    ],
)
def test_a_name_in_latin_letters_is_the_rosters(typed: str, name: str) -> None:
    assert hosts(typed) == name


@pytest.mark.parametrize("typed", ["Zhang", "Old Li", "Mr Wang"])
def test_a_surname_that_two_people_have_is_asked(typed: str) -> None:
    read = read_line(f"heart-to-heart with {typed} yesterday", NOW, ROSTER)
    assert read.records[0].counterpart is None
    assert "counterpart" in read.must_ask
    assert [warning.code for warning in read.warnings] == [ProblemCode.TWO_FIT]


def test_two_who_are_spelt_alike_are_asked_for() -> None:
    roster = Roster((Person(1, "张文"), Person(2, "章雯")))
    assert hosts("Zhang Wen", roster) is None


def test_a_word_of_english_names_nobody() -> None:
    roster = Roster((Person(1, "何平"), Person(2, "龙江"), Person(3, "马克"), Person(4, "吕梅")))
    assert hosts("He", roster) is None
    assert hosts("Lu Mei", roster) == "吕梅"
    read = read_line("Make a long party lecture tomorrow at 3pm in the hall", NOW, roster)
    assert (read.records[0].host, read.records[0].lecturer) == (None, None)


def test_a_surname_that_is_a_day_is_no_day() -> None:
    roster = Roster((Person(1, "孙七"),))
    read = read_line("Sun Qi was ill at yesterday's committee meeting", NOW, roster).records[0]
    assert (str(read.date), [one.name for one in read.absentees]) == ("2026-11-19", ["孙七"])
