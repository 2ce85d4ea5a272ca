"""Whatever is typed as a line, it is read in a moment and without an exception."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from messages.reading.lines.printed import as_json
from messages.reading.lines.reader import read_line
from tests.reading.corpora import NOW, every_text
from tests.reading.samples import ROSTER

BOUND = 1.0
"""Seconds of CPU that no text may take; far beyond what one takes: only a runaway pattern breaks it."""

PIECES = (
    "张三 李四 王小明 书记 老张 和 、 ， ； ： （ ） 。 财务科科长 请假 出差 应到 "
    "实到 缺 赞成 反对 全票 支委会 党课 主题当日 zhiweihui 廉政谈话 9 八 十 四十来 "
    "人 月 日 号 前 底 周三 上周 下周 昨天 明天 下午 点 半 到 - : / . 20260903 责任人 "
    "负责 决定 主持 记录 列席 研究 学习 《 》 第十一党支部 三重一大 五四 不对 是 改成 "
    "删掉 推迟到 补记 我 的 了 吗 ? 还有 什么 没 几次 谁 导出 台账 提醒 在 会议室 \n "
    "\t 😀 \u200b Li Hua and with yesterday meeting expected of by Friday Sep pm what "
    "when"
).split(" ")
TEXTS = st.one_of(
    st.text(max_size=4096),
    st.lists(st.sampled_from(PIECES), max_size=80).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=80).map(" ".join),
)


@pytest.fixture(scope="module", autouse=True)
def _warm() -> None:
    """Patterns are compiled and sounds are loaded when they are first needed."""
    for text in every_text():
        read_line(text, NOW, ROSTER)


def taken(text: str) -> float:
    began = time.process_time()
    as_json(read_line(text, NOW, ROSTER))
    return time.process_time() - began


@settings(max_examples=150, deadline=None)
@given(text=TEXTS)
def test_any_text_is_read_in_a_moment(text: str) -> None:
    assert taken(text) < BOUND


@pytest.mark.parametrize(
    "piece", [*PIECES, "李四请假", "张三主持", "由李四", "1.", "一、", "3-", "9/", "（李四）", "A b ", "ab "]
)
def test_long_runs_of_one_piece_are_read_in_a_moment(piece: str) -> None:
    assert taken(piece * (4096 // len(piece))) < BOUND
    assert taken(f"{piece} " * (4096 // (len(piece) + 1))) < BOUND


@given(st.sampled_from(list(every_text())), st.integers(0, 60))
def test_a_line_cut_anywhere_is_read_too(text: str, at: int) -> None:
    assert as_json(read_line(text[at:], NOW, ROSTER))
    assert as_json(read_line(text[:at], NOW, ROSTER))
