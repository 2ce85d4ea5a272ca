"""As a reader has it: an office program opens every file, and what it prints is whole and can be read."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.record_types import RecordType, Report
from bot.records import Resolution
from handlers.ledgers import days_of, lines_of
from messages.documents import checking, word
from messages.documents.annex import Sent
from messages.documents.ledgers import Kept, integrity_ledger, meetings_ledger, talks_ledger
from messages.documents.matrix import Seats, heart_matrix, integrity_matrix
from messages.documents.problems import problems_ledger
from messages.documents.progress import Evidence, progress_table
from messages.documents.record_forms import Around, values_of
from messages.documents.workbook import Sheet, workbook
from messages.documents.year_chart import duties_chart, meetings_chart
from tests.duties.samples import ZHANG, meeting, report, situation
from tests.messages.documents.samples import BRANCH, DAY, ROSTER
from tests.messages.documents.test_annex import photos
from tests.messages.documents.test_ledgers import COMMITTEE, JIA, LI, talk
from tests.messages.documents.test_problems import check
from tests.office.printing import A4, Page, needed, printed

pytestmark = pytest.mark.timeout(300)

LONG = "张三：这一段发言比较长，谈到了形势、任务和要求，要求大家抓紧抓实抓细，逐项落实到人。"
PAYLOAD = "=cmd|'/C calc'!A0 {{ 7*7 }} <w:p> & 甲"
MANY = 60
"""Meetings of a ledger that takes several pages."""
ONE_LINE = 8
"""Characters of a duty that stand beside each other in its column; more are printed on several lines."""

Printed = dict[str, list[Page]]


def ledgers() -> dict[str, bytes]:
    """Every ledger, the first of them long and with what somebody might try to have run."""
    evil = COMMITTEE.model_copy(update={"place": PAYLOAD, "agenda": ("很长的议题，" * 30,)})
    days = (date(2026, 1, 5) + timedelta(days=4 * number) for number in range(MANY))
    many = [Kept(evil), *(Kept(COMMITTEE.model_copy(update={"on": day})) for day in days)]
    talks = [Kept(talk(LI, JIA))]
    seats = Seats(DAY, ROSTER.committee(DAY), ROSTER)
    checks = [Kept(check(date(2026, 3, 2), "缺签到", "4月1日前补"))]
    sheets = {
        "meetings.xlsx": (*meetings_ledger(BRANCH, 2026, many), meetings_chart(BRANCH, 2026, many)),
        "talks.xlsx": (*talks_ledger(BRANCH, ROSTER, 2026, talks), heart_matrix(BRANCH, 2026, seats, talks)),
        "integrity.xlsx": (
            *integrity_ledger(BRANCH, ROSTER, 2026, talks),
            integrity_matrix(BRANCH, 2026, seats, talks),
        ),
        "problems.xlsx": problems_ledger(BRANCH, ROSTER, 2026, checks, DAY),
        "progress.xlsx": progress(),
        "empty.xlsx": problems_ledger(BRANCH, ROSTER, 2026, [], DAY),
    }
    return {name: workbook(each, DAY, BRANCH.name) for name, each in sheets.items()}


def progress() -> tuple[Sheet, ...]:
    """责任清单推进情况一览表 of a whole list, with something done, something owed and something overdue."""
    committee = RecordType.BRANCH_COMMITTEE_MEETING
    facts = [meeting(committee, f"2026-{month:02}-09") for month in range(1, 10)]
    facts += [report(Report.ANNUAL_WORK_PLAN, "2026-01-20", 2026)]
    now = situation(facts, DAY.isoformat())
    duties = [Evidence(line, days_of(line, now, DAY.year)) for line in lines_of(now, ZHANG)]
    table = progress_table(now.branch, now.roster, DAY.year, duties, DAY)
    return table, duties_chart(now.branch, DAY.year, duties)


def documents() -> dict[str, bytes]:
    """Every Word document once full and once empty, and minutes of several pages."""
    made = {
        f"{name}-{number}.docx": word.document(name, values, title=name)
        for name in word.names()
        for number, values in enumerate(checking.samples(name))
    }
    long = COMMITTEE.model_copy(
        update={
            "key_points": "\n".join([LONG] * 60),
            "resolutions": (Resolution(text=PAYLOAD), Resolution(text="verylongword" * 20)),
        }
    )
    values = values_of(long, Around(BRANCH.name, ROSTER))
    return {**made, "long.docx": word.document("branch_committee_meeting", values, title="long")}


def minutes_with_photos(folder: Path) -> bytes:
    """Minutes with more photos than a document shows, upright and lying ones, and a paper."""
    sent = photos(folder, *[(1600, 1000), (1000, 1600)] * 7)
    values = values_of(COMMITTEE, Around(BRANCH.name, ROSTER))
    return word.document("branch_committee_meeting", values, title="photos", sent=[*sent, Sent("签到表.pdf")])


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """Every file, printed."""
    needed()
    made = {**documents(), **ledgers(), "photos.docx": minutes_with_photos(tmp_path_factory.mktemp("photos"))}
    return printed(made, tmp_path_factory.mktemp("office"))


def squeezed(found: list[Page]) -> str:
    """The words of all pages without the white space that layout brings."""
    return "".join("".join(page.text.split()) for page in found)


def test_every_file_opens_and_every_page_has_something_on_it(pages: Printed) -> None:
    assert len(pages) == len(documents()) + len(ledgers()) + 1
    assert [name for name, each in pages.items() if not each] == []
    assert [name for name, each in pages.items() if any(page.ink < 0.0005 for page in each)] == []


def test_every_page_is_a4_and_nothing_is_cut_off(pages: Printed) -> None:
    for name, each in pages.items():
        wanted = A4 if name.endswith(".docx") else A4[::-1]
        assert {page.size for page in each} == {wanted}, name
        assert all(page.edge_is_clear for page in each), name


def test_a_form_fits_one_page_where_little_was_said(pages: Printed) -> None:
    forms = {name: len(each) for name, each in pages.items() if name.endswith("-1.docx")}
    assert forms
    assert {name: count for name, count in forms.items() if count > 1} == {}


def test_no_placeholder_is_left_and_no_number_is_too_wide(pages: Printed) -> None:
    for name, each in pages.items():
        said = squeezed(each).replace("{{7*7}}", "")
        assert [sign for sign in ("{{", "}}", "{%", "###", "Err:", "#NAME", "#REF") if sign in said] == [], (
            name
        )


def test_what_somebody_typed_is_printed_as_it_was_typed(pages: Printed) -> None:
    typed = "".join(PAYLOAD.split())
    assert typed in squeezed(pages["long.docx"])
    assert "calc" in squeezed(pages["meetings.xlsx"])


def test_long_minutes_run_over_pages_and_lose_nothing(pages: Printed) -> None:
    found = pages["long.docx"]
    assert len(found) > 2
    assert squeezed(found).count("抓紧抓实抓细") == 60
    assert "主持人（签名）" in squeezed(found[-1:])
    assert all(f"第{number}页，共{len(found)}页" in squeezed([page]) for number, page in enumerate(found, 1))


def test_a_long_ledger_repeats_its_heading_and_says_whose_it_is_on_every_page(pages: Printed) -> None:
    found = [page for page in pages["meetings.xlsx"] if "主持人" in squeezed([page])]
    assert len(found) > 2
    for page in found:
        said = squeezed([page])
        assert all(word_ in said for word_ in ("序号", "主题/议题", "示例支部", "2026-11-20", "页，共"))
    assert squeezed(found).count("研究工作要点") == MANY


def test_photos_are_printed_below_the_minutes_and_other_files_are_named(pages: Printed) -> None:
    found = pages["photos.docx"]
    said = squeezed(found)
    assert "附件照片" in said
    assert said.index("另有2张照片") < said.index("1.签到表.pdf")
    assert max(page.ink for page in found) > 0.2


def test_the_progress_table_prints_every_duty_and_how_it_stands(pages: Printed) -> None:
    said = squeezed(pages["progress.xlsx"])
    titles = ["".join(str(row[2]).split()) for row in progress()[0].rows]
    short = [title for title in titles if len(title) <= ONE_LINE]
    assert len(short) > 10
    wanted = ("责任清单推进情况一览表", "已完成", "进行中", "逾期")
    assert [word_ for word_ in (*short, *wanted) if word_ not in said] == []
    headed = [page for page in pages["progress.xlsx"] if "下步措施" in squeezed([page])]
    assert len(headed) > 1


def test_a_ledger_without_records_says_so_on_paper(pages: Printed) -> None:
    assert "没有登记记录" in squeezed(pages["empty.xlsx"])
