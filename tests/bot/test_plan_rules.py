"""What a plan is: when it begins and ends, whom it concerns, who sees it, and which record settles it."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from bot.access import Role
from bot.plans import (
    Content,
    Moment,
    PartOfDay,
    Plan,
    PlanState,
    Told,
    changes,
    concerned,
    leaders,
    part_of,
    sees,
    settles,
    unknown_names,
)
from bot.record_types import RecordType, Report
from bot.records import Entry, Inspection, Interview, Meeting, Named, ReportSubmission
from bot.roster import Roster
from tests.duties.samples import LI, QIAN, ROSTER, WANG, ZHANG, ZHENG, ZHOU

DAY = date(2026, 11, 25)
NOW = datetime(2026, 11, 20, 8, tzinfo=UTC)
ZONE = "Asia/Shanghai"
COMMITTEE = Meeting(type=RecordType.BRANCH_COMMITTEE_MEETING)
TALK = Interview(
    type=RecordType.INTEGRITY_TALK,
    by=(Named(name="李四", person_id=LI),),
    counterparts=(Named(name="钱七", person_id=QIAN), Named(name="外人")),
)


def plan(entry: Entry | None = COMMITTEE, *, start: time | None = time(15), **moment: object) -> Plan:
    when = Moment.model_validate({"on": DAY, "start": start} | moment)
    return Plan(1, 1, PlanState.OPEN, Content(entry=entry, moment=when), ZHANG, NOW, batch=1)


def test_it_lasts_two_hours_unless_its_end_is_said() -> None:
    starts = datetime(2026, 11, 25, 7, tzinfo=UTC)
    assert plan().starts_at(ZONE) == starts
    assert plan().ends_at(ZONE) == starts.replace(hour=9)
    assert plan(end=time(16)).ends_at(ZONE) == starts.replace(hour=8)
    assert plan(end=time(14)).ends_at(ZONE) == starts.replace(hour=9)
    assert plan(end=time(15)).ends_at(ZONE) == starts.replace(hour=9)
    assert plan(start=None).starts_at(ZONE) is plan(start=None).ends_at(ZONE) is None
    assert plan(on=None).starts_at(ZONE) is None


@pytest.mark.parametrize(
    ("hour", "part"),
    [
        (time(8), PartOfDay.MORNING),
        (time(11, 30), PartOfDay.NOON),
        (time(12), PartOfDay.NOON),
        (time(13), PartOfDay.AFTERNOON),
        (time(17, 59), PartOfDay.AFTERNOON),
        (time(18), PartOfDay.EVENING),
    ],
)
def test_every_hour_lies_in_a_part_of_the_day(hour: time, part: PartOfDay) -> None:
    assert part_of(hour) is part


def test_what_is_moved_keeps_what_nobody_changed() -> None:
    was = Moment(on=DAY, start=time(15), end=time(16), place="会议室")
    later = date(2026, 11, 27)
    assert was.moved_to(Moment(on=later)) == was.model_copy(update={"on": later})
    assert was.moved_to(Moment(part=PartOfDay.AFTERNOON)) == was
    opened = was.moved_to(Moment(part=PartOfDay.MORNING))
    assert (opened.start, opened.end, opened.part) == (None, None, PartOfDay.MORNING)
    assert opened.moved_to(Moment(start=time(9))) == Moment(on=DAY, start=time(9), place="会议室")
    assert was.moved_to(Moment(place="大厅")).place == "大厅"


def test_the_record_begins_with_what_was_planned() -> None:
    entry = plan(place="会议室", end=time(16)).filled()
    assert isinstance(entry, Meeting)
    assert (entry.on, entry.start, entry.end, entry.place) == (DAY, time(15), time(16), "会议室")
    assert plan(Inspection()).filled() == Inspection(on=DAY)
    assert plan(None).filled() is None


def test_those_expected_are_concerned_but_not_who_planned_it() -> None:
    assert [person.id for person in concerned(plan(), ROSTER)] == [LI, WANG, 4]
    lecture = plan(Meeting(type=RecordType.PARTY_LECTURE, host=Named(name="李四", person_id=LI)))
    assert {ZHENG, ZHOU, LI} <= {person.id for person in concerned(lecture, ROSTER)}
    group = Meeting(type=RecordType.PARTY_GROUP_MEETING)
    assert concerned(plan(group), ROSTER) == ()
    first = concerned(plan(group.model_copy(update={"group": "一组"})), ROSTER)
    assert [person.id for person in first] == [LI, QIAN, ZHOU]


def test_a_talk_concerns_who_is_talked_to_and_names_who_cannot_be_told() -> None:
    assert [person.id for person in concerned(plan(TALK), ROSTER)] == [QIAN]
    assert unknown_names(plan(TALK)) == ("外人",)
    assert concerned(plan(ReportSubmission()), ROSTER) == concerned(plan(None), ROSTER) == ()
    assert concerned(plan(on=None), ROSTER) == ()


def test_nobody_is_told_of_a_talk_who_has_left_the_branch_by_then() -> None:
    people = [replace(one, until=DAY) if one.id == QIAN else one for one in ROSTER.people]
    roster = Roster(tuple(people), ROSTER.departments)
    assert [person.id for person in concerned(plan(TALK, on=date(2026, 11, 24)), roster)] == [QIAN]
    assert concerned(plan(TALK, on=date(2026, 11, 26)), roster) == ()


def test_a_talk_whose_kind_nobody_said_is_seen_by_who_planned_it_and_names_whom_it_is_with() -> None:
    unsaid = replace(plan(None), made_by=ZHOU, content=Content(whom=("外人",), moment=Moment(on=DAY)))
    assert unknown_names(unsaid) == ("外人",)
    assert sees(Role.RECORDER, ZHOU, unsaid)
    assert not sees(Role.COMMITTEE_MEMBER, WANG, unsaid)


def test_who_made_it_who_chairs_it_and_who_talks_see_to_it() -> None:
    assert leaders(plan(TALK)) == {ZHANG, LI}
    assert leaders(plan(Meeting(type=RecordType.PARTY_LECTURE, host=Named(name="王五", person_id=WANG)))) == {
        ZHANG,
        WANG,
    }
    assert leaders(replace(plan(), made_by=None)) == frozenset()


def test_a_meeting_is_seen_by_the_branch_and_a_talk_by_the_committee_and_who_was_told() -> None:
    assert sees(Role.RECORDER, ZHOU, plan())
    for role in (Role.NOBODY, Role.SUPERIOR_COMMITTEE, Role.OPERATOR):
        assert not sees(role, ZHOU, plan())
        assert not changes(role, ZHANG, plan())
    assert sees(Role.COMMITTEE_MEMBER, WANG, plan(TALK))
    assert not sees(Role.RECORDER, ZHOU, plan(TALK))
    assert not sees(Role.RECORDER, QIAN, plan(TALK))
    told = Told(at=NOW, said=Moment(on=DAY), people=(QIAN,))
    announced = replace(plan(TALK), content=Content(entry=TALK, told=(told,)))
    assert sees(Role.RECORDER, QIAN, announced)
    assert not sees(Role.COMMITTEE_MEMBER, None, plan(TALK))
    assert not sees(Role.COMMITTEE_MEMBER, WANG, replace(plan(TALK), state=PlanState.PROPOSED))


def test_the_secretary_and_who_sees_to_it_change_it() -> None:
    assert changes(Role.BRANCH_SECRETARY, 99, plan())
    assert changes(Role.COMMITTEE_MEMBER, LI, plan(TALK))
    assert not changes(Role.COMMITTEE_MEMBER, WANG, plan(TALK))
    assert not changes(Role.RECORDER, QIAN, plan(TALK))


def test_those_told_know_nothing_of_what_changed_since() -> None:
    def told(said: Moment, *, off: bool = False, state: PlanState = PlanState.OPEN) -> Plan:
        made = plan()
        content = Content(
            entry=COMMITTEE, moment=made.moment, told=(Told(at=NOW, said=said, people=(LI,), off=off),)
        )
        return replace(made, content=content, state=state)

    here = plan().moment
    assert not plan().news
    assert not told(here).news
    assert told(here.model_copy(update={"place": "大厅"})).news
    assert told(here, state=PlanState.CALLED_OFF).news
    assert not told(here, off=True, state=PlanState.CALLED_OFF).news
    assert told(here, off=True).news
    assert told(here, state=PlanState.NOT_HELD).news
    moved = here.model_copy(update={"place": "大厅"})
    assert not told(moved, off=True, state=PlanState.CALLED_OFF).news  # off is off, wherever it was to be


@pytest.mark.parametrize(
    ("entry", "planned", "settled"),
    [
        (COMMITTEE.model_copy(update={"on": DAY}), COMMITTEE, True),
        (COMMITTEE, COMMITTEE, False),
        (COMMITTEE.model_copy(update={"on": date(2026, 11, 24)}), COMMITTEE, False),
        (Meeting(type=RecordType.PARTY_LECTURE, on=DAY), COMMITTEE, False),
        (TALK.model_copy(update={"on": DAY}), TALK, True),
        (TALK.model_copy(update={"on": DAY, "counterparts": (Named(name="孙八"),)}), TALK, False),
        (TALK.model_copy(update={"on": DAY, "counterparts": ()}), TALK, True),
        (TALK.model_copy(update={"on": DAY}), TALK.model_copy(update={"counterparts": ()}), True),
        (Inspection(on=DAY), Inspection(), True),
        (ReportSubmission(on=DAY, report=Report.ANNUAL_BRANCH), ReportSubmission(), True),
        (
            ReportSubmission(on=DAY, report=Report.ANNUAL_BRANCH),
            ReportSubmission(report=Report.ANNUAL_SECRETARY),
            False,
        ),
        (COMMITTEE.model_copy(update={"on": DAY}), None, False),
    ],
)
def test_a_record_settles_what_was_planned_for_its_day(
    entry: Meeting | Interview | ReportSubmission | Inspection, planned: Entry | None, settled: bool
) -> None:
    assert settles(entry, plan(planned)) is settled


def test_a_group_meeting_settles_the_plan_of_its_own_group() -> None:
    group = Meeting(type=RecordType.PARTY_GROUP_MEETING, group="一组")
    held = group.model_copy(update={"on": DAY})
    assert settles(held, plan(group))
    assert settles(held, plan(group.model_copy(update={"group": None})))
    assert not settles(held, plan(group.model_copy(update={"group": "二组"})))
