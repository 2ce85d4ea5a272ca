"""Deleting what belongs to a person or a branch, and keeping what is the branch's document."""

import json
from datetime import timedelta

from sqlalchemy import inspect, text
from sqlmodel import Session, select

from bot.plans import Content, Moment
from bot.record_types import RecordType
from bot.records import Attachment, Interview, Meeting, Named
from bot.roster import Branch, Person
from storage import (
    accounts,
    archive_jobs,
    asked,
    attachments,
    branches,
    deletion,
    digests,
    drafts,
    duty_settings,
    import_batches,
    inbox,
    invites,
    plans,
    record_messages,
    records,
    reminders,
    report_texts,
    rosters,
)
from storage.store import Store
from storage.tables.conversation import AttachmentRow
from storage.tables.records import RecordRevisionRow, RecordRow
from storage.tables.reminding import OutboxRow
from tests.storage import samples
from tests.storage.samples import NOW, SECRETARY

OUTSIDER = 1003


def live_in(session: Session, user_id: int = SECRETARY) -> tuple[Branch, Person, Person]:
    """A branch in which the secretary has used everything; ``user_id`` is the secretary's account."""
    made, secretary, member = samples.staffed(session)
    accounts.ensure(session, user_id, user_id, "en")
    accounts.bind(session, user_id, made.id, secretary.id)
    entry = samples.meeting(present=(secretary.id,), absences=(), host=None)
    saved = records.save(session, made.id, entry, logged_by=user_id, now=NOW)
    records.amend(session, saved.id, entry, by=user_id, now=NOW)
    record_messages.learn(session, user_id, 5, saved.id)
    drafts.start(
        session,
        user_id=user_id,
        chat_id=user_id,
        branch_id=made.id,
        kind="record",
        step="on",
        data="{}",
        now=NOW,
    )
    inbox.receive(session, [json.dumps({"update_id": user_id, "message": {"chat": {"id": user_id}}})], NOW)
    inbox.answered(session, user_id, NOW)
    digests.plan(session, user_id, NOW, NOW)
    asked.remember(session, user_id, "{}", NOW)
    reminders.note_shown(session, user_id, ["a"], NOW.date())
    reminders.waive(session, made.id, "b", "x", by=user_id, now=NOW)
    reminders.snooze(session, user_id, "a", NOW.date(), NOW)
    reminders.set_last_digest(session, user_id, user_id, 5, NOW)
    duty_settings.set_done_before(session, made.id, 2026, "talk", secretary.id, 2, by=user_id, now=NOW)
    report_texts.put(session, made.id, 2026, "annual", "next", "x", by=user_id, now=NOW)
    rosters.add_department(session, made.id, "综合科", member.id, secretary.id)
    invites.create(
        session,
        kind="person",
        branch_id=made.id,
        person_id=member.id,
        code_hash=f"hash {made.id}",
        expires_at=NOW + timedelta(days=1),
        created_by=user_id,
    )
    archive_jobs.ask(
        session,
        branch_id=made.id,
        kind=archive_jobs.Kind.PACK,
        year=2026,
        user_id=user_id,
        chat_id=user_id,
        language="zh",
        message_id=None,
        now=NOW,
    )
    photo = Attachment(file_id="f", unique_id=f"u{made.id}", kind="photo")
    noted = attachments.note(session, made.id, photo, by=user_id, now=NOW)
    attachments.stored(session, noted.id, "ab", f"files/{made.id}", NOW)
    shared = attachments.note(
        session, made.id, Attachment(file_id="f", unique_id="shared", kind="photo"), by=user_id, now=NOW
    )
    attachments.stored(session, shared.id, "cd", "files/shared", NOW)
    return made, secretary, member


def rows(session: Session) -> dict[str, int]:
    """How many rows each table has, of those that have any."""
    connection = session.connection()
    tables = [name for name in inspect(connection).get_table_names() if name != "alembic_version"]
    counts = {
        name: int(connection.execute(text(f'SELECT count(*) FROM "{name}"')).scalar_one()) for name in tables
    }
    return {name: count for name, count in counts.items() if count}


def mentions(session: Session, user_id: int) -> set[str]:
    """The tables in which the number of a user stands anywhere."""
    connection = session.connection()
    found: set[str] = set()
    for name in rows(session):
        for row in connection.execute(text(f'SELECT * FROM "{name}"')):
            if any(value == user_id or f"{user_id}" in str(value) for value in row):
                found.add(name)
    return found


def test_deleting_a_branch_leaves_nothing_of_it_but_its_peoples_accounts(store: Store) -> None:
    made, *_ = store.write_now(live_in)
    deleted = store.write_now(branches.delete, made.id)
    assert store.read_now(rows) == {"account": 1, "meta": 1}
    account = store.read_now(accounts.get, SECRETARY)
    assert account is not None
    assert (account.branch_id, account.person_id, account.language) == (None, None, "en")
    assert deleted.paths == (f"files/{made.id}", "files/shared")


def test_deleting_a_branch_touches_no_other_branch(store: Store) -> None:
    store.write_now(live_in, OUTSIDER)
    before = store.read_now(rows)
    made, *_ = store.write_now(live_in)
    deleted = store.write_now(branches.delete, made.id)
    after = store.read_now(rows)
    assert after.pop("account") == before.pop("account") + 1
    assert after == before
    assert deleted.paths == (f"files/{made.id}",)


def test_deleting_an_account_leaves_no_trace_of_the_user_and_keeps_the_records(store: Store) -> None:
    made, *_ = store.write_now(live_in)
    assert len(store.read_now(mentions, SECRETARY)) > 5
    store.write_now(deletion.delete_account, SECRETARY)
    assert store.read_now(mentions, SECRETARY) == set()
    (kept,) = store.read_now(records.search, made.id)
    assert kept.logged_by is None
    assert len(store.read_now(records.history, kept.id)) == 1


def stood_in_for(session: Session) -> tuple[int, int]:
    """Somebody whose deputy the secretary is, and a ledger that the secretary took in; the ids."""
    made, secretary, member = samples.staffed(session)
    for user_id, person in ((SECRETARY, secretary), (OUTSIDER, member)):
        accounts.ensure(session, user_id, user_id, "en")
        accounts.bind(session, user_id, made.id, person.id)
    accounts.set_paused(session, OUTSIDER, NOW.date(), SECRETARY)
    taken = import_batches.take(
        session, made.id, [samples.meeting()], file="x", by=secretary.id, now=NOW, answers={}
    )
    return taken.id, secretary.id


HANDS = (
    (RecordRow, "logged_by"),
    (RecordRow, "amended_by"),
    (RecordRow, "deleted_by"),
    (RecordRevisionRow, "replaced_by"),
    (AttachmentRow, "noted_by"),
)


def hands(session: Session, person_id: int) -> list[str]:
    """Where it says that a person entered, changed, deleted or sent something."""
    found = (session.exec(select(table).filter_by(**{name: person_id})).first() for table, name in HANDS)
    return [name for (_, name), row in zip(HANDS, found, strict=True) if row is not None]


def test_nothing_says_any_more_whose_hand_it_was(store: Store) -> None:
    batch_id, person_id = store.write_now(stood_in_for)

    def work(session: Session) -> None:
        batch = import_batches.get(session, batch_id)
        assert batch is not None
        (record_id,) = batch.record_ids
        records.amend(session, record_id, samples.meeting(place="楼上"), by=person_id, now=NOW)
        records.delete(session, record_id, person_id, NOW)
        photo = Attachment(file_id="f", unique_id="u", kind="photo")
        attachments.note(session, batch.branch_id, photo, by=person_id, now=NOW)

    store.write_now(work)
    assert store.read_now(hands, person_id) == [name for _, name in HANDS]
    store.write_now(deletion.delete_account, SECRETARY)
    assert store.read_now(hands, person_id) == []


def test_nobody_has_a_deputy_or_an_importer_who_is_gone(store: Store) -> None:
    batch_id, person_id = store.write_now(stood_in_for)
    taken = store.read_now(import_batches.get, batch_id)
    assert taken is not None
    assert taken.made_by == person_id
    store.write_now(deletion.delete_account, SECRETARY)
    other, taken = store.read_now(accounts.get, OUTSIDER), store.read_now(import_batches.get, batch_id)
    assert other is not None
    assert taken is not None
    assert (other.deputy_id, taken.made_by) == (None, None)


def test_what_a_person_entered_keeps_their_hand_while_they_have_another_phone(store: Store) -> None:
    batch_id, person_id = store.write_now(stood_in_for)
    made = store.read_now(import_batches.get, batch_id)
    assert made is not None
    store.write_now(accounts.ensure, 1009, 1009, "en")
    store.write_now(accounts.bind, 1009, made.branch_id, person_id)
    store.write_now(deletion.delete_account, SECRETARY)
    (kept,) = store.read_now(records.search, made.branch_id)
    assert kept.logged_by == person_id
    store.write_now(deletion.delete_account, 1009)
    (kept,) = store.read_now(records.search, made.branch_id)
    assert kept.logged_by is None


def told_of(session: Session) -> list[int]:
    owed = select(OutboxRow.user_id).where(OutboxRow.kind == deletion.BRANCH_GONE)
    return sorted(session.exec(owed))


def test_only_those_who_can_be_reached_are_told_that_a_branch_is_gone(store: Store) -> None:
    store.write_now(stood_in_for)

    def more(session: Session) -> int:
        known = accounts.get(session, SECRETARY)
        assert known is not None
        assert known.branch_id is not None
        for user_id in (1010, 1011, 1012):
            accounts.ensure(session, user_id, user_id, "zh")
            accounts.bind(session, user_id, known.branch_id, None)
        accounts.set_active(session, 1010, False)
        accounts.set_unreachable(session, 1011, True, NOW)
        return known.branch_id

    branch_id = store.write_now(more)
    store.write_now(lambda session: deletion.delete_branch(session, branch_id, by=SECRETARY, now=NOW))
    assert store.read_now(told_of) == [OUTSIDER, 1012]


def test_the_update_that_asks_for_the_deletion_is_still_answered(store: Store) -> None:
    store.write_now(live_in)
    asking = json.dumps({"update_id": 5, "message": {"chat": {"id": SECRETARY}}})
    store.write_now(inbox.receive, [asking], NOW)

    def delete_and_apply(session: Session) -> None:
        deletion.delete_account(session, SECRETARY)
        inbox.applied(session, 5, inbox.Reply("deleted"))

    store.write_now(delete_and_apply)
    assert [row.update_id for row in store.read_now(inbox.waiting_for_answer)] == [5]


def test_a_person_whom_a_record_names_stays_on_the_roster_alone(store: Store) -> None:
    made, secretary, _ = store.write_now(live_in)
    code, until = "hash of the secretary's", NOW + timedelta(days=1)
    store.write_now(
        lambda s: invites.create(
            s, kind="person", branch_id=made.id, person_id=secretary.id, code_hash=code, expires_at=until
        )
    )
    assert not store.write_now(deletion.delete_person, secretary.id)
    assert secretary.id not in [each.person_id for each in store.read_now(invites.list_open, NOW)]
    assert store.read_now(rosters.get, made.id).find(secretary.id) == secretary
    assert store.read_now(accounts.by_person, secretary.id) == []
    assert store.read_now(duty_settings.done_before, made.id, 2026) == {}
    (kept,) = store.read_now(records.search, made.id)
    assert isinstance(kept.entry, Meeting)
    assert kept.entry.present == (secretary.id,)


def test_a_person_whom_no_record_names_goes_altogether(store: Store) -> None:
    made, secretary, member = store.write_now(live_in)
    talk = Interview(
        type=RecordType.HEART_TO_HEART_TALK, counterparts=(Named(name=member.name, person_id=member.id),)
    )
    planned = [Content(entry=talk, moment=Moment(on=NOW.date()))]
    [plan] = store.write_now(lambda s: plans.propose(s, made.id, planned, by=None, now=NOW))
    assert store.write_now(deletion.delete_person, member.id)
    assert store.read_now(plans.get, plan.id) is None
    roster = store.read_now(rosters.get, made.id)
    assert roster.people == (secretary,)
    assert roster.departments[0].head_id is None
    assert store.read_now(invites.list_open, NOW) == []
