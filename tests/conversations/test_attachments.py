"""附件: fetched in the background, kept once, shown again, and asked for plainly where one cannot be had."""

from dataclasses import replace

import pytest

from bot import clock
from handlers.files.dropping import DROPPED_AT
from handlers.files.fetching import LEASE, PAUSES
from messages.labels import label
from storage import attachments, drafts, kept_files, meta, record_files, records
from storage.attachments import StoredAttachment
from storage.record_files import Stored
from tests.conversations.people import Office
from tests.conversations.walking import careful, committee_meeting, saved
from tests.phone import Phone
from tests.storage.pictures import PDF, bomb, jpeg, png


def logged(
    there: Office, *files: bytes, papers: dict[str, bytes] | None = None, language: str = "zh"
) -> Phone:
    """A saved meeting with these photos and papers."""
    phone = committee_meeting(there.secretary, language)
    for each in files:
        phone.photo(each)
    for name, content in (papers or {}).items():
        phone.document(name, content)
    return phone.tap(label(language, "common.save")).sees("✅")


def kept(there: Office) -> list[Stored]:
    """The files of every record that are here."""
    ids = [record.id for record in saved(there)]
    return there.bot.read(record_files.attachments_of, ids)


def waiting(there: Office) -> list[StoredAttachment]:
    return there.bot.read(attachments.pending)


def open_record(phone: Phone) -> Phone:
    """The page of the newest record."""
    return phone.send("/records").tap("1")


def test_what_was_sent_is_fetched_in_the_background_and_kept_by_content() -> None:
    with careful() as there:
        logged(there, jpeg(), papers={"签到表.pdf": PDF})
        assert (len(waiting(there)), kept(there)) == (2, [])
        there.bot.tick()
        photo, paper = kept(there)
        assert (photo.name, photo.mime, paper.name, paper.mime) == (
            *("IMG_1.jpg", "image/jpeg"),
            *("签到表.pdf", "application/pdf"),
        )
        assert (there.bot.data / paper.path).read_bytes() == PDF
        assert (there.bot.data / (photo.thumbnail or "")).stat().st_size < 60_000
        assert waiting(there) == []
        calls = len(there.bot.calls("getFile"))
        there.bot.tick()
        assert len(there.bot.calls("getFile")) == calls


def test_two_records_with_the_same_photo_keep_it_once() -> None:
    with careful() as there:
        logged(there, png())
        logged(there, png())
        there.bot.tick()
        one, two = kept(there)
        assert one.record_id != two.record_id
        assert one.path == two.path
        assert set(kept_files.lying(there.bot.data)) == {one.path, one.thumbnail}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_record_shows_its_files_each_with_its_name(language: str) -> None:
    with careful(language) as there:
        files = [png(colour) for colour in ("red", "green", "blue")]
        logged(there, *files, papers={"签到表.pdf": PDF}, language=language)
        phone = open_record(there.secretary)
        phone.tap("📎")
        photos = [each.raw["photo"] for each in phone.news if "photo" in each.raw]
        assert len(photos) == 3
        word = label(language, "files.photo")
        phone.sees(f"{word} 1/3", f"{word} 3/3")
        assert [each.file_name for each in phone.news if each.file_name] == ["签到表.pdf"]
        assert len({each.raw.get("media_group_id") for each in phone.news if "photo" in each.raw}) == 1


def test_the_review_card_shows_the_files_before_anything_is_saved() -> None:
    with careful() as there:
        phone = committee_meeting(there.secretary)
        assert not phone.has_button("📎")
        phone.photo(png()).document("签到表.pdf", PDF).tap("📎 查看附件（2）")
        assert [bool(each.raw.get("photo")) for each in phone.news] == [True, False]
        another = there.phone("李四").send("/help")
        draft = there.bot.read(drafts.active, there.secretary.id)
        assert draft is not None
        another.tap_old(another.last.id, f"fi:d:{draft.id}")
        assert not any("photo" in each.raw for each in another.chat)


def test_the_files_of_a_talk_are_for_those_who_may_read_it() -> None:
    with careful() as there:
        phone = (
            there.secretary.send("/interview").tap("廉政谈话").tap("张三").tap("李四").tap("完成").tap("今天")
        )
        phone.send("谈了廉洁自律").photo(png()).tap("保存")
        record = saved(there)[0]
        other = there.phone("王五").send("/help")
        other.tap_old(other.last.id, f"fi:r:{record.id}")
        assert not any("photo" in each.raw for each in other.chat)
        talked_to = there.phone("李四").send("/help")
        talked_to.tap_old(talked_to.last.id, f"fi:r:{record.id}")
        assert any("photo" in each.raw for each in talked_to.chat)


def test_a_voice_message_is_kept_and_comes_back_as_a_file() -> None:
    with careful() as there:
        phone = committee_meeting(there.secretary).voice().tap("保存")
        name = saved(there)[0].entry.attachments[0].name
        file_id = saved(there)[0].entry.attachments[0].file_id
        world = there.bot.telegram.world
        ogg = replace(world.files.by_id[file_id], content=b"OggS\0\2" + bytes(60))
        world.files.by_id[file_id] = world.files.by_path[ogg.path] = ogg
        open_record(phone).tap("📎").sees("还在从 Telegram 取", ".oga")
        there.bot.tick()
        [voice] = kept(there)
        assert (voice.mime, voice.name) == ("audio/ogg", name)
        phone.tap("📎")
        assert [each.file_name for each in phone.news if each.file_name] == [name]


def test_more_than_ten_photos_come_as_several_albums() -> None:
    with careful() as there:
        logged(there, *(png(side=20 + number) for number in range(12)))
        phone = open_record(there.secretary).tap("📎")
        assert len([each for each in phone.news if "photo" in each.raw]) == 12
        groups = [each.raw.get("media_group_id") for each in phone.news]
        assert sorted(groups.count(each) for each in set(groups)) == [2, 10]


def test_a_bot_with_another_token_sends_the_files_from_its_own_folder() -> None:
    with careful() as there:
        logged(there, png("red"), png("blue"), papers={"签到表.pdf": PDF})
        there.bot.tick()
        there.bot.telegram.world.files.by_id.clear()
        phone = open_record(there.secretary).tap("📎")
        assert len([each for each in phone.news if "photo" in each.raw]) == 2
        assert [each.file_name for each in phone.news if each.file_name] == ["签到表.pdf"]


@pytest.mark.parametrize(
    ("language", "said"),
    [("zh", "没有收下“病毒.exe”：这是程序"), ("en", "“病毒.exe” was not taken: a program")],
)
def test_a_program_is_refused_with_the_reason_and_everything_else_kept(language: str, said: str) -> None:
    with careful(language) as there:
        phone = committee_meeting(there.secretary, language)
        phone.document("病毒.exe", b"MZ" + bytes(300)).sees(said)
        phone.document("会议.m4a", b"x").sees("会议.m4a").document("打包.zip", b"PK\3\4").sees("打包.zip")
        phone.tap(label(language, "common.save")).sees("✅")
        assert saved(there)[0].entry.attachments == ()


def test_a_file_that_is_not_what_it_says_is_asked_for_again() -> None:
    with careful() as there:
        phone = logged(there, papers={"签到表.pdf": b"MZ" + bytes(300), "通知.pdf": PDF})
        phone.mark()
        there.bot.tick()
        phone.sees("签到表.pdf", "没有存下来", "这是程序", "支委会")
        phone.tap("打开这条记录").sees("⚠️", "签到表.pdf", "重新发一次")
        phone.mark()
        there.bot.tick()
        assert phone.news == []  # it is said once
        assert [each.name for each in kept(there)] == ["通知.pdf"]
        phone.tap("修改").document("签到表.pdf", PDF + b"2").tap("保存")
        there.bot.tick()
        assert [each.name for each in kept(there)] == ["通知.pdf", "签到表.pdf"]


def test_a_picture_made_to_fill_the_memory_is_refused_after_fetching() -> None:
    with careful() as there:
        phone = logged(there, papers={"图.png": bomb(15000)})
        phone.mark()
        there.bot.tick()
        phone.sees("图.png", "像素多得不正常")
        assert list(kept_files.lying(there.bot.data)) == []


def test_a_file_over_20_mb_whose_size_telegram_did_not_tell_is_given_up_at_once() -> None:
    with careful() as there:
        phone = logged(there, papers={"大.pdf": PDF})
        world = there.bot.telegram.world
        stored = next(each for each in world.files.by_id.values() if each.name == "大.pdf")
        world.files.by_id[stored.file_id] = replace(stored, content=PDF + bytes(21 * 1024 * 1024))
        phone.mark()
        there.bot.tick()
        phone.sees("大.pdf", "超过 20 MB")


def test_a_name_that_leads_elsewhere_is_kept_inside_the_folder() -> None:
    with careful() as there:
        logged(there, papers={"../../etc/cron.pdf": PDF})
        there.bot.tick()
        [paper] = kept(there)
        assert paper.name == "cron.pdf"
        assert list(there.bot.data.rglob("*cron*")) == []


@pytest.mark.parametrize(
    ("kind", "method"),
    [
        *(("500", "getFile"), ("timeout", "getFile")),
        *(("502", "download"), ("reset", "download"), ("junk", "download")),
    ],
)
def test_a_download_that_fails_is_tried_again_later(kind: str, method: str) -> None:
    with careful() as there:
        logged(there, papers={"签到表.pdf": PDF})
        there.bot.fault(kind, method, seconds=0.01)
        there.bot.tick()
        assert kept(there) == []
        there.bot.move(minutes=3)
        [paper] = kept(there)
        assert (there.bot.data / paper.path).read_bytes() == PDF


def test_too_many_requests_spend_no_try_and_are_waited_out() -> None:
    with careful() as there:
        logged(there, papers={"签到表.pdf": PDF})
        there.bot.fault("429", "getFile", retry_after=30)
        there.bot.tick()
        [row] = waiting(there)
        assert row.attempts == 0
        there.bot.tick()
        assert len(there.bot.calls("getFile")) == 1
        there.bot.move(seconds=31)
        assert len(kept(there)) == 1


def test_a_file_that_never_comes_is_given_up_and_said_so() -> None:
    with careful() as there:
        phone = logged(there, papers={"签到表.pdf": PDF})
        there.bot.fault("502", "download", times=50)
        there.bot.tick()
        for pause in PAUSES:
            there.bot.move(seconds=pause.total_seconds() + 1)
        assert waiting(there) == []
        there.bot.move(hours=15)  # nobody is told in the night
        assert "多次从 Telegram 取" in "".join(each.text for each in phone.chat)
        calls = len(there.bot.calls("download"))
        there.bot.move(days=1)
        assert len(there.bot.calls("download")) == calls == len(PAUSES) + 1


def test_a_restart_goes_on_with_what_was_being_fetched() -> None:
    with careful() as there:
        logged(there, papers={"签到表.pdf": PDF})
        there.bot.write(attachments.claim, clock.now(), clock.real(), LEASE, "dead")
        there.bot.restart()
        there.bot.tick()
        assert kept(there) == []  # another process may be at it
        there.bot.write(attachments.claim, clock.now(), clock.real() + 2 * LEASE, -3 * LEASE, "dead")
        there.bot.tick()
        assert len(kept(there)) == 1


def test_the_files_of_a_record_that_was_taken_back_go_after_the_time_to_undo() -> None:
    with careful() as there:
        phone = logged(there, png())
        there.bot.tick()
        assert len(kept(there)) == 1
        phone.tap("撤销").tap("取消")
        there.bot.write(meta.remove, DROPPED_AT)
        there.bot.move(minutes=5)
        assert len(list(kept_files.lying(there.bot.data))) == 2
        there.bot.write(meta.remove, DROPPED_AT)
        there.bot.move(minutes=30)
        assert list(kept_files.lying(there.bot.data)) == []


def test_saving_again_after_taking_back_fetches_the_file_again() -> None:
    with careful() as there:
        phone = logged(there, png())
        there.bot.tick()
        phone.tap("撤销").tap("保存")
        there.bot.move(minutes=90)
        assert len(kept(there)) == 1
        assert there.bot.read(records.get, saved(there)[0].id) is not None
