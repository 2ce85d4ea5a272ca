"""Shades of a question: overdue alone, the last one, talks, meetings, which report, which rule."""

import pytest

from messages.reading import shades


@pytest.mark.parametrize(
    "text", ["逾期的有哪些", "有没有超期的", "What's overdue?", "is anything late this quarter"]
)
def test_overdue_alone(text: str) -> None:
    assert shades.overdue_alone(text)
    assert not shades.overdue_alone("还有什么没做")


@pytest.mark.parametrize("text", ["上次支委会研究了什么", "最近一次党课记录", "minutes of the last meeting"])
def test_the_last_one(text: str) -> None:
    assert shades.asks_last(text)


@pytest.mark.parametrize("text", ["上个月的支委会记录", "上周的记录", "records of last month", "去年的记录"])
def test_a_stretch_before_is_not_the_last_one(text: str) -> None:
    assert not shades.asks_last(text)


def test_talks_and_meetings() -> None:
    assert shades.about_talks("和李四谈过吗")
    assert shades.about_meetings("下周有什么会")
    assert shades.about_meetings("今年开了几次会")
    assert not shades.about_meetings("会不会逾期")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("谁还没交述责述廉报告", ("integrity_accountability",)),
        ("工作要点交了吗", ("annual_work_plan",)),
        ("责任书签了没有", ("responsibility_letter",)),
        ("今年自查了几次", ("self_check",)),
        ("四风抽查了几次", ("eight_point_decision",)),
        ("党课还差几次", ()),
    ],
)
def test_reports_and_checks_by_name(text: str, found: tuple[str, ...]) -> None:
    assert shades.matters(text) == found


@pytest.mark.parametrize(
    ("text", "report"),
    [
        ("起草述责述廉报告", "integrity"),
        ("帮我写述职报告", "work"),
        ("写年度报告", "annual"),
        ("写个报告", None),
    ],
)
def test_a_report_to_be_drafted(text: str, report: str | None) -> None:
    assert shades.report_named(text) == report


@pytest.mark.parametrize(
    ("text", "ledger"),
    [
        ("导出问题整改台账", "problems"),
        ("导出廉政谈话台账", "integrity"),
        ("导出谈心谈话台账", "talks"),
        ("导出三会一课台账", "meetings"),
        ("把责任清单导出来", "progress"),
        ("导出台账", None),
    ],
)
def test_a_ledger_by_name(text: str, ledger: str | None) -> None:
    assert shades.ledger_named(text) == ledger


def test_rules_beside_how_often() -> None:
    assert shades.rule_topics("列席人员能不能表决") == ("vote",)
    assert shades.rule_topics("支委会必须几个人参加才算数") == ("quorum",)
    assert "instead" in shades.rule_topics("廉政谈话能不能抵谈心谈话")
    assert shades.rule_topics("党课多久上一次") == ()


@pytest.mark.parametrize("text", ["我的提醒", "有哪些提醒", "我设了什么提醒", "my reminders", "取消提醒"])
def test_own_reminders(text: str) -> None:
    assert shades.asks_own_reminders(text)


@pytest.mark.parametrize("text", ["提醒我交报告", "提醒谈话", "昨天做了提醒谈话", "remind me to call"])
def test_a_wish_or_a_talk_is_no_list_of_reminders(text: str) -> None:
    assert not shades.asks_own_reminders(text)


@pytest.mark.parametrize(
    ("text", "so"),
    [
        ("我的安排", True), ("安排一览", True), ("看看近期安排", True), ("有哪些安排？", True),
        ("安排", True), ("my plans", True), ("show me all plans", True), ("What is planned?", True),
        ("下周有什么安排", False), ("研究下一步安排", False), ("安排李四负责", False), ("work plans", False),
    ],
)  # fmt: skip
def test_what_is_planned_is_asked_for_without_days(text: str, so: bool) -> None:
    assert shades.asks_plans(text) is so
