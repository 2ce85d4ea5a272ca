"""English lines as secretaries type them: each class of words for a field, in sentences of its own."""

import pytest

from messages.reading.lines.model import Intent, LineRecord, Reading
from messages.reading.lines.printed import as_json, question_as_json
from messages.reading.lines.reader import read_line
from tests.reading.corpora import NOW, said_of
from tests.reading.samples import ROSTER

MEETING = "branch committee meeting 18 Nov"


def read(line: str) -> Reading:
    return read_line(line, NOW, ROSTER)


def record(line: str) -> LineRecord:
    return read(line).records[0]


def away(line: str) -> list[tuple[str | None, str | None]]:
    return [(one.name, one.reason) for one in record(f"{MEETING}; {line}").absentees]


@pytest.mark.parametrize(
    ("words", "people"),
    [
        ("Wang Wu could not attend because of illness", [("王五", "illness")]),
        (
            "Wang Wu off sick, Zhao Liu on a business trip",
            [("王五", "off sick"), ("赵六", "on a business trip")],
        ),
        ("Wang Wu didn't come because his child was ill", [("王五", "his child was ill")]),
        ("everyone came except Wang Wu, who was on a training course", [("王五", "on a training course")]),
        ("Wang Wu and Zhao Liu sent apologies", [("王五", None), ("赵六", None)]),
        ("one away on business, one ill", [(None, "away on business"), (None, "ill")]),
        ("2 absent (Zhao Liu and Wang Wu), discussed dues", [("赵六", None), ("王五", None)]),
        ("1 absent, Zhang San chaired", []),
    ],
)
def test_who_was_missing_and_why(words: str, people: list[tuple[str | None, str | None]]) -> None:
    assert away(words) == people


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        ("roughly 20 attended", (None, 20, True, None)),
        ("20 or so took part", (None, 20, True, None)),
        ("seventeen people were present", (None, 17, False, None)),
        ("5 should have come, 4 did", (5, 4, False, None)),
        ("all but two came", (None, None, False, 2)),
        ("2 on leave", (None, None, False, 2)),
        ("no one was absent", (None, None, False, 0)),
    ],
)
def test_how_many_came(words: str, counts: tuple[int | None, int | None, bool, int | None]) -> None:
    said = record(f"{MEETING}; {words}")
    assert (said.expected, said.actual, said.actual_approx, said.absent_count) == counts


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("in 301", "301"),
        ("at the town hall", "town hall"),
        ("in office 412", "office 412"),
        (", meeting room B", "meeting room B"),
        ("at Red Star Village", "Red Star Village"),
        ("on the third floor", "third floor"),
        ("in 2026", None),
    ],
)
def test_where_it_was(words: str, place: str | None) -> None:
    assert record(f"committee meeting yesterday {words}, 5 came").place == place


@pytest.mark.parametrize(
    ("words", "topics"),
    [
        (" on the budget and the plan for 2027", ("budget", "plan for 2027")),
        (", topics: dues, year-end awards and fire safety", ("dues", "year-end awards", "fire safety")),
        (", went over the survey in room 5", ("survey",)),
        (" on the 20th Congress report", ("20th Congress report",)),
        (": dues, admission of new members, 5 came", ("dues", "admission of new members")),
        (" on Friday", ()),
    ],
)
def test_what_it_was_about(words: str, topics: tuple[str, ...]) -> None:
    assert record(f"committee meeting yesterday{words}").topics == topics


@pytest.mark.parametrize(
    ("words", "decided"),
    [
        ("decided to paint the hall, Li Si in charge, by Dec 15", [("paint the hall", "李四", "2026-12-15")]),
        ("decided to buy books (Li Si, by Nov 27)", [("buy books", "李四", "2026-11-27")]),
        (
            "agreed Li Si to draft the plan by Friday and Zhao Liu to check it",
            [("draft the plan", "李四", "2026-11-20"), ("check it", "赵六", None)],
        ),
        (
            "decided: new notice board. Li Si is in charge. Due Dec 1.",
            [("new notice board", "李四", "2026-12-01")],
        ),
    ],
)
def test_what_was_decided_and_who_sees_to_it_by_when(
    words: str, decided: list[tuple[str, str | None, str | None]]
) -> None:
    found = record(f"Branch committee meeting Monday, {words}").decisions
    assert [(one.text, one.owner, one.due and one.due.isoformat()) for one in found] == decided


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("时长改成一个半小时", {"duration_min": 90}),
        ("主持的是李四，不是张三，麻烦改下", {"host": "李四"}),
        ("刚才那条谈话对象弄错了，是欧阳修", {"counterpart": "欧阳修"}),
        ("地点改到302", {"place": "302"}),
        ("change the note-taker to Li Hua", {"recorder": "Li Hua"}),
        ("it was Zhang Wen who took notes, not Li Si", {"recorder": "张文"}),
        ("attendance is wrong, should be 17 came", {"actual": 17}),
        ("that last one was 40 minutes", {"duration_min": 40}),
        ("set topics to annual plan", {"topics": ["annual plan"]}),
    ],
)
def test_one_field_is_corrected(line: str, fields: dict[str, object]) -> None:
    found = read(line)
    assert found.intent is Intent.EDIT
    assert [said_of(one) for one in as_json(found)["records"]] == [fields]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("line", "intent"),
    [
        ("bring the theme party day forward to tomorrow morning", Intent.RESCHEDULE),
        ("the committee meeting will be on Thursday instead of Wednesday", Intent.RESCHEDULE),
        ("postpone the committee meeting by two days", Intent.RESCHEDULE),
        ("the lecture on Friday is cancelled", Intent.DELETE),
        ("no lecture on Friday after all", Intent.DELETE),
        ("forget the last entry", Intent.DELETE),
        ("Did a self-inspection of the dues on Friday", Intent.LOG),
        ("General meeting yesterday, I chair, Li Si does the minutes", Intent.LOG),
        ("Theme party day planned for 28 November at the museum", Intent.PLAN),
        ("committee meeting yesterday, who was absent", Intent.QUESTION),
    ],
)
def test_what_is_wanted(line: str, intent: Intent) -> None:
    assert read(line).intent is intent


def test_a_day_behind_for_is_no_vote() -> None:
    planned = record("Democratic life meeting planned for 22 December, 14:00, room 501")
    assert (str(planned.date), planned.vote) == ("2026-12-22", None)


def test_a_month_is_named_whole() -> None:
    asked = read("export the October ledger of heart-to-hearts").question
    assert asked is not None
    assert question_as_json(asked)["period"] == {"from": "2026-10-01", "to": "2026-10-31"}
    assert (
        record("committee meeting yesterday marked 12 entries").date
        == record("committee meeting yesterday").date
    )
