"""A branch's own duties: counted, shown and changed like those that ship; its own words for any."""

from dataclasses import replace
from datetime import date

import pytest

from bot.duties.adjustments import Adjustment
from bot.duties.cadence import Kind
from bot.duties.catalogue import shipped
from bot.duties.duty import Owner, Section, Trust
from bot.duties.explain import changes
from bot.duties.items import due_items
from bot.duties.lists import Line, duty_list
from bot.duties.own import Fault, OwnDuty, as_duty, faults
from bot.duties.periods import Bound, Every
from bot.duties.standing import Reject, Standing, State
from bot.duties.tally import standing
from bot.record_types import RecordType, Report, Subject
from bot.records import Fact
from bot.roster import Post, Tenure
from tests.duties.samples import (
    BRANCH,
    LI,
    PEOPLE,
    WANG,
    ZHANG,
    ZHOU,
    changed,
    meeting,
    on,
    report,
    situation,
    stands,
    talk,
)

T = RecordType
READING = OwnDuty(7, "青年读书会", T.THEORY_STUDY_SESSION, Every.QUARTER)


def shown(own: OwnDuty, *facts: Fact, owner: int | None = None, today: str = "2026-06-15") -> Standing:
    return standing(as_duty(own, 1), situation(facts, today), owner)


def listed(person_id: int, *own: OwnDuty, today: str = "2026-06-15", **parts: object) -> dict[str, Line]:
    here = replace(situation(today=today, **parts), own=own)  # type: ignore[arg-type]
    found = duty_list(shipped().with_own(here.own, here.reference), here, person_id)
    return {line.duty.id: line for line in found.lines}


def test_it_is_counted_like_any_other() -> None:
    held = [meeting(T.THEORY_STUDY_SESSION, day) for day in ("2026-02-10", "2026-05-20")]
    found = shown(READING, *held)
    assert (found.duty_id, found.state, found.year_done) == ("own_7", State.DONE, 2)
    assert shown(READING, held[1]).missed[0].period.label == "2026-Q1"


def test_it_stands_last_on_the_list_of_whoever_owes_it() -> None:
    lines = listed(ZHANG, READING)
    assert list(lines)[-1] == "own_7"
    assert (lines["own_7"].place.section, lines["own_7"].owes) == (Section.OWN, True)
    assert "own_7" in listed(LI, READING)
    assert not listed(LI, READING)["own_7"].owes
    mine = replace(READING, owner=Owner.OTHER_MEMBERS)
    assert listed(LI, mine)["own_7"].standing.owner == LI
    assert "own_7" not in listed(ZHANG, mine)
    assert "own_7" not in listed(ZHOU, mine)


def test_several_keep_the_order_in_which_they_were_added() -> None:
    lines = listed(ZHANG, READING, replace(READING, id=3, title="另一项"))
    assert list(lines)[-2:] == ["own_7", "own_3"]


def test_what_ended_before_it_was_added_is_never_held_against_anybody() -> None:
    late = replace(READING, since=date(2026, 5, 1))
    found = shown(late)
    assert ([slot.state for slot in found.slots][:2], found.missed) == (
        [State.UNTRACKED, State.NOT_STARTED],
        (),
    )


@pytest.mark.parametrize(
    ("today", "there"),
    [("2026-04-30", False), ("2026-05-01", True), ("2026-08-31", True), ("2026-09-01", False)],
)
def test_it_is_on_the_list_from_its_first_day_to_its_last(today: str, there: bool) -> None:
    own = replace(READING, since=date(2026, 5, 1), until=date(2026, 8, 31))
    assert ("own_7" in listed(ZHANG, own, today=today)) is there


def test_the_catalogue_that_ships_is_left_as_it_is() -> None:
    assert shipped().with_own((), on("2026-06-15")) is shipped()
    both = shipped().with_own((READING,), on("2026-06-15"))
    assert (len(both.duties), shipped().find("own_7")) == (len(shipped().duties) + 1, None)
    added = both.find("own_7")
    assert added is not None
    assert both.sources[added.sources[0].document].zh == "本支部自定"
    assert (added.sources[0].trust, added.evidence.zh) == (Trust.BRANCH, "青年读书会")


def test_a_draft_tells_that_it_counts_towards_an_own_duty_by_its_own_name() -> None:
    here = replace(situation(), own=(READING,))
    drafted = meeting(T.THEORY_STUDY_SESSION, "2026-06-10")
    told = changes(shipped().with_own(here.own, here.reference), here, ZHANG, drafted)
    assert [(c.line.title("en"), c.before.done, c.after.done) for c in told if c.duty.id == "own_7"] == [
        ("青年读书会", 0, 1)
    ]


def test_it_is_reminded_of_with_the_leads_of_its_rhythm() -> None:
    here = replace(situation(today="2026-06-20"), own=(READING,))
    duties = duty_list(shipped().with_own(here.own, here.reference), here, ZHANG)
    items = [item for item in due_items(duties) if item.duty_id == "own_7"]
    assert [(item.key, item.leads) for item in items] == [
        ("own_7:-:2026-Q1", (14, 7, 3, 1)),
        ("own_7:-:2026-Q2", (14, 7, 3, 1)),
    ]


# who must have done it -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "good", "miss", "why"),
    [
        (
            T.PARTY_LECTURE,
            meeting(T.PARTY_LECTURE, "2026-06-01", host=LI, lecturer=ZHANG),
            meeting(T.PARTY_LECTURE, "2026-06-01", host=ZHANG, lecturer=LI),
            Reject.LECTURER_NOT_SECRETARY,
        ),
        (
            T.PARTY_LECTURE,
            meeting(T.PARTY_LECTURE, "2026-06-01", lecturer=ZHANG),
            meeting(T.PARTY_LECTURE, "2026-06-01", host=ZHANG),
            Reject.LECTURER_MISSING,
        ),
        (
            T.THEME_PARTY_DAY,
            meeting(T.THEME_PARTY_DAY, "2026-06-01", host=ZHANG),
            meeting(T.THEME_PARTY_DAY, "2026-06-01", host=LI),
            Reject.HOST_NOT_SECRETARY,
        ),
        (
            T.HEART_TO_HEART_TALK,
            talk(T.HEART_TO_HEART_TALK, "2026-06-01", ZHANG, ZHOU),
            talk(T.HEART_TO_HEART_TALK, "2026-06-01", LI, ZHOU),
            Reject.TALKER_NOT_SECRETARY,
        ),
    ],
)
def test_the_secretarys_own_counts_what_the_secretary_did(
    kind: RecordType, good: Fact, miss: Fact, why: Reject
) -> None:
    own = OwnDuty(1, "书记自己做", kind, owner=Owner.SECRETARY)
    found = shown(own, good, miss, owner=ZHANG)
    assert [c.record_id for c in found.counted] == [good.record_id]
    assert [(m.record_id, m.code) for m in found.rejected] == [(miss.record_id, why)]


def test_a_lecture_given_by_the_secretary_before_is_marked_as_handed_over() -> None:
    gone = replace(PEOPLE[ZHANG - 1], tenures=(Tenure(Post.BRANCH_SECRETARY, until=date(2026, 4, 30)),))
    new = replace(PEOPLE[LI - 1], tenures=(Tenure(Post.BRANCH_SECRETARY, since=date(2026, 5, 1)),))
    held = [
        meeting(T.PARTY_LECTURE, "2026-04-01", lecturer=ZHANG),
        meeting(T.PARTY_LECTURE, "2026-06-01", lecturer=LI),
    ]
    own = as_duty(OwnDuty(1, "书记讲党课", T.PARTY_LECTURE, times=2, owner=Owner.SECRETARY), 1)
    found = standing(own, situation(held, roster=changed(gone, new)), LI)
    assert [counted.handed_over for counted in found.counted] == [True, False]


@pytest.mark.parametrize(
    ("kind", "mine", "other"),
    [
        (
            T.PARTY_LECTURE,
            meeting(T.PARTY_LECTURE, "2026-06-01", lecturer=LI),
            meeting(T.PARTY_LECTURE, "2026-06-02", host=LI, lecturer=WANG),
        ),
        (
            T.THEORY_STUDY_SESSION,
            meeting(T.THEORY_STUDY_SESSION, "2026-06-01", host=LI),
            meeting(T.THEORY_STUDY_SESSION, "2026-06-02", host=WANG),
        ),
        (
            T.HEART_TO_HEART_TALK,
            talk(T.HEART_TO_HEART_TALK, "2026-06-01", LI, ZHOU),
            talk(T.HEART_TO_HEART_TALK, "2026-06-02", WANG, LI),
        ),
    ],
)
def test_each_members_own_counts_what_that_member_did(kind: RecordType, mine: Fact, other: Fact) -> None:
    found = shown(OwnDuty(1, "各自做", kind, owner=Owner.OTHER_MEMBERS), mine, other, owner=LI)
    assert [c.record_id for c in found.counted] == [mine.record_id]


def test_a_report_or_check_may_be_narrowed_down() -> None:
    own = OwnDuty(1, "自定报告", T.REPORT_SUBMISSION, report=Report.PARTY_WORK_REVIEW)
    fits = report(Report.PARTY_WORK_REVIEW, "2026-06-01", 2026)
    assert shown(own, fits, report(Report.ANNUAL_BRANCH, "2026-06-01", 2025)).done == 1
    checked = as_duty(OwnDuty(1, "自定检查", T.INSPECTION, subject=Subject.SELF_CHECK), 1)
    assert checked.counts is not None
    assert checked.counts.where.subject is Subject.SELF_CHECK


def test_a_talk_to_which_the_branch_was_summoned_is_none_of_its_own() -> None:
    summoned = talk(T.ACCOUNTABILITY_TALK, "2026-06-01", set(), ZHANG, inbound=True)
    found = shown(OwnDuty(1, "约谈", T.ACCOUNTABILITY_TALK), summoned)
    assert (found.done, [miss.code for miss in found.rejected]) == (0, [Reject.INBOUND])


@pytest.mark.parametrize(
    ("own", "found"),
    [
        (READING, []),
        (replace(READING, title=" "), [Fault.NO_TITLE]),
        (replace(READING, times=0), [Fault.NUMBER_TOO_SMALL]),
        (OwnDuty(1, "报告", T.REPORT_SUBMISSION), [Fault.REPORT_NEEDED]),
        (
            replace(READING, since=date(2026, 5, 2), until=date(2026, 5, 1)),
            [Fault.ENDS_BEFORE_IT_BEGINS],
        ),
    ],
)
def test_what_it_lacks_is_told_before_it_is_kept(own: OwnDuty, found: list[Fault]) -> None:
    assert list(faults(own)) == found
    if found:
        with pytest.raises(ValueError, match=found[0]):
            as_duty(own, 1)


def test_every_type_and_owner_makes_a_duty_that_can_be_counted() -> None:
    for kind in RecordType:
        for owner in Owner:
            made = as_duty(OwnDuty(1, "自定", kind, owner=owner, report=Report.ANNUAL_BRANCH), 1)
            assert (made.counted, made.cadence.kind) == (True, Kind.COUNT)


# adjustments ---------------------------------------------------------------------------------------


def test_a_branchs_own_wording_is_the_title_on_its_list_in_any_language() -> None:
    lines = listed(ZHANG, READING, adjustments={"party_lecture": Adjustment(wording="微党课")})
    assert [lines["party_lecture"].title(language) for language in ("zh", "en")] == ["微党课", "微党课"]
    assert lines["theme_party_day"].title("en") == "Theme Party day"


def test_an_own_duty_takes_adjustments_like_any_other() -> None:
    off = {"own_7": Adjustment(on=False, reason="合并")}
    assert listed(ZHANG, READING, adjustments=off)["own_7"].standing.state is State.NOT_APPLICABLE
    half = {"own_7": Adjustment(every=Every.HALF, times=2)}
    found = listed(ZHANG, READING, adjustments=half)["own_7"].standing
    assert found.period is not None
    assert (found.period.label, found.required) == ("2026-H1", 2)


def test_the_last_day_of_a_window_may_be_moved_by_itself() -> None:
    late = report(Report.ANNUAL_BRANCH, "2026-03-20", 2025)
    moved = Adjustment(due=Bound(3, 31, 1))
    found = stands("annual_report_branch", [late], adjust=moved)
    assert (found.state, found.due) == (State.DONE, date(2026, 3, 31))


def test_what_was_stated_for_a_year_is_not_counted_into_each_month_of_another_rhythm() -> None:
    branch = replace(BRANCH, tracking_start=date(2026, 3, 1))
    stated = {("theory_study_session", None): 5}
    found = stands(
        "theory_study_session", branch=branch, done_before=stated, adjust=Adjustment(every=Every.MONTH)
    )
    assert (found.stated, found.state) == (0, State.NOT_STARTED)
