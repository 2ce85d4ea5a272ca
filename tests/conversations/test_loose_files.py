"""Photos, files and voice messages that came with nothing open: one tap says what they are evidence of."""

from datetime import date

import pytest

from bot.records import Entry, Interview
from messages.labels import label
from storage import accounts, attachments, drafts, records
from tests.conversations.logged import committee, log, talk
from tests.conversations.people import Office, office
from tests.phone import PIXEL, Phone

ALBUM = (PIXEL, PIXEL + b"1", PIXEL + b"2")


def held(there: Office) -> Phone:
    """A committee's meeting a week ago, and a talk of 李四's the day after."""
    log(there, committee(there, date(2026, 11, 12)))
    log(there, talk(there, date(2026, 11, 13), "李四", "示例甲"), by="李四")
    return there.secretary


def newest(there: Office) -> Entry:
    """The record of the latest day."""
    return there.bot.read(records.search, there.ids[""])[0].entry


@pytest.mark.parametrize(
    ("language", "asked", "button", "seen"),
    [
        ("zh", "收到 3 张照片。", "11月12日 支委会", "已附到"),
        ("en", "Got 3 photos.", "12 Nov Branch committee meeting", "Attached to"),
    ],
)
def test_an_album_goes_to_the_record_that_is_tapped(
    language: str, asked: str, button: str, seen: str
) -> None:
    with office(language) as there:
        phone = held(there).photo(*ALBUM).sees(asked)
        assert len([each for each in phone.news if each.buttons]) == 1
        question, data = phone.last.id, phone.last.data[button]
        assert phone.tap(button).sees(seen)
        meeting = there.bot.read(records.search, there.ids[""])[1].entry
        assert len(meeting.attachments) == 3
        assert there.bot.read(drafts.parked, phone.id) == []
        phone.tap_old(question, data).sees(label(language, "form.stale"))


def test_single_photos_that_follow_each_other_are_one_question_and_later_ones_another() -> None:
    with office() as there:
        phone = held(there).photo().sees("收到 1 张照片").photo(PIXEL + b"1").sees("收到 2 张照片")
        phone.document("签到表.pdf").sees("收到 3 个文件")
        there.bot.move(minutes=3)
        phone.photo(PIXEL + b"2").sees("收到 1 张照片")
        assert len(there.bot.read(drafts.parked, phone.id)) == 2


def test_they_begin_a_new_record_with_what_was_written_under_them() -> None:
    with office() as there:
        phone = there.secretary.photo(caption="李四：同意。").tap("新会议").tap("支委会").tap("昨天")
        phone.tap("跳过").tap("跳过").tap("跳过").tap("跳过").send("预算")
        phone.sees("请核对", "1 张照片", "李四：同意。").tap("保存")
        entry = newest(there)
        assert len(entry.attachments) == 1


def test_a_record_begun_with_files_or_forwarded_words_is_kept_when_another_is_begun() -> None:
    with office() as there:
        phone = there.secretary.photo().tap("新会议").send("/interview")
        phone.pass_on("李四：同意。").tap("新的记录").send("/cancel").sees("还留着")
        assert len(there.bot.read(drafts.parked, phone.id)) == 2


def test_a_voice_message_is_put_to_a_talk_as_evidence() -> None:
    with office() as there:
        phone = held(there).voice().sees("不会把语音转成文字").tap("11月13日 廉政谈话 示例甲")
        phone.sees("语音已附到")
        entry = newest(there)
        assert isinstance(entry, Interview)
        assert [str(one.name).endswith(".oga") for one in entry.attachments] == [True]


def test_what_is_not_wanted_goes_and_nothing_was_kept_for_it() -> None:
    with office() as there:
        phone = held(there).photo().tap("不用")
        assert there.bot.read(drafts.parked, phone.id) == []
        assert there.bot.read(attachments.pending) == []


def test_a_file_that_is_never_kept_is_refused_at_once_with_the_reason() -> None:
    with office() as there:
        held(there).document("打包.zip", b"PK\3\4").sees("没有收下“打包.zip”").sees_no("放到哪条记录")


def test_only_records_that_one_may_change_are_offered_and_a_tap_is_asked_again() -> None:
    with office() as there:
        phone = held(there).photo()
        question, data = phone.last.id, phone.last.data["11月12日 支委会"]
        there.bot.write(accounts.bind, phone.id, there.ids[""], there.ids["示例乙"])
        phone.photo(PIXEL + b"1").sees_no("支委会", "廉政谈话")
        phone.tap_old(question, data).sees(label("zh", "gate.not_allowed"))
        assert newest(there).attachments == ()


def test_old_and_broken_buttons_change_nothing() -> None:
    with office() as there:
        phone = held(there).photo()
        draft = there.bot.read(drafts.parked, phone.id)[0].id
        for action in ("999", "points", "inspection"):
            phone.tap_old(phone.last.id, f"lf:{draft}:{action}")
        assert newest(there).attachments == ()
        assert len(there.bot.read(drafts.parked, phone.id)) == 1
