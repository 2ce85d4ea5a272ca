"""A branch out of ``storage.exported`` into the database, under new ids; one writing unit.

Nobody's Telegram account comes along: the new installation invites its people itself.
"""

import json
from collections.abc import Mapping
from datetime import datetime

from pydantic import TypeAdapter
from sqlmodel import Session

from bot.duties.adjustments import Adjustment
from bot.duties.own import OwnDuty
from bot.roster import Branch
from storage import branches
from storage.exported import Exported, FilePart, RecordPart
from storage.kept_files import Kept
from storage.record_facts import columns_of
from storage.record_links import link, link_files
from storage.renumbering import Numbers
from storage.tables.branches import BranchRow, DepartmentLeadRow, DepartmentRow, PersonRow, TenureRow
from storage.tables.conversation import AttachmentRow
from storage.tables.planning import PlanRow
from storage.tables.records import (
    RecordRevisionRow,
    RecordRow,
)
from storage.tables.reminding import AdjustmentRow, DoneBeforeRow, OwnDutyRow, WaiverRow
from storage.tables.reporting import ReportTextRow

NOT_IN_ARCHIVE = "not_in_archive"
"""Why a file is not here that the other installation had not fetched either."""


def same_name(session: Session, name: str) -> Branch | None:
    """A branch that is called so already."""
    return next((each for each in branches.all_of_them(session) if each.name == name), None)


def load(session: Session, given: Exported, kept: Mapping[str, Kept], now: datetime) -> int:
    """Make the branch; its id. ``kept`` are the files that are in the folder now, by their hash.

    Raises:
        ValueError: what the file says of a duty is no duty, or of a record no record.
    """
    _check(given)
    branch_id = _branch(session, given)
    numbers = Numbers()
    _people(session, given, branch_id, numbers)
    _departments(session, given, branch_id, numbers)
    _own_duties(session, given, branch_id, numbers)
    for each in given.files:
        _file(session, each, branch_id, numbers, kept.get(each.sha256 or ""), now)
    for record in given.records:
        numbers.records[record.id] = _record(session, record, branch_id, numbers)
    _plans(session, given, branch_id, numbers)
    _settings(session, given, branch_id, numbers)
    session.flush()
    return branch_id


def _check(given: Exported) -> None:
    """What columns keep as text must be readable afterwards: it is read once before anything is written."""
    for change in given.adjustments:
        TypeAdapter(Adjustment).validate_python(change.changes)
    for own in given.own_duties:
        TypeAdapter(OwnDuty).validate_python({**own.duty, "id": own.id})


def _branch(session: Session, given: Exported) -> int:
    row = BranchRow(**given.branch.model_dump())
    session.add(row)
    session.flush()
    return row.id


def _people(session: Session, given: Exported, branch_id: int, numbers: Numbers) -> None:
    for position, each in enumerate(given.people, 1):
        told = each.model_dump(include={"name", "membership", "full_since", "since", "until", "exempt"})
        row = PersonRow(branch_id=branch_id, position=position, grp=each.group, **told)
        session.add(row)
        session.flush()
        numbers.people[each.id] = row.id
        for post in each.posts:
            session.add(TenureRow(person_id=row.id, post=post.post, since=post.since, until=post.until))
            session.flush()


def _departments(session: Session, given: Exported, branch_id: int, numbers: Numbers) -> None:
    for position, each in enumerate(given.departments, 1):
        row = DepartmentRow(
            branch_id=branch_id,
            position=position,
            name=each.name,
            head_id=numbers.person(each.head),
            in_charge_id=numbers.person(each.in_charge),
            since=each.since,
            until=each.until,
        )
        session.add(row)
        session.flush()
        numbers.departments[each.id] = row.id
        for lead in each.earlier:
            session.add(
                DepartmentLeadRow(
                    department_id=row.id,
                    until=lead.until,
                    branch_id=branch_id,
                    head_id=numbers.person(lead.head),
                    in_charge_id=numbers.person(lead.in_charge),
                )
            )
    session.flush()


def _own_duties(session: Session, given: Exported, branch_id: int, numbers: Numbers) -> None:
    for each in given.own_duties:
        row = OwnDutyRow(
            branch_id=branch_id,
            data=_json(each.duty),
            since=each.since,
            until=each.until,
            changed_at=each.changed_at,
        )
        session.add(row)
        session.flush()
        numbers.own[each.id] = row.id


def _json(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False)


def _file(
    session: Session, file: FilePart, branch_id: int, numbers: Numbers, kept: Kept | None, now: datetime
) -> None:
    """A file; what is not in the archive cannot be fetched by another bot, and says so."""
    session.add(
        AttachmentRow(
            branch_id=branch_id,
            unique_id=file.unique_id,
            file_id=file.file_id,
            kind=file.kind,
            name=file.name,
            size=kept.size if kept else file.size,
            noted_by=numbers.person(file.noted_by),
            noted_at=file.noted_at,
            sha256=kept.sha256 if kept else None,
            path=kept.path if kept else None,
            thumbnail=kept.thumbnail if kept else None,
            mime=kept.mime if kept else file.mime,
            fetched_at=(file.fetched_at or now) if kept else None,
            last_error=None if kept else NOT_IN_ARCHIVE,
            told_at=None if kept else now,
        )
    )


def _record(session: Session, record: RecordPart, branch_id: int, numbers: Numbers) -> int:
    entry = numbers.entry(record.entry)
    row = RecordRow(
        branch_id=branch_id,
        logged_on=record.logged_on,
        answers=_json(record.answers),
        revision=record.revision,
        logged_by=numbers.person(record.logged_by),
        logged_at=record.logged_at,
        amended_by=numbers.person(record.amended_by),
        amended_at=record.amended_at,
        **columns_of(entry, record.logged_on),
    )
    session.add(row)
    session.flush()
    link(session, row.id, branch_id, entry)
    for before in record.history:
        earlier = numbers.entry(before.entry)
        link_files(session, row.id, earlier.attachments)
        session.add(
            RecordRevisionRow(
                record_id=row.id,
                revision=before.revision,
                content=earlier.model_dump_json(),
                replaced_by=numbers.person(before.replaced_by),
                replaced_at=before.replaced_at,
            )
        )
    return row.id


def _plans(session: Session, given: Exported, branch_id: int, numbers: Numbers) -> None:
    for each in given.plans:
        content = numbers.plan(each.content)
        row = PlanRow(
            branch_id=branch_id,
            state=each.state,
            type=None if content.entry is None else content.entry.type.value,
            planned_on=content.moment.on,
            starts=content.moment.start,
            data=content.model_dump_json(exclude_none=True),
            revision=each.revision,
            made_by=numbers.person(each.made_by),
            made_at=each.made_at,
            reason=each.reason,
            record_id=None if each.record is None else numbers.records.get(each.record),
            settled_at=each.settled_at,
        )
        session.add(row)
        session.flush()
        numbers.plans[each.id] = row.id
        row.batch = numbers.plans.get(each.batch, row.id)


def _settings(session: Session, given: Exported, branch_id: int, numbers: Numbers) -> None:
    for change in given.adjustments:
        session.add(
            AdjustmentRow(
                branch_id=branch_id,
                year=change.year,
                duty_id=numbers.duty(change.duty),
                data=_json(change.changes),
                changed_at=change.changed_at,
            )
        )
    for stated in given.done_before:
        session.add(
            DoneBeforeRow(
                branch_id=branch_id,
                year=stated.year,
                duty_id=numbers.duty(stated.duty),
                person_id=numbers.person(stated.person) or 0,
                times=stated.times,
                stated_at=stated.stated_at,
            )
        )
    for waived in given.waived:
        session.add(
            WaiverRow(
                branch_id=branch_id,
                item=numbers.item(waived.item),
                reason=waived.reason,
                changed_at=waived.changed_at,
            )
        )
    for said in given.report_texts:
        session.add(ReportTextRow(branch_id=branch_id, **said.model_dump()))
