"""Photos and files: taken at any step, an album answered once, what cannot be taken said plainly."""

import pytest

from bot.records import Interview, Meeting
from handlers.forms.state import AnyEntry, FormState
from messages.labels import label
from tests.conversations.people import Office
from tests.conversations.walking import careful, choose, committee_meeting, integrity_talk, open_draft, saved
from tests.phone import PIXEL, Phone


def entry(there: Office, phone: Phone) -> AnyEntry:
    found = FormState.model_validate_json(open_draft(there, phone).data).entry
    assert found is not None
    return found


STEPS = ("on", "start", "place", "host", "attendance", "agenda", "review")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_photo_is_kept_at_whatever_step_it_comes(language: str) -> None:
    with careful(language) as there:
        phone = there.secretary.send("/meeting")
        phone.photo(PIXEL + b"0").sees(label(language, "told.file_kept"), label(language, "ask.type"))
        choose(phone, label(language, "types.branch_committee_meeting"))
        taps = ("昨天", "15:00", "", "张三", label(language, "ask.everybody", count=3), "")
        for number, tap in enumerate(("", *taps), 1):
            if tap == "昨天":
                phone.tap(label(language, "common.yesterday"))
            elif tap:
                phone.tap(tap)
            elif number > 1:
                phone.send("三楼会议室")
            phone.photo(PIXEL + bytes([number])).sees(label(language, "told.file_kept"))
            assert len(entry(there, phone).attachments) == number + 1
        phone.tap(label(language, "common.save")).sees("✅")
        assert len(saved(there)[0].entry.attachments) == len(STEPS) + 1


def test_an_album_is_answered_once() -> None:
    with careful() as there:
        phone = committee_meeting(there.secretary)
        before = len(phone.chat)
        phone.photo(*(PIXEL + bytes([n]) for n in range(5))).sees("5 张照片")
        assert len(phone.chat) == before + 1
        assert len(entry(there, phone).attachments) == 5


def test_the_same_file_sent_again_is_kept_once() -> None:
    with careful() as there:
        phone = committee_meeting(there.secretary)
        phone.document("签到表.pdf").sees("1 个文件").photo().sees("1 张照片、1 个文件")
        phone.document("通知.pdf", b"another").sees("1 张照片、2 个文件").tap("保存")
        phone.tap("复制").sees("1 张照片、2 个文件")


def test_a_caption_is_the_answer_where_words_are_wanted_and_never_a_name() -> None:
    with careful() as there:
        phone = committee_meeting(there.secretary, until="host")
        phone.photo(caption="合影").sees("已收到，记为附件；说明文字没有记入", "谁主持")
        phone.tap("张三").tap("全部到会")
        phone.photo(PIXEL + b"2", caption="会议议题见照片").sees("请核对", "会议议题见照片", "2 张照片")
        found = entry(there, phone)
        assert isinstance(found, Meeting)
        assert found.host is not None
        assert found.host.name == "张三"


def test_the_signed_sheet_is_the_signature() -> None:
    with careful() as there:
        phone = integrity_talk(there.secretary)
        phone.tap("双方签字").sees("签字页的照片")
        phone.photo(PIXEL + b"1", PIXEL + b"2").sees("请核对", "双方签字：是", "2 张照片").tap("保存")
        found = saved(there)[0].entry
        assert isinstance(found, Interview)
        assert found.signed is True
        assert [each.signed_sheet for each in found.attachments] == [True, True]


def test_a_file_is_taken_out_again() -> None:
    with careful() as there:
        phone = committee_meeting(there.secretary)
        phone.photo().document("通知.pdf").tap("✏️ 附件").sees("1 张照片、1 个文件")
        phone.tap("去掉最后一个").sees("1 张照片").sees_no("1 个文件").send("完成").sees("请核对", "1 张照片")
        phone.tap("✏️ 附件").tap("去掉最后一个").tap("上一步").sees("请核对").sees_no("1 张照片")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_file_of_25_mb_is_refused_and_everything_else_kept(language: str) -> None:
    said = {"zh": "这个文件有 25 MB，超过 20 MB", "en": "This file has 25 MB; over 20 MB"}
    with careful(language) as there:
        phone = committee_meeting(there.secretary, language)
        phone.document("小.pdf")
        phone.document("大.pdf", b"0" * 25 * 1024 * 1024).sees(said[language])
        assert len(entry(there, phone).attachments) == 1
        phone.tap(label(language, "common.save")).sees("✅")
