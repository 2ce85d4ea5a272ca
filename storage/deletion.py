"""Deleting what belongs to a person or a branch. Each is one unit; the caller removes files."""

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, update
from sqlmodel import Session, col, select

from storage import (
    accounts,
    asked,
    attachments,
    inbox,
    outbox,
    plans,
    record_links,
    record_messages,
    reminders,
    roster_changes,
)
from storage.tables.accounts import AccountRow, InviteRow
from storage.tables.branches import BranchRow, PersonRow
from storage.tables.carrying import ArchiveJobRow, ImportBatchRow
from storage.tables.conversation import AttachmentRow, DraftRow
from storage.tables.records import RecordPersonRow, RecordRevisionRow, RecordRow
from storage.tables.reminding import AdjustmentRow, DoneBeforeRow, OutboxRow, OwnDutyRow, WaiverRow
from storage.tables.reporting import ReportTextRow


@dataclass(frozen=True, slots=True)
class Deleted:
    """What is left to do: files below the data folder that nothing refers to any more."""

    paths: tuple[str, ...] = ()


_WRITTEN_BY = (
    (RecordRow, "logged_by"),
    (RecordRow, "amended_by"),
    (RecordRow, "deleted_by"),
    (RecordRevisionRow, "replaced_by"),
    (AttachmentRow, "noted_by"),
    (InviteRow, "created_by"),
    (InviteRow, "used_by"),
    (AdjustmentRow, "changed_by"),
    (OwnDutyRow, "changed_by"),
    (DoneBeforeRow, "stated_by"),
    (WaiverRow, "changed_by"),
    (ReportTextRow, "changed_by"),
    (AccountRow, "deputy_id"),
)
"""Where a Telegram user's id stands in what belongs to somebody else."""
_LOGGED_BY = (
    (RecordRow, "logged_by"),
    (RecordRow, "amended_by"),
    (RecordRow, "deleted_by"),
    (RecordRevisionRow, "replaced_by"),
    (AttachmentRow, "noted_by"),
    (ImportBatchRow, "made_by"),
)
"""Where a person's id says who entered something; it goes with the person's last account."""
BRANCH_GONE = "branch_gone"
"""The kind of message that tells the others of a branch that it was deleted."""


def delete_account(session: Session, user_id: int) -> None:
    """Delete all that is kept of a Telegram user as such.

    Goes: the account, drafts, decisions about reminders, the last question, messages owed, finished updates
    in the inbox. Kept: the records the user logged, because they are the branch's documents; who logged them
    is blanked. The update that asked for the deletion stays until it is answered, and goes when the inbox is
    pruned.
    """
    account = accounts.get(session, user_id)
    if account is not None and account.person_id is not None:
        _forget_hand(session, account.person_id)
    session.exec(delete(DraftRow).where(col(DraftRow.user_id) == user_id))
    session.exec(delete(OutboxRow).where(col(OutboxRow.user_id) == user_id))
    session.exec(delete(ArchiveJobRow).where(col(ArchiveJobRow.user_id) == user_id))
    reminders.forget_user(session, user_id)
    asked.forget(session, user_id)
    for lane in {user_id, user_id if account is None else account.chat_id}:
        inbox.forget_lane(session, lane)
        record_messages.forget_chat(session, lane)
    for table, name in _WRITTEN_BY:
        session.exec(update(table).where(col(getattr(table, name)) == user_id).values({name: None}))
    session.exec(delete(AccountRow).where(col(AccountRow.id) == user_id))


def _forget_hand(session: Session, person_id: int) -> None:
    """Blank who entered what, unless the person writes from another phone besides."""
    if len(accounts.by_person(session, person_id)) > 1:
        return
    for table, name in _LOGGED_BY:
        session.exec(update(table).where(col(getattr(table, name)) == person_id).values({name: None}))


def times_named(session: Session, person_id: int) -> dict[str, int]:
    """How many records of each form name a person, such as 3 meetings, those that were deleted too."""
    named = (
        select(RecordRow.form, func.count())
        .join(RecordPersonRow, col(RecordPersonRow.record_id) == col(RecordRow.id))
        .where(RecordPersonRow.person_id == person_id)
        .group_by(col(RecordRow.form))
    )
    return dict(session.exec(named).all())


def delete_person(session: Session, person_id: int) -> bool:
    """Delete what is kept of a person; whether the roster forgot the person too.

    Goes: every account bound to the person with all that belongs to it, open invites, planned talks with the
    person, and the number "done before" stated for the person. The roster entry goes too, unless a record
    names the person: minutes and talks are documents of the branch that an inspection must find as they were,
    and a roster that had lost somebody would make past attendance wrong. Such a person stays on the roster,
    with the name alone.
    """
    for account in accounts.by_person(session, person_id):
        delete_account(session, account.id)
    plans.forget_person(session, person_id)
    roster_changes.forget_person(session, person_id)
    session.exec(delete(InviteRow).where(col(InviteRow.person_id) == person_id))
    session.exec(delete(DoneBeforeRow).where(col(DoneBeforeRow.person_id) == person_id))
    if record_links.is_named(session, person_id):
        return False
    session.exec(delete(PersonRow).where(col(PersonRow.id) == person_id))
    return True


def delete_branch(
    session: Session, branch_id: int, *, by: int | None = None, now: datetime | None = None
) -> Deleted:
    """Delete a branch: roster, records with their history, drafts, settings, invites, attachments.

    Kept: the accounts of its people, bound to nothing, with their language and the notice they accepted,
    so that they can be answered. Their finished updates go from the inbox, as these hold what was typed.
    With ``now`` everybody but ``by``, who did it, is told once that the branch is gone.
    """
    row = session.get(BranchRow, branch_id, populate_existing=True)
    name = "" if row is None else row.name
    files = tuple(attachments.paths(session, branch_id))
    shared = select(AttachmentRow.path, AttachmentRow.thumbnail).where(
        AttachmentRow.branch_id != branch_id, col(AttachmentRow.path).in_(files)
    )
    elsewhere = {path for both in session.exec(shared) for path in both}
    for account in accounts.of_branch(session, branch_id):
        session.exec(delete(DraftRow).where(col(DraftRow.user_id) == account.id))
        session.exec(delete(OutboxRow).where(col(OutboxRow.user_id) == account.id))
        reminders.forget_user(session, account.id)
        asked.forget(session, account.id)
        inbox.forget_lane(session, account.chat_id)
        accounts.unbind(session, account.id)
        if now is not None and account.id != by and account.active and not account.unreachable:
            said = json.dumps({"name": name}, ensure_ascii=False)
            outbox.plan(
                session,
                user_id=account.id,
                kind=BRANCH_GONE,
                subject=str(branch_id),
                due_at=now,
                now=now,
                payload=said,
            )
    session.exec(delete(BranchRow).where(col(BranchRow.id) == branch_id))
    return Deleted(tuple(path for path in files if path not in elsewhere))
