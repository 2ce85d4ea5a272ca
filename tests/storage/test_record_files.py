"""Files and their records: claimed by one process at a time, told with each record, dropped with the last."""

from datetime import timedelta

import pytest

from bot.records import Attachment
from bot.roster import Branch
from storage import attachments, lost_files, record_files, records
from storage.attachments import StoredAttachment
from storage.store import Store
from tests.storage import samples
from tests.storage.samples import MINUTE, NOW

LEASE = timedelta(minutes=10)
LATER = NOW + timedelta(hours=1)
PHOTO = Attachment(file_id="long-1", unique_id="u1", kind="photo")
PAPER = Attachment(file_id="long-2", unique_id="u2", kind="document", name="../签到表.pdf", size=4)


@pytest.fixture
def branch(store: Store) -> Branch:
    return store.write_now(samples.branch)


def saved(store: Store, branch: Branch, *files: Attachment) -> int:
    """A record with these files, and its id."""
    record = store.write_now(
        records.save, branch.id, samples.meeting(attachments=files), logged_by=None, now=NOW
    )
    for each in files:
        store.write_now(attachments.note, branch.id, each, by=None, now=NOW)
    return record.id


def kept(store: Store, branch: Branch, attachment: Attachment, place: str) -> StoredAttachment:
    """The file is here."""
    noted = store.write_now(attachments.note, branch.id, attachment, by=None, now=NOW)
    small = f"{place}.small.jpg"
    store.write_now(
        attachments.stored, noted.id, "ab", place, NOW, size=7, mime="image/jpeg", thumbnail=small
    )
    return noted


def claimed(store: Store, owner: str, at: int = 0) -> list[str]:
    moment = NOW + at * MINUTE
    found = store.write_now(attachments.claim, moment, moment, LEASE, owner)
    return [each.unique_id for each in found]


def test_a_file_is_claimed_by_one_process_and_taken_over_when_that_one_dies(
    store: Store, branch: Branch
) -> None:
    saved(store, branch, PHOTO, PAPER)
    assert claimed(store, "one") == ["u1", "u2"]
    assert claimed(store, "two") == []
    assert claimed(store, "two", at=11) == ["u1", "u2"]


def test_what_failed_waits_and_what_was_not_tried_does_not(store: Store, branch: Branch) -> None:
    saved(store, branch, PHOTO, PAPER)
    first, second = store.write_now(attachments.claim, NOW, NOW, LEASE, "one")
    store.write_now(attachments.failed, first.id, "time-out", NOW + 5 * MINUTE)
    store.write_now(attachments.release, second.id)
    assert claimed(store, "two") == ["u2"]
    assert claimed(store, "two", at=5) == ["u1"]


def test_a_file_that_was_given_up_is_tried_again_when_it_is_sent_again(store: Store, branch: Branch) -> None:
    saved(store, branch, PAPER)
    [row] = store.write_now(attachments.claim, NOW, NOW, LEASE, "one")
    store.write_now(attachments.failed, row.id, "gone", None)
    [lost] = store.read_now(lost_files.untold)
    assert lost.record is not None
    store.write_now(lost_files.told, row.id, NOW)
    assert store.read_now(lost_files.untold) == []
    assert store.write_now(attachments.note, branch.id, PAPER, by=None, now=NOW).failed
    again = PAPER.model_copy(update={"file_id": "long-3"})
    assert not store.write_now(attachments.note, branch.id, again, by=None, now=NOW).failed
    assert claimed(store, "one") == ["u2"]


def test_the_files_of_records_are_told_in_their_order_with_safe_names(store: Store, branch: Branch) -> None:
    one, two = saved(store, branch, PAPER, PHOTO), saved(store, branch, PHOTO)
    assert store.read_now(record_files.attachments_of, [one, two]) == []
    kept(store, branch, PHOTO, "files/ab/cd")
    kept(store, branch, PAPER, "files/ef/01")
    found = store.read_now(record_files.attachments_of, [two, one])
    assert [(each.record_id, each.name, each.path) for each in found] == [
        (two, "IMG_1.jpg", "files/ab/cd"),
        (one, "签到表.pdf", "files/ef/01"),
        (one, "IMG_2.jpg", "files/ab/cd"),
    ]
    first = found[0]
    assert (first.sha256, first.mime, first.size) == ("ab", "image/jpeg", 7)
    assert first.thumbnail == "files/ab/cd.small.jpg"


def test_a_file_goes_with_the_last_record_that_names_it(store: Store, branch: Branch) -> None:
    one, two = saved(store, branch, PHOTO), saved(store, branch, PHOTO, PAPER)
    kept(store, branch, PHOTO, "files/ab/cd")
    kept(store, branch, PAPER, "files/ef/01")
    store.write_now(records.delete, two, None, NOW)
    assert store.write_now(record_files.drop_unused, NOW - MINUTE) == []
    dropped = store.write_now(record_files.drop_unused, LATER)
    assert dropped == ["files/ef/01", "files/ef/01.small.jpg"]
    store.write_now(records.delete, one, None, LATER)
    assert store.write_now(record_files.drop_unused, LATER) == []
    gone = store.write_now(record_files.drop_unused, LATER + MINUTE)
    assert gone == ["files/ab/cd", "files/ab/cd.small.jpg"]
    assert store.read_now(record_files.used_places) == set()


def test_bytes_that_another_file_shares_stay(store: Store, branch: Branch) -> None:
    one = saved(store, branch, PHOTO)
    saved(store, branch, PAPER)
    kept(store, branch, PHOTO, "files/ab/cd")
    kept(store, branch, PAPER, "files/ab/cd")
    store.write_now(records.delete, one, None, NOW)
    assert store.write_now(record_files.drop_unused, LATER) == []
    assert store.read_now(attachments.find, branch.id, "u1") is None
    assert "files/ab/cd" in store.read_now(record_files.used_places)


def test_what_a_record_named_before_it_was_amended_stays_for_its_history(
    store: Store, branch: Branch
) -> None:
    one = saved(store, branch, PHOTO, PAPER)
    store.write_now(records.amend, one, samples.meeting(attachments=(PAPER,)), by=None, now=NOW)
    assert store.write_now(record_files.drop_unused, LATER) == []
    assert store.read_now(attachments.find, branch.id, "u1") is not None
    assert [each.attachment for each in store.read_now(record_files.named_by, one)] == [PAPER]
