"""What was sent along stands at the end of a document: small photos, the rest by name, in any form."""

import io
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Cm

from messages.documents.annex import FILES, HIGH, MOST, PHOTOS, Sent
from messages.documents.record_forms import Around, values_of
from messages.documents.word import document
from storage.thumbnails import thumbnail
from tests.messages.documents.reading import paragraphs
from tests.messages.documents.samples import ROSTER
from tests.messages.documents.test_ledgers import COMMITTEE
from tests.messages.documents.test_word import template
from tests.storage.pictures import jpeg

KIND = "branch_committee_meeting"
VALUES = values_of(COMMITTEE, Around("示例支部", ROSTER))


def photos(folder: Path, *sizes: tuple[int, int]) -> list[Sent]:
    """Photos of these sizes as they are kept: a small picture each, and no photo beside it."""
    found = []
    for number, (wide, high) in enumerate(sizes, 1):
        path = folder / f"{number}.jpg"
        path.write_bytes(thumbnail(jpeg(wide, high)) or b"")
        found.append(Sent(f"IMG_{number}.jpg", path))
    return found


def sizes_in(content: bytes) -> list[tuple[int, int]]:
    """Width and height of every picture, in order."""
    return [(each.width, each.height) for each in Document(io.BytesIO(content)).inline_shapes]


def test_photos_stand_two_a_row_under_their_heading_and_keep_their_shape(tmp_path: Path) -> None:
    sent = photos(tmp_path, (1600, 1000), (1000, 1600), (1600, 1200))
    made = document(KIND, VALUES, title="记录", sent=sent)
    assert paragraphs(made).index(PHOTOS) > paragraphs(made).index("支部委员会会议记录")
    rows = [each for each in Document(io.BytesIO(made)).paragraphs if "</pic:pic>" in each._p.xml]
    assert [each._p.xml.count("</pic:pic>") for each in rows] == [2, 1]
    shapes = [round(wide / high, 2) for wide, high in sizes_in(made)]
    assert shapes == [1.6, 0.62, 1.33]
    assert all(high <= HIGH and wide <= Cm(8.5) for wide, high in sizes_in(made))


def test_more_photos_than_fit_are_told_by_their_number(tmp_path: Path) -> None:
    made = document(KIND, VALUES, title="记录", sent=photos(tmp_path, *[(400, 300)] * (MOST + 3)))
    assert len(sizes_in(made)) == MOST
    assert "另有 3 张照片，未在此显示。" in paragraphs(made)


def test_other_files_and_pictures_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    (tmp_path / "cut.jpg").write_bytes(b"\xff\xd8\xff\xe0broken")
    (tmp_path / "text.jpg").write_bytes(b"no picture")
    sent = [
        Sent("签到表{{ 7*7 }}.pdf"),
        Sent("gone.jpg", tmp_path / "gone.jpg"),
        Sent("cut.jpg", tmp_path / "cut.jpg"),
        Sent("text.jpg", tmp_path / "text.jpg"),
    ]
    said = paragraphs(document(KIND, VALUES, title="记录", sent=sent))
    named = ["1. 签到表{{ 7*7 }}.pdf", "2. gone.jpg", "3. cut.jpg", "4. text.jpg"]
    assert said[said.index(FILES) + 1 :] == named
    assert PHOTOS not in said


def test_a_record_without_attachments_has_no_such_heading() -> None:
    said = paragraphs(document(KIND, VALUES, title="记录"))
    assert not {PHOTOS, FILES} & set(said)


@pytest.mark.parametrize("narrow", [False, True])
def test_an_own_form_without_a_place_for_photos_has_them_at_its_end(tmp_path: Path, *, narrow: bool) -> None:
    own = template("规定格式：{{ 地点 }}")
    if narrow:
        made, kept = Document(io.BytesIO(own)), io.BytesIO()
        made.sections[0].page_width = Cm(14.8)
        made.save(kept)
        own = kept.getvalue()
    (tmp_path / f"{KIND}.docx").write_bytes(own)
    sent = photos(tmp_path, (1600, 1000), (1600, 1000))
    content = document(KIND, VALUES, title="记录", folder=tmp_path, sent=sent)
    assert paragraphs(content)[:2] == ["规定格式：三楼会议室", PHOTOS]
    section = Document(io.BytesIO(content)).sections[0]
    room = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    assert len(sizes_in(content)) == 2
    assert sum(wide for wide, _ in sizes_in(content)) < room


def test_a_tiny_picture_is_not_blown_up(tmp_path: Path) -> None:
    [(wide, high)] = sizes_in(document(KIND, VALUES, title="记录", sent=photos(tmp_path, (72, 36))))
    assert (wide, high) == (Cm(2.54), Cm(1.27))
