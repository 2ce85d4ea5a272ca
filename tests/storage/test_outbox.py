"""The outbox: never silently lost, usually once, at most one extra copy."""

import threading
from datetime import datetime, timedelta

import pytest
from sqlalchemy import event, text
from sqlmodel import Session

from bot.delivery import Outcome, OutcomeKind
from storage import accounts, digests, outbox, outbox_rows
from storage.outbox_rows import Owed, State, Waiting
from storage.store import Store
from tests.postgres import Databases
from tests.storage import samples
from tests.storage.samples import MEMBER, MINUTE, NOW, SECRETARY

LEASE = 2 * MINUTE
SENT = Outcome(OutcomeKind.SENT, message_id=77)
UNCERTAIN = Outcome(OutcomeKind.UNCERTAIN, reason="read time-out")


def plan(store: Store, user_id: int = SECRETARY, due_at: datetime = NOW, subject: str = "") -> bool:
    return store.write_now(
        outbox.plan, user_id=user_id, kind="notice", due_at=due_at, now=NOW, subject=subject
    )


def claim(store: Store, now: datetime = NOW, owner: str = "") -> list[Owed]:
    return store.write_now(outbox.claim, now, LEASE, owner=owner)


def hand(store: Store, now: datetime = NOW) -> Owed:
    """Claim the one due row and go as far as the call."""
    (row,) = claim(store, now)
    assert store.write_now(outbox.handing, row.id, now)
    return row


def stands(store: Store, row: Owed) -> Owed:
    found = store.read_now(outbox_rows.get, row.id)
    assert found is not None
    return found


def test_a_message_is_planned_once_however_often_it_is_asked_for(store: Store) -> None:
    assert plan(store)
    assert not plan(store)
    assert plan(store, subject="other")
    assert plan(store, user_id=MEMBER)
    assert len(claim(store)) == 3


def test_nothing_is_taken_before_it_is_due(store: Store) -> None:
    plan(store, due_at=NOW + MINUTE)
    assert claim(store) == []
    assert len(claim(store, NOW + MINUTE)) == 1


def test_what_is_due_longest_goes_first_and_in_small_batches(store: Store) -> None:
    for n in range(40):
        plan(store, user_id=n, due_at=NOW - n * MINUTE)
    first = claim(store)
    assert len(first) == outbox.BATCH
    assert {row.user_id for row in first} == set(range(10, 40))
    assert {row.user_id for row in claim(store)} == set(range(10))


def test_a_message_goes_from_planned_to_sent_and_never_again(store: Store) -> None:
    plan(store)
    row = hand(store)
    assert store.write_now(outbox.settle, row.id, SENT, NOW)
    assert (stands(store, row).state, stands(store, row).message_id) == (State.SENT, 77)
    assert claim(store, NOW + timedelta(days=400)) == []
    assert not plan(store)
    assert not store.write_now(outbox.settle, row.id, UNCERTAIN, NOW)


def test_a_claimed_message_is_left_to_its_process_until_the_lease_ends(store: Store) -> None:
    plan(store)
    (row,) = claim(store, owner="one")
    assert claim(store, NOW + LEASE - MINUTE, owner="two") == []
    (taken,) = claim(store, NOW + LEASE, owner="two")
    assert (taken.id, taken.resend) == (row.id, False)
    assert not store.write_now(outbox.handing, row.id, NOW + LEASE, owner="one")
    assert not store.write_now(outbox.settle, row.id, SENT, NOW + LEASE, owner="one")
    assert not store.write_now(outbox.void, row.id, NOW + LEASE, owner="one")
    assert store.write_now(outbox.handing, row.id, NOW + LEASE, owner="two")


def test_a_message_is_not_handed_over_after_its_lease(store: Store) -> None:
    plan(store)
    (row,) = claim(store)
    assert not store.write_now(outbox.handing, row.id, NOW + LEASE)


def test_one_message_is_handed_over_by_itself_and_the_others_of_its_batch_stay_surely_unsent(
    store: Store,
) -> None:
    plan(store)
    plan(store, user_id=MEMBER)
    first, second = claim(store)
    assert store.write_now(outbox.handing, first.id, NOW)
    assert [stands(store, row).state for row in (first, second)] == [State.HANDING, State.CLAIMED]
    assert [row.resend for row in claim(store, NOW + LEASE)] == [
        row.id == first.id for row in (first, second)
    ]


def test_a_process_killed_during_the_call_leads_to_one_marked_copy_and_no_third(store: Store) -> None:
    plan(store)
    row = hand(store)
    (again,) = claim(store, NOW + LEASE)
    assert (again.id, again.resend) == (row.id, True)
    assert store.write_now(outbox.handing, row.id, NOW + LEASE)
    assert claim(store, NOW + 2 * LEASE) == []
    assert (stands(store, row).state, stands(store, row).last_error) == (State.DEAD, "uncertain twice")


def test_an_ambiguous_answer_leads_to_one_marked_copy_and_no_third(store: Store) -> None:
    plan(store)
    row = hand(store)
    store.write_now(outbox.settle, row.id, UNCERTAIN, NOW)
    assert claim(store) == []
    later = NOW + outbox.RESEND_AFTER
    again = hand(store, later)
    assert again.resend
    store.write_now(outbox.settle, row.id, UNCERTAIN, later)
    assert stands(store, row).state is State.DEAD
    assert claim(store, later + timedelta(days=1)) == []


def test_a_refused_connection_is_tried_again_and_is_no_resend(store: Store) -> None:
    plan(store)
    row = hand(store)
    retry = Outcome(OutcomeKind.RETRY, NOW + MINUTE, "refused")
    store.write_now(outbox.settle, row.id, retry, NOW)
    assert claim(store) == []
    again = hand(store, NOW + MINUTE)
    assert (again.attempts, again.resend, again.last_error) == (1, False, "refused")


def test_a_demo_that_moves_its_clock_breaks_no_lease_and_no_pause(store: Store) -> None:
    month = timedelta(days=30)
    plan(store, due_at=NOW + month)
    (row,) = store.write_now(outbox.claim, NOW + month, LEASE, real=NOW)
    assert store.write_now(outbox.claim, NOW + 2 * month, LEASE, real=NOW + MINUTE) == []
    assert store.write_now(outbox.handing, row.id, NOW + MINUTE)
    retry = Outcome(OutcomeKind.RETRY, NOW + 2 * MINUTE, "refused")
    store.write_now(outbox.settle, row.id, retry, NOW + month, real=NOW)
    assert stands(store, row).next_at == NOW + month + 2 * MINUTE


def test_too_many_requests_spend_no_attempt(store: Store) -> None:
    plan(store)
    row = hand(store)
    wait = Outcome(OutcomeKind.RETRY, NOW + MINUTE, "too many requests")
    store.write_now(outbox.settle, row.id, wait, NOW, spent=False)
    assert stands(store, row).attempts == 0


def test_somebody_who_blocked_the_bot_is_marked_and_owed_nothing(store: Store) -> None:
    store.write_now(accounts.ensure, SECRETARY, SECRETARY, "zh")
    plan(store)
    row = hand(store)
    plan(store, due_at=NOW + MINUTE)
    plan(store, user_id=MEMBER)
    blocked = Outcome(OutcomeKind.DEAD, reason="403 bot was blocked by the user", gone=True)
    store.write_now(outbox.settle, row.id, blocked, NOW)
    account = store.read_now(accounts.get, SECRETARY)
    assert account is not None
    assert account.unreachable
    assert store.read_now(outbox_rows.ahead, SECRETARY) == []
    assert [one.user_id for one in claim(store)] == [MEMBER]
    assert [one.id for one in store.read_now(outbox_rows.in_state, [State.DEAD])] == [row.id]


def test_a_message_with_nothing_left_to_say_is_void(store: Store) -> None:
    plan(store)
    (row,) = claim(store)
    assert store.write_now(outbox.void, row.id, NOW)
    assert stands(store, row).state is State.VOID
    assert claim(store, NOW + timedelta(days=1)) == []


def test_a_claim_given_back_is_due_at_once(store: Store) -> None:
    plan(store)
    (row,) = claim(store)
    assert store.write_now(outbox.release, row.id, NOW)
    assert [one.id for one in claim(store)] == [row.id]
    assert store.write_now(outbox.handing, row.id, NOW)
    assert not store.write_now(outbox.release, row.id, NOW)


def test_a_person_has_one_digest_ahead_whatever_hour_is_chosen(store: Store) -> None:
    for hour in (8, 9, 9):
        store.write_now(digests.plan, SECRETARY, NOW + timedelta(hours=hour), NOW)
    (ahead,) = store.read_now(outbox_rows.ahead, SECRETARY)
    assert ahead.due_at == NOW + timedelta(hours=9)


def test_a_digest_that_is_being_sent_stays_while_the_next_is_planned(store: Store) -> None:
    store.write_now(digests.plan, SECRETARY, NOW, NOW)
    row = hand(store)
    store.write_now(digests.plan, SECRETARY, NOW + timedelta(days=1), NOW)
    assert {one.id for one in store.read_now(outbox_rows.ahead, SECRETARY)} >= {row.id}
    assert len(store.read_now(outbox_rows.ahead, SECRETARY)) == 2


def test_whoever_has_no_digest_ahead_is_found_at_start(store: Store) -> None:
    made = store.write_now(samples.branch)
    for user in (1, 2, 3, 4, 5):
        store.write_now(accounts.ensure, user, user, "zh")
    for user in (1, 2, 3, 4):
        store.write_now(accounts.bind, user, made.id, None)
    store.write_now(digests.plan, 1, NOW, NOW)
    store.write_now(accounts.set_unreachable, 3, True)
    store.write_now(accounts.set_active, 4, False)
    assert store.read_now(digests.without) == ([2], 5)
    assert store.read_now(digests.without, 5) == ([], None)
    assert store.read_now(digests.without, 0, 1) == ([], 1)
    assert store.read_now(digests.without, 1, 1) == ([2], 2)


def test_how_much_waits_and_since_when_is_told(store: Store) -> None:
    plan(store, due_at=NOW - MINUTE)
    plan(store, due_at=NOW)
    plan(store, due_at=NOW + MINUTE)
    assert store.read_now(outbox_rows.due, NOW) == Waiting(2, NOW - MINUTE)
    for row in claim(store):
        store.write_now(outbox.settle, row.id, SENT, NOW)
    assert store.read_now(outbox_rows.due, NOW) == Waiting(0, None)


def test_only_what_is_settled_is_pruned(store: Store) -> None:
    plan(store)
    row = hand(store)
    store.write_now(outbox.settle, row.id, SENT, NOW)
    plan(store, user_id=MEMBER)
    assert store.write_now(outbox.prune, NOW + MINUTE) == 1
    assert [one.user_id for one in claim(store)] == [MEMBER]


@pytest.fixture
def crowded(store: Store) -> Store:
    """A thousand messages that were sent, and ten that are due among many that are not."""

    def fill(session: Session) -> None:
        for n in range(1000):
            outbox.plan(session, user_id=n, kind="notice", due_at=NOW + n * MINUTE, now=NOW)
        session.connection().execute(
            text(
                "UPDATE outbox SET state = 'sent', sent_at = due_at, next_at = NULL WHERE user_id % 100 <> 0"
            )
        )

    store.write_now(fill)
    if not store.embedded:
        store.write_now(lambda session: session.connection().execute(text("ANALYZE outbox")).close())
    return store


def test_due_messages_are_found_through_the_partial_index(crowded: Store) -> None:
    query = (
        "SELECT id FROM outbox WHERE sent_at IS NULL AND next_at IS NOT NULL AND next_at <= "
        "'2026-03-20 02:00:00' ORDER BY next_at LIMIT 30"
    )
    plan_of = "EXPLAIN QUERY PLAN " if crowded.embedded else "EXPLAIN "

    def explain(session: Session) -> str:
        connection = session.connection()
        if not crowded.embedded:
            connection.execute(text("SET LOCAL enable_seqscan = off"))
        return "\n".join(str(row) for row in connection.execute(text(plan_of + query)))

    assert "ix_outbox_unsent" in crowded.write_now(explain)


def test_what_claims_is_the_query_that_the_index_serves(crowded: Store) -> None:
    seen: list[str] = []

    def watch(session: Session) -> None:
        event.listen(session.connection(), "before_cursor_execute", lambda *given: seen.append(str(given[2])))
        outbox.claim(session, NOW, LEASE)

    crowded.write_now(watch)
    assert "sent_at IS NULL AND next_at IS NOT NULL" in seen[0]
    assert ("SKIP LOCKED" in seen[0]) is not crowded.embedded


def test_two_processes_on_postgresql_never_take_the_same_message(postgres_databases: Databases) -> None:
    with postgres_databases.fresh() as url:
        one, two = Store.open(url), Store.open(url)
        for n in range(60):
            plan(one, user_id=n)
        both = threading.Barrier(2)
        taken: dict[str, list[int]] = {}

        def claim_and_hold(session: Session, owner: str) -> None:
            rows = outbox.claim(session, NOW, LEASE, owner=owner)
            taken[owner] = [row.id for row in rows]
            both.wait(30)

        def run(store: Store, owner: str) -> None:
            store.write_now(claim_and_hold, owner)

        threads = [threading.Thread(target=run, args=pair) for pair in ((one, "one"), (two, "two"))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
        assert len(taken["one"]) == len(taken["two"]) == 30
        assert not set(taken["one"]) & set(taken["two"])
        one.close_now()
        two.close_now()


def test_one_claim_takes_no_more_than_a_process_may_lose_however_much_is_asked_for(store: Store) -> None:
    for n in range(outbox.BATCH + 1):
        plan(store, user_id=n)
    assert len(store.write_now(outbox.claim, NOW, LEASE, 1000)) == outbox.BATCH


def test_a_lease_lasts_by_the_machines_clock_and_begins_anew_with_the_call(store: Store) -> None:
    moved = NOW + timedelta(days=30)
    plan(store)
    store.write_now(outbox.claim, moved, LEASE, real=NOW)
    (row,) = store.write_now(outbox.claim, moved, LEASE, real=NOW + LEASE)
    later = NOW + LEASE + MINUTE
    assert store.write_now(outbox.handing, row.id, later, lease=LEASE)
    assert store.write_now(outbox.claim, moved, LEASE, real=later + MINUTE) == []
    assert len(store.write_now(outbox.claim, moved, LEASE, real=later + LEASE)) == 1


def test_what_is_on_its_way_is_left_to_settle_when_nothing_else_is_owed(store: Store) -> None:
    plan(store)
    row = hand(store)
    store.write_now(outbox.void_all, SECRETARY, "blocked", NOW)
    assert stands(store, row).state is State.HANDING


def test_what_is_owed_goes_where_telegram_has_moved_the_chat(store: Store) -> None:
    store.write_now(accounts.ensure, SECRETARY, SECRETARY, "zh")
    plan(store)
    row = hand(store)
    moved = Outcome(OutcomeKind.RETRY, NOW, "chat moved", moved_to=-1001)
    assert store.write_now(outbox.settle, row.id, moved, NOW)
    account = store.read_now(accounts.get, SECRETARY)
    assert account is not None
    assert account.chat_id == -1001
