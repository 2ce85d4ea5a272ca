"""Records: saved whole, amended with history, undone in time, found again, and counted by their columns."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event
from sqlmodel import Session

from bot.record_types import CONTENTS, SPECS, Form, InboundFrom, RecordType, Report, Subject
from bot.records import Entry, Inspection, Interview, Meeting, Named, ReportSubmission, fact_of
from bot.roster import Branch
from storage import record_facts, record_links, records
from storage.record_links import FOLLOW_UP, RESOLUTION
from storage.records import StoredRecord, Undone
from storage.store import Store
from tests.storage import samples
from tests.storage.samples import MEMBER, MINUTE, NOW, SECRETARY

YEAR = (date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture
def branch(store: Store) -> Branch:
    return store.write_now(samples.branch)


def save(store: Store, branch: Branch, entry: Entry, now: datetime = NOW) -> StoredRecord:
    return store.write_now(records.save, branch.id, entry, logged_by=SECRETARY, now=now)


def test_a_record_comes_back_as_it_was_saved(store: Store, branch: Branch) -> None:
    entry = samples.meeting()
    saved = store.write_now(
        records.save, branch.id, entry, logged_by=SECRETARY, now=NOW, answers={"R1": "已知"}
    )
    assert store.read_now(records.get, saved.id) == saved
    assert (saved.entry, saved.answers, saved.revision) == (entry, {"R1": "已知"}, 1)
    assert (saved.logged_by, saved.logged_at, saved.amended_at) == (SECRETARY, NOW, None)


def test_a_record_without_a_date_is_refused_and_nothing_is_stored(store: Store, branch: Branch) -> None:
    with pytest.raises(ValueError, match="without a date"):
        save(store, branch, Meeting(type=RecordType.PARTY_LECTURE))
    assert store.read_now(records.search, branch.id) == []


def test_an_amendment_keeps_what_was_said_before(store: Store, branch: Branch) -> None:
    first, second, third = (samples.meeting(place=place) for place in ("一号室", "二号室", "三号室"))
    saved = save(store, branch, first)
    store.write_now(records.amend, saved.id, second, by=MEMBER, now=NOW + MINUTE)
    last = store.write_now(records.amend, saved.id, third, by=SECRETARY, now=NOW + 2 * MINUTE)
    assert (last.entry, last.revision, last.amended_at) == (third, 3, NOW + 2 * MINUTE)
    assert (last.logged_at, last.logged_by) == (NOW, SECRETARY)
    assert store.read_now(records.get, saved.id) == last
    history = store.read_now(records.history, saved.id)
    assert [(one.revision, one.entry, one.replaced_by) for one in history] == [
        (1, first, MEMBER),
        (2, second, SECRETARY),
    ]


def test_what_counts_follows_an_amendment(store: Store, branch: Branch) -> None:
    saved = save(store, branch, samples.meeting())
    moved = samples.talk(on=date(2026, 2, 3), follow_up=None)
    store.write_now(records.amend, saved.id, moved, by=SECRETARY, now=NOW)
    assert store.read_now(record_facts.facts, branch.id, *YEAR) == [
        fact_of(moved, record_id=saved.id, logged_on=date(2026, 3, 20))
    ]
    assert store.read_now(record_links.promises, branch.id, *YEAR) == []
    assert store.read_now(records.search, branch.id, person_id=3) == []


def test_a_save_is_undone_within_ten_minutes(store: Store, branch: Branch) -> None:
    saved = save(store, branch, samples.meeting())
    assert store.write_now(records.undo, saved.id, SECRETARY, NOW + 10 * MINUTE) is Undone.DONE
    assert store.read_now(records.search, branch.id) == []
    assert store.read_now(record_facts.facts, branch.id, *YEAR) == []
    assert store.read_now(record_links.promises, branch.id, *YEAR) == []
    assert store.read_now(records.places, branch.id, 3) == []
    kept = store.read_now(records.get, saved.id)
    assert kept is not None
    assert kept.deleted_at == NOW + 10 * MINUTE
    assert store.write_now(records.undo, saved.id, SECRETARY, NOW + 10 * MINUTE) is Undone.GONE


def test_a_save_is_not_undone_later_nor_by_somebody_else(store: Store, branch: Branch) -> None:
    saved = save(store, branch, samples.meeting())
    late = NOW + 10 * MINUTE + timedelta(microseconds=1)
    assert store.write_now(records.undo, saved.id, SECRETARY, late) is Undone.TOO_LATE
    assert store.write_now(records.undo, saved.id, MEMBER, NOW) is Undone.NOT_YOURS
    assert store.write_now(records.undo, saved.id + 1, SECRETARY, NOW) is Undone.GONE
    assert len(store.read_now(records.search, branch.id)) == 1


def test_a_deleted_record_can_neither_be_deleted_again_nor_amended(store: Store, branch: Branch) -> None:
    saved = save(store, branch, samples.meeting())
    assert store.write_now(records.delete, saved.id, SECRETARY, NOW)
    assert not store.write_now(records.delete, saved.id, SECRETARY, NOW)
    with pytest.raises(LookupError):
        store.write_now(records.amend, saved.id, samples.meeting(), by=SECRETARY, now=NOW)


def test_records_are_found_by_type_day_and_person_newest_first(store: Store, branch: Branch) -> None:
    lecture = samples.meeting(date(2026, 2, 1), type=RecordType.PARTY_LECTURE, also=(), host=None, present=())
    combined = samples.meeting(date(2026, 2, 2), also=(RecordType.PARTY_LECTURE,))
    talk = samples.talk(date(2026, 2, 3))
    ids = [save(store, branch, entry).id for entry in (combined, talk, lecture)]

    def found(**query: object) -> list[int]:
        return [one.id for one in store.read_now(records.search, branch.id, **query)]  # type: ignore[arg-type]

    assert found() == [ids[1], ids[0], ids[2]]
    assert found(types=(RecordType.PARTY_LECTURE,)) == [ids[0], ids[2]]
    assert found(types=(RecordType.PARTY_LECTURE,), also=False) == [ids[2]]
    assert found(types=(RecordType.INTEGRITY_TALK, RecordType.PARTY_LECTURE)) == [ids[1], ids[0], ids[2]]
    assert found(since=date(2026, 2, 2), until=date(2026, 2, 2)) == [ids[0]]
    assert found(person_id=2) == [ids[1], ids[0]]
    assert found(person_id=3) == [ids[0], ids[2]]
    assert found(limit=1, offset=1) == [ids[0]]
    (newest,) = store.read_now(records.latest, branch.id, RecordType.PARTY_LECTURE, 1)
    assert newest.id == ids[2]


def test_a_branch_sees_its_own_records_alone(store: Store, branch: Branch) -> None:
    other = store.write_now(samples.branch)
    save(store, branch, samples.meeting())
    assert store.read_now(records.search, other.id) == []
    assert store.read_now(record_facts.facts, other.id, *YEAR) == []
    assert store.read_now(records.places, other.id, 3) == []
    assert store.read_now(record_links.promises, other.id, *YEAR) == []


def test_the_last_places_come_once_each_the_most_recent_first(store: Store, branch: Branch) -> None:
    for day, place in ((1, "旧会议室"), (2, "会议室"), (3, "活动室"), (4, "会议室")):
        save(store, branch, samples.meeting(date(2026, 2, day), place=place))
    save(store, branch, samples.talk(date(2026, 2, 5)))
    assert store.read_now(records.places, branch.id, 2) == ["会议室", "活动室"]


def test_follow_ups_and_resolutions_are_found_by_the_day_they_fall_due(store: Store, branch: Branch) -> None:
    held = save(store, branch, samples.meeting())
    talk = save(store, branch, samples.talk())
    promised = store.read_now(record_links.promises, branch.id, date(2026, 4, 1), date(2026, 4, 10))
    assert [(one.record_id, one.kind, one.n, one.due) for one in promised] == [
        (talk.id, FOLLOW_UP, 0, date(2026, 4, 1)),
        (held.id, RESOLUTION, 2, date(2026, 4, 10)),
    ]
    assert store.read_now(record_links.promises, branch.id, date(2026, 4, 2), date(2026, 4, 9)) == []


def test_the_day_of_logging_is_the_day_where_the_branch_is(store: Store, branch: Branch) -> None:
    late_evening = datetime(2026, 3, 19, 23, 30, tzinfo=UTC)
    save(store, branch, samples.meeting(), now=late_evening)
    (fact,) = store.read_now(record_facts.facts, branch.id, *YEAR)
    assert fact.logged_on == date(2026, 3, 20)


def test_counting_reads_one_query_and_no_content(store: Store, branch: Branch) -> None:
    for _ in range(3):
        save(store, branch, samples.meeting())
    statements: list[str] = []

    def watch(_c: object, _u: object, statement: str, *_: object) -> None:
        statements.append(statement)

    def counted(session: Session) -> int:
        event.listen(session.connection(), "before_cursor_execute", watch)
        return len(record_facts.facts(session, branch.id, *YEAR))

    assert store.read_now(counted) == 3
    (statement,) = statements
    assert "content" not in statement


def test_odd_characters_in_a_record_are_kept_as_far_as_they_can_be(store: Store, branch: Branch) -> None:
    saved = save(store, branch, samples.meeting(place="一\0号🈶室", key_points="👨‍👩‍👧 = + - @ <b>&"))
    kept = store.read_now(records.get, saved.id)
    assert kept is not None
    assert isinstance(kept.entry, Meeting)
    assert kept.entry.key_points == "👨‍👩‍👧 = + - @ <b>&"
    assert store.read_now(records.places, branch.id, 1) == ["一号🈶室"]


PEOPLE = st.builds(Named, name=st.just("张三"), person_id=st.none() | st.integers(1, 9))
MANY = st.lists(PEOPLE, max_size=4).map(tuple)
DAYS = st.dates(*YEAR)


def types(form: Form) -> st.SearchStrategy[RecordType]:
    return st.sampled_from([kind for kind, spec in SPECS.items() if spec.form is form])


MEETINGS = st.builds(
    Meeting,
    type=types(Form.MEETING),
    on=DAYS,
    start=st.none() | st.just(time(9, 30)),
    also=st.lists(st.sampled_from(CONTENTS), unique=True).map(tuple),
    host=st.none() | PEOPLE,
    lecturer=st.none() | PEOPLE,
    group=st.none() | st.just("第一党小组"),
    present=st.lists(st.integers(1, 9), unique=True).map(tuple),
    absences=st.lists(st.fixed_dictionaries({"who": PEOPLE}), max_size=3).map(tuple),
)
TALKS = st.builds(
    Interview,
    type=types(Form.INTERVIEW),
    on=DAYS,
    by=MANY,
    counterparts=MANY,
    inbound=st.booleans(),
    inbound_from=st.sampled_from([None, *InboundFrom]),
)
REPORTS = st.builds(
    ReportSubmission,
    type=types(Form.REPORT_SUBMISSION),
    on=DAYS,
    report=st.none() | st.sampled_from(Report),
    for_year=st.none() | st.integers(2020, 2040),
    by=MANY,
)
CHECKS = st.builds(
    Inspection,
    type=types(Form.INSPECTION),
    on=DAYS,
    subject=st.none() | st.sampled_from(Subject),
    departments=MANY,
    by=MANY,
)
ENTRIES = st.one_of(MEETINGS, TALKS, REPORTS, CHECKS)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ENTRIES, min_size=1, max_size=8))
def test_what_counts_is_read_from_columns_exactly_as_from_the_entry(
    store: Store, entries: list[Entry]
) -> None:
    made = store.write_now(samples.branch)
    saved = store.write_now(
        lambda session: [
            records.save(session, made.id, entry, logged_by=SECRETARY, now=NOW) for entry in entries
        ]
    )
    expected = [fact_of(one.entry, record_id=one.id, logged_on=date(2026, 3, 20)) for one in saved]
    counted = store.read_now(record_facts.facts, made.id, *YEAR)
    assert counted == sorted(expected, key=lambda fact: (fact.on, fact.record_id))
    assert [one.entry for one in saved] == entries
