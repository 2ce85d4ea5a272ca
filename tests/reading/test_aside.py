"""What is typed where a place, a name or a day is wanted: an answer, or something else that was meant."""

from datetime import datetime, timedelta, timezone

import pytest

from messages.reading.lines.aside import is_aside
from messages.reading.lines.reader import read_line

NOW = datetime(2026, 11, 20, 16, tzinfo=timezone(timedelta(hours=8)))


@pytest.mark.parametrize(
    "text",
    [
        "不对，是17号", "廉政谈话还差谁", "那党课呢？", "还剩什么没做", "刚才那条实到改成4", "更正：李四主持",
        "no, it was the 17th", "who is left?", "错了，下午四点开的",
    ],
)  # fmt: skip
def test_a_question_or_a_correction_is_no_answer(text: str) -> None:
    assert is_aside(text, read_line(text, NOW))


@pytest.mark.parametrize(
    "text",
    [
        "三楼会议室", "哪里都行", "几号楼会议室", "What's Up cafe", "张三", "我", "谁主持的", "应到5实到4",
        "15:00", "17号", "不是三楼，是四楼", "昨天", "No. 3 hall", "李四、王五",
    ],
)  # fmt: skip
def test_a_place_a_name_a_number_or_a_day_is_an_answer(text: str) -> None:
    assert not is_aside(text, read_line(text, NOW))
