"""Replies, forwards, captions, voice messages and contacts: each does what one would expect of it."""

from datetime import date

import pytest

from bot.records import Interview, Meeting
from messages.labels import label
from storage import accounts, drafts, records
from tests.conversations.logged import committee, log, talk, who
from tests.conversations.people import Office, office
from tests.phone import PIXEL, Phone

LINE = "昨天三点在三楼开支委会，张三主持，应到3实到3，研究预算"
ALBUM = (PIXEL, PIXEL + b"1", PIXEL + b"2")


def stored(there: Office) -> Meeting:
    """The meeting saved last, as it stands."""
    entry = there.bot.read(records.search, there.ids[""])[0].entry
    assert isinstance(entry, Meeting)
    return entry


def saved(there: Office) -> tuple[Phone, int]:
    """A meeting just saved, and the message that says so."""
    phone = there.secretary.send(LINE).tap("保存").sees("已保存")
    return phone, phone.last.id


def test_a_reply_to_a_saved_record_changes_that_record_however_much_came_since() -> None:
    with office() as there:
        phone, message = saved(there)
        phone.send("今天和王五廉政谈话，谈了采购风险").tap("保存")
        there.bot.restart()
        phone.reply(message, "实到改成2").sees("支委会", "应到 3，实到 3 → 应到 3，实到 2").tap("保存").sees(
            "已修改"
        )
        meeting = there.bot.read(records.search, there.ids[""])[1].entry
        assert isinstance(meeting, Meeting)
        assert meeting.actual == 2


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ("主持人李四", "主持人：张三 → 李四"),
        ("18号", "11月18日（周三）"),
        ("补充：还慰问了老党员", "还慰问了老党员"),
    ],
)
def test_a_reply_needs_no_word_of_correcting(words: str, seen: str) -> None:
    with office() as there:
        phone, message = saved(there)
        phone.reply(message, words).sees("修改", seen)


def test_a_reply_to_a_record_opened_from_the_list_changes_it_too() -> None:
    with office() as there:
        september = log(there, committee(there, date(2026, 9, 3)))
        phone = there.secretary.send("/records").tap("1").sees("三楼会议室")
        phone.reply(phone.last.id, "地点改成四楼").tap("保存")
        record = there.bot.read(records.get, september)
        assert record is not None
        assert isinstance(record.entry, Meeting)
        assert record.entry.place == "四楼"


def test_a_reply_that_wants_the_record_gone_asks_first() -> None:
    with office() as there:
        phone, message = saved(there)
        phone.reply(message, "删除").sees("要删除这一条吗？", "11月19日（周四）").tap("删除")
        assert there.bot.read(records.search, there.ids[""]) == []


def test_a_reply_to_anything_else_is_read_as_it_stands() -> None:
    with office() as there:
        phone = there.secretary.send("/help")
        phone.reply(phone.last.id, LINE).sees("请核对")


def test_a_question_or_another_meeting_in_a_reply_goes_its_own_way() -> None:
    with office() as there:
        phone, message = saved(there)
        phone.reply(message, "今天和王五廉政谈话，谈了采购风险").sees("谈话对象", "王五").sees_no("修改")


def test_a_question_in_reply_to_a_record_is_answered_and_changes_nothing() -> None:
    with office() as there:
        phone = there.secretary.send(LINE)
        phone.tap("保存")
        phone.reply(phone.last.id, "支委会还差几次").sees("支委会还差").sees_no("请核对", "修改")


def test_a_reply_by_somebody_who_may_not_change_it_changes_nothing() -> None:
    with office() as there:
        phone, message = saved(there)
        there.bot.write(accounts.bind, phone.id, there.ids[""], there.ids["示例甲"])
        phone.reply(message, "实到改成2").sees(label("zh", "gate.not_allowed"))
        phone.photo(reply_to=message).sees(label("zh", "gate.not_allowed"))
        assert (stored(there).actual, stored(there).attachments) == (3, ())


def test_forwarded_words_become_points_of_the_open_record() -> None:
    with office() as there:
        phone = there.secretary.send(LINE)
        phone.pass_on("李四：同意。王五：建议缓一缓。").sees("用作什么？", "建议缓一缓")
        phone.tap("要点").sees("转发的内容已放进要点", "李四：同意").tap("保存")
        assert stored(there).key_points == "李四：同意。王五：建议缓一缓。"


def test_forwarded_words_become_resolutions_line_by_line() -> None:
    with office() as there:
        phone = there.secretary.send(LINE).pass_on("整改会议室管理；李四；12月底\n印发通知")
        phone.tap("决议").tap("保存")
        assert [(one.text, one.owner) for one in stored(there).resolutions or ()] == [
            ("整改会议室管理", "李四"),
            ("印发通知", None),
        ]


def test_forwarded_words_with_nothing_open_begin_a_record_that_has_them() -> None:
    with office() as there:
        phone = there.secretary.pass_on("李四：最近压力大。").tap("谈话的要点").tap("谈心谈话")
        phone.tap("我（张三）").tap("李四").tap("完成").tap("今天").sees("请核对", "最近压力大").tap("保存")
        entry = there.bot.read(records.search, there.ids[""])[0].entry
        assert isinstance(entry, Interview)
        assert entry.key_points == "李四：最近压力大。"


def test_a_forwarded_report_of_a_meeting_is_read_as_a_line() -> None:
    with office() as there:
        phone = (
            there.secretary.pass_on(LINE)
            .tap("新记一条：支委会")
            .sees("11月19日（周四）", "请核对")
            .tap("保存")
        )
        assert stored(there).place == "三楼"
        assert there.bot.read(drafts.parked, phone.id) == []


def test_several_forwards_are_offered_each_and_a_second_tap_does_nothing() -> None:
    with office() as there:
        phone = there.secretary.send(LINE).pass_on("甲的意见")
        first = phone.last
        phone.pass_on("乙的意见").tap("要点")
        phone.tap_old(first.id, first.data["📌 要点"])
        phone.tap_old(first.id, first.data["📌 要点"]).sees(label("zh", "form.stale"))
        phone.tap("保存")
        assert stored(there).key_points == "乙的意见\n甲的意见"


def test_forwarded_words_answer_a_step_that_asks_for_words_and_can_be_refused() -> None:
    with office() as there:
        phone = there.secretary.send("昨天三点在三楼开支委会，张三主持，全员到齐").sees("研究了什么？")
        phone.pass_on("发展党员").sees("请核对", "议题：发展党员")
        phone.pass_on("与此无关").tap("不用").sees_no("与此无关")


def test_photos_with_a_caption_are_a_log_with_evidence() -> None:
    with office() as there:
        phone = there.secretary.photo(*ALBUM, caption=LINE).sees("请核对", "3 张照片")
        phone.tap("保存")
        assert len(stored(there).attachments) == 3
        assert stored(there).agenda == ("预算",)


def test_an_album_that_logs_something_else_waits_beside_the_open_form_with_all_its_photos() -> None:
    with office() as there:
        phone = there.secretary.send("昨天党小组会，第一党小组，在三楼").sees("党小组会")
        phone.photo(*ALBUM, caption=LINE).sees("先处理哪一份", "支委会").tap("先记新的").sees("3 张照片")


def test_photos_of_the_open_meeting_go_to_it_though_their_caption_names_it() -> None:
    with office() as there:
        phone = there.secretary.send(LINE).sees("请核对")
        phone.photo(*ALBUM, caption="昨天三点支委会").sees("支委会", "3 张照片")


def test_a_file_with_a_caption_is_one_too_and_gaps_are_asked_first() -> None:
    with office() as there:
        phone = there.secretary.document(
            "签到表.pdf", caption="昨天三点开支委会，张三主持，全员到齐，研究预算"
        )
        phone.sees("在哪里？").send("三楼").sees("1 个文件").tap("保存")
        assert [one.name for one in stored(there).attachments] == ["签到表.pdf"]


def test_a_caption_that_tells_of_nothing_is_no_log() -> None:
    with office() as there:
        there.secretary.photo(caption="好看吗").sees("收到 1 张照片", "放到哪条记录")
        assert there.bot.read(drafts.active, there.secretary.id) is None


def test_a_photo_sent_as_a_reply_goes_to_that_record() -> None:
    with office() as there:
        phone, message = saved(there)
        phone.photo(reply_to=message).sees("已附到", "支委会")
        assert len(stored(there).attachments) == 1


def test_a_voice_message_is_kept_with_what_is_open_and_not_written_down() -> None:
    with office() as there:
        phone = there.secretary.send(LINE).voice().sees("不会转成文字", "1 个文件").tap("保存")
        phone.sees("已保存")
        assert len(stored(there).attachments) == 1


def test_a_voice_message_shortly_after_saving_goes_to_that_record() -> None:
    with office() as there:
        phone, _ = saved(there)
        phone.voice().sees("语音已附到", "支委会", "不会把语音转成文字")
        assert [str(one.name).endswith(".oga") for one in stored(there).attachments] == [True]
        there.bot.move(minutes=11)
        phone.voice().sees("不会把语音转成文字", "放到哪条记录").sees_no("已附到")
        assert len(stored(there).attachments) == 1


def test_an_album_sent_shortly_after_saving_goes_to_that_record_with_one_answer() -> None:
    with office() as there:
        phone, _ = saved(there)
        phone.photo(*ALBUM).sees("已附到", "支委会")
        assert len([each for each in phone.news if "已附到" in each.text]) == 1
        assert len(stored(there).attachments) == 3
        there.bot.move(minutes=11)
        phone.photo().sees("放到哪条记录").sees_no("已附到")


def test_evidence_sent_after_saving_leaves_the_undo_where_it_was() -> None:
    with office() as there:
        phone, message = saved(there)
        phone.photo(reply_to=message).voice().sees("语音已附到").tap("打开").tap("撤销")
        phone.sees("请核对", "1 张照片、1 个文件")
        assert there.bot.read(records.search, there.ids[""]) == []


@pytest.mark.parametrize(
    ("language", "said"), [("zh", "照片、文件、语音可以直接发来"), ("en", "Photos, files and voice")]
)
def test_a_sticker_gets_a_short_word_of_what_can_be_sent_instead(language: str, said: str) -> None:
    with office(language) as there:
        assert there.secretary.sticker().sees(said).last.buttons == ()


def test_a_heic_photo_is_kept_and_said_to_have_no_small_picture() -> None:
    with office() as there:
        there.secretary.send("/meeting").tap("支委会").document("IMG_1.HEIC").sees("没有缩略图")


def test_a_contact_is_the_counterpart_of_the_open_talk() -> None:
    with office() as there:
        phone = there.secretary.send("/interview").tap("廉政谈话").tap("我（张三）")
        phone.contact(first_name="李四").sees("谈话对象：李四", "哪一天？")
        phone.tap("今天").send("讲了风险").tap("保存")
        entry = there.bot.read(records.search, there.ids[""])[0].entry
        assert isinstance(entry, Interview)
        assert entry.counterparts == (who(there, "李四"),)


def test_a_contact_with_nothing_open_begins_a_talk_with_them() -> None:
    with office() as there:
        phone = there.secretary.contact(first_name="李四").sees("谈话对象：李四", "这次记的是什么？")
        phone.tap("谈心谈话").tap("我（张三）").sees("哪一天？", "谈话对象：李四")


def test_a_contact_is_nothing_to_a_meeting() -> None:
    with office() as there:
        phone = there.secretary.send("/meeting").tap("支委会").contact(first_name="李四")
        phone.sees(label("zh", "told.text_wanted"))


def test_a_stranger_is_told_nothing_of_records_by_replying() -> None:
    with office() as there:
        log(there, talk(there, date(2026, 11, 18), "张三", "李四"))
        stranger = there.bot.person("路人")
        stranger.send("/start")
        stranger.reply(stranger.last.id, "实到改成2").sees_no("李四", "廉政谈话")
