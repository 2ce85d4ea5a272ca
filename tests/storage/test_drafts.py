"""Drafts: one active per person, none lost, and nothing changed by a stale button."""

import json

from storage import drafts
from storage.drafts import Draft, Stale
from storage.store import Store
from tests.storage.samples import MEMBER, MINUTE, NOW, SECRETARY


def begin(store: Store, user_id: int = SECRETARY, kind: str = "record") -> Draft:
    return store.write_now(
        drafts.start,
        user_id=user_id,
        chat_id=user_id,
        branch_id=None,
        kind=kind,
        step="on",
        data="{}",
        now=NOW,
    )


def save(store: Store, draft: Draft, step: str) -> Draft | Stale:
    data = json.dumps({"at": step}, ensure_ascii=False)
    return store.write_now(drafts.save, draft.id, draft.revision, step=step, data=data, now=NOW + MINUTE)


def test_a_form_goes_on_where_it_was_left_after_a_restart(sqlite_url: str) -> None:
    first = Store.open(sqlite_url)
    draft = begin(first)
    saved = save(first, draft, "地点")
    first.close_now()
    second = Store.open(sqlite_url)
    assert second.read_now(drafts.active, SECRETARY) == saved
    second.close_now()


def test_a_second_tap_on_the_same_button_changes_nothing(store: Store) -> None:
    draft = begin(store)
    saved = save(store, draft, "place")
    assert isinstance(saved, Draft)
    assert (saved.revision, saved.step, saved.updated_at) == (draft.revision + 1, "place", NOW + MINUTE)
    assert save(store, draft, "host") == Stale(saved)
    assert store.read_now(drafts.get, draft.id) == saved


def test_a_button_of_a_form_that_is_gone_is_stale(store: Store) -> None:
    draft = begin(store)
    assert store.write_now(drafts.discard, draft.id)
    assert save(store, draft, "place") == Stale(None)
    assert not store.write_now(drafts.discard, draft.id)


def test_a_new_form_never_takes_the_number_of_one_that_is_gone(store: Store) -> None:
    old = begin(store)
    store.write_now(drafts.discard, old.id)
    assert begin(store).id > old.id


def test_beginning_another_form_parks_the_first(store: Store) -> None:
    first, second = begin(store), begin(store, kind="roster")
    active = store.read_now(drafts.active, SECRETARY)
    assert active is not None
    assert active.id == second.id
    assert [draft.id for draft in store.read_now(drafts.parked, SECRETARY)] == [first.id]


def test_a_parked_form_is_taken_up_again_and_its_old_buttons_are_stale(store: Store) -> None:
    first, second = begin(store), begin(store)
    store.write_now(drafts.learn_message, first.id, 55)
    resumed = store.write_now(drafts.resume, first.id, SECRETARY, NOW)
    assert resumed is not None
    assert (resumed.parked, resumed.data, resumed.message_id) == (False, first.data, None)
    assert isinstance(save(store, first, "place"), Stale)
    assert isinstance(save(store, resumed, "place"), Draft)
    assert [draft.id for draft in store.read_now(drafts.parked, SECRETARY)] == [second.id]


def test_nobody_takes_up_the_form_of_somebody_else(store: Store) -> None:
    draft = begin(store)
    assert store.write_now(drafts.resume, draft.id, MEMBER, NOW) is None
    assert store.read_now(drafts.active, MEMBER) is None


def test_two_people_fill_in_their_own_forms(store: Store) -> None:
    mine, yours = begin(store), begin(store, MEMBER)
    assert store.read_now(drafts.active, SECRETARY) == mine
    assert store.read_now(drafts.active, MEMBER) == yours


def test_learning_the_message_keeps_buttons_valid(store: Store) -> None:
    draft = begin(store)
    store.write_now(drafts.learn_message, draft.id, 55)
    saved = save(store, draft, "place")
    assert isinstance(saved, Draft)
    assert saved.message_id == 55


def test_a_discard_by_a_stale_button_keeps_the_form(store: Store) -> None:
    draft = begin(store)
    save(store, draft, "place")
    assert not store.write_now(drafts.discard, draft.id, draft.revision)
    assert store.read_now(drafts.get, draft.id) is not None
