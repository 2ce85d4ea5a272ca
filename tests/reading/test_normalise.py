import string
from importlib.resources import files

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from messages.reading.normalise import fold, phrase, read_text, tidy
from messages.reading.problem import Problem, ProblemCode, clip
from tests.reading.samples import code


def test_what_is_invisible_goes_and_what_is_kept_stays_as_typed() -> None:
    assert tidy("\u200b张三\ufeff，\x00书记 \u202e") == "张三，书记"
    assert tidy("a\r\nb\rc") == "a\nb\nc"
    assert tidy("👨‍👩‍👧") == "👨‍👩‍👧"


def test_width_capitals_and_dashes_are_made_even() -> None:
    assert fold("ＡＢｃ：１２（－—）") == "abc:12(--)"
    assert phrase("📋 责任清单！") == "责任清单"


@given(st.text(max_size=200))
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    kept = tidy(text)
    assert len(fold(kept)) == len(kept)


def test_free_text_is_taken_up_to_its_limit() -> None:
    assert read_text("  要点 ", most=2) == "要点"
    assert code(read_text("要点多", most=2)) == "too_long"
    assert code(read_text(" \n")) == "empty"


def test_what_is_shown_back_is_short_and_on_one_line() -> None:
    assert clip("a\nb") == "a b"
    assert len(clip("长" * 500)) == 40


def _sentences(language: str) -> dict[str, str]:
    path = files("messages.labels").joinpath(language, "problems.yaml")
    found: dict[str, str] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_reason_has_its_sentence(language: str) -> None:
    assert set(_sentences(language)) == {reason.value for reason in ProblemCode}


def _placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("reason", list(ProblemCode))
def test_both_languages_show_only_values_that_come_along(reason: ProblemCode) -> None:
    allowed = {
        "too_long": {"most"},
        "number_out_of_range": {"shown", "least", "most"},
        "in_future": {"shown", "date"},
        "weekday_differs": {"shown", "date"},
        "ends_before_start": {"start", "end"},
        "more_present_than_expected": {"expected", "actual"},
        "counts_do_not_add_up": {"expected", "actual", "absent"},
        "more_votes_than_present": {"votes", "present"},
        "name_too_long": {"shown", "most"},
        "name_characters": {"shown", "refused"},
        "name_twice": {"name"},
        "two_fit": {"shown", "names", "ids"},
        "name_by_ear": {"shown", "name"},
        "department_twice": {"name"},
        "head_wanted": {"department"},
        "empty": set[str](),
    }.get(reason.value, {"shown"})
    for language in ("zh", "en"):
        assert _placeholders(_sentences(language)[reason.value]) <= allowed


def test_a_problem_says_nothing_in_words() -> None:
    assert Problem(ProblemCode.EMPTY).values == {}
