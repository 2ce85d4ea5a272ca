"""What a person decided about reminders, and attachments on their way to the disk."""

from datetime import date, timedelta

import pytest
from sqlmodel import Session

from bot.records import Attachment
from bot.roster import Branch
from storage import albums, attachments, meta, reminders
from storage.attachments import StoredAttachment
from storage.reminders import DigestMessage
from storage.store import Store
from storage.tables.reminding import ReminderShownRow
from tests.storage import samples
from tests.storage.samples import MEMBER, MINUTE, NOW, SECRETARY

DAY = date(2026, 3, 20)
PHOTO = Attachment(file_id="long-1", unique_id="u1", kind="photo", size=5_000_000_000)


def test_later_is_kept_per_item_and_person(store: Store) -> None:
    store.write_now(reminders.snooze, SECRETARY, "lecture:2026-Q1", DAY, NOW)
    store.write_now(reminders.snooze, SECRETARY, "lecture:2026-Q1", DAY + timedelta(days=3), NOW)
    store.write_now(reminders.snooze, MEMBER, "talk:2026", DAY, NOW)
    assert store.read_now(reminders.snoozes, SECRETARY) == {"lecture:2026-Q1": DAY + timedelta(days=3)}
    assert store.read_now(reminders.snoozes, MEMBER) == {"talk:2026": DAY}


def test_what_one_unit_noted_before_is_not_noted_twice(store: Store) -> None:
    def twice(session: Session) -> None:
        session.add(ReminderShownRow(user_id=SECRETARY, item="lecture:2026-Q1", shown_on=DAY))
        reminders.note_shown(session, SECRETARY, ["lecture:2026-Q1", "lecture:2026-Q1"], DAY)

    store.write_now(twice)
    assert store.read_now(reminders.shown, SECRETARY) == {"lecture:2026-Q1": (DAY,)}


def test_what_does_not_apply_is_kept_with_its_reason_for_the_whole_branch(
    store: Store, branch: Branch
) -> None:
    for reason in ("待定", "本年无新任职"):
        store.write_now(reminders.waive, branch.id, "talk:2026", reason, by=SECRETARY, now=NOW)
    assert store.read_now(reminders.waived, branch.id) == {"talk:2026": "本年无新任职"}
    assert store.read_now(reminders.waived, branch.id + 1) == {}
    assert store.write_now(reminders.unwaive, branch.id, "talk:2026")
    assert not store.write_now(reminders.unwaive, branch.id, "talk:2026")
    assert store.read_now(reminders.waived, branch.id) == {}


def test_how_often_an_item_was_shown_is_known(store: Store) -> None:
    for day, items in ((DAY, ["a", "b", "a"]), (DAY, ["a"]), (DAY + timedelta(days=7), ["a"])):
        store.write_now(reminders.note_shown, SECRETARY, items, day)
    assert store.read_now(reminders.shown, SECRETARY) == {
        "a": (DAY, DAY + timedelta(days=7)),
        "b": (DAY,),
    }


def test_the_newest_digest_is_remembered(store: Store) -> None:
    assert store.read_now(reminders.last_digest, SECRETARY) is None
    for message_id in (5, 6):
        store.write_now(reminders.set_last_digest, SECRETARY, SECRETARY, message_id, NOW)
    assert store.read_now(reminders.last_digest, SECRETARY) == DigestMessage(SECRETARY, 6, NOW)


def test_a_setting_of_the_installation_is_put_replaced_and_removed(store: Store) -> None:
    for value in ("1", "2"):
        store.write_now(meta.put, "offset", value)
    assert store.read_now(meta.get, "offset") == "2"
    store.write_now(meta.remove, "offset")
    store.write_now(meta.remove, "offset")
    assert store.read_now(meta.get, "offset") is None


@pytest.fixture
def branch(store: Store) -> Branch:
    return store.write_now(samples.branch)


def note(store: Store, branch: Branch, photo: Attachment = PHOTO) -> StoredAttachment:
    return store.write_now(attachments.note, branch.id, photo, by=SECRETARY, now=NOW)


def test_a_photo_is_known_at_once_and_fetched_later(store: Store, branch: Branch) -> None:
    noted = note(store, branch)
    assert store.read_now(attachments.pending) == [noted]
    assert noted.size == PHOTO.size
    store.write_now(attachments.stored, noted.id, "ab12", "files/ab/ab12", NOW)
    assert store.read_now(attachments.pending) == []
    kept = store.read_now(attachments.find, branch.id, "u1")
    assert kept is not None
    assert (kept.sha256, kept.path) == ("ab12", "files/ab/ab12")
    assert store.read_now(attachments.paths, branch.id) == ["files/ab/ab12"]


def test_the_same_photo_sent_twice_is_kept_once_with_its_newer_id(store: Store, branch: Branch) -> None:
    first = note(store, branch)
    second = note(store, branch, PHOTO.model_copy(update={"file_id": "long-2"}))
    assert (second.id, second.file_id) == (first.id, "long-2")
    assert len(store.read_now(attachments.pending)) == 1


def test_a_photo_that_cannot_be_fetched_is_tried_later_or_given_up(store: Store, branch: Branch) -> None:
    noted = note(store, branch)
    store.write_now(attachments.failed, noted.id, "time-out", NOW + MINUTE)
    assert store.read_now(attachments.pending, NOW) == []
    (waiting,) = store.read_now(attachments.pending, NOW + MINUTE)
    assert (waiting.attempts, waiting.last_error) == (1, "time-out")
    store.write_now(attachments.failed, noted.id, "file is too big", None)
    assert store.read_now(attachments.pending) == []


def test_the_parts_of_an_album_share_one_answer(store: Store) -> None:
    first = store.write_now(albums.join, SECRETARY, "g1", now=NOW)
    store.write_now(albums.learn_message, SECRETARY, "g1", 55)
    second = store.write_now(albums.join, SECRETARY, "g1", now=NOW)
    other = store.write_now(albums.join, SECRETARY, "g2", now=NOW)
    assert (first.first, second.first, other.first) == (True, False, True)
    assert (second.message_id, second.parts, other.message_id) == (55, 2, None)
    assert store.write_now(albums.prune, NOW + MINUTE) == 2
