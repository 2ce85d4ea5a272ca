"""The inbox: every update once, in order within its chat, answered once it is applied."""

import json
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import StatementError
from sqlmodel import Session

from storage import inbox, meta
from storage.inbox import Reply, State
from storage.store import Store
from storage.updates import NOBODY, sort_out
from tests.storage.samples import MINUTE, NOW


def raw(update_id: int, chat: int, text: str = "x") -> str:
    """A message in a chat."""
    return json.dumps({"update_id": update_id, "message": {"chat": {"id": chat}, "text": text}})


def given_updates(store: Store, *updates: tuple[int, int]) -> None:
    store.write_now(inbox.receive, [raw(update_id, chat) for update_id, chat in updates], NOW)


def waiting(store: Store, *busy: int, limit: int = 10) -> list[int]:
    return [row.update_id for row in store.read_now(inbox.next_of_each_lane, busy, limit)]


def test_each_chat_gets_its_oldest_update_first(store: Store) -> None:
    given_updates(store, (12, 7), (10, 7), (11, 8), (13, 9))
    assert waiting(store) == [10, 11, 13]


def test_a_busy_chat_waits_while_others_go_on(store: Store) -> None:
    given_updates(store, (10, 7), (11, 8), (12, 7))
    assert waiting(store, 7) == [11]
    assert waiting(store, 7, 8) == []


def test_no_more_chats_are_given_than_asked_for(store: Store) -> None:
    given_updates(store, (10, 7), (11, 8), (12, 9))
    assert waiting(store, limit=2) == [10, 11]


def test_the_same_update_three_times_is_stored_once(store: Store) -> None:
    given_updates(store, (10, 7))
    assert store.write_now(inbox.receive, [raw(10, 7), raw(10, 7), raw(11, 7)], NOW) == 1
    assert store.read_now(inbox.depth).unfinished == 2


def test_an_update_that_comes_again_after_its_answer_stays_answered(store: Store) -> None:
    given_updates(store, (10, 7))
    store.write_now(inbox.applied, 10, None)
    store.write_now(inbox.answered, 10)
    given_updates(store, (10, 7))
    assert waiting(store) == []


def test_polling_goes_on_behind_the_stored_batch(store: Store) -> None:
    assert store.read_now(inbox.offset) is None
    given_updates(store, (10, 7), (12, 8))
    assert store.read_now(inbox.offset) == 13


def test_the_offset_is_stored_with_its_batch_or_not_at_all(store: Store) -> None:
    def fail_behind(session: Session) -> None:
        inbox.receive(session, [raw(10, 7)], NOW)
        raise LookupError("killed")

    with pytest.raises(LookupError):
        store.write_now(fail_behind)
    assert store.read_now(inbox.offset) is None
    assert waiting(store) == []


def test_an_update_is_applied_once_and_never_twice(store: Store) -> None:
    given_updates(store, (10, 7))

    def save(session: Session, value: str) -> None:
        meta.put(session, "effect", value)
        inbox.applied(session, 10, Reply("saved", {"record": 5}))

    store.write_now(save, "first")
    with pytest.raises(inbox.AlreadyApplied):
        store.write_now(save, "second")
    assert store.read_now(meta.get, "effect") == "first"


def test_an_applied_update_holds_its_chat_until_it_is_answered(store: Store) -> None:
    given_updates(store, (10, 7), (11, 7))
    reply = Reply("saved", {"record": 5, "late": True, "of": None, "kind": "会议"}, toast="saved")
    store.write_now(inbox.applied, 10, reply)
    (row,) = store.read_now(inbox.next_of_each_lane, (), 10)
    assert (row.update_id, row.state, row.reply) == (10, State.APPLIED, reply)
    assert store.read_now(inbox.waiting_for_answer) == [row]
    store.write_now(inbox.answered, 10)
    assert waiting(store) == [11]
    assert store.read_now(inbox.waiting_for_answer) == []


def test_a_dead_update_frees_its_chat_and_can_be_replayed(store: Store) -> None:
    given_updates(store, (10, 7), (11, 7))
    assert store.write_now(inbox.tried, 10) == 1
    assert store.write_now(inbox.tried, 10) == 2
    store.write_now(inbox.dead, 10, "a bug")
    assert waiting(store) == [11]
    (letter,) = store.read_now(inbox.dead_letters)
    assert (letter.update_id, letter.reason, letter.attempts) == (10, "a bug", 2)
    assert store.write_now(inbox.replay, 10)
    assert waiting(store) == [10]
    assert store.write_now(inbox.tried, 10) == 1, "its tries are counted anew"
    assert not store.write_now(inbox.replay, 10)


def test_a_person_who_is_forgotten_leaves_only_what_waits_and_what_is_nobodys(store: Store) -> None:
    given_updates(store, (10, 7), (11, 7), (12, 8))
    store.write_now(inbox.receive, ["zz"], NOW)
    store.write_now(inbox.answered, 10)
    assert store.write_now(inbox.forget_lane, 7) == 1
    assert store.write_now(inbox.forget_lane, NOBODY) == 0
    assert waiting(store) == [11, 12]
    assert store.read_now(inbox.depth).dead == 1


def test_a_replayed_update_whose_effects_are_stored_is_answered_and_not_applied_again(store: Store) -> None:
    given_updates(store, (10, 7))
    store.write_now(inbox.applied, 10, Reply("saved"))
    store.write_now(inbox.dead, 10, "its answer could not be made")
    assert store.write_now(inbox.replay, 10)
    (row,) = store.read_now(inbox.waiting_for_answer)
    assert (row.update_id, row.reply) == (10, Reply("saved"))


def test_a_dead_update_that_was_applied_is_only_answered_again(store: Store) -> None:
    given_updates(store, (10, 7))
    reply = Reply("saved", {"record": 5})
    store.write_now(inbox.applied, 10, reply)
    store.write_now(inbox.dead, 10, "the screen had a bug")
    assert store.write_now(inbox.replay, 10)
    (row,) = store.read_now(inbox.next_of_each_lane, (), 10)
    assert (row.state, row.reply) == (State.APPLIED, reply)


def claimed(store: Store, owner: str, *busy: int, now: datetime = NOW, limit: int = 10) -> list[int]:
    lease = timedelta(seconds=20)
    return [row.update_id for row in store.write_now(inbox.claim, owner, busy, limit, now, lease)]


def test_a_lane_belongs_to_the_process_that_claimed_it_until_its_update_is_finished(store: Store) -> None:
    given_updates(store, (10, 7), (11, 7), (12, 8))
    assert claimed(store, "a", 8) == [10]
    assert claimed(store, "b") == [12]
    assert claimed(store, "b", 8) == []
    store.write_now(inbox.answered, 10)
    assert claimed(store, "b", 8) == [11]


def test_what_others_hold_takes_no_place_from_what_is_free(store: Store) -> None:
    given_updates(store, (10, 7), (11, 8), (12, 9))
    assert claimed(store, "a", limit=2) == [10, 11]
    assert claimed(store, "b", limit=1) == [12]


def test_a_lane_stays_with_its_process_when_an_older_update_comes_late(store: Store) -> None:
    given_updates(store, (10, 7))
    assert claimed(store, "a") == [10]
    given_updates(store, (9, 7))
    assert claimed(store, "b") == []
    assert claimed(store, "a") == [9]


def test_a_process_takes_up_again_what_it_claimed_and_did_not_finish(store: Store) -> None:
    given_updates(store, (10, 7))
    assert claimed(store, "a") == [10]
    assert claimed(store, "a") == [10]


def test_a_claim_lapses_unless_it_is_renewed_and_is_let_go_in_order(store: Store) -> None:
    given_updates(store, (10, 7))
    lease = timedelta(seconds=20)
    assert claimed(store, "a") == [10]
    store.write_now(inbox.renew, "a", NOW + lease, lease)
    assert claimed(store, "b", now=NOW + lease) == []
    assert claimed(store, "b", now=NOW + 2 * lease) == [10]
    store.write_now(inbox.release, "a")
    assert claimed(store, "a", now=NOW + 2 * lease) == []
    store.write_now(inbox.release, "b")
    assert claimed(store, "a", now=NOW + 2 * lease) == [10]


def test_an_update_that_was_answered_cannot_die(store: Store) -> None:
    given_updates(store, (10, 7))
    store.write_now(inbox.answered, 10)
    store.write_now(inbox.dead, 10, "too late")
    assert store.read_now(inbox.depth).dead == 0


def test_what_was_laid_aside_stays_there_when_its_answer_comes_late(store: Store) -> None:
    given_updates(store, (10, 7))
    store.write_now(inbox.dead, 10, "unreadable")
    store.write_now(inbox.answered, 10)
    assert store.read_now(inbox.depth).dead == 1


@pytest.mark.parametrize(
    "rubbish",
    [
        *('{"update_id": true}', '{"update_id": "5"}', '{"update_id": 1e3}', '{"update_id": -4}'),
        *("", "zz", "[]", "null", "{}", '{"update_id": 99999999999999999999}', "[" * 100_000, "9" * 5000),
    ],
)
def test_what_has_no_usable_id_is_kept_as_a_dead_letter_and_jams_nothing(store: Store, rubbish: str) -> None:
    store.write_now(inbox.receive, [rubbish, raw(10, 7), rubbish], NOW)
    (letter,) = store.read_now(inbox.dead_letters)
    assert letter.raw == rubbish
    assert waiting(store) == [10]
    assert not store.write_now(inbox.replay, letter.update_id)


@pytest.mark.parametrize(
    "odd", [b'{"update_id": 10, "a": "\xff\x00"}', b"\x00\xff", b'{"update_id": "\\ud83d"}']
)
def test_bytes_that_no_database_holds_are_kept_as_far_as_they_can_be(store: Store, odd: bytes) -> None:
    assert store.write_now(inbox.receive, [odd], NOW) == 1
    depth = store.read_now(inbox.depth)
    assert depth.unfinished + depth.dead == 1


@pytest.mark.parametrize(
    ("update", "lane"),
    [
        ({"message": {"chat": {"id": 7}, "from": {"id": 8}}}, 7),
        ({"edited_message": {"chat": {"id": -7}, "from": {"id": 8}}}, -7),
        ({"callback_query": {"from": {"id": 8}, "message": {"chat": {"id": 7}}}}, 7),
        ({"callback_query": {"from": {"id": 8}, "inline_message_id": "x"}}, 8),
        ({"my_chat_member": {"chat": {"id": 7}, "from": {"id": 8}}}, 7),
        ({"inline_query": {"from": {"id": 8}}}, 8),
        ({"poll_answer": {"user": {"id": 8}}}, 8),
        ({"poll": {"id": "5"}}, NOBODY),
        ({"message": "junk"}, NOBODY),
        ({"message": {"chat": {"id": "7"}, "from": {"id": 8}}}, 8),
        ({"message": {"chat": {"id": True}}}, NOBODY),
    ],
)
def test_an_update_belongs_to_its_chat_else_to_its_user(update: dict[str, object], lane: int) -> None:
    assert sort_out(json.dumps({"update_id": 5, **update})).lane == lane


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner) | st.dictionaries(st.sampled_from(["message", "chat", "id", "from"]), inner)
    ),
    max_leaves=8,
)


@given(
    st.text() | st.binary() | st.dictionaries(st.sampled_from(["update_id", "message"]), JSON).map(json.dumps)
)
def test_no_text_whatever_stops_an_update_from_being_stored(text: str | bytes) -> None:
    found = sort_out(text)
    assert -(2**63) <= found.update_id < 2**63
    assert (found.update_id < 0) == (found.unusable is not None)
    assert "\0" not in found.raw
    found.raw.encode()


def test_only_answered_updates_are_pruned(store: Store) -> None:
    given_updates(store, (10, 7), (11, 7), (12, 8))
    store.write_now(inbox.answered, 10, NOW)
    store.write_now(inbox.dead, 12, "a bug", NOW)
    assert store.write_now(inbox.prune, NOW) == 0
    assert store.write_now(inbox.prune, NOW + MINUTE) == 1
    assert waiting(store) == [11]


def test_the_depth_tells_since_when_the_oldest_waits(store: Store) -> None:
    given_updates(store, (10, 7))
    store.write_now(inbox.receive, [raw(11, 7)], NOW + timedelta(hours=1))
    assert store.read_now(inbox.depth) == inbox.Depth(unfinished=2, oldest=NOW, dead=0)
    store.write_now(inbox.answered, 10)
    assert store.read_now(inbox.depth).oldest == NOW + timedelta(hours=1)


def test_an_empty_answer_of_a_long_poll_changes_nothing(store: Store) -> None:
    given_updates(store, (10, 7))
    assert store.write_now(inbox.receive, [], NOW) == 0
    assert store.read_now(inbox.offset) == 11


def test_an_update_is_found_by_its_id(store: Store) -> None:
    given_updates(store, (10, 7))
    found = store.read_now(inbox.get, 10)
    assert found is not None
    assert (found.raw, found.received_at) == (raw(10, 7), NOW)
    assert store.read_now(inbox.get, 11) is None


def test_a_moment_without_a_time_zone_is_refused(store: Store) -> None:
    with pytest.raises(StatementError, match="needs a time zone"):
        store.write_now(inbox.receive, [raw(10, 7)], NOW.replace(tzinfo=None))
    assert waiting(store) == []


def test_a_moment_comes_back_the_same_whatever_zone_it_was_given_in(store: Store) -> None:
    there = NOW.astimezone(ZoneInfo("Asia/Shanghai"))
    store.write_now(inbox.receive, [raw(10, 7)], there)
    assert store.read_now(inbox.depth).oldest == NOW
