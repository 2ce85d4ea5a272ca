"""Numbers with the word that goes with them, clauses in the reader's language, rows that hold emoji."""

import re

import pytest

from bot.duties.catalogue import shipped
from messages.buttons import Button, grid
from messages.clause_text import clause_text
from messages.labels import label
from messages.render import render

CLAUSES = sorted({source.clause for duty in shipped().duties for source in duty.sources})


@pytest.mark.parametrize(("days", "said"), [(1, "1 day left"), (2, "2 days left"), (11, "11 days left")])
def test_one_day_is_no_days(days: int, said: str) -> None:
    assert label("en", "duties.due_in", due="31 Dec", days=days) == f"due 31 Dec, {said}"


def test_a_template_says_one_record_and_two_records() -> None:
    said = [render("en", "ledger_undone", count=count, kept=0).split("\n")[0] for count in (1, 2)]
    assert said == ["↩️ 1 record taken back.", "↩️ 2 records taken back."]


def test_no_clause_of_the_catalogue_stays_chinese_in_english() -> None:
    assert [each for each in CLAUSES if re.search("[\u4e00-\u9fff]", clause_text(each, "en"))] == []


@pytest.mark.parametrize(
    ("clause", "said"),
    [
        ("三(二)(10)", "part 3, section 2, item 10"),
        ("第二十一条", "article 21"),
        ("二(一)第4段", "part 2, section 1, paragraph 4"),
        ("第十六条（未规定次数）", "article 16 (gives no number)"),
    ],
)
def test_a_clause_is_told_in_either_language(clause: str, said: str) -> None:
    assert clause_text(clause, "en") == said
    assert clause_text(clause, "zh") == clause


def test_an_emoji_takes_the_room_that_it_has_on_a_phone() -> None:
    """Three of these side by side were cut at 360 px."""
    rows = grid([Button(f"✅ {name}", "x") for name in ("Wang Wu", "Zhao Wu", "Qian Qi")])
    assert [len(row) for row in rows] == [2, 1]
