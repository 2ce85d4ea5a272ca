"""Messages about one thing: what is not wanted any more is owed no more, and what became of each is found."""

from datetime import timedelta

from sqlmodel import Session

from storage import outbox, outbox_about
from storage.outbox_rows import State
from storage.store import Store
from tests.storage.samples import MEMBER, MINUTE, NOW, SECRETARY

LEASE = timedelta(minutes=2)


def owed(session: Session, user_id: int, kind: str, subject: str, *, ahead: timedelta = MINUTE) -> bool:
    return outbox.plan(session, user_id=user_id, kind=kind, subject=subject, due_at=NOW + ahead, now=NOW)


def state(store: Store, user_id: int, kind: str, subject: str) -> State:
    return store.read_now(outbox_about.fates, [user_id], kind, subject)[user_id].state


def test_what_is_owed_about_one_plan_goes_and_nothing_else(store: Store) -> None:
    for user, kind, subject in (
        (SECRETARY, "plan_soon", "1.2"),
        (MEMBER, "plan_soon", "1.2"),
        (SECRETARY, "plan_after", "1.2"),
        (SECRETARY, "plan_soon", "12.1"),
        (SECRETARY, "plan_news", "1.2"),
    ):
        assert store.write_now(owed, user, kind, subject)
    assert store.write_now(outbox_about.void, ("plan_soon", "plan_after"), "1.", NOW) == 3
    assert state(store, SECRETARY, "plan_soon", "1.2") is State.VOID
    assert state(store, SECRETARY, "plan_soon", "12.1") is State.PLANNED
    assert state(store, SECRETARY, "plan_news", "1.2") is State.PLANNED
    assert store.write_now(outbox_about.void, ("plan_soon", "plan_after"), "1.", NOW) == 0


def test_a_subject_is_never_read_as_a_pattern(store: Store) -> None:
    store.write_now(owed, SECRETARY, "plan_soon", "1.2")
    assert store.write_now(outbox_about.void, ("plan_soon",), "%", NOW) == 0
    assert store.write_now(outbox_about.void, ("plan_soon",), "_.", NOW) == 0


def test_what_is_in_hand_just_now_is_left_to_settle(store: Store) -> None:
    store.write_now(owed, SECRETARY, "plan_soon", "1.2")
    store.write_now(outbox.claim, NOW + MINUTE, LEASE)
    assert store.write_now(outbox_about.void, ("plan_soon",), "1.", NOW) == 0
    assert state(store, SECRETARY, "plan_soon", "1.2") is State.CLAIMED


def test_what_became_of_an_announcement_is_found_by_person(store: Store) -> None:
    for user in (SECRETARY, MEMBER):
        store.write_now(owed, user, "plan_news", "1.1")
    found = store.read_now(outbox_about.fates, [SECRETARY, MEMBER, 99], "plan_news", "1.1")
    assert {user: row.state for user, row in found.items()} == {
        SECRETARY: State.PLANNED,
        MEMBER: State.PLANNED,
    }
    assert store.read_now(outbox_about.fates, [], "plan_news", "1.1") == {}
