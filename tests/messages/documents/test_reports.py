"""Reports: numbers that agree with the records, sections never empty of a prompt, nothing made up."""

from datetime import date

import pytest

from bot.record_types import RecordType
from messages.documents.ledgers import Kept
from messages.documents.problems import problems
from messages.documents.report_facts import Facts, figures, named
from messages.documents.reports import (
    REPORTS,
    TEMPLATE,
    heading_of,
    keys,
    sections,
    title_of_report,
    values_of_report,
)
from messages.documents.word import document
from messages.entry_text import AnyEntry
from tests.messages.documents.reading import paragraphs, rows
from tests.messages.documents.samples import BRANCH, DAY, ROSTER
from tests.messages.documents.test_ledgers import COMMITTEE, JIA, LECTURE, LI, ZHANG, talk
from tests.messages.documents.test_problems import check


def facts(*entries: AnyEntry) -> Facts:
    found = problems(ROSTER, [Kept(each) for each in entries])
    return Facts(
        branch=BRANCH,
        author=ROSTER.people[0],
        post="党支部书记",
        first=date(2026, 1, 1),
        last=date(2026, 12, 31),
        today=DAY,
        entries=entries,
        problems=found,
        duties=(),
        submitted=frozenset(),
    )


@pytest.mark.parametrize("report", REPORTS)
def test_a_report_of_nothing_asks_for_everything_and_makes_nothing_up(report: str) -> None:
    found = sections(report, facts(), {})
    assert [each.key for each in found] == list(keys(report))
    assert all(not each.facts for each in found)
    assert [each.paragraphs for each in found if each.key == "problems"] == [
        ["（待补充：请写具体问题：哪项工作、差在哪里；不要只讲成绩）"]
    ]
    assert not any(character.isdigit() for each in found for line in each.paragraphs for character in line)


@pytest.mark.parametrize("report", REPORTS)
def test_words_written_stand_after_the_facts(report: str) -> None:
    found = sections(report, facts(COMMITTEE), {"problems": " 一\n二 ", "next": "三", "elsewhere": "四"})
    by_key = {each.key: each for each in found}
    assert by_key["problems"].paragraphs[-2:] == ["一", "二"]
    assert by_key["problems"].whole
    assert not any("四" in line for each in found for line in each.paragraphs)


def test_every_number_is_one_of_the_records() -> None:
    late = check(date(2026, 3, 2), "缺签到", "4月1日前补")
    made = document(
        TEMPLATE,
        values_of_report("annual", facts(late, COMMITTEE, LECTURE, talk(ZHANG, LI), talk(LI, JIA)), {}),
        title="报告",
    )
    said = paragraphs(made)
    assert "召开支委会 1 次（11月9日）、党课 1 次（11月12日）。" in said
    assert "1 次会议有人数记录，应到 5 人次，实到 4 人次。" in said
    assert "开展廉政谈话 2 次。" in said
    assert "本人开展廉政谈话 1 次。" in said
    assert "发现问题 1 项，复查未再发现 0 项，超过整改时限 1 项。" in said
    assert "超过整改时限的问题有：“缺签到”。" in said
    table = {row["指标"]: row["数据"] for row in rows(made, "指标 数据 说明")}
    assert (table["支委会（次）"], table["廉政谈话（次）"], table["到会率"]) == ("1", "2", "80%")
    assert table["问题整改（项）"] == "1"


def test_being_talked_to_is_no_talk_held() -> None:
    summons = talk(JIA, ZHANG, type=RecordType.ACCOUNTABILITY_TALK, inbound=True)
    heard = facts(summons, talk(LI, ZHANG))
    assert heard.talks[RecordType.ACCOUNTABILITY_TALK] == 0
    clean = next(each for each in sections("integrity", heard, {}) if each.key == "clean")
    assert clean.facts == ("本人接受廉政谈话 1 次。",)


def test_a_gap_names_the_record_that_is_missing() -> None:
    study = sections("annual", facts(LECTURE), {})[0]
    assert study.lacks == (RecordType.THEORY_STUDY_SESSION,)
    assert study.paragraphs == ["组织党课 1 次（11月12日）。", "（待补充：本期没有登记理论学习）"]


def test_a_meeting_held_every_month_is_not_named_twelve_times() -> None:
    monthly = [COMMITTEE.model_copy(update={"on": date(2026, month, 9)}) for month in range(1, 13)]
    life = next(each for each in sections("annual", facts(*monthly), {}) if each.key == "life")
    assert life.facts[0] == "召开支委会 12 次。"


def test_many_duties_are_named_once_each_and_counted() -> None:
    assert named(["登记缺项", "登记缺项"], "处") == "“登记缺项”（2 处）"
    assert named(["述责述廉", "述责述廉", "履行“一岗双责”"]) == "“述责述廉”（2 人）、“履行‘一岗双责’”"
    assert named([f"事项{n}" for n in range(20)]).endswith("“事项11”等 20 项")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("report", REPORTS)
def test_a_report_and_its_sections_have_names_in_both_languages(report: str, language: str) -> None:
    assert "2026" in title_of_report(report, 2026, language)
    headings = [heading_of(report, key, language) for key in keys(report)]
    assert len(set(headings)) == len(headings)
    with pytest.raises(LookupError):
        heading_of(report, "none", language)


def test_without_records_the_table_holds_the_list_alone() -> None:
    assert [row["指标"] for row in figures(facts())] == ["责任清单已完成（项）", "责任清单逾期未完成（项）"]
