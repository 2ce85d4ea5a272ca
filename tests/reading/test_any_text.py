"""Whatever is typed, a reader returns a value or a problem whose sentence can be filled."""

import re
from collections.abc import Callable
from importlib.resources import files

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from messages.reading.absences import read_absences
from messages.reading.commands import read_command
from messages.reading.counts import read_counts
from messages.reading.dates import read_moment
from messages.reading.deadlines import due_of
from messages.reading.departments import read_department_lines
from messages.reading.names import read_name
from messages.reading.normalise import read_text
from messages.reading.numbers import read_number
from messages.reading.people import read_people
from messages.reading.problem import Problem
from messages.reading.questions import read_question
from messages.reading.resolutions import read_resolutions
from messages.reading.roster_lines import read_roster_lines
from messages.reading.times import read_time
from messages.reading.votes import read_vote
from messages.reading.years import read_year
from messages.reading.yesno import read_yes_no
from tests.reading.samples import ROSTER, TODAY

READERS: dict[str, Callable[[str], object]] = {
    "absences": lambda text: read_absences(text, ROSTER, TODAY, me=1),
    "command": read_command,
    "counts": lambda text: read_counts(text, expected=9),
    "moment": lambda text: read_moment(text, TODAY),
    "plan": lambda text: read_moment(text, TODAY, prefer="future"),
    "due": lambda text: due_of(text, TODAY),
    "departments": lambda text: read_department_lines(text, ROSTER, TODAY),
    "name": read_name,
    "text": read_text,
    "number": read_number,
    "people": lambda text: read_people(text, ROSTER, TODAY, me=1),
    "question": read_question,
    "resolutions": lambda text: read_resolutions(text, TODAY, ROSTER),
    "roster": read_roster_lines,
    "time": read_time,
    "vote": read_vote,
    "year": lambda text: read_year(text, TODAY),
    "yes_no": read_yes_no,
}
WORDS = (
    "张三 李四 王小明 书记 和 、 ， ； ： （ ） 兼 主任 办公室 请假 出差 应到 实到 赞成 反对 弃权 全票 "
    "9 八 十 百 月 日 号 年 前 底 周三 上周 昨天 下午 点 半 到 - : / . 2026 责任人 负责 分管 "
    "第十一党支部 三重一大 五四 的 我 \n \t 😀 \u200b Li Hua and of by Friday Sep pm"
).split(" ")
TEXTS = st.one_of(
    st.text(max_size=4096),
    st.lists(st.sampled_from(WORDS), max_size=60).map("".join),
    st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join),
)
SENTENCES: dict[str, str] = yaml.safe_load(
    files("messages.labels").joinpath("zh", "problems.yaml").read_text(encoding="utf-8")
)


def problems_of(result: object) -> list[Problem]:
    if isinstance(result, Problem):
        return [result]
    parts = result if isinstance(result, tuple) else ()
    return [found for part in parts for found in getattr(part, "problems", ())]


@pytest.mark.parametrize("reader", READERS)
@settings(max_examples=60, deadline=None)
@given(text=TEXTS)
def test_any_text_is_read_or_told_why_not(reader: str, text: str) -> None:
    for found in problems_of(READERS[reader](text)):
        assert not re.search("[{}]", SENTENCES[found.code].format_map(dict.fromkeys(found.values, "x")))


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    "piece",
    ["9", "十", "和", "张三和", "李四 ", "(", "、", "a ", "9月", "周三", "请假", "\n", "-", "应到", "张 "],
)
def test_long_runs_of_one_piece_are_read_too(reader: str, piece: str) -> None:
    for found in problems_of(READERS[reader](piece * (4096 // len(piece)))):
        assert SENTENCES[found.code].format_map(found.values)


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=30), max_size=8))
def test_no_line_of_a_roster_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    given_back = {line.typed for line in read_roster_lines(text)}
    for line in read_text_lines(text):
        assert line in given_back


def read_text_lines(text: str) -> list[str]:
    kept = read_text(text, most=10_000)
    return [] if isinstance(kept, Problem) else [line.strip() for line in kept.split("\n") if line.strip()]
