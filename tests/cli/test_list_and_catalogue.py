"""``zhishu list`` and ``zhishu catalogue check``: what an operator or a script gets from the shell."""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli.app import build
from bot.cli.words import Words
from bot.record_types import RecordType
from bot.records import Meeting, Named
from bot.roster import Post
from storage import branches, records, rosters
from storage.store import Store

CATALOGUE = Path("bot/duties/catalogue.yaml")


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    url = f"sqlite:///{tmp_path / 'list.db'}"
    monkeypatch.setenv("DATABASE_URL", url)
    store = Store.open(url)
    made = store.write_now(branches.create, "示例支部", date(2026, 1, 1), 9)
    boss = store.write_now(rosters.add_person, made.id, "张三", posts=[Post.BRANCH_SECRETARY])
    store.write_now(rosters.add_person, made.id, "李四", posts=[Post.ORGANIZATION_MEMBER])
    entry = Meeting(
        type=RecordType.BRANCH_COMMITTEE_MEETING,
        on=date(2026, 3, 18),
        start=time(15),
        host=Named(name="张三", person_id=boss.id),
    )
    store.write_now(records.save, made.id, entry, logged_by=boss.id, now=datetime(2026, 3, 18, 9, tzinfo=UTC))
    store.close_now()
    return url


def run(*arguments: str, language: str = "zh") -> Result:
    return CliRunner().invoke(build(Words(language)), list(arguments))


def listed(*arguments: str) -> list[dict[str, object]]:
    answer = run("list", "--branch", "示例支部", "--json", *arguments)
    assert answer.exit_code == 0, answer.output
    found: list[dict[str, object]] = json.loads(answer.output)
    return found


def of(found: Sequence[dict[str, object]], duty: str) -> dict[str, object]:
    return next(one for one in found if one["id"] == duty)


@pytest.mark.usefixtures("database")
def test_the_list_is_json_with_ids_states_and_reasons() -> None:
    meeting = of(listed("--on", "2026-03-20"), "branch_committee_meeting")
    assert (meeting["state"], meeting["done"], meeting["required"]) == ("overdue", 1, 1)
    assert meeting["missed"] == ["2026-01", "2026-02"]
    assert meeting["records"] == [1]
    talk = of(listed("--on", "2026-03-20"), "integrity_talk_secretary_committee")
    assert (talk["missing"], talk["owner"], talk["reason"]) == (["李四"], "张三", "due_in")


@pytest.mark.usefixtures("database")
def test_the_list_of_an_earlier_day_knows_only_what_was_known_then() -> None:
    assert of(listed("--on", "2026-03-17"), "branch_committee_meeting")["records"] == []


@pytest.mark.usefixtures("database")
def test_the_list_of_another_person_is_that_persons() -> None:
    own = listed("--person", "李四", "--on", "2026-03-20")
    assert "integrity_talk_secretary_committee" not in {one["id"] for one in own}


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("language", ["zh", "en"])
def test_without_json_the_list_is_lines_to_read(language: str) -> None:
    answer = run("list", "--branch", "示例支部", "--on", "2026-03-20", language=language)
    assert answer.exit_code == 0
    assert ("支委会" if language == "zh" else "Branch committee meeting") in answer.output


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--branch", "别的支部"), "示例支部"),
        (("--branch", "示例支部", "--person", "王五"), "张三、李四"),
        (("--branch", "示例支部", "--on", "2026-02-30"), "2026-02-30"),
    ],
)
def test_what_is_not_there_is_said_with_what_there_is(arguments: tuple[str, ...], said: str) -> None:
    answer = run("list", *arguments)
    assert answer.exit_code == 2
    assert said in answer.output


def test_the_shipped_catalogue_is_sound() -> None:
    answer = run("catalogue", "check", str(CATALOGUE))
    assert answer.exit_code == 0
    assert "77" in answer.output


def test_a_wrong_entry_is_named(tmp_path: Path) -> None:
    text = CATALOGUE.read_text(encoding="utf-8").replace("type: theory_study_session", "type: no_such_type")
    wrong = tmp_path / "catalogue.yaml"
    wrong.write_text(text, encoding="utf-8")
    answer = run("catalogue", "check", str(wrong))
    assert answer.exit_code == 1
    assert "theory_study_session: " in answer.output


def test_a_file_that_is_not_there_is_said_to_be_unreadable(tmp_path: Path) -> None:
    answer = run("catalogue", "check", str(tmp_path / "none.yaml"))
    assert answer.exit_code == 2
    assert "none.yaml" in answer.output
