"""The ledgers hold what the records say, in the columns that inspectors ask for."""

from datetime import date, time

import pytest

from bot.record_types import Detail, RecordType
from bot.records import Absence, Attachment, Interview, Meeting, Named, Resolution, Vote
from messages.documents.ledgers import Kept, integrity_ledger, meetings_ledger, talks_ledger
from messages.documents.matrix import Seats, heart_matrix, integrity_matrix
from messages.documents.workbook import Cell
from tests.messages.documents.samples import BRANCH, DAY, ROSTER, table, written

ZHANG, LI, WANG = (Named(name=name, person_id=n) for n, name in enumerate(("张三", "李四", "王五"), 1))
JIA = Named(name="示例甲", person_id=4)
YI = Named(name="示例乙", person_id=5)

COMMITTEE = Meeting(
    type=RecordType.BRANCH_COMMITTEE_MEETING,
    on=date(2026, 11, 9),
    start=time(15),
    end=time(16, 30),
    place="三楼会议室",
    host=ZHANG,
    recorder=LI,
    expected=5,
    actual=4,
    absences=(Absence(who=WANG, reason="出差"),),
    observers=("示例丙",),
    agenda=("研究工作要点", "研究党费"),
    resolutions=(Resolution(text="印发要点", owner="李四", due=date(2026, 11, 23)),),
    votes=(Vote(subject="通过要点", entitled=5, entitled_present=4, in_favour=4, against=0, abstained=0),),
    attachments=(Attachment(file_id="f", unique_id="u", kind="photo"),),
)
LECTURE = Meeting(type=RecordType.PARTY_LECTURE, on=date(2026, 11, 12), lecturer=LI)
STUDY = Meeting(type=RecordType.THEORY_STUDY_SESSION, on=date(2026, 11, 13), resolutions=())


def talk(by: Named, *others: Named, on: date = date(2026, 11, 3), **more: object) -> Interview:
    said: dict[str, object] = {
        "type": RecordType.INTEGRITY_TALK,
        "on": on,
        "by": (by,),
        "counterparts": others,
        "key_points": "谈采购风险。第二句不进台账",
        "signed": True,
        "details": {Detail.REQUIREMENTS: "集体研究", Detail.RESPONSE: "照办"},
    }
    return Interview.model_validate(said | more)


def rows(*entries: Meeting | Interview, ledger: str = "meetings", sheet: int = 0) -> list[dict[str, Cell]]:
    kept = [Kept(entry) for entry in entries]
    match ledger:
        case "meetings":
            made = meetings_ledger(BRANCH, 2026, kept)
        case "talks":
            made = talks_ledger(BRANCH, ROSTER, 2026, kept)
        case _:
            made = integrity_ledger(BRANCH, ROSTER, 2026, kept)
    return table(written(*made)[sheet])


def test_a_meeting_stands_with_everything_that_was_said_of_it() -> None:
    [row] = rows(COMMITTEE)
    assert row == {
        "序号": 1,
        "类型": "支委会",
        "日期": date(2026, 11, 9),
        "时间": "15:00–16:30",
        "地点": "三楼会议室",
        "主题/议题": "研究工作要点；研究党费",
        "主持人": "张三",
        "主讲人": None,
        "应到": 5,
        "实到": 4,
        "缺席及原因": "王五（出差）",
        "列席": "示例丙",
        "记录人": "李四",
        "决议及落实": row["决议及落实"],
        "材料": "1 个文件",
        "状态": "完整",
        "备注": None,
    }
    decided = str(row["决议及落实"])
    assert decided.startswith("印发要点")
    assert all(word in decided for word in ("李四", "2026年11月23日", "通过要点", "赞成 4"))


def test_what_nobody_said_is_to_be_added_and_never_made_up() -> None:
    [row] = rows(LECTURE)
    missing = {name for name, cell in row.items() if cell == "（待补充）"}
    assert missing == {"时间", "地点", "主题/议题", "主持人", "应到", "实到", "记录人"}
    assert row["主讲人"] == "李四"


def test_a_record_with_gaps_says_which_and_a_late_one_that_it_is_late() -> None:
    kept = [Kept(LECTURE, gaps=("place", "recorder"), backfilled=True), Kept(COMMITTEE, doubtful=True)]
    first, second = table(written(*meetings_ledger(BRANCH, 2026, kept))[0])
    assert (first["状态"], first["备注"]) == ("需补充", "补记；待补充：地点、记录人")
    assert (second["状态"], second["备注"]) == ("待人工确认", None)


def test_three_meetings_and_one_lecture_stand_apart_from_other_meetings() -> None:
    assert [row["类型"] for row in rows(COMMITTEE, LECTURE, STUDY)] == ["支委会", "党课"]
    [other] = rows(COMMITTEE, LECTURE, STUDY, sheet=1)
    assert (other["类型"], other["决议及落实"]) == ("理论学习", "未形成决议")


def test_a_meeting_that_was_a_lecture_besides_counts_as_one() -> None:
    study = STUDY.model_copy(update={"also": (RecordType.PARTY_LECTURE,), "lecturer": ZHANG})
    [row] = rows(study)
    assert (row["类型"], row["主讲人"]) == ("理论学习（含党课）", "张三")


def test_a_talk_stands_with_one_sentence_of_what_it_was_about() -> None:
    [row] = rows(talk(LI, JIA, follow_up=date(2026, 12, 1)), ledger="integrity")
    assert row == {
        "序号": 1,
        "日期": date(2026, 11, 3),
        "谈话人": "李四",
        "谈话对象": "示例甲",
        "职务": "综合部负责人",
        "类型": "廉政谈话",
        "主要内容": "谈采购风险",
        "意见建议": "照办",
        "落实": "集体研究；回访：2026-12-01",
        "记录是否签字": "是",
        "备注": None,
    }


@pytest.mark.parametrize(
    ("other", "post"), [(LI, "组织委员"), (YI, "预备党员"), (Named(name="示例客"), None)]
)
def test_the_post_is_that_of_the_day(other: Named, post: str | None) -> None:
    [row] = rows(talk(ZHANG, other), ledger="integrity")
    assert row["职务"] == post


def test_talk_types_never_stand_in_for_one_another() -> None:
    talks = (
        talk(ZHANG, LI),
        talk(ZHANG, JIA, type=RecordType.REMINDER_TALK),
        talk(ZHANG, WANG, type=RecordType.HEART_TO_HEART_TALK),
    )
    assert [row["谈话对象"] for row in rows(*talks, ledger="integrity")] == ["李四"]
    assert [row["谈话对象"] for row in rows(*talks, ledger="integrity", sheet=1)] == ["示例甲"]
    assert [row["谈话对象"] for row in rows(*talks, ledger="talks")] == ["王五"]


def test_a_formula_typed_into_a_record_stays_text_in_the_ledger() -> None:
    evil = COMMITTEE.model_copy(update={"place": "=1+1", "agenda": ("@SUM(A1)",), "observers": ("+甲",)})
    sheet = written(*meetings_ledger(BRANCH, 2026, [Kept(evil)]))[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}
    [row] = table(sheet)
    assert (row["地点"], row["主题/议题"], row["列席"]) == ("=1+1", "@SUM(A1)", "+甲")


def matrix(*talks: Interview, integrity: bool) -> dict[str, dict[str, Cell]]:
    kept = [Kept(one) for one in talks]
    seats = Seats(DAY, ROSTER.committee(DAY), ROSTER)
    build = integrity_matrix if integrity else heart_matrix
    [sheet] = written(build(BRANCH, 2026, seats, kept))
    return {str(row.pop("谈话人＼对象")): row for row in table(sheet)}


def test_the_list_of_those_not_talked_to_names_everybody_owed_an_integrity_talk() -> None:
    found = matrix(talk(ZHANG, LI, on=date(2026, 3, 1)), talk(ZHANG, LI, on=date(2026, 9, 1)), integrity=True)
    assert found["张三"] == {"李四": date(2026, 9, 1), "王五": "未谈", "示例甲": "未谈"}
    assert found["李四"] == {"李四": "—", "王五": None, "示例甲": "未谈"}
    assert found["王五"] == {"李四": None, "王五": "—", "示例甲": None}


def test_a_heart_to_heart_talk_counts_from_both_sides_and_a_member_needs_only_one() -> None:
    kind = RecordType.HEART_TO_HEART_TALK
    found = matrix(talk(LI, ZHANG, type=kind), talk(WANG, JIA, type=kind), integrity=False)
    day = date(2026, 11, 3)
    assert found["张三"] == {"张三": "—", "李四": day, "王五": "未谈", "示例甲": None, "示例乙": None}
    assert found["王五"]["示例甲"] == day
    assert found["至少一名支委"] == {
        "张三": None,
        "李四": None,
        "王五": None,
        "示例甲": day,
        "示例乙": "未谈",
    }
