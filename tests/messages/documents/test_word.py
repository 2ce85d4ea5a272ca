"""Templates: the shipped ones are what the program makes, the operator's win, and a bad one is named."""

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document

from messages.documents import making
from messages.documents.record_forms import Around, values_of
from messages.documents.word import LARGEST, Fault, TemplateFaultError, document, filled, names, shipped
from tests.messages.documents.reading import every_word, paragraphs, parts
from tests.messages.documents.samples import ROSTER
from tests.messages.documents.test_ledgers import COMMITTEE

VALUES = values_of(COMMITTEE, Around("示例支部", ROSTER))


def template(*lines: str) -> bytes:
    """A template of somebody's own, a paragraph each."""
    made = Document()
    for line in lines:
        made.add_paragraph(line)
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def body(content: bytes) -> bytes:
    return zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml")


def test_the_shipped_templates_are_those_that_the_program_makes(tmp_path: Path) -> None:
    making.make(tmp_path)
    assert {path.stem for path in tmp_path.iterdir()} == set(names()) == set(making.templates())
    assert [
        name for name in names() if body((tmp_path / f"{name}.docx").read_bytes()) != body(shipped(name))
    ] == []


def test_a_template_of_the_operators_wins(tmp_path: Path) -> None:
    own = template(
        "本单位规定格式", "地点：{{ 地点 }}", "{%p for 行 in 议题 %}", "· {{ 行 }}", "{%p endfor %}"
    )
    (tmp_path / "branch_committee_meeting.docx").write_bytes(own)
    made = document("branch_committee_meeting", VALUES, title="记录", folder=tmp_path)
    assert paragraphs(made) == ["本单位规定格式", "地点：三楼会议室", "· 1. 研究工作要点", "· 2. 研究党费"]
    other = document("branch_committee_meeting", VALUES, title="记录", folder=tmp_path / "none")
    assert paragraphs(other)[0] == "示例支部"


@pytest.mark.parametrize(
    ("line", "fault", "what"),
    [
        ("{{ 地址 }}", Fault.UNKNOWN, "地址"),
        ("{% for 项 in 决议 %}{{ 项.负责人 }}{% endfor %}", Fault.UNKNOWN, "负责人"),
        ("{% for 项 in 决议 %}{{ 项.事项 }}", Fault.SYNTAX, "endfor"),
        ("{{ 地点 | 大写 }}", Fault.SYNTAX, "大写"),
        ("{{ 地点", Fault.SYNTAX, ""),
        ("{{ 地点.__class__.__mro__ }}", Fault.FORBIDDEN, "__class__"),
        ("{{ 支部.format.__globals__ }}", Fault.FORBIDDEN, "__globals__"),
        ("{{ cycler.__init__.__globals__ }}", Fault.FORBIDDEN, "__init__"),
        ("{{ 1 / 0 }}", Fault.UNFIT, "zero"),
        ("{% for i in range(10000000) %}x{% endfor %}", Fault.UNFIT, "range"),
    ],
)
def test_a_bad_template_is_named_with_the_place_that_is_wrong(line: str, fault: Fault, what: str) -> None:
    with pytest.raises(TemplateFaultError) as found:
        filled("own.docx", template("好的一行", line), VALUES)
    assert (found.value.file, found.value.fault) == ("own.docx", fault)
    assert what in found.value.what


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"not a document", template("x")[:300]])
def test_a_file_that_is_no_document_is_said_to_be_none(content: bytes) -> None:
    with pytest.raises(TemplateFaultError) as found:
        filled("own.docx", content, VALUES)
    assert found.value.fault is Fault.NO_DOCUMENT


def test_a_file_that_unpacks_into_something_huge_is_refused() -> None:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"0" * (LARGEST + 1))
    with pytest.raises(TemplateFaultError) as found:
        filled("own.docx", kept.getvalue(), VALUES)
    assert found.value.fault is Fault.NO_DOCUMENT


def test_a_document_tells_nothing_of_who_made_it() -> None:
    made = document("branch_committee_meeting", VALUES, title="示例 <记录>")
    properties = Document(io.BytesIO(made)).core_properties
    assert (properties.title, properties.author, properties.comments) == ("示例 <记录>", "", "")
    assert not any("thumbnail" in part for part in parts(made))
    assert len(made) < 60_000
    assert "{%" not in every_word(made)
