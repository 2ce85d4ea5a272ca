from datetime import date

import pytest

from bot.records import Resolution
from messages.reading.resolutions import read_resolutions
from tests.reading.samples import ROSTER, TODAY, code

END_OF_YEAR, END_OF_MONTH = date(2026, 12, 31), date(2026, 11, 30)


@pytest.mark.parametrize(
    ("text", "what", "owner", "due"),
    [
        ("整改会议室管理，责任人李四，12月底前完成", "整改会议室管理", "李四", END_OF_YEAR),
        ("整改会议室管理（李四，11月30日前）", "整改会议室管理", "李四", END_OF_MONTH),
        ("整改会议室管理；李四；12月底", "整改会议室管理", "李四", END_OF_YEAR),
        ("整改会议室管理；示例甲；12月底", "整改会议室管理", "示例甲", END_OF_YEAR),
        ("事项：整改会议室管理；责任人：李四；期限：12月底", "整改会议室管理", "李四", END_OF_YEAR),
        ("1. 完善制度，由王五负责，年底前", "完善制度", "王五", END_OF_YEAR),
        ("由王五负责；清查台账", "清查台账", "王五", None),
        ("清查台账；办公室；下周五", "清查台账", "办公室", date(2026, 11, 27)),
        (
            "制定计划，报上级审批，李四、王五，11月30日前完成",
            "制定计划，报上级审批",
            "李四、王五",
            END_OF_MONTH,
        ),
        ("11月30日前完成整改", "11月30日前完成整改", None, None),
        ("3个党小组各学一次", "3个党小组各学一次", None, None),
        ("学习文件", "学习文件", None, None),
        ("整改会议室管理 李四 12月底前", "整改会议室管理", "李四", END_OF_YEAR),
        ("学习 第一章 和 第二章", "学习 第一章 和 第二章", None, None),
        ("Fix the ledger by Friday", "Fix the ledger", None, date(2026, 11, 20)),
        ("Read the report by Li Hua", "Read the report by Li Hua", None, None),
        ("整改线路（李四），12月底前", "整改线路", "李四", END_OF_YEAR),
        ("10:30前报送材料", "10:30前报送材料", None, None),
        ("学习文件；讨论文件", "学习文件；讨论文件", None, None),
        ("学习文件（含第十一党支部），李四", "学习文件（含第十一党支部）", "李四", None),
        ("组织学习，2月30日前", "组织学习，2月30日前", None, None),
        ("Fix the ledger; owner Li Hua; by Friday", "Fix the ledger", "Li Hua", date(2026, 11, 20)),
        ("Fix the ledger, Li Hua, by end of December", "Fix the ledger", "Li Hua", END_OF_YEAR),
    ],
)
def test_a_resolution_holds_what_was_typed_and_nothing_else(
    text: str, what: str, owner: str | None, due: date | None
) -> None:
    assert read_resolutions(text, TODAY, ROSTER) == (Resolution(text=what, owner=owner, due=due),)


def test_every_line_is_a_resolution() -> None:
    assert read_resolutions("1. 甲事\n\n2、乙事；李四", TODAY, ROSTER) == (
        Resolution(text="甲事"),
        Resolution(text="乙事", owner="李四"),
    )


@pytest.mark.parametrize("text", ["无", "没有", "None", "no resolutions"])
def test_no_resolution_is_an_answer(text: str) -> None:
    assert read_resolutions(text, TODAY) == ()


@pytest.mark.parametrize(("text", "why"), [("", "empty"), (" \u200b", "empty"), ("学" * 501, "too_long")])
def test_what_cannot_be_kept_comes_back_with_the_reason(text: str, why: str) -> None:
    assert code(read_resolutions(text, TODAY)) == why
