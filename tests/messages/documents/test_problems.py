"""问题整改台账: what was found, asked and by when, and that nothing is called done that nobody checked."""

from datetime import date

from bot.record_types import Detail, RecordType, Subject
from bot.records import Inspection, Interview, Meeting, Named
from messages.documents.ledgers import Kept
from messages.documents.problems import Found, problems, problems_ledger
from tests.messages.documents.samples import BRANCH, DAY, ROSTER, table, written

ROOM = Named(name="综合部", person_id=1)


def check(on: date, findings: str | None, asked: str = "", **more: object) -> Inspection:
    given: dict[str, object] = {
        "on": on,
        "subject": Subject.SELF_CHECK,
        "departments": (ROOM,),
        "findings": findings,
        "details": {Detail.REQUIREMENTS: asked} if asked else {},
    }
    return Inspection.model_validate(given | more)


def found(*entries: Inspection | Meeting | Interview) -> list[Found]:
    return problems(ROSTER, [Kept(entry) for entry in entries])


def test_one_demand_holds_for_every_finding_and_its_term_is_read_from_its_words() -> None:
    first, second = found(check(date(2026, 3, 2), "缺签到\n缺照片", "一个月内整改并回复"))
    assert (
        (first.measure, first.due) == (second.measure, second.due) == ("一个月内整改并回复", date(2026, 4, 2))
    )
    assert (first.leader, first.owner) == ("李四", "综合部")


def test_a_check_that_found_nothing_is_no_problem() -> None:
    assert found(check(date(2026, 3, 2), "无"), check(date(2026, 3, 3), None)) == []


def test_a_later_check_of_another_matter_or_department_settles_nothing() -> None:
    other = Named(name="财务部", person_id=2)
    [only] = found(
        check(date(2026, 3, 2), "缺签到"),
        check(date(2026, 4, 2), "无", subject=Subject.SUPERVISION),
        check(date(2026, 4, 3), "无", departments=(other,)),
    )
    assert (only.checked, only.clean, only.state(DAY)) == (None, False, "推进中")


def test_a_later_check_that_still_finds_something_leaves_it_open() -> None:
    first, again = found(check(date(2026, 3, 2), "缺签到", "4月1日前补"), check(date(2026, 5, 2), "仍缺签到"))
    assert (first.checked, first.state(DAY)) == (date(2026, 5, 2), "逾期")
    assert again.checked is None


def test_meetings_of_criticism_and_summons_bring_their_problems() -> None:
    life = Meeting(
        type=RecordType.ORGANIZATIONAL_LIFE_MEETING,
        on=date(2026, 1, 9),
        details={Detail.RECTIFICATION: "1. 学习不够经常；王五；6月底\n2. 调研少"},
    )
    summons = Interview(
        type=RecordType.ACCOUNTABILITY_TALK,
        on=date(2026, 2, 9),
        by=(Named(name="张三", person_id=1),),
        counterparts=(Named(name="示例甲", person_id=4),),
        details={Detail.REASON: "台账未按时报", Detail.REQUIREMENTS: "3月1日前补报"},
    )
    first, second, third = found(life, summons)
    assert (first.source, first.problem, first.owner, first.due) == (
        "组织生活会",
        "学习不够经常",
        "王五",
        date(2026, 6, 30),
    )
    assert (second.problem, second.owner, second.due) == ("调研少", None, None)
    assert (third.problem, third.measure, third.leader, third.owner) == (
        "台账未按时报",
        "3月1日前补报",
        "张三",
        "示例甲",
    )


def test_what_is_late_is_red_and_the_note_counts() -> None:
    kept = [Kept(check(date(2026, 3, 2), "=缺签到", "4月1日前补")), Kept(check(date(2026, 11, 2), "缺照片"))]
    [sheet] = written(*problems_ledger(BRANCH, ROSTER, 2026, kept, DAY))
    assert (sheet["D4"].value, sheet["D4"].data_type) == ("=缺签到", "s")
    assert sheet["D4"].font.color.rgb == "FFC00000"
    assert sheet["D5"].font.color is None or sheet["D5"].font.color.rgb != "FFC00000"
    assert [row["完成情况"] for row in table(sheet)] == ["逾期", "推进中"]
    assert "共 2 项，已完成 0 项，推进中 1 项，逾期 1 项" in str(sheet["A2"].value)


def test_a_year_without_problems_is_a_ledger_that_says_so() -> None:
    [sheet] = written(*problems_ledger(BRANCH, ROSTER, 2026, [], DAY))
    assert sheet["A4"].value == "没有登记记录"
