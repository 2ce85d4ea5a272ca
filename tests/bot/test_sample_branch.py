"""The sample branch of the demo: a truthful list for everybody on the page, whatever the day."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.calendar import is_workday
from bot.cli.sample import NEWCOMER, PHONES, build_sample, language_of, people
from bot.duties.catalogue import shipped
from bot.duties.lists import DutyList, duty_list
from bot.duties.standing import Reject, State
from bot.record_types import RecordType
from bot.records import Meeting
from bot.settings import Settings
from handlers import screens
from handlers.app import conversations
from handlers.outgoing import Text
from handlers.records.reading import is_backfilled
from handlers.situations import situation
from handlers.splitting import LIMIT
from storage import accounts, record_links, records
from storage.records import StoredRecord
from storage.store import Store

DAYS = (
    date(2026, 1, 1),
    date(2026, 2, 3),
    date(2028, 2, 29),
    date(2026, 6, 30),
    date(2026, 8, 17),
    date(2026, 11, 20),
    date(2026, 12, 31),
    date(2033, 10, 1),
)
NOVEMBER = date(2026, 11, 20)
ZONE = "Asia/Shanghai"


def morning(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 1, 0, tzinfo=UTC)


@pytest.fixture
def sample(request: pytest.FixtureRequest, sqlite_url: str) -> Iterator[Store]:
    """A database with the sample branch of the parametrized day (else of 20 November 2026)."""
    store = Store.open(sqlite_url)
    day = request.param if hasattr(request, "param") else NOVEMBER
    build_sample(store, morning(day))
    yield store
    store.close_now()


def own_list(store: Store, user_id: int, today: date) -> DutyList:
    account = store.read_now(accounts.get, user_id)
    assert account is not None
    assert account.branch_id is not None
    assert account.person_id is not None
    found = store.read_now(situation, account.branch_id, today)
    return duty_list(shipped(), found, account.person_id)


def everything(store: Store) -> list[StoredRecord]:
    return store.read_now(records.search, 1, limit=500)


def states(duties: DutyList) -> set[State]:
    return {line.standing.overall for line in duties.lines if line.duty.counted}


@pytest.mark.anyio
@pytest.mark.parametrize(("sample", "day"), [(day, day) for day in DAYS], indirect=["sample"])
async def test_the_list_is_readable_on_any_day_in_both_languages(
    sample: Store, day: date, tmp_path: Path
) -> None:
    assert conversations()  # registers the screens
    for user_id in (1001, 1002):
        for language in ("zh", "en"):
            showing = screens.Showing(
                store=sample,
                settings=Settings(_env_file=None, data_dir=tmp_path),
                user_id=user_id,
                chat_id=user_id,
                account=sample.read_now(accounts.get, user_id),
                language=language,
                now=morning(day),
                ids={"view": "all", "page": 0},
            )
            [page] = await screens.show("duty_list", showing)
            assert isinstance(page, Text)
            assert 100 < len(page.html) < LIMIT


@pytest.mark.parametrize(
    ("sample", "day"), [(day, day) for day in DAYS if day.month > 1], indirect=["sample"]
)
def test_something_is_overdue_something_due_soon_and_something_done(sample: Store, day: date) -> None:
    assert states(own_list(sample, 1001, day)) >= {State.OVERDUE, State.DUE_SOON}
    overdue = [
        line.duty.id
        for line in own_list(sample, 1001, day).lines
        if line.standing.overall is State.OVERDUE and line.duty.counted
    ]
    assert overdue == ["theme_party_day"]


@pytest.mark.parametrize(("sample", "day"), [(day, day) for day in DAYS], indirect=["sample"])
def test_no_record_lies_ahead_and_none_was_held_on_a_rest_day(sample: Store, day: date) -> None:
    for record in everything(sample):
        assert record.entry.on is not None
        assert record.entry.on < day
        assert record.logged_at <= morning(day)
        assert is_workday(record.entry.on)


@pytest.mark.parametrize(("sample", "day"), [(day, day) for day in DAYS], indirect=["sample"])
def test_what_was_promised_last_comes_within_ten_days(sample: Store, day: date) -> None:
    found = sample.read_now(record_links.promises, 1, day, day + timedelta(days=365))
    soon = {promise.kind for promise in found if (promise.due - day).days <= 10}
    assert soon == {"resolution", "follow_up"}


def test_november_shows_the_near_miss_and_who_is_missing(sample: Store) -> None:
    lines = {line.duty.id: line.standing for line in own_list(sample, 1001, NOVEMBER).lines}
    assert lines["theory_study_session"].done == 9
    assert lines["strict_governance_meeting_committee"].done == 2
    secretary = lines["strict_governance_meeting_secretary"]
    assert secretary.done == 1
    assert [miss.code for miss in secretary.rejected] == [Reject.HOST_NOT_SECRETARY]
    heads = lines["integrity_talk_secretary_department_head"]
    assert (heads.done, heads.required) == (3, 5)
    assert State.DONE in states(own_list(sample, 1001, NOVEMBER))


def test_november_holds_a_vote_absences_with_reasons_and_a_record_logged_late(sample: Store) -> None:
    kept = everything(sample)
    meetings = [record.entry for record in kept if isinstance(record.entry, Meeting)]
    assert any(meeting.votes for meeting in meetings)
    absences = [absence for meeting in meetings for absence in meeting.absences]
    assert absences
    assert all(absence.reason for absence in absences)
    late = [record for record in kept if is_backfilled(record, ZONE)]
    assert {record.entry.type for record in late} == {RecordType.THEME_PARTY_DAY}


def test_the_same_moment_gives_the_same_branch(tmp_path: Path) -> None:
    made = []
    for name in ("one", "other"):
        store = Store.open(f"sqlite:///{tmp_path / name}.db")
        build_sample(store, morning(NOVEMBER))
        made.append([(record.entry, record.logged_at) for record in everything(store)])
        store.close_now()
    assert made[0] == made[1]


def test_secretary_and_two_members_have_phones_and_a_newcomer_has_no_branch(sample: Store) -> None:
    page = people("zh")
    assert [each.first_name for each in page][:3] == ["张三", "李四", "王五"]
    assert {each.id for each in page if each.started} == set(PHONES)
    assert sample.read_now(accounts.get, NEWCOMER) is None


def test_an_english_sample_has_no_chinese_in_it(sqlite_url: str) -> None:
    store = Store.open(sqlite_url)
    build_sample(store, morning(NOVEMBER), "en")
    assert [each.first_name for each in people(language_of(store, "zh"))][:1] == ["Zhang San"]
    said = " ".join(record.entry.model_dump_json() for record in everything(store))
    store.close_now()
    assert not any("\u3400" <= character <= "\u9fff" for character in said)
