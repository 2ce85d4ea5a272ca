"""台账: the secretary gets workbooks in the chat, and what stands in them is what was logged."""

import io
from datetime import date

import openpyxl
import pytest
from openpyxl.workbook.workbook import Workbook

from bot.record_types import Detail, Subject
from bot.records import Inspection, Named
from messages.callbacks.files import ExportTap
from messages.labels import label
from tests.conversations.logged import committee, log, talk
from tests.conversations.people import Office, office
from tests.messages.documents.samples import table
from tests.phone import Phone

NOVEMBER = date(2026, 11, 9)
MEETINGS, TALKS, INTEGRITY, PROBLEMS, PROGRESS = (
    "三会一课台账",
    "谈心谈话台账",
    "廉政谈话台账",
    "问题整改台账",
    "责任清单推进情况一览表",
)


def opened(there: Office, phone: Phone) -> Workbook:
    """The newest file in the chat as somebody opens it."""
    document = phone.last.raw["document"]
    content = there.bot.api.get(document["url"])
    content.raise_for_status()
    return openpyxl.load_workbook(io.BytesIO(content.content))


def test_the_ledger_of_meetings_holds_what_was_logged() -> None:
    with office() as there:
        log(there, committee(there, date(2026, 10, 9)))
        log(there, committee(there, NOVEMBER, place=None))
        phone = there.secretary.send("/export").tap(MEETINGS)
        assert phone.last.file_name == "示例支部三会一课台账（2026年）.xlsx"
        assert phone.sees("三会一课：2 行")
        first, second = table(opened(there, phone)["三会一课"])
        assert (first["序号"], first["日期"], first["地点"]) == (1, date(2026, 10, 9), "三楼会议室")
        assert (first["应到"], first["实到"], first["缺席及原因"]) == (3, 2, "王五（出差）")
        assert (first["状态"], second["状态"]) == ("完整", "需补充")
        assert (second["地点"], second["备注"]) == ("（待补充）", "待补充：地点")


def test_a_formula_typed_by_somebody_stays_text() -> None:
    with office() as there:
        log(there, committee(there, NOVEMBER, place="=1+1", agenda=("@SUM(A1)", "-2")))
        sheet = opened(there, there.secretary.send("/export").tap(MEETINGS))["三会一课"]
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}
        [row] = table(sheet)
        assert (row["地点"], row["主题/议题"]) == ("=1+1", "@SUM(A1)；-2")


def test_the_ledger_of_integrity_talks_has_one_line_each_and_names_who_is_left() -> None:
    with office() as there:
        log(there, talk(there, NOVEMBER, "张三", "李四"))
        book = opened(there, there.secretary.send("/export").tap(INTEGRITY))
        [row] = table(book["廉政谈话"])
        assert (row["谈话人"], row["谈话对象"], row["职务"]) == ("张三", "李四", "组织委员")
        assert row["主要内容"] == "采购中的风险"
        left = {str(row["谈话人＼对象"]): row for row in table(book["未谈名单"])}
        assert (left["张三"]["李四"], left["张三"]["王五"]) == (NOVEMBER, "未谈")


def test_the_ledger_of_heart_to_heart_talks_comes_with_its_list_of_those_left() -> None:
    with office() as there:
        book = opened(there, there.secretary.send("/export").tap(TALKS))
        assert book.sheetnames == ["谈心谈话", "未谈名单"]
        assert book["谈心谈话"]["A4"].value == "没有登记记录"


def test_the_progress_table_says_what_the_list_says() -> None:
    with office() as there:
        log(there, committee(there, NOVEMBER))
        log(there, talk(there, NOVEMBER, "张三", "李四"))
        sheet = opened(there, there.secretary.send("/export").tap(PROGRESS))["责任清单推进情况"]
        rows = {str(row["责任内容"]): row for row in table(sheet)}
        meeting = rows["支委会"]
        assert (meeting["应完成"], meeting["已完成"], meeting["佐证记录"]) == (12, 1, "1 次：11月9日")
        assert meeting["完成情况"] == "逾期"
        assert "1月" in str(meeting["下步措施"])
        talks = rows["廉政谈话：书记与班子成员逐人"]
        assert (talks["责任人"], talks["应完成"], talks["已完成"]) == ("张三", 2, 1)
        assert talks["下步措施"] == "还差：王五"
        assert rows["当好第一责任人"]["完成情况"] == "常态"


def test_a_month_that_is_done_does_not_close_a_year_that_goes_on() -> None:
    with office() as there:
        for month in range(1, 12):
            log(there, committee(there, date(2026, month, 9)))
        sheet = opened(there, there.secretary.send("/export").tap(PROGRESS))["责任清单推进情况"]
        [row] = [row for row in table(sheet) if row["责任内容"] == "支委会"]
        assert (row["已完成"], row["完成情况"], row["销号"]) == (11, "进行中", None)


def test_the_ledger_of_problems_says_what_checks_found_and_what_became_of_it() -> None:
    with office() as there:
        office_room = Named(name="办公室", person_id=1)
        first = Inspection(
            on=date(2026, 9, 1),
            subject=Subject.SUPERVISION,
            departments=(office_room,),
            findings="1. 记录缺时间\n2. 台账缺页",
            details={Detail.REQUIREMENTS: "补齐时间；李四；10月1日前\n补页；赵六；12月31日前"},
        )
        log(there, first)
        phone = there.secretary.send("/export").tap(PROBLEMS)
        late, going = table(opened(there, phone)["问题整改"])
        assert (late["问题来源"], late["发现日期"], late["问题"]) == (
            "督导检查",
            date(2026, 9, 1),
            "记录缺时间",
        )
        assert (late["整改措施"], late["责任人/部门"], late["整改时限"]) == (
            "补齐时间",
            "李四",
            date(2026, 10, 1),
        )
        assert (late["责任领导"], late["完成情况"], late["销号日期"]) == ("李四", "逾期", None)
        assert (going["完成情况"], going["进展"], going["原因"]) == ("推进中", "（待补充）", "（待补充）")
        log(there, first.model_copy(update={"on": NOVEMBER, "findings": "未发现问题", "details": {}}))
        rows = table(opened(there, there.secretary.send("/export").tap(PROBLEMS))["问题整改"])
        assert {(row["完成情况"], row["进展"]) for row in rows} == {("已完成", "11月9日复查，未再发现问题")}
        assert {row["销号人"] for row in rows} == {"（待补充）"}


def test_the_meetings_of_the_year_stand_in_a_chart_month_by_month() -> None:
    with office() as there:
        log(there, talk(there, NOVEMBER, "张三", "李四"))  # no meeting
        log(there, committee(there, NOVEMBER))
        phone = there.secretary.send("/export").tap(MEETINGS)
        sheet = opened(there, phone)["年度图表"]
        rows = table(sheet)
        assert (rows[10]["月份"], rows[10]["支委会"], rows[10]["其他会议和学习"]) == ("11月", 1, 0)
        assert phone.last.text.count("行") == 2


def test_another_year_is_chosen_by_a_tap_and_none_that_has_not_begun() -> None:
    with office() as there:
        log(there, committee(there, date(2025, 12, 9)))
        log(there, committee(there, NOVEMBER))
        phone = there.secretary.send("/export")
        assert "2027 ›" not in phone.buttons
        assert phone.tap("‹ 2025").sees("2025年台账")
        [row] = table(opened(there, phone.tap(MEETINGS))["三会一课"])
        assert row["日期"] == date(2025, 12, 9)
        sheet = opened(there, phone.tap(PROGRESS))["责任清单推进情况"]
        assert {row["完成情况"] for row in table(sheet)} >= {"未跟踪"}


def test_a_year_out_of_reach_in_a_forged_button_is_brought_within_reach() -> None:
    with office() as there:
        phone = there.secretary.send("/export")
        phone.tap_old(phone.last.id, ExportTap("meetings", 999999).encode())
        assert phone.last.file_name == "示例支部三会一课台账（2026年）.xlsx"


@pytest.mark.parametrize("name", ["李四", "示例甲"])
def test_nobody_but_the_secretary_gets_a_ledger(name: str) -> None:
    with office() as there:
        phone = there.phone(name)
        assert phone.send("/export").sees("您的角色不能做这件事")
        phone.tap_old(phone.last.id, ExportTap("talks", 2026).encode())
        assert phone.sees("您的角色不能做这件事")
        assert not any(each.file_name for each in phone.chat)


def test_the_button_of_the_reply_keyboard_opens_the_choice_in_english() -> None:
    with office("en") as there:
        phone = there.secretary.send(label("en", "menu.export"))
        assert phone.sees("ledgers of 2026")
        phone.tap(label("en", "export.talks"))
        assert phone.sees("Ledger of heart-to-heart talks", "keep it safe")
        assert phone.last.file_name == "示例支部谈心谈话台账（2026年）.xlsx"
