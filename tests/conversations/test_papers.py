"""Word documents in the chat: minutes, record sheets, letters, for those who may read them."""

import io
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from docx import Document

from bot.record_types import Detail, Report, Subject
from bot.records import Inspection, Named, ReportSubmission
from messages.callbacks.documents import LetterTap, MonthTap, PaperTap
from messages.labels import label
from storage import branches, record_files, records
from tests.conversations.logged import committee, log, talk
from tests.conversations.people import FRIDAY, Office, office
from tests.conversations.walking import careful, committee_meeting, saved
from tests.messages.documents.reading import every_word, form, paragraphs
from tests.phone import Phone
from tests.storage.pictures import PDF, jpeg, png

NOVEMBER = date(2026, 11, 9)
JANUARY = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)


def opened_record(phone: Phone) -> Phone:
    """The page of the newest record."""
    return phone.send("/records").tap("1")


def check(there: Office, on: date = NOVEMBER, **more: object) -> Inspection:
    given: dict[str, object] = {
        "on": on,
        "subject": Subject.SUPERVISION,
        "departments": (Named(name="办公室", person_id=1),),
        "by": (Named(name="张三", person_id=there.ids["张三"]),),
        "findings": "会议记录缺时间",
        "details": {Detail.REQUIREMENTS: "补齐记录；赵六；12月10日前"},
    }
    return Inspection.model_validate(given | more)


def test_the_minutes_of_a_meeting_come_as_word() -> None:
    with office() as there:
        log(there, committee(there, NOVEMBER))
        phone = opened_record(there.secretary).tap("📄 Word")
        assert phone.last.file_name == "示例支部支部委员会会议记录（2026-11-09）.docx"
        said = form(phone.file)
        assert (said["日期"], said["地点"], said["缺席人员及原因"]) == (
            "2026年11月9日",
            "三楼会议室",
            "王五（出差）",
        )
        assert (said["主持人"], said["议题"]) == ("张三（党支部书记）", "11月的议题")


def with_files(there: Office) -> None:
    """A committee meeting with two photos and a paper, all of them fetched."""
    phone = committee_meeting(there.secretary, "zh")
    phone.photo(jpeg()).photo(png()).document("签到表.pdf", PDF).tap("保存").sees("✅")
    there.bot.tick()


def test_the_minutes_show_the_photos_and_name_the_other_files() -> None:
    with careful() as there:
        with_files(there)
        content = opened_record(there.secretary).tap("📄 Word").file
        assert len(Document(io.BytesIO(content)).inline_shapes) == 2
        said = paragraphs(content)
        assert said.index("附件照片") < said.index("其他附件")
        assert said[-1] == "1. 签到表.pdf"


def test_the_minutes_read_the_small_pictures_alone() -> None:
    with careful() as there:
        with_files(there)
        ids = [each.id for each in saved(there)]
        for each in there.bot.read(record_files.attachments_of, ids):
            (there.bot.data / each.path).unlink()
        content = opened_record(there.secretary).tap("📄 Word").file
        assert len(Document(io.BytesIO(content)).inline_shapes) == 2


def test_the_documents_of_a_month_show_the_photos_too() -> None:
    with careful() as there:
        with_files(there)
        month = saved(there)[0].entry.on
        assert month is not None
        phone = there.secretary.send("/export").tap(label("zh", "export.papers_of_month"))
        phone.tap(f"{month.month}月（1）")
        packed = zipfile.ZipFile(io.BytesIO(phone.file))
        [name] = packed.namelist()
        assert len(Document(io.BytesIO(packed.read(name))).inline_shapes) == 2


def test_a_check_and_what_was_handed_in_come_as_word_too() -> None:
    with office() as there:
        log(there, check(there))
        phone = opened_record(there.secretary).tap("📄 Word")
        assert phone.last.file_name == "示例支部检查情况登记表（2026-11-09）.docx"
        assert form(phone.file)["发现的问题"] == "会议记录缺时间"
        log(there, ReportSubmission(on=date(2026, 11, 10), report=Report.ANNUAL_WORK_PLAN, for_year=2026))
        phone = opened_record(there.secretary).tap("📄 Word")
        assert phone.last.file_name == "示例支部材料报送登记表（2026-11-10）.docx"
        assert form(phone.file)["所属年度"] == "2026"


def test_no_letter_follows_what_was_handed_in() -> None:
    with office() as there:
        record = log(there, ReportSubmission(on=NOVEMBER))
        phone = opened_record(there.secretary)
        assert not any("督办单" in each for each in phone.buttons)
        phone.tap_old(phone.last.id, PaperTap(record, "order").encode())
        assert not any(each.file_name for each in phone.chat)


def test_a_record_logged_late_says_so_on_paper() -> None:
    with office() as there:
        entry, me = committee(there, date(2026, 10, 9)), there.ids["张三"]
        there.bot.write(records.save, there.ids[""], entry, logged_by=me, now=FRIDAY)
        phone = opened_record(there.secretary).tap("📄 Word")
        assert "（补记，2026年11月20日录入）" in paragraphs(phone.file)


def test_the_sheet_of_a_talk_goes_to_those_who_may_read_it_alone() -> None:
    with office() as there:
        record = log(there, talk(there, NOVEMBER, "张三", "李四"))
        phone = opened_record(there.secretary).tap("📄 Word")
        assert phone.sees("请妥善保管")
        assert form(phone.file)["谈话内容（要点）"] == "采购中的风险。细节不外传"
        other = there.phone("王五")
        assert "📄 Word" not in opened_record(other).buttons
        other.tap_old(other.last.id, PaperTap(record).encode())
        assert not any(each.file_name for each in other.chat)


def test_a_record_of_another_branch_is_not_there() -> None:
    with office() as there:
        log(there, committee(there, NOVEMBER))
        phone = opened_record(there.secretary)
        phone.tap_old(phone.last.id, PaperTap(9999).encode())
        assert not any(each.file_name for each in phone.chat)


def test_a_branch_with_slashes_in_its_name_gets_a_file_that_every_system_takes() -> None:
    with office() as there:
        there.bot.write(branches.update, there.ids[""], name="../甲/乙\\丙:支部")
        log(there, committee(there, NOVEMBER))
        phone = opened_record(there.secretary).tap("📄 Word")
        assert phone.last.file_name == "甲_乙_丙_支部支部委员会会议记录（2026-11-09）.docx"
        assert paragraphs(phone.file)[0] == "../甲/乙\\丙:支部"


def templates(there: Office) -> Path:
    """The folder of the operator's own templates."""
    folder = there.bot.data / "templates"
    folder.mkdir()
    return folder


def own_template(*lines: str) -> bytes:
    made, kept = Document(), io.BytesIO()
    for line in lines:
        made.add_paragraph(line)
    made.save(kept)
    return kept.getvalue()


def test_an_own_template_is_used_and_a_faulty_one_is_passed_over() -> None:
    with office() as there:
        log(there, committee(there, NOVEMBER))
        path = templates(there) / "branch_committee_meeting.docx"
        path.write_bytes(own_template("规定格式：{{ 地点 }}"))
        phone = opened_record(there.secretary).tap("📄 Word")
        assert paragraphs(phone.file) == ["规定格式：三楼会议室"]
        path.write_bytes(own_template("{{ 没有这一项 }}"))
        there.bot.errors_expected = True
        opened_record(phone).tap("📄 Word")
        assert phone.sees("自备的模板有问题")
        assert form(phone.file)["地点"] == "三楼会议室"


def test_a_check_is_followed_by_an_order_or_a_reminder() -> None:
    with office() as there:
        log(there, check(there))
        phone = opened_record(there.secretary).tap("📄 督办单")
        assert phone.last.file_name == "示例支部督办单（办公室-赵六）.docx"
        said = form(phone.file)
        assert (said["督办事项"], said["来源"]) == ("会议记录缺时间", "2026年11月9日督导检查")
        assert (said["承办人"], said["办理要求"], said["办理时限"]) == (
            "办公室（赵六）",
            "补齐记录",
            "2026年12月10日",
        )
        assert (said["签发人"], said["办理情况"]) == ("张三", "")
        opened_record(phone).tap("📄 提醒函")
        words = every_word(phone.file)
        assert "办公室（赵六）：" in words
        assert "2026年11月9日督导检查：会议记录缺时间。" in words
        assert "补齐记录。" in words
        assert "请于2026年12月10日前办理" in words


def test_an_order_about_an_overdue_duty_says_what_is_owed_and_what_is_missing() -> None:
    with office() as there:
        log(there, committee(there, NOVEMBER))
        phone = there.secretary.send("/export").tap(label("zh", "export.letters")).tap("📄 督办单")
        assert phone.sees("逾期的事项")
        duty = next(button for button in phone.buttons if "支委会" in button)
        phone.tap(duty)
        said = form(phone.file)
        assert "支委会" in said["督办事项"]
        assert "应完成 12，已完成 1" in said["督办事项"]
        assert said["来源"] == "2026年责任清单"
        assert said["办理时限"] == "2026年11月30日"
        assert said["办理要求"] == "尽快补上1月–10月的“支委会”并登记"


def test_an_english_reader_is_told_in_english_what_a_chinese_document_is() -> None:
    with office("en") as there:
        log(there, check(there))
        phone = opened_record(there.secretary).tap(label("en", "letters.order"))
        phone.sees("Supervision order (办公室-赵六)").sees_no("督办单")
        opened_record(phone).tap("📄 Word").sees("示例支部: Inspection (2026-11-09)")
        phone.send("/write").tap(label("en", "reporting.short.half_1")).tap("Make the Word file")
        phone.sees("示例支部: Brief on the first half of 2026", "sections still have")
        assert phone.last.file_name == "示例支部2026年上半年党建工作简报.docx"


@pytest.mark.parametrize(("language", "said"), [("zh", "请手工填写"), ("en", "by hand")])
def test_a_responsibility_letter_of_whom_the_list_asks_nothing_leaves_room(language: str, said: str) -> None:
    with office(language) as there:
        phone = there.secretary.send("/export").tap(label(language, "export.letters"))
        phone.tap(label(language, "letters.pledge")).tap("赵六").sees(said)
        assert "1. （待补充）" in paragraphs(phone.file)


def test_a_responsibility_letter_holds_the_duties_of_that_persons_list() -> None:
    with office() as there:
        phone = (
            there.secretary.send("/export").tap(label("zh", "export.letters")).tap("📄 责任书").tap("李四")
        )
        assert phone.last.file_name == "示例支部2026年度责任书（李四）.docx"
        words = paragraphs(phone.file)
        assert "责任人：李四　　职务：组织委员、" in f"{words}" or "责任人：李四　　职务：组织委员" in words
        assert any(word.startswith("1. ") for word in words)
        assert not any("（待补充）" in word for word in words)


def test_with_nothing_overdue_and_nothing_found_no_letter_is_offered() -> None:
    with office(at=JANUARY) as there:
        phone = there.secretary.send("/export").tap(label("zh", "export.letters")).tap("📄 提醒函")
        assert phone.sees("不用发")


def test_the_documents_of_a_month_come_in_one_zip() -> None:
    with office() as there:
        log(there, committee(there, NOVEMBER))
        log(there, talk(there, NOVEMBER, "张三", "李四"))
        log(there, committee(there, date(2026, 10, 9), place=None))
        log(there, check(there))
        phone = there.secretary.send("/export").tap(label("zh", "export.papers_of_month"))
        assert {"10月（1）", "11月（2）"} <= set(phone.buttons)
        phone.tap("11月（2）")
        assert phone.last.file_name == "示例支部会议和谈话记录（2026年11月）.zip"
        made = [call["method"] for call in there.bot.calls()]
        assert made[-2:] == ["answerCallbackQuery", "sendDocument"]  # the toast comes before the making
        packed = zipfile.ZipFile(io.BytesIO(phone.file))
        names = packed.namelist()
        assert sorted(names) == ["01_2026-11-09_支部委员会会议记录.docx", "02_2026-11-09_廉政谈话记录表.docx"]
        assert form(packed.read(names[0]))["地点"] == "三楼会议室"


@pytest.mark.parametrize("name", ["李四", "示例甲"])
def test_nobody_but_the_secretary_gets_letters_or_the_documents_of_a_month(name: str) -> None:
    with office() as there:
        log(there, talk(there, NOVEMBER, "张三", "王五"))
        phone = there.phone(name).send("/help")
        for forged in (MonthTap(2026, 11), LetterTap("order", "r1"), LetterTap("pledge"), LetterTap()):
            phone.tap_old(phone.last.id, forged.encode())
        assert not any(each.file_name for each in phone.chat)


def test_forged_buttons_change_nothing() -> None:
    with office() as there:
        phone = there.secretary.send("/export")
        for forged in (LetterTap("order", "d1.none"), LetterTap("pledge", "p999"), LetterTap("x", "y")):
            phone.tap_old(phone.last.id, forged.encode())
        phone.tap_old(phone.last.id, MonthTap(999999, 99).encode())
        assert not any(each.file_name for each in phone.chat)
