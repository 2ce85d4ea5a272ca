"""What holds for any records: order does not matter, nothing counts twice, taking back restores."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.duties.catalogue import shipped
from bot.duties.explain import changes
from bot.duties.items import appears_on, due_items, ladder
from bot.duties.lists import DutyList, duty_list
from bot.duties.standing import Standing
from bot.record_types import CONTENTS, SPECS, Form, RecordType, Report, Subject, types_of
from bot.records import Fact
from tests.duties.samples import LI, PEOPLE, WANG, ZHANG, ZHOU, on, situation

TODAY = "2026-09-15"
DAYS = st.dates(date(2025, 11, 1), on(TODAY))
WHO = st.sampled_from([person.id for person in PEOPLE])
SOME = st.frozensets(WHO, max_size=3)
VIEWERS = (ZHANG, LI, WANG, ZHOU)


@st.composite
def facts(draw: st.DrawFn, record_id: int = 0) -> Fact:
    kind = draw(st.sampled_from(list(RecordType)))
    day = draw(DAYS)
    meeting = SPECS[kind].form is Form.MEETING
    talk = kind in types_of(Form.INTERVIEW)
    return Fact(
        record_id=record_id,
        type=kind,
        on=day,
        logged_on=day,
        also=draw(st.frozensets(st.sampled_from(CONTENTS), max_size=3)) if meeting else frozenset(),
        host=draw(st.none() | WHO) if meeting else None,
        by=frozenset() if meeting else draw(SOME),
        counterparts=draw(SOME) if talk else frozenset(),
        present=draw(SOME) if meeting else frozenset(),
        departments=draw(st.frozensets(st.integers(1, 3), max_size=2)),
        report=draw(st.sampled_from(list(Report))) if kind is RecordType.REPORT_SUBMISSION else None,
        for_year=draw(st.sampled_from([None, 2024, 2025, 2026])),
        subject=draw(st.sampled_from(list(Subject))) if kind is RecordType.INSPECTION else None,
        group=draw(st.sampled_from([None, "一组", "二组"])),
        inbound=draw(st.booleans()) if talk else False,
    )


@st.composite
def years(draw: st.DrawFn) -> list[Fact]:
    """A handful of records with ids of their own."""
    return [draw(facts(record_id=number)) for number in range(1, draw(st.integers(0, 12)) + 1)]


def listed(records: list[Fact], person_id: int) -> DutyList:
    return duty_list(shipped(), situation(records, TODAY), person_id)


def by_duty(duties: DutyList) -> dict[tuple[str, int | None], Standing]:
    return {(line.duty.id, line.standing.owner): line.standing for line in duties.lines}


@settings(max_examples=60, deadline=None)
@given(years(), st.randoms(use_true_random=False), st.sampled_from(VIEWERS))
def test_the_order_of_records_does_not_matter(records: list[Fact], chance: object, viewer: int) -> None:
    shuffled = list(records)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert listed(shuffled, viewer) == listed(records, viewer)


@settings(max_examples=60, deadline=None)
@given(years(), facts(record_id=99), st.sampled_from(VIEWERS))
def test_one_more_record_never_lowers_a_count_nor_undoes_what_is_done(
    records: list[Fact], one: Fact, viewer: int
) -> None:
    before, after = by_duty(listed(records, viewer)), by_duty(listed([*records, one], viewer))
    assert before.keys() == after.keys()
    for key, was in before.items():
        now = after[key]
        assert now.done >= was.done, key
        assert {c.record_id for c in was.counted} <= {c.record_id for c in now.counted}, key
        assert {slot.key for slot in now.missed} <= {slot.key for slot in was.missed}, key
        assert len(now.missing) <= len(was.missing), key


@settings(max_examples=60, deadline=None)
@given(years(), facts(record_id=99), st.sampled_from(VIEWERS))
def test_a_record_taken_back_restores_the_list_exactly(records: list[Fact], one: Fact, viewer: int) -> None:
    before = listed(records, viewer)
    saved = situation([*records, one], TODAY)
    duty_list(shipped(), saved, viewer)
    undone = replace(saved, facts=[fact for fact in saved.facts if fact.record_id != one.record_id])
    assert duty_list(shipped(), undone, viewer) == before


@settings(max_examples=60, deadline=None)
@given(years(), st.sampled_from(VIEWERS))
def test_a_record_counts_once_per_duty_and_is_never_also_a_near_miss(
    records: list[Fact], viewer: int
) -> None:
    for key, shown in by_duty(listed(records, viewer)).items():
        counted = [c.record_id for c in shown.counted]
        assert len(counted) == len(set(counted)), key
        assert not set(counted) & {miss.record_id for miss in shown.rejected}, key
        for unit in shown.units:
            assert len(unit.records) == len(set(unit.records)), key


@settings(max_examples=60, deadline=None)
@given(years(), facts(record_id=99), st.sampled_from(VIEWERS))
def test_what_a_draft_would_change_is_what_saving_it_changes(
    records: list[Fact], draft: Fact, viewer: int
) -> None:
    here = situation(records, TODAY, shown=draft.on.isoformat())
    before = by_duty(duty_list(shipped(), here, viewer))
    saved = situation([*records, draft], TODAY, shown=draft.on.isoformat())
    after = by_duty(duty_list(shipped(), saved, viewer))
    told = {change.duty.id for change in changes(shipped(), situation(records, TODAY), viewer, draft)}
    assert told == {key[0] for key in before if before[key].counted != after[key].counted}


@settings(max_examples=40, deadline=None)
@given(years(), st.sampled_from(VIEWERS))
def test_an_item_never_appears_outside_its_time_and_appears_at_least_once(
    records: list[Fact], viewer: int
) -> None:
    for item in due_items(listed(records, viewer)):
        days = list(ladder(item))
        assert days == sorted(set(days))
        assert item.opens <= days[0] <= days[-1] <= max(item.closes, item.due)
        assert appears_on(item, item.due)
        assert not appears_on(item, item.opens - timedelta(days=1))


def test_amending_a_record_is_told_without_its_former_self() -> None:
    lecture = Fact(1, RecordType.PARTY_LECTURE, on("2026-08-01"), on("2026-08-01"))
    amended = Fact(1, RecordType.PARTY_LECTURE, on("2026-08-02"), on("2026-08-02"))
    told = changes(shipped(), situation([lecture], TODAY), ZHANG, amended, replaces=1)
    assert [(c.duty.id, c.before.done, c.after.done) for c in told] == [("party_lecture", 0, 1)]
