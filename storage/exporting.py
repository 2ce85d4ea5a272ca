"""A branch read out of the database as the values of ``storage.exported``; one reading unit."""

import json
from collections import defaultdict
from typing import Any, TypeVar

from pydantic import TypeAdapter
from sqlmodel import Session, col, select

from bot.plans import Content, PlanState
from bot.records import ENTRY
from bot.roster import Membership, Post
from storage import exported as out
from storage.tables.base import Row
from storage.tables.branches import BranchRow, DepartmentLeadRow, DepartmentRow, PersonRow, TenureRow
from storage.tables.conversation import AttachmentRow
from storage.tables.planning import PlanRow
from storage.tables.records import RecordRevisionRow, RecordRow
from storage.tables.reminding import AdjustmentRow, DoneBeforeRow, OwnDutyRow, WaiverRow
from storage.tables.reporting import ReportTextRow

R = TypeVar("R", bound=Row)
_JSON: TypeAdapter[dict[str, Any]] = TypeAdapter(dict[str, Any])

LEFT_OUT = frozenset({"account", "archive_job", "draft", "escalation", "import_batch", "invite"})
"""Tables that belong to a branch and stay behind: who is who in Telegram, what is unfinished, what was sent.

So do records that were deleted.
"""


def dump(session: Session, branch_id: int) -> out.Exported:
    """The whole branch.

    Raises:
        LookupError: there is no such branch.
    """
    row = session.get(BranchRow, branch_id, populate_existing=True)
    if row is None:
        raise LookupError(f"no branch {branch_id}")
    people = _people(session, branch_id)
    known = frozenset(person.id for person in people)
    return out.Exported(
        branch=out.BranchPart(
            name=row.name,
            tracking_start=row.tracking_start,
            full_members=row.full_members,
            leadership_team=row.leadership_team,
            time_zone=row.time_zone,
            last_election=row.last_election,
            term_years=row.term_years,
            walked_year=row.walked_year,
        ),
        people=people,
        departments=_departments(session, branch_id),
        records=_records(session, branch_id, known),
        plans=_plans(session, branch_id, known),
        files=_files(session, branch_id, known),
        **_settings(session, branch_id),
    )


def _all(session: Session, table: type[R], branch_id: int, *order: str) -> list[R]:
    columns = [getattr(table, name) for name in order]
    found = select(table).where(table.branch_id == branch_id)  # type: ignore[attr-defined]
    return list(session.exec(found.order_by(*columns).execution_options(populate_existing=True)))


def _people(session: Session, branch_id: int) -> tuple[out.PersonPart, ...]:
    held: dict[int, list[out.TenurePart]] = defaultdict(list)
    tenures = select(TenureRow).join(PersonRow, col(PersonRow.id) == col(TenureRow.person_id))
    for each in session.exec(tenures.where(PersonRow.branch_id == branch_id).order_by(col(TenureRow.id))):
        held[each.person_id].append(out.TenurePart(post=Post(each.post), since=each.since, until=each.until))
    return tuple(
        out.PersonPart(
            id=row.id,
            name=row.name,
            membership=Membership(row.membership),
            full_since=row.full_since,
            since=row.since,
            until=row.until,
            exempt=row.exempt,
            group=row.grp,
            posts=tuple(held[row.id]),
        )
        for row in _all(session, PersonRow, branch_id, "position", "id")
    )


def _departments(session: Session, branch_id: int) -> tuple[out.DepartmentPart, ...]:
    earlier: dict[int, list[out.LeadPart]] = defaultdict(list)
    for each in _all(session, DepartmentLeadRow, branch_id, "until"):
        earlier[each.department_id].append(
            out.LeadPart(until=each.until, head=each.head_id, in_charge=each.in_charge_id)
        )
    return tuple(
        out.DepartmentPart(
            id=row.id,
            name=row.name,
            head=row.head_id,
            in_charge=row.in_charge_id,
            since=row.since,
            until=row.until,
            earlier=tuple(earlier[row.id]),
        )
        for row in _all(session, DepartmentRow, branch_id, "position", "id")
    )


def _among(known: frozenset[int], person: int | None) -> int | None:
    """Somebody of the roster; anybody else, such as a person deleted since, is nobody."""
    return person if person in known else None


def _records(session: Session, branch_id: int, known: frozenset[int]) -> tuple[out.RecordPart, ...]:
    before: dict[int, list[out.RevisionPart]] = defaultdict(list)
    revisions = select(RecordRevisionRow).join(
        RecordRow, col(RecordRow.id) == col(RecordRevisionRow.record_id)
    )
    revisions = revisions.where(RecordRow.branch_id == branch_id)
    for each in session.exec(revisions.order_by(col(RecordRevisionRow.revision))):
        before[each.record_id].append(
            out.RevisionPart(
                revision=each.revision,
                entry=ENTRY.validate_json(each.content),
                replaced_by=_among(known, each.replaced_by),
                replaced_at=each.replaced_at,
            )
        )
    return tuple(
        out.RecordPart(
            id=row.id,
            entry=ENTRY.validate_json(row.content),
            answers=json.loads(row.answers),
            revision=row.revision,
            logged_by=_among(known, row.logged_by),
            logged_on=row.logged_on,
            logged_at=row.logged_at,
            amended_by=_among(known, row.amended_by),
            amended_at=row.amended_at,
            history=tuple(before[row.id]),
        )
        for row in _all(session, RecordRow, branch_id, "id")
        if row.deleted_at is None
    )


def _plans(session: Session, branch_id: int, known: frozenset[int]) -> tuple[out.PlanPart, ...]:
    """Every plan but those that nobody has kept yet."""
    return tuple(
        out.PlanPart(
            id=row.id,
            state=PlanState(row.state),
            content=Content.model_validate_json(row.data),
            batch=row.batch,
            revision=row.revision,
            made_by=_among(known, row.made_by),
            made_at=row.made_at,
            reason=row.reason,
            record=row.record_id,
            settled_at=row.settled_at,
        )
        for row in _all(session, PlanRow, branch_id, "id")
        if row.state != PlanState.PROPOSED
    )


def _files(session: Session, branch_id: int, known: frozenset[int]) -> tuple[out.FilePart, ...]:
    return tuple(
        out.FilePart(
            unique_id=row.unique_id,
            file_id=row.file_id,
            kind=row.kind,
            name=row.name,
            size=row.size,
            noted_by=_among(known, row.noted_by),
            noted_at=row.noted_at,
            mime=row.mime,
            sha256=row.sha256 if row.path is not None else None,
            fetched_at=row.fetched_at,
        )
        for row in _all(session, AttachmentRow, branch_id, "id")
    )


def _settings(session: Session, branch_id: int) -> dict[str, Any]:
    """What the branch changed, added, stated, waived and wrote."""
    return {
        "adjustments": [
            {
                "year": r.year,
                "duty": r.duty_id,
                "changes": _JSON.validate_json(r.data),
                "changed_at": r.changed_at,
            }
            for r in _all(session, AdjustmentRow, branch_id, "year", "duty_id")
        ],
        "own_duties": [
            {
                "id": r.id,
                "duty": _JSON.validate_json(r.data),
                "since": r.since,
                "until": r.until,
                "changed_at": r.changed_at,
            }
            for r in _all(session, OwnDutyRow, branch_id, "id")
        ],
        "done_before": [
            {
                "year": r.year,
                "duty": r.duty_id,
                "person": r.person_id or None,
                "times": r.times,
                "stated_at": r.stated_at,
            }
            for r in _all(session, DoneBeforeRow, branch_id, "year", "duty_id", "person_id")
        ],
        "waived": [
            {"item": r.item, "reason": r.reason, "changed_at": r.changed_at}
            for r in _all(session, WaiverRow, branch_id, "item")
        ],
        "report_texts": [
            {
                "year": r.year,
                "report": r.report,
                "section": r.section,
                "text": r.text,
                "changed_at": r.changed_at,
            }
            for r in _all(session, ReportTextRow, branch_id, "year", "report", "section")
        ],
    }
