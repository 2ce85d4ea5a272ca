"""What an inspector sees only beside other records, and what must not be told."""

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from bot.completeness import Code, Hint, Level, Other, Past, Rule, hints
from bot.completeness.gaps import missed_before
from bot.completeness.likeness import MANY_TALKS
from bot.duties.adjustments import Adjustment
from bot.duties.catalogue import shipped
from bot.duties.periods import Every
from bot.duties.situation import Situation
from bot.record_types import Detail, RecordType, Report, Subject
from bot.records import Fact, Inspection, Interview, Meeting, ReportSubmission
from bot.roster import Roster
from tests.duties.samples import fact
from tests.test_completeness import BRANCH, MONDAY, ROSTER, TODAY, meeting, named

T = RecordType
MEMBERS, COMMITTEE, GROUP = T.BRANCH_MEMBERS_MEETING, T.BRANCH_COMMITTEE_MEETING, T.PARTY_GROUP_MEETING

MINUTES = (
    "张三：上半年支部组织生活总体规范，但个别党员外出学习少，主题党日形式单一，要结合岗位实际加以改进。"
    "李四：建议七月到红色教育基地开展一次现场学习，由组织委员提前联系车辆和讲解。"
    "王五：廉政谈话还差两名部门负责人没有谈，月底前完成并把记录交支部存档。"
)


def told(entry: Any, rule: Rule, roster: Roster = ROSTER, others: Any = (), **past: Any) -> list[Hint]:
    found = hints(entry, roster, BRANCH, TODAY, others, past=Past(**past))
    return [hint for hint in found if hint.rule is rule]


def earlier(number: int, **parts: Any) -> Other:
    return Other(number, meeting(**({"on": date(2026, 5, 11)} | parts)))


# R9 ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "copy",
    [
        MINUTES,
        MINUTES.replace("张三", "赵六").replace("王五", "周九"),
        MINUTES.replace("七月", "8月15日").replace("，", ", "),
    ],
)
def test_r9_minutes_copied_with_other_names_and_dates_are_told_with_the_record_they_are_like(
    copy: str,
) -> None:
    hint = told(meeting(key_points=MINUTES), Rule.R9, earlier=(earlier(7, key_points=copy),))
    assert [(h.level, h.code, h.params["record_id"]) for h in hint] == [
        (Level.WARNING, Code.NEAR_DUPLICATE, 7)
    ]
    assert hint[0].params["on"] == date(2026, 5, 11)


def test_r9_minutes_with_one_new_contribution_are_minutes_of_their_own() -> None:
    fresh = MINUTES.split("李四")[0] + "李四：本月重点是迎接上级检查，台账今天补齐。" + MINUTES[-36:]
    assert told(meeting(key_points=MINUTES), Rule.R9, earlier=(earlier(7, key_points=fresh),)) == []


@pytest.mark.parametrize(("same", "alike"), [(90, True), (89, False)])
def test_r9_nine_letters_in_ten_alike_are_told_and_one_less_is_not(same: int, alike: bool) -> None:
    signs = [chr(0x4E00 + number) for number in range(200)]
    text, other = "".join(signs[:100]), "".join(signs[:same] + signs[100 : 200 - same])
    hint = told(
        meeting(agenda=(text,), key_points=""), Rule.R9, earlier=(earlier(7, agenda=(other,), key_points=""),)
    )
    assert [h.params["percent"] for h in hint] == ([same] if alike else [])


def test_r9_other_dates_and_numbers_do_not_make_a_copy_a_text_of_its_own() -> None:
    text = "{0}月{1}日学习{2}小时，{3}人到会，{4}号前整改{5}项，下次定在{0}月{6}日{7}时。第{8}项由{9}楼负责。"
    one, other = (text.format(*numbers) for numbers in (range(11, 21), range(101, 111)))
    assert len(told(meeting(key_points=one), Rule.R9, earlier=(earlier(7, key_points=other),))) == 1


def test_r9_the_record_most_alike_is_named() -> None:
    near = MINUTES.replace("王五", "周九")
    past = (earlier(7, key_points=near), earlier(8, key_points=MINUTES), earlier(9, key_points="别的内容"))
    assert [h.params["record_id"] for h in told(meeting(key_points=MINUTES), Rule.R9, earlier=past)] == [8]


def test_r9_a_few_words_are_alike_by_nature_and_told_nothing_of() -> None:
    assert told(meeting(key_points="同意"), Rule.R9, earlier=(earlier(7, key_points="同意"),)) == []


def test_r9_the_findings_of_a_check_are_compared_and_a_report_has_nothing_to_compare() -> None:
    findings = "综合科值班记录缺三月份两页，示例仓库公务接待审批单没有附菜单，已当场指出并限期一周整改。"
    check = Inspection(on=MONDAY, subject=Subject.SUPERVISION, findings=findings)
    assert [h.code for h in told(check, Rule.R9, earlier=(Other(7, check),))] == [Code.NEAR_DUPLICATE]
    handed_in = ReportSubmission(on=MONDAY, report=Report.ANNUAL_BRANCH)
    assert told(handed_in, Rule.R9, earlier=(Other(7, handed_in),)) == []


# R10 --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "agenda",
    [
        "学习《示例讲话》（2026年6月16日）",
        "传达《示例通知》(2026-06-16)",
        "学习《示例条例》（2026年6月16日印发）",
        "研读《示例文章》（发表于2026年6月16日）",
        "学习在示例会议上的讲话（2026年6月16日）",
    ],
)
def test_r10_studied_before_it_came_out(agenda: str) -> None:
    hint = told(meeting(agenda=("别的", agenda)), Rule.R10)
    assert [(h.level, h.code, h.params["published"]) for h in hint] == [
        (Level.ERROR, Code.STUDIED_BEFORE_PUBLISHED, date(2026, 6, 16))
    ]


@pytest.mark.parametrize(
    "agenda",
    [
        "学习《示例讲话》（2026年6月15日）",
        "学习《示例讲话》",
        "学习《示例讲话》（2026年12月）",
        "学习《示例讲话》（2026年2月30日）",
        "讨论《整改方案》（2026年6月30日）",
        "学习《整改方案》（2026年6月30日前完成）",
        "学习讨论，2026年6月30日发布安排",
        "学习计划：下次会议定于2026年7月10日召开",
    ],
)
def test_r10_what_is_no_date_of_publication_is_not_taken_for_one(agenda: str) -> None:
    assert told(meeting(agenda=(agenda,)), Rule.R10) == []


@pytest.mark.parametrize(
    "materials",
    ["示例读本，2026年6月16日出版", "示例读本 发布日期：2026年6月16日", "《示例》（2026年6月16日）"],
)
def test_r10_in_the_list_of_materials_a_word_of_publication_is_enough(materials: str) -> None:
    entry = meeting(T.THEORY_STUDY_SESSION, details={Detail.MATERIALS: materials})
    assert len(told(entry, Rule.R10)) == 1


def test_r10_each_material_is_named_once_by_its_title() -> None:
    entry = meeting(
        agenda=("学习《甲》（2026年7月1日）和《乙》（2026年7月2日）",),
        key_points="学习《甲》（2026年7月1日）",
    )
    assert [h.params["text"] for h in told(entry, Rule.R10)] == ["《甲》", "《乙》"]


# R11 --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("held", "logged", "days"),
    [
        (MONDAY, date(2026, 6, 18), None),
        (date(2026, 6, 12), date(2026, 6, 17), None),
        (MONDAY, date(2026, 6, 22), 4),
        (date(2026, 9, 30), date(2026, 10, 11), None),
        (date(2026, 9, 30), date(2026, 10, 12), 4),
    ],
)
def test_r11_logged_more_than_three_workdays_after_with_holidays_and_made_up_days_left_out(
    held: date, logged: date, days: int | None
) -> None:
    hint = told(meeting(on=held), Rule.R11, logged_on=logged)
    assert [h.params["days"] for h in hint] == ([] if days is None else [days])


def test_r11_says_nothing_where_the_day_of_logging_is_not_known() -> None:
    assert told(meeting(on=date(2020, 1, 2)), Rule.R11) == []


# R12 --------------------------------------------------------------------------------------------------


def talk(by: int, counterpart: int, kind: RecordType = T.INTEGRITY_TALK, **parts: Any) -> Interview:
    whole: dict[str, Any] = {"type": kind, "on": MONDAY, "by": (named(by),)}
    return Interview(**(whole | {"counterparts": (named(counterpart),)} | parts))


INSPECTED = Inspection(on=MONDAY, subject=Subject.SELF_CHECK, departments=(named(1),))
HANDED_IN = ReportSubmission(on=MONDAY, report=Report.ANNUAL_BRANCH, for_year=2025, by=(named(1),))


@pytest.mark.parametrize(
    ("one", "other", "twice"),
    [
        (meeting(), meeting(start=time(9)), True),
        (meeting(), meeting(MEMBERS), False),
        (meeting(), meeting(on=date(2026, 6, 16)), False),
        (meeting(GROUP, group="一组"), meeting(GROUP, group="一组"), True),
        (meeting(GROUP, group="一组"), meeting(GROUP, group="二组"), False),
        (talk(1, 2), talk(1, 2), True),
        (talk(1, 2), talk(1, 3), False),
        (talk(1, 2), talk(4, 2), False),
        (talk(1, 2), talk(1, 2, T.HEART_TO_HEART_TALK), False),
        (HANDED_IN, HANDED_IN, True),
        (HANDED_IN, HANDED_IN.model_copy(update={"for_year": 2026}), False),
        (INSPECTED, INSPECTED, True),
        (INSPECTED, INSPECTED.model_copy(update={"departments": (named(2),)}), False),
    ],
)
def test_r12_the_same_thing_twice_on_a_day(one: Any, other: Any, twice: bool) -> None:
    hint = told(one, Rule.R12, others=(Other(7, other),))
    assert [h.params["record_id"] for h in hint] == ([7] if twice else [])


# R13 --------------------------------------------------------------------------------------------------


def committee(day: str) -> Fact:
    return fact(COMMITTEE, day)


@pytest.mark.parametrize(
    ("held", "found"),
    [([], True), (["2026-06-10"], False), (["2026-06-15"], False), (["2026-06-16"], True)],
)
def test_r13_no_committee_meeting_before_that_of_the_members(held: list[str], found: bool) -> None:
    facts = [committee(day) for day in held]
    hint = told(meeting(MEMBERS), Rule.R13, facts=facts, logged_on=TODAY)
    assert [h.params["since"] for h in hint] == ([date(2026, 4, 1)] if found else [])


def test_r13_early_in_a_quarter_the_month_before_is_looked_at_as_well() -> None:
    entry = meeting(MEMBERS, on=date(2026, 4, 2))
    assert told(entry, Rule.R13, facts=[committee("2026-03-02")], logged_on=TODAY) == []
    assert len(told(entry, Rule.R13, facts=[committee("2026-03-01")], logged_on=TODAY)) == 1


def test_r13_is_silent_without_a_committee_before_tracking_and_for_other_meetings() -> None:
    for branch in (replace(BRANCH, full_members=6), replace(BRANCH, tracking_start=date(2026, 4, 2))):
        found = hints(meeting(MEMBERS), ROSTER, branch, TODAY, past=Past(logged_on=TODAY))
        assert [h for h in found if h.rule is Rule.R13] == []
    assert told(meeting(T.PARTY_LECTURE), Rule.R13, logged_on=TODAY) == []


# R14 --------------------------------------------------------------------------------------------------


def attended(number: int, actual: int | None, expected: int | None = 10, **parts: Any) -> Other:
    return earlier(number, actual=actual, expected=expected, **parts)


@pytest.mark.parametrize(
    ("before", "percent"),
    [
        ([4, 5], 46),
        ([5, 5], None),
        ([4], None),
        ([None, 4], None),
        ([9, 1, 1, 1, 1, 10, 10, 10], 30),
    ],
)
def test_r14_less_than_half_on_average_of_the_last_three_to_six(
    before: list[int | None], percent: int | None
) -> None:
    past = tuple(attended(number, actual) for number, actual in enumerate(before, 1))
    hint = told(meeting(actual=5, expected=10), Rule.R14, earlier=past)
    assert [h.params["percent"] for h in hint] == ([] if percent is None else [percent])


def test_r14_later_meetings_and_those_of_another_group_are_not_what_came_before() -> None:
    low = [attended(number, 1, on=date(2026, 6, 16)) for number in (1, 2)]
    assert told(meeting(actual=4, expected=10), Rule.R14, earlier=tuple(low)) == []
    other = [attended(number, 1, group="二组") for number in (1, 2)]
    entry = meeting(GROUP, group="一组", actual=4, expected=10)
    assert told(entry, Rule.R14, earlier=tuple(other)) == []


# R15 --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("before", "found"), [(MANY_TALKS - 1, True), (MANY_TALKS - 2, False)])
def test_r15_many_talks_by_one_person_on_a_day(before: int, found: bool) -> None:
    others = [Other(number, talk(1, number)) for number in range(3, 3 + before)]
    hint = told(talk(1, 2), Rule.R15, others=(*others, Other(99, talk(2, 9))))
    assert [(h.code, h.params["count"], h.params["names"]) for h in hint] == (
        [(Code.MANY_TALKS, MANY_TALKS, "张三")] if found else []
    )


def test_r15_the_same_words_said_to_somebody_else_are_told_though_the_name_differs() -> None:
    one = talk(1, 2, key_points="李四工作认真，思想稳定，要继续保持，注意劳逸结合。")
    other = talk(1, 3, key_points="王五工作认真，思想稳定，要继续保持，注意劳逸结合。", on=date(2026, 6, 8))
    hint = told(one, Rule.R15, earlier=(Other(7, other),))
    assert [(h.code, h.params["record_id"], h.params["percent"]) for h in hint] == [(Code.SAME_WORDS, 7, 100)]


def test_r15_another_persons_talks_are_not_compared_with() -> None:
    one = talk(1, 2, key_points="工作认真，思想稳定，要继续保持。")
    assert told(one, Rule.R15, earlier=(Other(7, talk(4, 3, key_points=one.key_points)),)) == []
    assert (
        told(talk(1, 2, key_points="谈心"), Rule.R15, earlier=(Other(7, talk(1, 3, key_points="谈心")),))
        == []
    )


# R16 --------------------------------------------------------------------------------------------------


def missed(entry: Any, *held: str, adjust: Adjustment | None = None, **parts: Any) -> list[str]:
    adjustments = {"branch_committee_meeting": adjust} if adjust else {}
    here = Situation(
        branch=BRANCH,
        roster=ROSTER,
        adjustments=adjustments,
        done_before={},
        facts=[committee(day) for day in held],
        today=TODAY,
        **parts,
    )
    return [period.label for period in missed_before(shipped(), here, entry)]


def test_r16_the_months_without_one_before_this_are_told_and_none_after() -> None:
    assert missed(meeting(), "2026-01-12", "2026-03-09") == ["2026-02", "2026-04", "2026-05"]
    assert missed(meeting(on=date(2026, 3, 9)), "2026-01-12") == ["2026-02"]
    assert missed(meeting(on=date(2026, 1, 12))) == []


def test_r16_respects_what_the_branch_changed() -> None:
    assert missed(meeting(), adjust=Adjustment(on=False, reason="合并")) == []
    assert missed(meeting(), adjust=Adjustment(every=Every.QUARTER)) == ["2026-Q1"]
    waived = {"branch_committee_meeting:-:2026-02": "放假"}
    assert missed(meeting(), "2026-01-12", "2026-03-09", "2026-04-13", "2026-05-11", waived=waived) == []


def test_r16_a_party_group_has_its_own_gaps_alone() -> None:
    people = tuple(
        replace(person, group="一组" if person.id % 2 else "二组")
        for person in ROSTER.people
        if person.id < 9
    )
    held = [fact(GROUP, f"2026-{month:02d}-10", group="二组") for month in range(1, 6)]
    held += [fact(GROUP, f"2026-{month:02d}-10", group="一组") for month in (1, 2, 4)]
    here = Situation(BRANCH, Roster(people), {}, {}, held, TODAY)
    for group, gaps in (("一组", ["2026-03", "2026-05"]), ("二组", [])):
        entry = meeting(GROUP, group=group)
        assert [period.label for period in missed_before(shipped(), here, entry)] == gaps


def test_r16_is_told_as_one_hint_with_all_periods_and_a_key_that_names_them() -> None:
    here = Situation(BRANCH, ROSTER, {}, {}, [committee("2026-04-13")], TODAY)
    periods = missed_before(shipped(), here, meeting(on=date(2026, 4, 20)))
    (hint,) = told(meeting(), Rule.R16, missed=periods)
    assert (hint.code, hint.key) == (Code.GAP, "gap:2026-01,2026-02,2026-03")


def test_r16_a_yearly_number_has_no_gaps_and_a_talk_asks_for_none() -> None:
    assert missed(meeting(T.THEORY_STUDY_SESSION)) == []
    assert missed(talk(1, 2)) == []


# R17 --------------------------------------------------------------------------------------------------


def whole(kind: RecordType, expected: int | None) -> list[tuple[Code, object]]:
    found = told(meeting(kind, expected=expected, actual=expected), Rule.R17)
    return [(h.code, h.params["known"]) for h in found]


def test_r17_another_number_than_the_rosters_is_told_by_the_types_own_measure() -> None:
    assert whole(MEMBERS, 10) == []
    assert whole(MEMBERS, 9) == [(Code.EXPECTED_NOT_ROSTER, 10)]
    assert whole(COMMITTEE, 3) == []
    assert whole(COMMITTEE, 4) == [(Code.EXPECTED_NOT_ROSTER, 3)]
    assert whole(MEMBERS, None) == []


def test_r17_the_excused_may_be_left_out_if_that_is_said() -> None:
    assert whole(MEMBERS, 8) == [(Code.EXPECTED_WITHOUT_EXEMPT, 10)]


def test_r17_a_roster_that_is_not_complete_tells_nothing_of_the_members() -> None:
    branch = replace(BRANCH, full_members=30)
    found = hints(meeting(MEMBERS, expected=28, actual=28), ROSTER, branch, TODAY)
    assert [h for h in found if h.rule is Rule.R17] == []
    assert told(meeting(MEMBERS, expected=5, actual=5), Rule.R17, roster=Roster()) == []


def test_a_record_with_nothing_beside_it_gets_no_hint_from_these_rules() -> None:
    later = {Rule(f"R{number}") for number in range(9, 18)}
    for kind in (COMMITTEE, MEMBERS):
        entry = Meeting(type=kind, on=MONDAY, agenda=("学习",))
        assert [h for h in hints(entry, ROSTER, BRANCH, TODAY) if h.rule in later] == []
