"""The pack and the export in the chat: asked for by a tap, made in the background, sent in parts."""

import io
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import docx
import openpyxl
import pytest

from bot.records import Attachment, Inspection, ReportSubmission
from bot.roster import Post
from handlers.carrying import archives, pack
from handlers.carrying.archives import FOLDER, Archives
from handlers.documents import month_papers, months
from messages.callbacks.documents import MonthTap
from messages.callbacks.files import ArchiveTap
from messages.documents.pack_index import INDEX
from messages.labels import label
from storage import archive_jobs, attachments, branch_zip, branches, kept_files, rosters
from storage.archive_jobs import State
from tests.conversations.logged import committee, log, talk, who
from tests.conversations.people import FRIDAY, Office, office
from tests.conversations.walking import wire
from tests.driver import Bot
from tests.messages.documents.reading import form
from tests.messages.documents.samples import table
from tests.phone import PIXEL, Phone
from tests.storage.pictures import jpeg, png

NOVEMBER = date(2026, 11, 9)


def photo(there: Office, number: int, content: bytes, name: str | None = None) -> Attachment:
    """A photo that has been fetched already."""
    sent = Attachment(file_id=f"f{number}", unique_id=f"u{number}", kind="photo", name=name)
    noted = there.bot.write(attachments.note, there.ids[""], sent, by=None, now=FRIDAY)
    kept = kept_files.keep(there.bot.data, content, "photo.png")
    there.bot.write(
        attachments.stored,
        noted.id,
        kept.sha256,
        kept.path,
        FRIDAY,
        size=kept.size,
        mime=kept.mime,
        thumbnail=kept.thumbnail,
    )
    return sent


def year(there: Office) -> None:
    """A meeting with two photos, a talk, and a check."""
    first, second = photo(there, 1, PIXEL, "../../签到.png"), photo(there, 2, PIXEL + b"2")
    lost = Attachment(file_id="lost", unique_id="lost", kind="photo")
    log(there, committee(there, NOVEMBER, attachments=(first, second, lost)))
    log(there, talk(there, NOVEMBER, "张三", "李四"))
    log(there, Inspection(on=NOVEMBER, by=(who(there, "张三"),), findings="台账缺页"))


def files(there: Office, phone: Phone) -> list[zipfile.ZipFile]:
    """The archives in the chat as somebody opens them."""
    sent = [each.raw["document"] for each in phone.chat if each.file_name]
    contents = [there.bot.api.get(each["url"]).content for each in sent]
    return [zipfile.ZipFile(io.BytesIO(content)) for content in contents]


def ask(phone: Phone, language: str = "zh") -> Phone:
    return phone.send("/export").tap(label(language, "carrying.pack", year=2026))


@contextmanager
def in_parts(limit: int) -> Iterator[Office]:
    """A branch whose archives come in small parts."""
    with Bot(at=FRIDAY, ticks=(Archives(limit),)) as bot:
        yield Office(bot, "zh")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_one_tap_brings_the_pack(language: str) -> None:
    said = {"zh": ("马上开始", "✅"), "en": ("begins in a moment", "✅")}[language]
    with office(language) as there:
        year(there)
        phone = ask(there.secretary, language).sees(said[0])
        message = phone.last.id
        phone.mark()
        there.bot.tick()
        assert next(each for each in phone.chat if each.id == message).text.endswith(
            {"zh": "已发到下面。", "en": "It is below."}[language]
        )
        [pack] = files(there, phone)
        assert pack.testzip() is None
        names = sorted(name.partition("/")[2] or name for name in pack.namelist())
        assert INDEX in names
        assert "001 2026-11-09 支委会.docx" in names
        assert "002 2026-11-09 廉政谈话.docx" in names
        assert "001 2026-11-09 支委会/签到.png" in names
        assert len([name for name in pack.namelist() if name.startswith("1台账/")]) == 5
        assert not any(".." in name or name.startswith("/") for name in pack.namelist())
        assert not any((there.bot.data / FOLDER).iterdir())


def test_the_index_says_which_evidence_supports_which_duty_and_names_the_gaps() -> None:
    with office() as there:
        year(there)
        phone = ask(there.secretary)
        there.bot.tick()
        [pack] = files(there, phone)
        book = openpyxl.load_workbook(io.BytesIO(pack.read(INDEX)))
        duties = {str(row["责任内容"]): row for row in table(book["责任与佐证"])}
        assert duties["支委会"]["佐证材料（编号）"] == "1"
        assert "补：1月" in str(duties["支委会"]["缺口"])
        talks = duties["廉政谈话：书记与班子成员逐人"]
        assert (talks["佐证材料（编号）"], talks["缺口"]) == ("2", "还差：王五")
        first, second, third = table(book["材料目录"])
        assert (first["编号"], first["日期"], first["第几部分"], first["附件"]) == (1, NOVEMBER, 1, 2)
        assert str(first["缺什么"]).endswith("1 个附件未取到")
        assert pack.read(str(second["文件"]))
        assert form(pack.read(str(third["文件"])))["发现的问题"] == "台账缺页"


def test_the_papers_of_the_pack_hold_what_was_logged() -> None:
    with office() as there:
        year(there)
        phone = ask(there.secretary)
        there.bot.tick()
        [pack] = files(there, phone)
        sheet = next(name for name in pack.namelist() if name.startswith("3谈话记录/"))
        paper = docx.Document(io.BytesIO(pack.read(sheet)))
        words = "\n".join(cell.text for each in paper.tables for row in each.rows for cell in row.cells)
        assert "采购中的风险" in words


def test_the_papers_of_the_pack_show_the_photos_that_were_sent() -> None:
    with office() as there:
        log(there, committee(there, NOVEMBER, attachments=(photo(there, 1, jpeg()), photo(there, 2, png()))))
        log(there, ReportSubmission(on=NOVEMBER, attachments=(photo(there, 3, jpeg(900, 900)),)))
        phone = ask(there.secretary)
        there.bot.tick()
        [pack] = files(there, phone)
        shown = {
            name.partition("/")[0]: len(docx.Document(io.BytesIO(pack.read(name))).inline_shapes)
            for name in pack.namelist()
            if name.endswith(".docx")
        }
        assert shown == {"2会议记录": 2, "4其他记录": 1}


def test_a_pack_that_is_too_large_comes_in_parts_each_of_which_opens() -> None:
    with in_parts(60_000) as there:
        large = [photo(there, n, PIXEL + bytes([n]) * 25_000) for n in range(1, 7)]
        for n, each in enumerate(large, 1):
            log(there, committee(there, date(2026, 11, n), attachments=(each,)))
        phone = ask(there.secretary)
        there.bot.tick()
        packs = files(there, phone)
        assert len(packs) > 3
        assert all(sum(each.compress_size for each in pack.infolist()) < 62_000 for pack in packs)
        assert all(pack.testzip() is None for pack in packs)
        named = [each.file_name for each in phone.chat if each.file_name]
        assert named[0] == "示例支部2026年迎检材料-1.zip"
        captions = [each.text for each in phone.chat if each.file_name]
        assert f"“00目录”在第 {len(packs)} 部分" in captions[0]
        assert "先看“00目录”" in captions[-1]
        book = openpyxl.load_workbook(io.BytesIO(packs[-1].read(INDEX)))
        for row in table(book["材料目录"]):
            assert str(row["文件"]) in packs[int(str(row["第几部分"])) - 1].namelist()


def test_cancelling_before_it_begins_makes_nothing() -> None:
    with office() as there:
        phone = ask(there.secretary).tap("取消").sees("已取消")
        there.bot.tick()
        assert files(there, phone) == []
        phone.tap_old(phone.last.id, ArchiveTap("cancel", 2026, 1).encode()).sees(label("zh", "gate.stale"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_month_of_many_comes_like_a_pack_and_one_of_few_at_once(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(months, "AT_ONCE", 1)
    said = {"zh": "2026年11月会议和谈话记录", "en": "Minutes and record sheets, Nov 2026"}[language]
    with office(language) as there:
        year(there)
        log(there, committee(there, date(2026, 10, 9)))
        phone = there.secretary.send("/export").tap(label(language, "export.papers_of_month"))
        listed, (october, november) = phone.last.id, [MonthTap(2026, each).encode() for each in (10, 11)]
        named = phone.tap_old(listed, october).last.file_name or ""
        assert named.startswith({"zh": "示例支部会议和谈话记录", "en": "示例支部_minutes_and"}[language])
        phone.tap_old(listed, november).sees(said).tap(label(language, "common.cancel"))
        phone.tap_old(listed, november).sees(said)
        there.bot.tick()
        few, many = files(there, phone)
        assert sorted(many.namelist()) == [
            "01_2026-11-09_支部委员会会议记录.docx",
            "02_2026-11-09_廉政谈话记录表.docx",
        ]
        assert form(many.read("02_2026-11-09_廉政谈话记录表.docx"))["谈话对象"].startswith("李四")
        assert "2 份 Word" in phone.text or "2 Word files" in phone.text
        assert len(few.namelist()) == 1


def test_another_archive_is_made_after_the_one_that_is_asked_for_already() -> None:
    with office() as there:
        year(there)
        phone = ask(there.secretary)
        phone.send("/export").tap(label("zh", "carrying.export")).tap(label("zh", "carrying.export_yes"))
        there.bot.tick()
        there.bot.tick()
        assert len(files(there, phone)) == 2


def test_a_second_tap_asks_for_no_second_pack() -> None:
    with office() as there:
        year(there)
        ask(there.secretary)
        phone = ask(there.secretary)
        there.bot.tick()
        assert len(files(there, phone)) == 1


def test_a_job_that_was_interrupted_is_made_again_after_the_restart() -> None:
    with office() as there:
        year(there)
        phone = ask(there.secretary)
        there.bot.write(archive_jobs.claim, FRIDAY, timedelta(hours=1), "a killed process")
        folder = there.bot.data / FOLDER / "1"
        folder.mkdir(parents=True)
        (folder / "part-1.zip").write_bytes(b"half a zip")
        (there.bot.data / FOLDER / "99").mkdir()
        there.bot.restart()
        there.bot.tick()
        [pack] = files(there, phone)
        assert pack.testzip() is None
        assert not any((there.bot.data / FOLDER).iterdir())


def test_a_part_that_telegram_does_not_take_at_once_is_sent_again() -> None:
    with office() as there:
        year(there)
        phone = ask(there.secretary)
        there.bot.fault("502", "sendDocument", times=1)
        there.bot.tick()
        assert len(files(there, phone)) == 1


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_part_that_is_refused_for_good_is_not_sent_again_and_that_is_said(language: str) -> None:
    with office(language) as there:
        year(there)
        phone = ask(there.secretary, language)
        there.bot.fault("chat_not_found", "sendDocument", times=1)
        there.bot.tick()
        assert files(there, phone) == []
        assert label(language, "carrying.failed.not_sent") in phone.chat[-1].text


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_export_too_large_for_telegram_says_who_can_make_it(language: str) -> None:
    with Bot(at=FRIDAY, ticks=(Archives(1000),)) as bot:
        there = Office(bot, language)
        year(there)
        phone = there.secretary.send("/export").tap(label(language, "carrying.export"))
        phone.tap(label(language, "carrying.export_yes"))
        bot.tick()
        assert files(there, phone) == []
        assert label(language, "carrying.failed.too_large") in phone.chat[-1].text


def test_a_disk_that_takes_nothing_is_said() -> None:
    with office() as there:
        there.bot.errors_expected = True
        year(there)
        phone = ask(there.secretary)
        (there.bot.data / FOLDER).write_text("a file in the way", encoding="ascii")
        there.bot.tick()
        phone.mark()
        assert "磁盘写不进去" in phone.chat[-1].text


def test_whoever_hands_the_post_over_meanwhile_gets_no_pack() -> None:
    with office() as there:
        year(there)
        phone = ask(there.secretary)
        there.bot.write(rosters.set_left, there.ids["张三"], date(2026, 11, 1))
        there.bot.tick()
        assert files(there, phone) == []
        assert "不能导出" in phone.chat[-1].text


@pytest.mark.parametrize("wanted", ["迎检材料包", "导出全部"])
def test_a_secretary_who_is_none_any_more_but_still_a_member_gets_no_archive(wanted: str) -> None:
    with office() as there:
        phone = there.secretary.send("/export").tap(wanted)
        if wanted == "导出全部":
            phone.tap(label("zh", "carrying.export_yes"))
        there.bot.write(
            rosters.end_tenure, there.ids["张三"], Post.BRANCH_SECRETARY, FRIDAY.date() - timedelta(days=1)
        )
        there.bot.tick()
        assert files(there, phone) == []


@pytest.mark.parametrize("name", ["李四", "示例甲"])
def test_nobody_but_the_secretary_asks_for_an_archive(name: str) -> None:
    with office() as there:
        phone = there.phone(name).send("/help")
        for action in ("pack", "branch", "sure"):
            phone.tap_old(phone.last.id, ArchiveTap(action, 2026).encode())
        there.bot.tick()
        assert files(there, phone) == []


def test_not_even_the_next_secretary_cancels_what_another_asked_for() -> None:
    with office() as there:
        year(there)
        asking = ask(there.secretary)
        there.bot.write(rosters.set_tenure, there.ids["李四"], Post.BRANCH_SECRETARY, None)
        other = there.phone("李四").send("/help")
        other.tap_old(other.last.id, wire(asking, "取消")[1])
        there.bot.tick()
        assert len(files(there, asking)) == 1


@pytest.mark.parametrize("language", ["zh", "en"])
def test_everything_is_exported_into_the_chat_after_a_warning(language: str, tmp_path: Path) -> None:
    said = {"zh": "包括谈话内容", "en": "what was said in talks"}[language]
    with office(language) as there:
        year(there)
        phone = there.secretary.send("/export").tap(label(language, "carrying.export")).sees(said)
        phone.tap(label(language, "carrying.export_yes"))
        there.bot.tick()
        [document] = [each.raw["document"] for each in phone.chat if each.file_name]
        archive = tmp_path / "branch.zip"
        archive.write_bytes(there.bot.api.get(document["url"]).content)
        with branch_zip.opened(archive) as opened:
            given = opened.branch()
        assert (given.branch.name, len(given.records)) == ("示例支部", 3)


def test_deleting_the_branch_offers_the_export_first() -> None:
    with office() as there:
        phone = there.secretary.send("/settings").tap("删除…").tap("删除整个支部")
        phone.tap(label("zh", "carrying.export_first")).sees("包括谈话内容")
        phone.tap(label("zh", "carrying.export_yes"))
        there.bot.tick()
        assert len(files(there, phone)) == 1
        assert there.bot.read(branches.find, there.ids[""]) is not None


def test_a_branch_that_is_deleted_meanwhile_gets_no_archive() -> None:
    with office() as there:
        year(there)
        phone = ask(there.secretary)
        there.bot.write(branches.delete, there.ids[""])
        there.bot.tick()
        assert files(there, phone) == []


def test_how_an_earlier_ledger_comes_in_is_told_beside_the_ledgers() -> None:
    with office() as there:
        there.secretary.send("/export").tap("补录往年台账").sees(".xlsx", "1000 行").tap("上一步").sees(
            "2026年台账"
        )


def test_a_job_is_done_when_it_is_done() -> None:
    with office() as there:
        year(there)
        ask(there.secretary)
        there.bot.tick()
        job = there.bot.read(archive_jobs.get, 1)
        assert job is not None
        assert (job.state, job.done, job.sent, job.parts) == (State.DONE, job.total, 1, 1)


@pytest.mark.parametrize("wanted", ["pack", "month"])
def test_progress_is_shown_and_cancelling_stops_what_is_being_made(
    wanted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pause = threading.Event()

    def slow(*given: object) -> None:
        go_on = given[-1]
        assert callable(go_on)
        while go_on(120, 300):
            pause.wait(0.01)

    monkeypatch.setattr(pack, "make", slow)
    monkeypatch.setattr(month_papers, "make", slow)
    monkeypatch.setattr(months, "AT_ONCE", 1)
    monkeypatch.setattr(archives, "LOOK_SECONDS", 0.02)
    monkeypatch.setattr(archives, "SHOW_SECONDS", 0.0)
    with office() as there:
        year(there)
        if wanted == "pack":
            phone = ask(there.secretary)
        else:
            phone = there.secretary.send("/export").tap(label("zh", "export.papers_of_month"))
            phone.tap_old(phone.last.id, MonthTap(2026, 11).encode())
        ticking = threading.Thread(target=there.bot.tick)
        ticking.start()
        while not any("120 / 300（40%）" in each.text for each in phone.chat):
            pause.wait(0.05)
        phone.tap("取消").sees("已取消")
        ticking.join()
        assert files(there, phone) == []
        assert "已取消" in phone.chat[-1].text
        assert list((there.bot.data / FOLDER).iterdir()) == []
