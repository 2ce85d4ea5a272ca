"""Files on the disk: kept once by content, told by their bytes, named safely, thumbnails without secrets."""

import io
import os
import stat
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from storage import kept_files
from storage.file_kinds import FETCHABLE, KEPT, NotKept, Refused, kind_of, refusal
from storage.file_names import safe_name
from storage.thumbnails import LONGEST, MOST_PIXELS, thumbnail
from tests.storage.pictures import COMPOUND, PDF, bomb, jpeg, png


def zipped(name: str = "a.txt") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, "x")
    return out.getvalue()


def why(content: bytes, name: str | None) -> Refused:
    with pytest.raises(NotKept) as error:
        kind_of(content, name)
    return error.value.why


@pytest.mark.parametrize(
    ("content", "name", "mime"),
    [
        (jpeg(8, 8), "合影.jpg", "image/jpeg"),
        (jpeg(8, 8), None, "image/jpeg"),
        (png(), "named as another.jpg", "image/png"),
        (PDF, "签到表.pdf", "application/pdf"),
        (PDF, "签到表", "application/pdf"),
        (COMPOUND, "旧.doc", "application/msword"),
        (COMPOUND, "台账.et", "application/vnd.ms-excel"),
        (zipped("OFD.xml"), "通知.ofd", "application/ofd"),
        (zipped("word/document.xml"), "新.DOCX", KEPT["docx"]),
        ("纪要".encode(), "纪要.txt", "text/plain"),
        ("纪要".encode("gb18030"), "纪要.txt", "text/plain"),
        (b"a,b\n1,2", "表.csv", "text/csv"),
        (b"notes", None, "text/plain"),
    ],
)
def test_what_people_send_is_told_by_its_bytes(content: bytes, name: str | None, mime: str) -> None:
    assert kind_of(content, name) == mime


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"", "空.pdf", Refused.EMPTY),
        (b"MZ" + bytes(400), "签到表.pdf", Refused.PROGRAM),
        (b"MZ" + bytes(400), None, Refused.PROGRAM),
        (b"\x7fELF" + bytes(100), "x", Refused.PROGRAM),
        (b"#!/bin/sh\nrm -rf /", None, Refused.PROGRAM),
        (zipped(), "打包", Refused.ARCHIVE),
        (zipped(), "打包.pdf", Refused.ARCHIVE),
        (b"Rar!\x1a\x07\x00" + bytes(20), "x.jpg", Refused.ARCHIVE),
        (b"\0\0\0\x18ftypmp42" + bytes(30), "x.jpg", Refused.MEDIA),
        (b"just words", "签到表.pdf", Refused.MISMATCH),
        (b"just words", "合影.jpg", Refused.MISMATCH),
        (COMPOUND, "旧.pdf", Refused.MISMATCH),
        (b"\x00\x01\x02", "表.csv", Refused.MISMATCH),
        (b"\x00\x01\x02", None, Refused.UNKNOWN),
        (bytes(FETCHABLE + 1), "大.pdf", Refused.TOO_BIG),
    ],
)
def test_what_is_not_kept_is_told_why(content: bytes, name: str | None, reason: Refused) -> None:
    assert why(content, name) is reason


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("a.exe", Refused.PROGRAM),
        ("a.PDF.EXE", Refused.PROGRAM),
        ("宏.docm", Refused.PROGRAM),
        ("page.html", Refused.PROGRAM),
        ("a.zip", Refused.ARCHIVE),
        ("会议录音.m4a", Refused.MEDIA),
        ("a.xyz", Refused.UNKNOWN),
        ("签到表.pdf", None),
        ("没有后缀", None),
        (None, None),
    ],
)
def test_a_name_can_be_refused_before_anything_is_fetched(name: str | None, reason: Refused | None) -> None:
    assert refusal(name, 10) is reason
    assert refusal(name, 21 * 1024 * 1024) is Refused.TOO_BIG


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("..\\..\\windows\\system.ini", "system.ini"),
        ("/etc/shadow", "shadow"),
        ("签到表（11月）.pdf", "签到表（11月）.pdf"),
        ('a<b>c:d"e|f?g*.pdf', "a_b_c_d_e_f_g_.pdf"),
        ("照\u202egpj.exe", "照gpj.exe"),
        ("line\nbreak\0.txt", "linebreak.txt"),
        ("CON.txt", "IMG_1_CON.txt"),
        ("..", "IMG_1"),
        ("", "IMG_1"),
        (None, "IMG_1"),
    ],
)
def test_a_name_is_made_safe(name: str | None, safe: str) -> None:
    assert safe_name(name, "IMG_1") == safe


def test_a_photo_without_a_name_gets_an_ending_and_a_long_name_keeps_its_own() -> None:
    assert safe_name(None, "IMG_3", "image/jpeg") == "IMG_3.jpg"
    long = safe_name("长" * 300 + ".docx", "x")
    assert (len(long), long[-5:]) == (80, ".docx")


@given(st.text(max_size=200))
def test_no_name_leads_out_of_its_folder(name: str) -> None:
    safe = safe_name(name, "file")
    assert safe == Path(safe).name
    assert safe not in ("", ".", "..")
    assert not set(safe) & set('/\\:*?"<>|\0\n')
    assert len(safe.encode()) <= 255


def test_the_same_content_is_kept_once_and_for_nobody_else_to_read(tmp_path: Path) -> None:
    first = kept_files.keep(tmp_path, PDF, "甲.pdf")
    second = kept_files.keep(tmp_path, PDF, "../../乙.pdf")
    assert first == second
    assert list(kept_files.lying(tmp_path)) == [first.path]
    assert first.path == f"files/{first.sha256[:2]}/{first.sha256[2:]}"
    place = tmp_path / first.path
    assert place.read_bytes() == PDF
    if os.name == "posix":
        assert stat.S_IMODE(place.stat().st_mode) == 0o600
        assert stat.S_IMODE((tmp_path / "files").stat().st_mode) == 0o700


def test_nothing_half_written_is_ever_found_at_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(number: int) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        kept_files.keep(tmp_path, PDF, "甲.pdf")
    assert list(kept_files.lying(tmp_path)) == []


def test_what_a_killed_process_left_half_written_is_swept_away(tmp_path: Path) -> None:
    kept = kept_files.keep(tmp_path, PDF, "甲.pdf")
    half = tmp_path / f"{kept.path}.part-0a"
    half.write_bytes(b"%PD")
    assert kept_files.sweep_unfinished(tmp_path, half.stat().st_mtime - 60) == 0
    assert kept_files.sweep_unfinished(tmp_path, half.stat().st_mtime + 60) == 1
    assert list(kept_files.lying(tmp_path)) == [kept.path]


def test_nothing_outside_the_folder_is_ever_removed(tmp_path: Path) -> None:
    (tmp_path / "zhishu.db").write_bytes(b"x")
    assert kept_files.remove(tmp_path, ["zhishu.db", "files/../zhishu.db", str(tmp_path / "zhishu.db")]) == 0
    assert (tmp_path / "zhishu.db").exists()


def test_what_is_missing_and_what_belongs_to_nobody_is_told(tmp_path: Path) -> None:
    kept = kept_files.keep(tmp_path, PDF, "甲.pdf")
    state = kept_files.compare(tmp_path, {"files/aa/bb"})
    assert (state.missing, state.orphaned) == (("files/aa/bb",), (kept.path,))
    assert kept_files.compare(tmp_path, {kept.path}) == kept_files.State((), ())


def test_a_thumbnail_is_small_upright_and_tells_nothing_of_the_camera(tmp_path: Path) -> None:
    kept = kept_files.keep(tmp_path, jpeg(1600, 1000, orientation=6), "合影.jpg")
    assert kept.thumbnail == kept.path + ".small.jpg"
    with Image.open(tmp_path / (kept.thumbnail or "")) as small:
        assert small.size == (400, LONGEST)  # turned by a quarter
        red, _, blue = small.getpixel((200, 100))  # type: ignore[misc] # a JPEG has three bands
        assert red > 200 > 60 > blue
        assert not small.getexif()
        assert small.info.get("exif") is None
    assert b"secret" not in (tmp_path / (kept.thumbnail or "")).read_bytes()


def test_a_picture_that_would_fill_the_memory_is_refused() -> None:
    side = int(MOST_PIXELS**0.5) + 10
    with pytest.raises(NotKept) as error:
        thumbnail(bomb(side))
    assert error.value.why is Refused.BOMB
    assert thumbnail(bomb(8000)) is None  # large, but of a telephone's size: kept, without a thumbnail


@pytest.mark.parametrize(
    "content", [jpeg()[:200], png()[:60], b"\xff\xd8\xff", b"GIF89a" + bytes(20), bomb(90)]
)
def test_a_damaged_picture_breaks_nothing(content: bytes, tmp_path: Path) -> None:
    assert thumbnail(content) is None
    assert kept_files.keep(tmp_path, content, None).thumbnail is None


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "L", "1", "CMYK", "I;16"])
def test_any_kind_of_pixels_makes_a_thumbnail(mode: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (50, 30)).save(out, "TIFF" if mode in ("CMYK", "I;16") else "PNG")
    made = thumbnail(out.getvalue())
    assert made is not None
    with Image.open(io.BytesIO(made)) as small:
        assert (small.mode, small.size) == ("RGB", (50, 30))
