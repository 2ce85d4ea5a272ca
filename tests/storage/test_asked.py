"""The last question is remembered for half an hour, one a person."""

from datetime import timedelta

from storage import asked
from storage.store import Store
from tests.storage.samples import NOW, SECRETARY


def test_a_question_is_remembered_for_half_an_hour(store: Store) -> None:
    store.write_now(asked.remember, SECRETARY, "first", NOW)
    assert store.read_now(asked.recall, SECRETARY, NOW + timedelta(minutes=29)) == "first"
    assert store.read_now(asked.recall, SECRETARY, NOW + asked.REMEMBERED) is None


def test_the_next_question_takes_the_place_of_the_one_before(store: Store) -> None:
    store.write_now(asked.remember, SECRETARY, "first", NOW)
    store.write_now(asked.remember, SECRETARY, "second", NOW)
    store.write_now(asked.remember, SECRETARY + 1, "another's", NOW)
    assert store.read_now(asked.recall, SECRETARY, NOW) == "second"


def test_old_questions_are_forgotten(store: Store) -> None:
    store.write_now(asked.remember, SECRETARY, "first", NOW)
    assert store.write_now(asked.prune, NOW) == 0
    assert store.write_now(asked.prune, NOW + timedelta(seconds=1)) == 1
    assert store.read_now(asked.recall, SECRETARY, NOW) is None


def test_what_somebody_asked_goes_with_the_account_and_nothing_else_does(store: Store) -> None:
    store.write_now(asked.remember, SECRETARY, "first", NOW)
    store.write_now(asked.remember, SECRETARY + 1, "another's", NOW)
    store.write_now(asked.forget, SECRETARY)
    assert store.read_now(asked.recall, SECRETARY, NOW) is None
    assert store.read_now(asked.recall, SECRETARY + 1, NOW) == "another's"
