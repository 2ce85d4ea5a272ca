"""What a branch added to its list, and how it comes back."""

from dataclasses import replace
from datetime import UTC, date, datetime

from bot.duties.duty import Owner
from bot.duties.own import OwnDuty
from bot.duties.periods import Every
from bot.record_types import RecordType, Report
from storage import branches, own_duties
from storage.store import Store

NOW = datetime(2026, 11, 20, 8, tzinfo=UTC)
READING = OwnDuty(
    0,
    '青年"读书会"\\',
    RecordType.REPORT_SUBMISSION,
    Every.QUARTER,
    times=2,
    owner=Owner.EACH_MEMBER,
    evidence="签到",
    report=Report.ANNUAL_BRANCH,
    since=date(2026, 3, 1),
)


def branch(store: Store) -> int:
    return store.write_now(branches.create, "示例支部", date(2026, 1, 1), 9).id


def test_an_own_duty_comes_back_as_it_was_added(store: Store) -> None:
    here, other = branch(store), branch(store)
    added = store.write_now(own_duties.add, here, READING, by=1, now=NOW)
    assert added == replace(READING, id=added.id)
    assert store.read_now(own_duties.of_branch, here) == (added,)
    assert store.read_now(own_duties.of_branch, other) == ()


def test_the_plainest_own_duty_comes_back_too(store: Store) -> None:
    here = branch(store)
    added = store.write_now(
        own_duties.add, here, OwnDuty(0, "读书", RecordType.PARTY_LECTURE), by=None, now=NOW
    )
    assert store.read_now(own_duties.of_branch, here) == (added,)


def test_it_is_changed_under_its_id(store: Store) -> None:
    here = branch(store)
    added = store.write_now(own_duties.add, here, READING, by=1, now=NOW)
    changed = replace(added, title="读书会", times=1, since=None)
    assert store.write_now(own_duties.change, changed, by=1, now=NOW)
    assert store.read_now(own_duties.of_branch, here) == (changed,)
    assert not store.write_now(own_duties.change, replace(changed, id=99), by=1, now=NOW)


def test_it_ends_once_and_stays_readable(store: Store) -> None:
    here = branch(store)
    added = store.write_now(own_duties.add, here, READING, by=1, now=NOW)
    assert store.write_now(own_duties.end, added.id, date(2026, 8, 31), by=1, now=NOW)
    assert not store.write_now(own_duties.end, added.id, date(2026, 9, 30), by=1, now=NOW)
    assert [each.until for each in store.read_now(own_duties.of_branch, here)] == [date(2026, 8, 31)]


def test_it_goes_with_its_branch(store: Store) -> None:
    here = branch(store)
    store.write_now(own_duties.add, here, READING, by=1, now=NOW)
    store.write_now(branches.delete, here)
    assert store.read_now(own_duties.of_branch, here) == ()
