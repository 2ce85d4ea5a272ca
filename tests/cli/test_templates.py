"""Own Word templates: taken out by one command, checked by another that names each fault."""

import io
from pathlib import Path

import pytest
from docx import Document
from typer.testing import CliRunner, Result

from bot.cli.app import build
from bot.cli.words import Words
from messages.documents import checking, word
from tests.messages.documents.reading import every_word


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, with no settings."""
    monkeypatch.chdir(tmp_path)
    for name in ("BOT_TOKEN", "DATABASE_URL", "DATA_DIR", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def zhishu(*arguments: str, language: str = "zh") -> Result:
    return CliRunner().invoke(build(Words(language)), list(arguments))


def template(path: Path, *lines: str) -> None:
    """A template of somebody's own."""
    made, kept = Document(), io.BytesIO()
    for line in lines:
        made.add_paragraph(line)
    made.save(kept)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(kept.getvalue())


def test_the_shipped_templates_come_out_and_are_usable_as_they_are(here: Path) -> None:
    done = zhishu("templates", "data/templates")
    assert done.exit_code == 0, done.output
    assert f"已取出 {len(word.names())} 个模板" in done.output
    assert {path.stem for path in (here / "data/templates").iterdir()} == set(word.names())
    checked = zhishu("doctor")
    assert checked.exit_code == 0, checked.output
    assert f"自己的 {len(word.names())} 个都能用" in checked.output


def test_a_template_that_is_there_already_is_left_alone(here: Path) -> None:
    own = here / "own" / "report.docx"
    template(own, "我的")
    before = own.read_bytes()
    assert "1 个同名文件已经在那里" in zhishu("templates", "own").output
    assert own.read_bytes() == before


def test_a_folder_that_cannot_be_written_to_is_said_to_be_one(here: Path) -> None:
    (here / "file").write_text("")
    done = zhishu("templates", "file/sub", language="en")
    assert done.exit_code != 0
    assert "cannot be written to" in done.output


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{{ 地址 }}", "“地址”这种文书没有"),
        ("{% for 行 in 议题 %}", "没写完整的占位符或循环"),
        ("{{ 地点.__class__ }}", "不允许的写法"),
        ("{{ 1 // 0 }}", "填好后不成文件"),
    ],
)
def test_the_doctor_names_the_file_and_the_place_of_a_fault(here: Path, line: str, said: str) -> None:
    template(here / "data" / "templates" / "party_lecture.docx", line)
    done = zhishu("doctor")
    assert done.exit_code == 1
    assert "party_lecture.docx" in done.output
    assert said in done.output


def test_the_doctor_names_files_that_are_of_no_use(here: Path) -> None:
    template(here / "data" / "templates" / "minutes.docx", "x")
    (here / "data" / "templates" / "report.docx").write_text("no document")
    (here / "data" / "templates" / "~$report.docx").write_text("open in Word")
    done = zhishu("doctor", language="en")
    assert "minutes.docx is the name of no document" in done.output
    assert "report.docx is no Word file" in done.output
    assert "~$report" not in done.output


@pytest.mark.parametrize("name", word.names())
def test_every_shipped_template_takes_everything_and_nothing(name: str) -> None:
    for values in checking.samples(name):
        made = word.document(name, values, title="示例")
        assert "{{" not in every_word(made)
