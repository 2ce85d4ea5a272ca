"""What counting reads: three queries, and the same as the subjects' own modules say."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import event
from sqlmodel import Session

from bot.duties.adjustments import Adjustment
from bot.duties.own import OwnDuty
from bot.duties.periods import Every
from bot.record_types import RecordType
from bot.records import Meeting
from bot.roster import Membership, Post
from storage import branches, duty_settings, inputs, own_duties, record_facts, records, reminders, rosters
from storage.store import Store

NOW = datetime(2026, 11, 20, 8, tzinfo=UTC)
YEAR = (date(2025, 1, 1), date(2026, 11, 20))


def _fill(session: Session, people: int = 6) -> int:
    branch = branches.create(session, "示例支部", date(2026, 3, 1), 9, leadership_team=True)
    made = [
        rosters.add_person(
            session,
            branch.id,
            f"示例{number}",
            posts=[Post.BRANCH_SECRETARY] if number == 0 else [],
            membership=Membership.FULL if number % 5 else Membership.PROBATIONARY,
            since=date(2026, 1, number % 28 + 1),
            group="第一小组" if number % 2 else None,
        )
        for number in range(people)
    ]
    rosters.end_tenure(session, made[0].id, Post.BRANCH_SECRETARY, date(2026, 5, 1))
    rosters.set_tenure(session, made[1].id, Post.BRANCH_SECRETARY, date(2026, 5, 2))
    rosters.add_department(session, branch.id, "办公室", made[2].id, made[1].id, date(2026, 2, 1))
    department = rosters.add_department(session, branch.id, "后勤部", made[3].id, made[1].id)
    rosters.set_head(session, department.id, made[4].id, date(2026, 6, 1))
    rosters.set_in_charge(session, department.id, made[2].id, date(2026, 9, 1))
    branches.update(session, branch.id, last_election=date(2024, 5, 1), term_years=5)
    reading = OwnDuty(0, "读书会", RecordType.THEORY_STUDY_SESSION, Every.QUARTER, since=date(2026, 3, 1))
    own_duties.add(session, branch.id, reading, by=None, now=NOW)
    ended = own_duties.add(session, branch.id, replace(reading, title="旧事项"), by=None, now=NOW)
    own_duties.end(session, ended.id, date(2026, 8, 31), by=None, now=NOW)
    for year in (2025, 2026):
        duty_settings.set_adjustment(
            session, branch.id, year, "party_lecture", Adjustment(times=year - 2020), by=None, now=NOW
        )
        duty_settings.set_done_before(
            session, branch.id, year, "theory_study_session", None, 3, by=None, now=NOW
        )
    duty_settings.set_done_before(
        session, branch.id, 2026, "strict_governance_meeting_secretary", made[1].id, 1, by=None, now=NOW
    )
    reminders.waive(session, branch.id, "party_lecture:-:2026-Q2", "合并开", by=None, now=NOW)
    for month in range(1, 11):
        entry = Meeting(type=RecordType.BRANCH_COMMITTEE_MEETING, on=date(2026, month, 10))
        records.save(session, branch.id, entry, logged_by=None, now=NOW)
    return branch.id


def _one_by_one(session: Session, branch_id: int) -> inputs.Inputs:
    return inputs.Inputs(
        branch=branches.get(session, branch_id),
        roster=rosters.get(session, branch_id),
        adjustments=duty_settings.adjustments(session, branch_id, 2026),
        done_before=duty_settings.done_before(session, branch_id, 2026),
        waived=reminders.waived(session, branch_id),
        facts=record_facts.facts(session, branch_id, *YEAR),
        own=own_duties.of_branch(session, branch_id),
    )


def test_the_short_way_reads_the_same_as_each_subject_by_itself(store: Store) -> None:
    branch_id = store.write_now(_fill)
    other = store.write_now(_fill)
    found = store.read_now(inputs.read, branch_id, 2026, *YEAR)
    assert found == store.read_now(_one_by_one, branch_id)
    assert found.branch.id != other
    assert len(found.roster.people) == 6
    assert found.adjustments["party_lecture"].times == 6
    assert len(found.done_before) == 2
    assert len(found.facts) == 10
    assert [each.title for each in found.own] == ["读书会", "旧事项"]
    assert [len(each.earlier) for each in found.roster.departments] == [0, 2]
    assert (found.branch.last_election, found.branch.term_years) == (date(2024, 5, 1), 5)


def test_all_of_it_takes_three_queries(store: Store) -> None:
    branch_id = store.write_now(_fill, 60)

    def counted(session: Session) -> int:
        statements: list[str] = []
        engine = session.get_bind()

        def note(*call: object) -> None:
            statements.append(str(call[2]))

        event.listen(engine, "before_cursor_execute", note)
        try:
            inputs.read(session, branch_id, 2026, *YEAR)
        finally:
            event.remove(engine, "before_cursor_execute", note)
        return len([one for one in statements if one.lstrip().upper().startswith("SELECT")])

    assert store.read_now(counted) == 3


def test_a_branch_with_nobody_in_it_is_read_too(store: Store) -> None:
    made = store.write_now(branches.create, "空支部", date(2026, 1, 1), 3)
    found = store.read_now(inputs.read, made.id, 2026, *YEAR)
    assert (found.branch, found.roster.people, found.facts) == (made, (), [])


def test_an_unknown_branch_is_said_to_be_unknown(store: Store) -> None:
    with pytest.raises(LookupError):
        store.read_now(inputs.read, 4711, 2026, *YEAR)
