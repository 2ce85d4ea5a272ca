"""What lines or a file changed on a roster is remembered while it can be taken back, and no longer."""

from datetime import date, timedelta

import pytest
from sqlmodel import Session, col, select

from bot.roster import Membership
from storage import branches, deletion, roster_batches, roster_changes, rosters
from storage.store import Store
from storage.tables.carrying import ImportBatchRow
from tests.storage.samples import NOW


def changed(session: Session) -> tuple[int, int, int]:
    """A branch whose roster one change gave a person and another their standing; the ids."""
    branch_id = branches.create(session, "示例支部", date(2026, 1, 1), 3).id
    known = rosters.add_person(session, branch_id, "示例甲").id

    def unit(inner: Session) -> None:
        rosters.add_person(inner, branch_id, "示例乙")
        rosters.set_membership(inner, known, Membership.PROBATIONARY)

    roster_batches.take(session, branch_id, unit, by=7, now=NOW)
    return branch_id, known, rosters.get(session, branch_id).people[-1].id


def texts(session: Session) -> list[str]:
    return [
        row for row in session.exec(select(ImportBatchRow.roster).where(col(ImportBatchRow.id) > 0)) if row
    ]


def test_what_people_were_is_forgotten_once_it_cannot_be_taken_back(store: Store) -> None:
    store.write_now(changed)
    store.write_now(roster_changes.forget, NOW)
    assert "示例乙" in store.read_now(texts)[0]
    store.write_now(roster_changes.forget, NOW + timedelta(seconds=1))
    assert store.read_now(texts) == []


@pytest.mark.parametrize("who", [1, 2])
def test_somebody_whose_data_is_deleted_is_forgotten_there_too(store: Store, who: int) -> None:
    ids = store.write_now(changed)
    name = {1: "示例甲", 2: "示例乙"}
    store.write_now(deletion.delete_person, ids[who])
    [kept] = store.read_now(texts)
    assert name[who] not in kept
    assert name[3 - who] in kept


def test_a_change_that_changes_nothing_is_not_remembered(store: Store) -> None:
    branch_id, _, _ = store.write_now(changed)
    store.write_now(
        roster_batches.take, branch_id, lambda session: None, by=7, now=NOW + timedelta(minutes=1)
    )
    found = store.read_now(roster_batches.latest, branch_id, 7, NOW + timedelta(minutes=10))
    assert found is not None
    assert [each.name for each in found.what.people] == ["示例乙"]
    assert store.read_now(roster_batches.latest, branch_id, 7, NOW + timedelta(minutes=11)) is None
