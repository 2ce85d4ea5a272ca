"""Periods and standings agree with the oracle, for every cadence on every day of 2020–2040."""

import random
import time
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot import clock
from bot.duties.cadence import Kind
from bot.duties.catalogue import shipped
from bot.duties.periods import Every, paced_before, paced_end, period_of, periods_of
from bot.duties.situation import Situation, needed_since
from bot.duties.standing import State
from bot.duties.tally import standing
from bot.record_types import RecordType, Report
from bot.records import Fact
from bot.roster import Person, Post, Roster, Tenure
from tests.duties import oracle
from tests.duties.samples import BRANCH, ROSTER, duty, meeting, report, talk

TRACKING = [date(2020, 1, 1), date(2023, 8, 1), date(2024, 2, 29)]


@pytest.mark.parametrize("every", Every)
def test_every_day_lies_in_the_period_that_walking_finds(every: Every) -> None:
    spans: dict[tuple[int, int], list[date]] = {}
    for day in oracle.every_day():
        spans.setdefault(oracle.group_of(every, day), []).append(day)
    for day in oracle.every_day():
        period = period_of(every, day)
        days = spans[oracle.group_of(every, day)]
        assert (period.year, period.number) == oracle.group_of(every, day)
        assert (period.start, period.end, period.opens, period.due) == (
            days[0],
            days[-1],
            days[0],
            days[-1],
        )


def test_the_periods_of_a_year_hold_each_of_its_days_once() -> None:
    for year in range(2020, 2041):
        for every in Every:
            periods = periods_of(every, year)
            days = [day for period in periods for day in oracle.every_day(period.start, period.end)]
            assert days == list(oracle.every_day(date(year, 1, 1), date(year, 12, 31)))


def test_the_pace_agrees_with_counting_months() -> None:
    for times in (2, 3, 5, 12, 30, 55):
        ends = [paced_end(times, nth, 2024) for nth in range(1, times + 1)]
        for day in oracle.every_day(date(2024, 1, 1), date(2024, 12, 31)):
            assert paced_before(times, day, 2024) == sum(end < day for end in ends)
            assert paced_before(times, day, 2024) == times * oracle.months_passed(day, 2024) // 12


WINDOWS: dict[str, Callable[[date], int]] = {
    "annual_report_branch": lambda day: day.year if day.month == 12 else day.year - 1,
    "annual_branch_work_plan": lambda day: day.year,
    "party_work_review_and_appraisal": lambda day: day.year - 1 if day.month == 1 else day.year,
}
TAKEN: dict[str, Callable[[int], date]] = {
    "annual_report_branch": lambda year: date(year, 12, 1),
    "annual_branch_work_plan": lambda year: date(year - 1, 12, 1),
    "party_work_review_and_appraisal": lambda year: date(year, 1, 1),
}
OPENS: dict[str, Callable[[int], date]] = {
    "annual_report_branch": lambda year: date(year + 1, 1, 1),
    "annual_branch_work_plan": lambda year: date(year, 1, 1),
    "party_work_review_and_appraisal": lambda year: date(year, 12, 1),
}
DUE: dict[str, Callable[[int], date]] = {
    "annual_report_branch": lambda year: date(year + 1, 1, 31),
    "annual_branch_work_plan": lambda year: oracle.last_day("month", date(year, 2, 1)),
    "party_work_review_and_appraisal": lambda year: date(year + 1, 1, 31),
}
REPORTS = {
    "annual_report_branch": Report.ANNUAL_BRANCH,
    "annual_branch_work_plan": Report.ANNUAL_WORK_PLAN,
    "party_work_review_and_appraisal": Report.PARTY_WORK_REVIEW,
}


@pytest.mark.parametrize("duty_id", WINDOWS)
def test_every_day_shows_the_window_that_the_design_says(duty_id: str) -> None:
    window = duty(duty_id).cadence.window
    assert window is not None
    for day in oracle.every_day():
        found = window.window.at(day)
        year = WINDOWS[duty_id](day)
        assert (found.year, found.start, found.due, found.opens) == (
            year,
            TAKEN[duty_id](year),
            DUE[duty_id](year),
            OPENS[duty_id](year),
        )


def records(seed: int, share: float) -> list[date]:
    """Days on which something was held, over all the years, some of them edges."""
    chance = random.Random(seed)
    days = list(oracle.every_day())
    return sorted([*chance.sample(days, int(len(days) * share)), date(2024, 2, 29), date(2031, 12, 31)])


def recent(facts: list[Fact], today: date) -> list[Fact]:
    """What storage would hand over; ``facts`` by date."""
    first = bisect_left(facts, needed_since(today), key=_on)
    return facts[first : bisect_right(facts, today, key=_on)]


def _on(fact: Fact) -> date:
    return fact.on


def by_year(days: list[date]) -> dict[int, list[date]]:
    found: dict[int, list[date]] = {}
    for day in days:
        found.setdefault(day.year, []).append(day)
    return found


COUNTS = [
    ("branch_committee_meeting", RecordType.BRANCH_COMMITTEE_MEETING, "month", 0.03),
    ("branch_members_meeting", RecordType.BRANCH_MEMBERS_MEETING, "quarter", 0.01),
    ("ideology_meeting", RecordType.IDEOLOGY_MEETING, "half", 0.005),
]


@pytest.mark.parametrize("tracking", TRACKING)
@pytest.mark.parametrize(("duty_id", "kind", "length", "share"), COUNTS)
def test_a_number_per_period_agrees(
    duty_id: str, kind: RecordType, length: str, share: float, tracking: date
) -> None:
    held = records(7, share)
    facts = [meeting(kind, day.isoformat()) for day in held]
    branch = replace(BRANCH, tracking_start=tracking)
    lead = max(duty(duty_id).lead_days)
    years, asked = by_year(held), duty(duty_id)
    for today in oracle.every_day():
        shown = standing(asked, Situation(branch, ROSTER, {}, {}, recent(facts, today), today))
        expected = oracle.counted(length, 1, lead, years.get(today.year, []), today, tracking)
        missed = tuple((slot.period.year, slot.period.number) for slot in shown.missed)
        assert (shown.state, shown.done, missed) == (expected.state, expected.done, expected.missed), today


@pytest.mark.parametrize("tracking", TRACKING)
@pytest.mark.parametrize(
    ("duty_id", "kind", "times", "share"),
    [
        ("theory_study_session", RecordType.THEORY_STUDY_SESSION, 12, 0.03),
        ("strict_governance_meeting_committee", RecordType.STRICT_GOVERNANCE_MEETING, 2, 0.004),
    ],
)
def test_a_yearly_number_agrees(
    duty_id: str, kind: RecordType, times: int, share: float, tracking: date
) -> None:
    held = records(11, share)
    facts = [meeting(kind, day.isoformat()) for day in held]
    branch = replace(BRANCH, tracking_start=tracking)
    lead = max(duty(duty_id).lead_days)
    years, asked = by_year(held), duty(duty_id)
    for today in oracle.every_day(date(tracking.year, 1, 1)):
        shown = standing(asked, Situation(branch, ROSTER, {}, {}, recent(facts, today), today))
        expected = oracle.paced(times, lead, years.get(today.year, []), today, tracking)
        assert (shown.state, shown.done) == (expected.state, expected.done), today


@pytest.mark.parametrize("tracking", TRACKING)
@pytest.mark.parametrize("duty_id", WINDOWS)
def test_a_report_agrees(duty_id: str, tracking: date) -> None:
    chance = random.Random(3)
    handed_in = []
    for year in range(2019, 2042):
        if chance.random() < 0.7:
            day = date(year, 12, 1) + timedelta(days=chance.randrange(-40, 120))
            handed_in.append((day, year + chance.choice([0, 0, 0, 1, -1])))
    facts = [report(REPORTS[duty_id], day.isoformat(), year) for day, year in handed_in]
    branch = replace(BRANCH, tracking_start=tracking)
    lead = max(duty(duty_id).lead_days)
    asked = duty(duty_id)
    for today in oracle.every_day():
        shown = standing(asked, Situation(branch, ROSTER, {}, {}, recent(facts, today), today))
        expected = oracle.windowed(
            WINDOWS[duty_id],
            TAKEN[duty_id],
            DUE[duty_id],
            lead,
            OPENS[duty_id],
            handed_in,
            today,
            tracking,
        )
        missed = tuple((slot.period.year, slot.period.number) for slot in shown.missed)
        assert (shown.state, shown.done, missed) == (expected.state, expected.done, expected.missed), today


SEATS = [
    (1, date(2019, 1, 1), date(2099, 1, 1)),
    (2, date(2019, 1, 1), date(2027, 6, 30)),
    (3, date(2022, 8, 10), date(2030, 2, 28)),
    (4, date(2020, 2, 29), date(2099, 1, 1)),
    (5, date(2027, 7, 1), date(2099, 1, 1)),
]
"""Who sat on the committee from when to when; the first is the secretary all along."""


def seated() -> Roster:
    people = []
    for person_id, since, until in SEATS:
        post = Post.BRANCH_SECRETARY if person_id == 1 else Post.COMMITTEE_MEMBER
        people.append(Person(person_id, f"示例{person_id}", tenures=(Tenure(post, since, until),)))
    return Roster(tuple(people))


def test_talks_one_by_one_agree_through_joining_and_leaving() -> None:
    chance = random.Random(5)
    talks = [(day, chance.choice([1, 1, 1, 2]), chance.choice([2, 3, 4, 5])) for day in records(5, 0.006)]
    facts = [
        talk(RecordType.INTEGRITY_TALK, day.isoformat(), by, other) for day, by, other in talks if by != other
    ]
    roster = seated()
    rule = duty("integrity_talk_secretary_committee")
    for today in oracle.every_day():
        shown = standing(rule, Situation(BRANCH, roster, {}, {}, recent(facts, today), today), 1)
        owed = {p for p, since, until in SEATS if p != 1 and since <= today <= until}
        talked: dict[int, date] = {}
        for day, by, other in talks:
            sat = any(p == other and since <= day <= until for p, since, until in SEATS)
            if by == 1 and sat and day.year == today.year and day <= today:
                talked.setdefault(other, day)
        everyone = owed | set(talked)
        if not everyone:
            assert shown.state is State.NOT_APPLICABLE, today
            continue
        lead = max(rule.lead_days)
        target = sorted(talked.values())
        expected = oracle.paced(len(everyone), lead, target, today, BRANCH.tracking_start)
        assert set(shown.missing_people) == owed - set(talked), today
        assert (shown.done, shown.required) == (len(talked), len(everyone)), today
        if len(everyone) > 1:
            assert shown.state == expected.state, today


def test_each_group_agrees() -> None:
    chance = random.Random(9)
    held = [(day, chance.choice(["一组", "二组"])) for day in records(9, 0.06)]
    facts = [meeting(RecordType.PARTY_GROUP_MEETING, day.isoformat(), group=name) for day, name in held]
    rule = duty("party_group_meeting")
    for today in oracle.every_day():
        shown = standing(rule, Situation(BRANCH, ROSTER, {}, {}, recent(facts, today), today))
        met = {
            name for day, name in held if (day.year, day.month) == (today.year, today.month) and day <= today
        }
        last = oracle.last_day("month", today)
        expected = oracle.judge(len(met), 2, last, today, BRANCH.tracking_start, max(rule.lead_days))
        assert (shown.state, shown.done) == (expected, len(met)), today


def test_pairs_and_members_agree_through_changes_of_the_committee() -> None:
    chance = random.Random(13)
    everybody = range(1, 9)
    talks: list[tuple[date, int, int]] = []
    for held in records(13, 0.05):
        one, two = chance.sample(everybody, 2)
        talks.append((held, one, two))
    facts = [talk(RecordType.HEART_TO_HEART_TALK, day.isoformat(), by, other) for day, by, other in talks]
    members = tuple(Person(person_id, f"示例{person_id}") for person_id in range(6, 9))
    roster = Roster((*seated().people, *members))
    rule = duty("heart_to_heart_talk")
    for today in oracle.every_day():
        seats = [p for p, since, until in SEATS if since <= today <= until]
        year = [row for row in talks if row[0].year == today.year and row[0] <= today]
        owed: set[tuple[int, ...]] = {(a, b) for a in seats for b in seats if a < b}
        met = owed & {(min(by, other), max(by, other)) for _, by, other in year}
        singles: set[tuple[int, ...]] = {(p,) for p in everybody if p not in seats}
        for day, by, other in year:
            if any(p == by and since <= day <= until for p, since, until in SEATS):
                met |= {(other,)} & singles
        shown = standing(rule, Situation(BRANCH, roster, {}, {}, recent(facts, today), today))
        assert {unit.people for unit in shown.units} == owed | singles, today
        assert {unit.people for unit in shown.missing} == (owed | singles) - met, today


def test_attendance_agrees() -> None:
    chance = random.Random(17)
    kinds = [RecordType.BRANCH_MEMBERS_MEETING, RecordType.THEME_PARTY_DAY, RecordType.PARTY_LECTURE]
    held = [
        (day, chance.choice([(1, 2), (1,), (3,), ()]), chance.choice([(2,), ()])) for day in records(17, 0.03)
    ]
    facts = [
        meeting(
            chance.choice(kinds), day.isoformat(), present=frozenset(came), absent=frozenset(away) - set(came)
        )
        for day, came, away in held
    ]
    rule = duty("dual_organizational_life")
    for today in oracle.every_day():
        shown = standing(rule, Situation(BRANCH, ROSTER, {}, {}, recent(facts, today), today), 2)
        known = [row for row in held if row[0].year == today.year and row[0] <= today]
        named = [row for row in known if 2 in row[1] or 2 in row[2]]
        assert (shown.done, shown.required) == (sum(2 in row[1] for row in named), len(named)), today


@pytest.mark.parametrize(
    ("elected", "years"),
    [(date(2018, 6, 30), 3), (date(2020, 2, 29), 3), (date(2020, 2, 29), 4), (date(2023, 12, 31), 5)],
)
def test_the_end_of_a_term_agrees(elected: date, years: int) -> None:
    branch = replace(BRANCH, last_election=elected, term_years=years)
    rule, end = duty("term_election"), oracle.term_end(elected, years)
    for today in oracle.every_day(max(elected, oracle.FIRST)):
        shown = standing(rule, Situation(branch, ROSTER, {}, {}, [], today))
        expected = "overdue" if today > end else "due_soon" if end - today <= timedelta(180) else "standing"
        assert (shown.state, shown.due) == (expected, end), today


ZONES = [*oracle.FIXED, "America/New_York"]


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("host", ["UTC", "Asia/Shanghai", "America/New_York"])
def test_the_day_is_the_branchs_wherever_the_machine_stands(
    host: str, zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", host)
    if hasattr(time, "tzset"):
        time.tzset()
    for day in oracle.every_day():
        for hour in (0, 5, 6, 9, 10, 11, 15, 16, 23):
            moment = datetime(day.year, day.month, day.day, hour, 30, tzinfo=UTC)
            monkeypatch.setattr(clock, "real", lambda moment=moment: moment)
            assert clock.today(zone) == oracle.local_day(moment, zone), moment
    monkeypatch.undo()
    if hasattr(time, "tzset"):
        time.tzset()


def test_at_one_moment_branches_in_two_zones_stand_on_two_days(monkeypatch: pytest.MonkeyPatch) -> None:
    rule = duty("branch_committee_meeting")
    for day in oracle.every_day(last=date(2040, 12, 30)):
        moment = datetime(day.year, day.month, day.day, 16, 30, tzinfo=UTC)
        monkeypatch.setattr(clock, "real", lambda moment=moment: moment)
        for zone in ("Asia/Shanghai", "America/New_York"):
            today = clock.today(zone)
            shown = standing(rule, Situation(replace(BRANCH, time_zone=zone), ROSTER, {}, {}, [], today))
            local = oracle.local_day(moment, zone)
            last = oracle.last_day("month", local)
            expected = oracle.judge(0, 1, last, local, BRANCH.tracking_start, max(rule.lead_days))
            assert (shown.state, shown.due) == (expected, last), moment


def test_no_kind_of_cadence_is_left_out_here() -> None:
    kinds = {duty.cadence.kind for duty in shipped().duties if duty.counted}
    assert kinds == {Kind.COUNT, Kind.WINDOW, Kind.COUNTERPART, Kind.COVERAGE, Kind.GROUP}
    rest = {duty.cadence.kind for duty in shipped().duties} - kinds
    assert rest == {Kind.ATTENDANCE, Kind.TERM, Kind.AD_HOC, Kind.STANDING}
