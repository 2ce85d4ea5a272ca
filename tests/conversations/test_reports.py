"""Reports in the chat: how far they are, a button for each gap, and the author's words that stay."""

import io
from datetime import UTC, date, datetime

import pytest
from docx import Document

from bot.record_types import RecordType, Report
from bot.records import ReportSubmission
from bot.roster import Post
from handlers import ledgers
from handlers.carrying import pack
from handlers.documents import letters, month_papers, months
from handlers.documents.gathering import gathered
from messages.callbacks.documents import ReportTap
from messages.documents.report_facts import Facts
from messages.labels import label
from storage import rosters
from tests.conversations.logged import committee, log, talk, who
from tests.conversations.people import Office, office
from tests.messages.documents.reading import every_word, paragraphs, rows

ANNUAL = "主体责任报告"
FIGURES = "指标 数据 说明"


def strict(there: Office, on: date) -> None:
    log(there, committee(there, on, type=RecordType.STRICT_GOVERNANCE_MEETING))


def test_a_report_counts_what_is_on_record_and_says_what_is_missing() -> None:
    with office() as there:
        strict(there, date(2026, 3, 9))
        log(
            there,
            committee(there, date(2026, 11, 9), type=RecordType.PARTY_LECTURE, lecturer=who(there, "张三")),
        )
        log(there, talk(there, date(2026, 11, 9), "张三", "李四"))
        phone = there.secretary.send("/write").tap(ANNUAL)
        assert phone.sees("2026年度履行全面从严治党主体责任情况报告", "召开全面从严治党专题会 1 次（3月9日）")
        assert phone.sees(
            "本人主持全面从严治党专题会 1 次，讲党课 1 次，开展廉政谈话 1 次", "缺记录：意识形态专题会"
        )
        assert {"✏️ 存在问题", "✏️ 原因分析", "✏️ 下一步打算", "📝 记意识形态专题会"} <= set(phone.buttons)
        assert phone.sees("七、存在问题", "缺您写的话")


TODAY = date(2026, 11, 20)


def facts_of(there: Office, report: str, year: int, today: date = TODAY, of: str = "张三") -> Facts | None:
    found = there.bot.read(gathered, there.ids[""], there.ids[of], report, year, today)
    return None if found is None else found.facts


def test_what_was_handed_in_for_another_year_is_not_told_as_this_years() -> None:
    with office() as there:
        for year, on in ((2025, date(2026, 1, 9)), (2026, date(2026, 2, 9))):
            report = Report.RESPONSIBILITY_LETTER if year == 2025 else Report.ANNUAL_WORK_PLAN
            log(there, ReportSubmission(report=report, for_year=year, on=on, by=(who(there, "张三"),)))
        found = facts_of(there, "annual", 2026)
        assert found is not None
        assert found.submitted == {Report.ANNUAL_WORK_PLAN}


def test_a_brief_tells_how_the_list_stood_at_the_end_of_its_half() -> None:
    with office() as there:
        for month in (3, 8):
            log(there, committee(there, date(2026, month, 9)))
        later, then = (facts_of(there, "half_1", 2026, day) for day in (TODAY, date(2026, 6, 30)))
        assert later is not None
        assert then is not None
        assert later.duties == then.duties


def test_a_report_of_a_past_year_counts_what_was_done_in_it() -> None:
    with office() as there:
        for on in (date(2025, 12, 9), date(2026, 3, 9)):
            log(there, committee(there, on))
        later, then = (facts_of(there, "annual", 2025, day) for day in (TODAY, date(2025, 12, 31)))
        assert later is not None
        assert then is not None
        assert [each.line.standing.done for each in later.duties] == [
            each.line.standing.done for each in then.duties
        ]
        assert {day.year for each in later.duties for day in each.days} == {2025}


def test_a_report_of_a_year_is_by_whoever_was_secretary_then() -> None:
    with office() as there:
        there.bot.write(rosters.set_tenure, there.ids["李四"], Post.BRANCH_SECRETARY, None)
        there.bot.write(rosters.end_tenure, there.ids["李四"], Post.BRANCH_SECRETARY, date(2025, 12, 31))
        there.bot.write(rosters.end_tenure, there.ids["张三"], Post.BRANCH_SECRETARY, date(2024, 12, 31))
        there.bot.write(rosters.set_tenure, there.ids["张三"], Post.BRANCH_SECRETARY, date(2026, 1, 1))
        for year, name in ((2025, "李四"), (2026, "张三")):
            found = facts_of(there, "annual", year)
            assert found is not None
            assert found.author is not None
            assert (found.author.name, "书记" in found.post) == (name, True)


@pytest.mark.parametrize("name", ["李四", "示例甲"])
def test_nothing_is_gathered_for_anybody_but_the_secretary(name: str) -> None:
    """The tap is refused before; this holds what an answer repeated after a change of posts gets."""
    with office() as there:
        branch, person, data = there.ids[""], there.ids[name], there.bot.data
        assert facts_of(there, "annual", 2026, of=name) is None
        assert there.bot.read(pack.gathered, branch, person, 2026, TODAY) is None
        assert there.bot.read(ledgers.made, branch, person, "talks", 2026, TODAY) is None
        assert there.bot.read(months.months, branch, person, 2026, TODAY) is None
        assert there.bot.read(month_papers.papers, branch, person, date(2026, 11, 1), TODAY, data) is None
        assert there.bot.read(letters.desk, branch, person, TODAY) is None


def test_what_is_written_once_stands_in_the_report_and_stays() -> None:
    with office() as there:
        phone = there.secretary.send("/write").tap(ANNUAL).tap("✏️ 存在问题")
        assert phone.sees("请写具体问题")
        phone.send("学习不够经常。\n调研偏少。")
        assert phone.sees("✏️ 学习不够经常。")
        assert "✏️ 存在问题" not in phone.buttons
        there.bot.stop()
        there.bot.start()
        phone.send("/write").tap(ANNUAL).tap("📄 生成 Word")
        assert phone.last.file_name == "示例支部2026年度履行全面从严治党主体责任情况报告.docx"
        said = paragraphs(phone.file)
        section = said[said.index("七、存在问题") : said.index("八、原因分析")]
        assert section[-2:] == ["学习不够经常。", "调研偏少。"]
        assert "（待补充：请写上述问题的主观原因）" in said


def test_words_can_be_replaced_and_deleted() -> None:
    with office() as there:
        phone = there.secretary.send("/write").tap("上半年简报").tap("✏️ 存在问题")
        phone.send("一开始写的").tap("✏️ 改第4节")
        assert phone.sees("替换原来写的")
        phone.send("后来写的")
        assert phone.sees("✏️ 后来写的")
        phone.tap("✏️ 改第4节").tap("🗑 删掉已写的")
        assert phone.sees("缺您写的话")
        assert "✏️ 存在问题" in phone.buttons


def test_a_section_that_stands_on_records_takes_words_too() -> None:
    with office() as there:
        phone = there.secretary.send("/write").tap("述职报告").tap("✏️ 改第2节")
        phone.send("清单另有三项由上级统一组织。")
        assert phone.sees("清单另有三项由上级统一组织。")


@pytest.mark.parametrize(("sent", "said"), [("😀", "请写文字"), ("长" * 3001, "最多 3000 字")])
def test_what_cannot_be_words_is_said_back_and_the_question_stays(sent: str, said: str) -> None:
    with office() as there:
        phone = there.secretary.send("/write").tap("述责述廉报告").tap("✏️ 存在问题").send(sent)
        assert phone.sees(said)
        phone.send("问题如下：学习不够。")
        assert phone.sees("问题如下")


def test_giving_up_leads_back_to_the_report() -> None:
    with office() as there:
        phone = there.secretary.send("/write").tap(ANNUAL).tap("✏️ 原因分析").tap("取消")
        assert phone.sees("八、原因分析", "缺您写的话")


def test_a_gap_of_records_leads_to_the_log() -> None:
    with office() as there:
        phone = there.secretary.send("/write").tap(ANNUAL).tap("📝 记意识形态专题会")
        assert phone.sees("意识形态专题会")
        assert label("zh", "common.today") in phone.buttons


def test_the_table_of_a_report_holds_the_numbers_of_the_records() -> None:
    with office() as there:
        log(there, committee(there, date(2026, 10, 9)))
        log(there, committee(there, date(2026, 11, 9)))
        phone = there.secretary.send("/write").tap(ANNUAL).tap("📄 生成 Word")
        table = {row["指标"]: row for row in rows(phone.file, FIGURES)}
        assert table["支委会（次）"]["数据"] == "2"
        assert (table["到会率"]["数据"], table["到会率"]["说明"]) == (
            "67%",
            "2 次有人数的会议：实到 4，应到 6",
        )


def test_a_brief_is_about_its_half_alone() -> None:
    with office() as there:
        log(there, committee(there, date(2026, 6, 30)))
        log(there, committee(there, date(2026, 7, 1)))
        phone = there.secretary.send("/write")
        for half, day, other in (("上半年简报", "6月30日", "7月1日"), ("下半年简报", "7月1日", "6月30日")):
            phone.send("/write").tap(half).tap("📄 生成 Word")
            words = every_word(phone.file)
            assert f"支委会 1 次（{day}）" in words
            assert f"次（{other}）" not in words


def test_what_was_typed_into_a_report_stays_text() -> None:
    with office() as there:
        evil = "{{ 7*7 }} <w:p> & {% if %} =1+1 😀"
        phone = there.secretary.send("/write").tap(ANNUAL).tap("✏️ 存在问题").send(evil)
        phone.tap("📄 生成 Word")
        assert evil in paragraphs(phone.file)


def test_in_january_the_report_in_hand_is_last_years() -> None:
    with office(at=datetime(2027, 1, 12, 2, tzinfo=UTC)) as there:
        phone = there.secretary.send("/write")
        assert phone.sees("2026年的报告")
        assert phone.tap("2027 ›").sees("2027年的报告")
        assert phone.tap(ANNUAL).sees("2027年度履行")


@pytest.mark.parametrize(
    ("words", "shown"), [("帮我写述职报告", "2026年度抓党建工作述职报告"), ("帮我写报告", "2026年的报告")]
)
def test_a_report_can_be_asked_for_in_words(words: str, shown: str) -> None:
    with office() as there:
        assert there.secretary.send(words).sees(shown)
        assert there.phone("李四").send(words).sees("您的角色不能做这件事")


def test_every_report_has_problems_in_it_and_every_file_opens() -> None:
    with office() as there:
        for name in ("annual", "integrity", "work", "half_1", "half_2"):
            phone = there.secretary.send("/write").tap(label("zh", f"reporting.short.{name}"))
            assert phone.sees("存在问题")
            phone.tap("📄 生成 Word")
            made = phone.file
            assert any("存在问题" in line for line in paragraphs(made))
            assert "（待补充：请写具体问题" in every_word(made)
            assert Document(io.BytesIO(made)).tables


def test_a_report_in_english_is_shown_in_english_and_printed_in_chinese() -> None:
    with office("en") as there:
        phone = there.secretary.send("/write").tap("Report on strict governance")
        assert phone.sees("7. Problems", "Your own words are missing")
        phone.tap("✏️ Problems").sees("Name concrete problems")
        phone.send("Too little study.").tap("📄 Make the Word file")
        said = paragraphs(phone.file)
        assert "七、存在问题" in said
        assert "Too little study." in said


@pytest.mark.parametrize("name", ["李四", "示例甲"])
def test_nobody_but_the_secretary_gets_a_report(name: str) -> None:
    with office() as there:
        phone = there.phone(name).send("/write")
        assert phone.sees("您的角色不能做这件事")
        for action in ("show", "file", "ask"):
            phone.tap_old(phone.last.id, ReportTap("annual", 2026, action, "next").encode())
        assert not any(each.file_name for each in phone.chat)


def test_forged_reports_and_sections_lead_nowhere() -> None:
    with office() as there:
        phone = there.secretary.send("/write")
        for forged in (
            ReportTap("x", 2026, "file"),
            ReportTap("annual", 9999, "ask", "x"),
            ReportTap("annual", 0),
        ):
            phone.tap_old(phone.last.id, forged.encode())
        assert not any(each.file_name for each in phone.chat)
