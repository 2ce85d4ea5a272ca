"""A record with what is needed to show it and to decide who may."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.access import Role, may_read_content, may_see, role_of
from bot.calendar import workdays_between
from bot.completeness.order import LATE_AFTER_WORKDAYS
from bot.roster import Branch, Roster
from storage import branches, records, rosters
from storage.records import StoredRecord


@dataclass(frozen=True, slots=True)
class Shown:
    """A record, its branch, and the viewer's standing towards it."""

    record: StoredRecord
    branch: Branch
    roster: Roster
    role: Role
    visible: bool
    readable: bool

    @property
    def backfilled(self) -> bool:
        """Whether it was logged late."""
        return is_backfilled(self.record, self.branch.time_zone)


def shown(session: Session, record_id: int, branch_id: int, person_id: int, today: date) -> Shown | None:
    """The record for a viewer; None when it is gone or another branch's."""
    record = records.get(session, record_id)
    if record is None or record.branch_id != branch_id or record.deleted_at is not None:
        return None
    roster = rosters.get(session, branch_id)
    role = role_of(roster, person_id, today)
    return Shown(
        record=record,
        branch=branches.get(session, branch_id),
        roster=roster,
        role=role,
        visible=may_see(role, person_id, record.entry, record.logged_by),
        readable=may_read_content(role, person_id, record.entry, record.logged_by),
    )


def is_backfilled(record: StoredRecord, time_zone: str) -> bool:
    """Whether more than three workdays lay between the day held and the day logged."""
    held = record.entry.on
    logged = record.logged_at.astimezone(ZoneInfo(time_zone)).date()
    return held is not None and workdays_between(held, logged) > LATE_AFTER_WORKDAYS
