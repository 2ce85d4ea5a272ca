"""Reminders of one's own: rows of the outbox, each person's for that person alone."""

from datetime import timedelta

from storage import accounts, notes, outbox
from storage.store import Store
from tests.storage.samples import NOW, SECRETARY

LATER = NOW + timedelta(hours=2)
OTHER = SECRETARY + 1


def test_what_is_owed_is_listed_by_its_hour(store: Store) -> None:
    late = store.write_now(notes.plan, SECRETARY, "second", LATER, NOW)
    soon = store.write_now(notes.plan, SECRETARY, "first", NOW + timedelta(hours=1), NOW)
    store.write_now(notes.plan, OTHER, "another's", LATER, NOW)
    assert [owed.id for owed in store.read_now(notes.ahead, SECRETARY)] == [soon, late]


def test_the_same_wish_twice_is_one_reminder(store: Store) -> None:
    first = store.write_now(notes.plan, SECRETARY, "call", LATER, NOW)
    assert store.write_now(notes.plan, SECRETARY, "call", LATER, NOW) == first
    assert len(store.read_now(notes.ahead, SECRETARY)) == 1


def test_a_cancelled_reminder_is_owed_no_more_and_can_be_wished_for_again(store: Store) -> None:
    row = store.write_now(notes.plan, SECRETARY, "call", LATER, NOW)
    assert store.write_now(notes.cancel, SECRETARY, row, NOW)
    assert not store.write_now(notes.cancel, SECRETARY, row, NOW)
    assert store.write_now(outbox.claim, LATER, timedelta(minutes=1)) == []
    assert store.write_now(notes.plan, SECRETARY, "call", LATER, NOW) == row
    assert [owed.id for owed in store.write_now(outbox.claim, LATER, timedelta(minutes=1))] == [row]


def test_nobody_reads_or_cancels_the_reminder_of_another(store: Store) -> None:
    row = store.write_now(notes.plan, SECRETARY, "call", LATER, NOW)
    assert not store.write_now(notes.cancel, OTHER, row, NOW)
    assert store.read_now(notes.find, OTHER, row) is None
    assert store.read_now(notes.find, SECRETARY, row) is not None


def test_whoever_cannot_be_reached_is_owed_nothing(store: Store) -> None:
    store.write_now(accounts.ensure, SECRETARY, SECRETARY, "zh")
    store.write_now(notes.plan, SECRETARY, "call", LATER, NOW)
    store.write_now(outbox.void_all, SECRETARY, "blocked", NOW)
    assert store.read_now(notes.ahead, SECRETARY) == []
