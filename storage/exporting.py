"""A branch read out of the database as the values of ``storage.exported``; one reading unit."""

import json
from collections import defaultdict
from typing import TypeVar

from sqlmodel import Session, col, select

from bot.plans import Content, PlanState
from bot.records import ENTRY
from storage import exported as out
from storage.tables.base import Row
from storage.tables.branches import BranchRow, DepartmentLeadRow, DepartmentRow, PersonRow, TenureRow
from storage.tables.conversation import AttachmentRow
from storage.tables.planning import PlanRow
from storage.tables.records import RecordAttachmentRow, RecordRevisionRow, RecordRow
from storage.tables.reminding import AdjustmentRow, DoneBeforeRow, OwnDutyRow, WaiverRow
from storage.tables.reporting import ReportTextRow

R = TypeVar("R", bound=Row)
P = TypeVar("P", bound=out.Part)

LEFT_OUT = frozenset({"account", "archive_job", "draft", "escalation", "import_batch", "invite"})
"""Tables that belong to a branch and stay behind: who is who in Telegram, what is unfinished, what was sent.

So do records that were deleted, with their files.
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
        branch=_part(out.BranchPart, row),
        people=people,
        departments=_departments(session, branch_id),
        records=_records(session, branch_id, known),
        adjustments=tuple(
            _part(out.AdjustmentPart, each, duty=each.duty_id, changes=json.loads(each.data))
            for each in _all(session, AdjustmentRow, branch_id, "year", "duty_id")
        ),
        own_duties=tuple(
            _part(out.OwnDutyPart, each, duty=json.loads(each.data))
            for each in _all(session, OwnDutyRow, branch_id, "id")
        ),
        done_before=tuple(
            _part(out.DoneBeforePart, each, duty=each.duty_id, person=each.person_id or None)
            for each in _all(session, DoneBeforeRow, branch_id, "year", "duty_id", "person_id")
        ),
        waived=tuple(_part(out.WaivedPart, each) for each in _all(session, WaiverRow, branch_id, "item")),
        plans=_plans(session, branch_id, known),
        report_texts=tuple(
            _part(out.ReportTextPart, each)
            for each in _all(session, ReportTextRow, branch_id, "year", "report", "section")
        ),
        files=_files(session, branch_id, known),
    )


def _all(session: Session, table: type[R], branch_id: int, *order: str) -> list[R]:
    found = select(table).filter_by(branch_id=branch_id).order_by(*(getattr(table, name) for name in order))
    return list(session.exec(found.execution_options(populate_existing=True)))


def _part(part: type[P], row: Row, **otherwise: object) -> P:
    """The part of a row: its columns of the same names, and ``otherwise`` what the row tells otherwise."""
    same = {name: getattr(row, name) for name in part.model_fields.keys() - otherwise.keys()}
    return part.model_validate(same | otherwise)


def _people(session: Session, branch_id: int) -> tuple[out.PersonPart, ...]:
    held: dict[int, list[out.TenurePart]] = defaultdict(list)
    tenures = select(TenureRow).join(PersonRow, col(PersonRow.id) == col(TenureRow.person_id))
    for each in session.exec(tenures.where(PersonRow.branch_id == branch_id).order_by(col(TenureRow.id))):
        held[each.person_id].append(_part(out.TenurePart, each))
    return tuple(
        _part(out.PersonPart, row, group=row.grp, posts=held[row.id])
        for row in _all(session, PersonRow, branch_id, "position", "id")
    )


def _departments(session: Session, branch_id: int) -> tuple[out.DepartmentPart, ...]:
    earlier: dict[int, list[out.LeadPart]] = defaultdict(list)
    for each in _all(session, DepartmentLeadRow, branch_id, "until"):
        lead = _part(out.LeadPart, each, head=each.head_id, in_charge=each.in_charge_id)
        earlier[each.department_id].append(lead)
    return tuple(
        _part(
            out.DepartmentPart,
            row,
            head=row.head_id,
            in_charge=row.in_charge_id,
            earlier=earlier[row.id],
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
        entry, by = ENTRY.validate_json(each.content), _among(known, each.replaced_by)
        before[each.record_id].append(_part(out.RevisionPart, each, entry=entry, replaced_by=by))
    return tuple(
        _part(
            out.RecordPart,
            row,
            entry=ENTRY.validate_json(row.content),
            answers=json.loads(row.answers),
            logged_by=_among(known, row.logged_by),
            amended_by=_among(known, row.amended_by),
            history=before[row.id],
        )
        for row in _all(session, RecordRow, branch_id, "id")
        if row.deleted_at is None
    )


def _plans(session: Session, branch_id: int, known: frozenset[int]) -> tuple[out.PlanPart, ...]:
    """Every plan but those that nobody has kept yet."""
    return tuple(
        _part(
            out.PlanPart,
            row,
            content=Content.model_validate_json(row.data),
            made_by=_among(known, row.made_by),
            record=row.record_id,
        )
        for row in _all(session, PlanRow, branch_id, "id")
        if row.state != PlanState.PROPOSED
    )


def _files(session: Session, branch_id: int, known: frozenset[int]) -> tuple[out.FilePart, ...]:
    """The files that records name or named before they were amended; none of a record that was deleted."""
    uses = select(RecordAttachmentRow.unique_id).join(
        RecordRow, col(RecordRow.id) == col(RecordAttachmentRow.record_id)
    )
    uses = uses.where(RecordRow.branch_id == branch_id, col(RecordRow.deleted_at).is_(None))
    named = frozenset(session.exec(uses))
    return tuple(
        _part(
            out.FilePart,
            row,
            noted_by=_among(known, row.noted_by),
            sha256=row.sha256 if row.path is not None else None,
        )
        for row in _all(session, AttachmentRow, branch_id, "id")
        if row.unique_id in named
    )
