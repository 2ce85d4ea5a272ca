"""What was told and raised of items that nobody saw to, and what takes it away; on both databases."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.roster import Branch
from storage import branches, deletion, escalations, reminded, reminders
from storage.escalations import Escalation, Lifted
from storage.store import Store
from tests.storage import samples
from tests.storage.samples import MEMBER, NOW, SECRETARY

DAY = date(2026, 7, 1)
WEEK = timedelta(days=7)


@pytest.fixture
def branch(store: Store) -> Branch:
    return store.write_now(samples.branch)


def told(branch: Branch, item: str = "meeting:-:2026-06", user_id: int = SECRETARY) -> Escalation:
    return Escalation(
        branch_id=branch.id,
        user_id=user_id,
        item=item,
        duty_id=item.split(":", maxsplit=1)[0],
        owner_id=None,
        since=DAY - WEEK,
        times=3,
        told_on=DAY,
    )


def test_somebody_who_was_told_is_in_no_overview_until_the_next_reminder_is_ignored_too(
    store: Store, branch: Branch
) -> None:
    for _ in range(2):
        store.write_now(escalations.tell, told(branch))
    assert store.read_now(escalations.raised, [branch.id]) == []
    assert store.read_now(escalations.open_in, branch.id) == [told(branch)]
    for times, on in ((4, DAY + WEEK), (5, DAY + 2 * WEEK)):
        store.write_now(escalations.flag, SECRETARY, "meeting:-:2026-06", times, on)
    flagged = replace(told(branch), times=5, raised_on=DAY + WEEK)
    assert store.read_now(escalations.raised, [branch.id]) == [flagged]
    assert store.read_now(escalations.open_of, SECRETARY) == {flagged.item: flagged}


def test_read_for_many_at_once_it_is_what_is_read_for_each(store: Store, branch: Branch) -> None:
    for item in ("meeting:-:2026-05", "meeting:-:2026-06"):
        store.write_now(escalations.tell, told(branch, item))
    store.write_now(escalations.lift, branch.id, ["meeting:-:2026-05"], Lifted.DONE, DAY)
    store.write_now(reminders.snooze, SECRETARY, "talk:-:2026", DAY + WEEK, NOW)
    for day in (DAY, DAY + WEEK):
        store.write_now(reminders.note_shown, SECRETARY, ["meeting:-:2026-06"], day)
    store.write_now(reminders.set_last_digest, SECRETARY, SECRETARY, 7, NOW)
    each = {user: store.read_now(reminded.of_one, user) for user in (SECRETARY, MEMBER)}
    assert store.read_now(reminded.of_several, [SECRETARY, MEMBER]) == each
    assert list(each[SECRETARY].told) == ["meeting:-:2026-06"]
    assert each[SECRETARY].shown == {"meeting:-:2026-06": (DAY, DAY + WEEK)}


def test_what_was_never_told_is_never_raised(store: Store, branch: Branch) -> None:
    store.write_now(escalations.flag, SECRETARY, "meeting:-:2026-06", 9, DAY)
    assert store.read_now(escalations.raised, [branch.id]) == []


def test_whatever_is_done_takes_it_away_and_the_history_stays(store: Store, branch: Branch) -> None:
    store.write_now(escalations.tell, told(branch))
    store.write_now(escalations.flag, SECRETARY, "meeting:-:2026-06", 4, DAY + WEEK)
    closed = [
        store.write_now(escalations.lift, branch.id, ["meeting:-:2026-06"], Lifted.DONE, DAY + (2 + n) * WEEK)
        for n in range(2)
    ]
    assert closed == [1, 0]
    assert store.read_now(escalations.raised, [branch.id]) == []
    again = replace(told(branch), told_on=DAY + 5 * WEEK)
    store.write_now(escalations.tell, again)
    kept = store.read_now(escalations.history, branch.id, "meeting", None)
    assert [(one.told_on, one.lifted_by) for one in kept] == [
        (DAY + 5 * WEEK, None),
        (DAY, Lifted.DONE),
    ]


def test_an_item_that_two_were_reminded_of_stands_in_the_overview_once(store: Store, branch: Branch) -> None:
    for user, on in ((SECRETARY, DAY + WEEK), (MEMBER, DAY + 2 * WEEK)):
        store.write_now(escalations.tell, told(branch, user_id=user))
        store.write_now(escalations.flag, user, "meeting:-:2026-06", 4, on)
    (one,) = store.read_now(escalations.raised, [branch.id])
    assert one.raised_on == DAY + WEEK


def test_the_overview_holds_the_branches_asked_about_only(store: Store, branch: Branch) -> None:
    other = store.write_now(branches.create, "示例乙支部", DAY, 9)
    for one, user in ((branch, SECRETARY), (other, MEMBER)):
        store.write_now(escalations.tell, told(one, user_id=user))
        store.write_now(escalations.flag, user, "meeting:-:2026-06", 4, DAY + WEEK)
    assert [one.branch_id for one in store.read_now(escalations.raised, [other.id])] == [other.id]
    assert len(store.read_now(escalations.raised, [branch.id, other.id])) == 2
    assert store.read_now(escalations.raised, []) == []


def test_nothing_is_left_of_it_once_the_person_or_the_branch_is_deleted(store: Store, branch: Branch) -> None:
    store.write_now(escalations.tell, told(branch))
    store.write_now(escalations.tell, told(branch, user_id=MEMBER))
    store.write_now(reminders.forget_user, MEMBER)
    assert [one.user_id for one in store.read_now(escalations.open_in, branch.id)] == [SECRETARY]
    store.write_now(deletion.delete_branch, branch.id)
    assert store.read_now(escalations.open_in, branch.id) == []
