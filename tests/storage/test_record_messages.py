"""Which message shows which record is known as long as both are there."""

from storage import deletion, record_messages, records
from storage.store import Store
from tests.storage import samples
from tests.storage.samples import NOW, SECRETARY

CHAT = 77


def a_record(store: Store) -> int:
    branch = store.write_now(samples.branch)
    return store.write_now(records.save, branch.id, samples.meeting(), logged_by=None, now=NOW).id


def test_a_message_is_known_by_the_record_it_shows_last(store: Store) -> None:
    first, second = a_record(store), a_record(store)
    store.write_now(record_messages.learn, CHAT, 5, first)
    store.write_now(record_messages.learn, CHAT, 5, second)
    assert store.read_now(record_messages.record_of, CHAT, 5) == second
    store.write_now(record_messages.learn, CHAT, 5, None)
    assert store.read_now(record_messages.record_of, CHAT, 5) is None


def test_another_chats_message_of_the_same_number_is_another(store: Store) -> None:
    store.write_now(record_messages.learn, CHAT, 5, a_record(store))
    assert store.read_now(record_messages.record_of, CHAT + 1, 5) is None


def test_nothing_is_known_of_the_chat_of_an_account_that_was_deleted(store: Store) -> None:
    store.write_now(record_messages.learn, SECRETARY, 5, a_record(store))
    store.write_now(deletion.delete_account, SECRETARY)
    assert store.read_now(record_messages.record_of, SECRETARY, 5) is None
