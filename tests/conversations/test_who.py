"""谁没来, 谁讲的: the first line names those who are asked for."""

from datetime import date

import pytest

from bot.records import Absence
from tests.conversations.asked_year import year
from tests.conversations.logged import committee, log, who
from tests.conversations.people import Office

QUESTIONS = {
    "zh": (
        ("上次支委会谁没来", "支委会（11月19日）：李四（病假）没到。"),
        ("谁没来", "支委会（11月19日）：李四（病假）没到。"),
        ("上次支委会哪些人没到", "李四（病假）没到。"),
        ("上次党课谁讲的", "党课（9月15日）：张三讲的。"),
        ("今年谁上过党课", "党课（9月15日）：张三讲的。"),
    ),
    "en": (
        (
            "who was away from the last branch committee?",
            "Branch committee meeting, 19 Nov: 李四 (sick) did not come.",
        ),
        (
            "who didn't come to the branch committee meeting in November",
            "Branch committee meeting, in Nov: 2 records.",
        ),
        ("who gave a Party lecture?", "Party lecture, 15 Sep: given by 张三."),
    ),
}


def away(there: Office) -> None:
    """A meeting of the committee that 李四 missed."""
    log(
        there,
        committee(there, date(2026, 11, 19), absences=(Absence(who=who(there, "李四"), reason="病假"),)),
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_who_was_away_or_gave_the_lecture_is_told_by_name(language: str) -> None:
    with year(language) as there:
        away(there)
        said = {}
        for question, _ in QUESTIONS[language]:
            there.secretary.send(question)
            said[question] = there.secretary.last.text.splitlines()[0]
    assert [(q, wanted, said[q]) for q, wanted in QUESTIONS[language] if wanted not in said[q]] == []


def test_of_several_meetings_each_line_says_who_was_away() -> None:
    with year() as there:
        away(there)
        phone = there.secretary.send("11月支委会谁没来").sees(
            "有 2 条", "李四（病假）没到", "王五（出差）没到"
        )
        phone.send("今年谁讲过党课").sees("张三讲的")
