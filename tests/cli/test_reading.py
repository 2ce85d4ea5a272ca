"""``zhishu read``: a script gets every field by name, and a wrong call a plain word."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli.app import build
from bot.cli.words import Words

NOW = "2026-11-20T16:00:00+08:00"
FIELDS = (
    "type also status date period time_start time_end duration_min place host recorder lecturer expected "
    "actual actual_approx absent_count absentees observers counterpart counterpart_role participants topics "
    "decisions vote group sequence backfilled"
).split()


def run(*arguments: str, language: str = "zh") -> Result:
    return CliRunner().invoke(build(Words(language)), ["read", *arguments])


def test_a_line_comes_back_as_json_with_every_field_by_name() -> None:
    answer = run("昨天下午3点支委会，应到5实到4，李四请假，赞成4票", "--now", NOW, "--json")
    assert answer.exit_code == 0, answer.output
    found = json.loads(answer.output)
    assert list(found) == ["intent", "records", "question", "must_ask", "warnings"]
    (record,) = found["records"]
    assert list(record) == FIELDS
    assert record["date"] == "2026-11-19"
    assert record["time_start"] == "15:00"
    assert record["absentees"] == [{"name": "李四", "reason": "请假"}]
    assert record["vote"]["for"] == 4
    assert record["place"] is None
    assert found["question"] is None


def test_a_question_comes_back_with_its_stretch_of_days() -> None:
    found = json.loads(run("今年开了几次支委会", "--now", NOW, "--json").output)
    assert found["question"] == {
        "kind": "count_events",
        "types": ["branch_committee_meeting"],
        "period": {"from": "2026-01-01", "to": "2026-12-31"},
        "person": None,
        "role": None,
        "date": None,
    }
    assert found["records"] == []


def test_a_file_of_lines_comes_back_line_by_line(tmp_path: Path) -> None:
    file = tmp_path / "lines.txt"
    file.write_text("昨天支委会\n\n嗯\n", encoding="utf-8")
    answer = run("--lines", str(file), "--now", NOW, "--json")
    assert [json.loads(line)["intent"] for line in answer.output.splitlines()] == ["log", "none", "none"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("roster.txt", "张三 书记\n李四 组织委员\n"),
        (
            "roster.json",
            '[{"name": "张三", "post": "branch_secretary"}, {"name": "李四", "role": "组织委员"}]',
        ),
        ("roster.yaml", "people:\n- {name: 张三, posts: [书记]}\n- name: 李四\n"),
        ("roster.json", '{"members": [{"name": "张三", "职务": "书记，财务科科长"}]}'),
    ],
)
def test_a_roster_may_be_a_list_or_json_or_yaml(tmp_path: Path, name: str, content: str) -> None:
    file = tmp_path / name
    file.write_text(content, encoding="utf-8")
    found = json.loads(run("昨天支委会书记主持", "--now", NOW, "--roster", str(file), "--json").output)
    assert found["records"][0]["host"] == "张三"


def test_without_json_the_values_are_for_reading() -> None:
    answer = run("昨天支委会应到5实到4", "--now", NOW)
    assert "type\tbranch_committee_meeting\n" in answer.output
    assert "place\t" not in answer.output


def test_a_question_is_shown_for_reading_too() -> None:
    assert "kind\thelp" in run("怎么用", "--now", NOW).output


def test_the_present_moment_is_the_one_read_by_unless_another_is_given() -> None:
    assert json.loads(run("昨天支委会", "--json").output)["records"][0]["date"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Give either a line or a file"),
        (["昨天支委会", "--lines", "x"], "Give either a line or a file"),
        (["昨天支委会", "--now", "soon"], "is no moment"),
        (["--lines", "nowhere.txt", "--now", NOW], "nowhere.txt cannot be read"),
        (["昨天支委会", "--roster", "nowhere.txt", "--now", NOW], "nowhere.txt cannot be read"),
    ],
)
def test_a_wrong_call_is_told_plainly(arguments: list[str], said: str) -> None:
    answer = run(*arguments, language="en")
    assert answer.exit_code == 2
    assert said in answer.output
