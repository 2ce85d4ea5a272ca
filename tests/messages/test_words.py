"""Rows of buttons, days, times, lists, and the fields of a record in words."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.record_types import RecordType
from bot.records import Absence, Attachment, Meeting, Named, Resolution, Vote
from messages import formats
from messages.buttons import Button, grid, rows
from messages.entry_text import field_text, resolution_text
from messages.fitting import clip, clip_wide, fitted, length, shown_length, width
from messages.labels import all_labels
from messages.minutes import minutes

WIDTH = 34
CHINESE = "，。：（）、；“”"


def wide(text: str) -> int:
    return sum(2 if ord(character) > 0x218F else 1 for character in text if character != "\ufe0f") + 2


@given(st.lists(st.text(max_size=30), max_size=40))
def test_rows_hold_every_button_in_order_and_fit_a_phone(words: list[str]) -> None:
    laid = grid([Button(word, "x") for word in words])
    assert [button.text for row in laid for button in row] == words
    for row in laid:
        assert len(row) <= 3
        assert len(row) == 1 or max(wide(button.text) for button in row) * len(row) <= WIDTH


def test_empty_rows_are_left_out() -> None:
    assert rows([], [Button("是", "1")], ()) == ((Button("是", "1"),),)


def test_days_and_times_as_each_language_writes_them() -> None:
    day, today = date(2026, 11, 19), date(2026, 11, 20)
    assert formats.day(day, "zh", today) == "11月19日（周四）"
    assert formats.day(day, "en", today) == "Thu 19 Nov"
    assert formats.day(day, "zh", date(2027, 1, 1)) == "2026年11月19日（周四）"
    assert formats.day(day, "en") == "Thu 19 Nov 2026"
    assert (formats.short_day(day, "zh"), formats.short_day(day, "en")) == ("11月19日", "19 Nov")
    assert (formats.month(day, "zh"), formats.month(day, "en")) == ("2026年11月", "Nov 2026")
    assert formats.span(time(15), time(16, 30)) == "15:00–16:30"
    assert formats.span(time(15), None) == "15:00"
    assert formats.span(None, None) == ""
    assert formats.relisted("张三、李四", "en") == "张三, 李四"


@given(st.text(max_size=300), st.integers(2, 100))
def test_what_is_clipped_fits_and_what_fits_is_left_alone(text: str, most: int) -> None:
    clipped = clip(text, most)
    assert length(clipped) <= most
    assert clipped == text or (length(text) > most and clipped.endswith("…"))


@given(st.text(max_size=300), st.integers(4, 100))
def test_what_is_clipped_by_its_width_is_no_wider_and_what_fits_is_left_alone(text: str, most: int) -> None:
    clipped = clip_wide(text, most)
    assert width(clipped) <= most + 1  # the ellipsis itself may be wide
    assert clipped == text or (width(text) > most and clipped.endswith("…"))


def test_letters_are_half_as_wide_as_characters_and_no_word_is_cut_in_two() -> None:
    assert clip_wide("会议室登记不全，责任人不清", 18) == "会议室登记不全，…"
    assert clip_wide("the rooms are not signed for", 20) == "the rooms are not…"
    assert clip_wide("the rooms are not signed for", 28) == "the rooms are not signed for"


def test_length_counts_as_telegram_does() -> None:
    assert length("字😀") == 3
    assert shown_length("<b>a&amp;b</b> &lt;i&gt;") == 7


def test_a_screen_that_cannot_fit_is_a_fault() -> None:
    assert fitted(lambda most: "x" * most * 50) == "x" * 2500
    with pytest.raises(ValueError, match="longer than one message"):
        fitted(lambda most: "x" * 5000)


MEETING = Meeting(
    type=RecordType.BRANCH_MEMBERS_MEETING,
    also=(RecordType.PARTY_LECTURE, RecordType.THEME_PARTY_DAY),
    on=date(2026, 11, 19),
    start=time(15),
    end=time(16),
    expected=9,
    actual=7,
    absences=(Absence(who=Named(name="Li Si"), reason="请假"), Absence(who=Named(name="Wang Wu"))),
    resolutions=(Resolution(text="Tidy up", owner="Li Si", due=date(2026, 12, 31)),),
    votes=(Vote(subject="Admission", entitled=9),),
    attachments=(Attachment(file_id="1", unique_id="1", kind="photo"),),
)
SAID = ("also", "on", "start", "attendance", "resolutions", "votes", "attachments")


def test_english_fields_hold_no_chinese_words_and_no_chinese_punctuation() -> None:
    said = "\n".join(field_text(MEETING, field, "en") or "" for field in SAID)
    assert "Absent: Li Si (on leave), Wang Wu (reason to be added)" in said
    assert "Tidy up (Li Si, Thu 31 Dec 2026)" in said
    assert "15:00–16:00" in said
    assert not [character for character in said if character in CHINESE or "\u4e00" <= character <= "\u9fff"]


@pytest.mark.parametrize(
    "group", ["ask", "told", "form", "hints", "common", "fields", "details", "reasons", "vote"]
)
def test_english_labels_of_the_log_have_english_punctuation(group: str) -> None:
    odd = "，。：（）、；"
    found = {
        key: words
        for key, words in all_labels("en").items()
        if key.startswith(f"{group}.") and any(character in odd for character in words)
    }
    assert found == {}


def test_minutes_are_chinese_and_print_what_is_missing() -> None:
    text = minutes(MEETING, ["on", "place", "attendance", "resolutions"], branch="示例支部", logged_late=True)
    assert text.splitlines() == [
        "示例支部 党员大会（补记）",
        "日期：2026年11月19日（周四） 15:00–16:00",
        "地点：（待补充）",
        "出席：应到 9，实到 7",
        "缺席：Li Si（请假）、Wang Wu（原因待补充）",
        "决议：Tidy up（Li Si、2026年12月31日周四）",
    ]


def test_no_resolution_is_not_the_same_as_nothing_said() -> None:
    decided_nothing = MEETING.model_copy(update={"resolutions": ()})
    unsaid = MEETING.model_copy(update={"resolutions": None})
    assert field_text(decided_nothing, "resolutions", "zh") == "无"
    assert field_text(unsaid, "resolutions", "zh") is None
    assert resolution_text(Resolution(text="只有内容"), "zh") == "只有内容"
