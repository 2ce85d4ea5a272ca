"""A workbook as somebody opens it: numbers are numbers, days are days, and text stays text."""

import io
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from messages.documents.workbook import LONGEST_TEXT, Column, Sheet, clean, file_name, workbook
from tests.messages.documents.samples import written

PAYLOADS = (
    "=1+1",
    '=HYPERLINK("http://example.invalid","x")',
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\n=1",
    "http://example.invalid",
    "0012",
    "_x0041_",
    "{=1}",
)


def one(cell: object) -> Sheet:
    return Sheet("表", "标题", (Column("列"),), ((cell,),))  # type: ignore[arg-type]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_text_that_looks_like_a_formula_stays_text(payload: str) -> None:
    [sheet] = written(Sheet("表", payload, (Column(payload),), ((payload,),), note=payload))
    for place in ("A1", "A2", "A3", "A4"):
        assert sheet[place].data_type == "s"
        assert sheet[place].hyperlink is None
    assert sheet["A4"].value == clean(payload)
    assert sheet["A1"].value == clean(payload)


def test_days_and_numbers_can_be_reckoned_with() -> None:
    [sheet] = written(Sheet("表", "标题", (Column("日"), Column("数")), ((date(2026, 11, 20), 12),)))
    assert sheet["A4"].value == datetime(2026, 11, 20)  # noqa: DTZ001 - a cell has no zone
    assert sheet["A4"].number_format == "yyyy-mm-dd"
    assert sheet["B4"].value == 12
    assert sheet["B4"].data_type == "n"


def test_characters_that_a_spreadsheet_cannot_hold_are_dropped() -> None:
    [sheet] = written(one("甲\x00\x07\ud800\uffff乙\r\n丙"))
    assert sheet["A4"].value == "甲乙\n丙"


def test_very_long_text_is_cut_to_what_a_cell_holds() -> None:
    [sheet] = written(one("长" * 40_000))
    assert len(str(sheet["A4"].value)) == LONGEST_TEXT


def test_a_missing_value_is_an_empty_cell() -> None:
    [sheet] = written(one(None))
    assert sheet["A4"].value is None


def test_the_header_stays_in_sight_on_screen_and_on_every_printed_page() -> None:
    [sheet] = written(one("甲"))
    assert sheet.freeze_panes == "A4"
    assert sheet.auto_filter.ref == "A3:A4"
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.page_setup.paperSize == 9
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.fitToWidth in (None, 1)  # one page wide is what is written as nothing
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_a_table_without_rows_says_so() -> None:
    [sheet] = written(Sheet("表", "标题", (Column("列"), Column("列二")), ()))
    assert (sheet["A3"].value, sheet["A4"].value, sheet.max_row) == ("列", "没有登记记录", 4)


def test_a_printed_page_says_whose_it_is_of_which_day_and_which_page() -> None:
    content = workbook([one("甲")], date(2026, 11, 20), "2026 & 示例支部\n")
    [sheet] = openpyxl.load_workbook(io.BytesIO(content)).worksheets
    assert sheet.oddHeader.left.text.strip() == "2026 && 示例支部"
    assert sheet.oddHeader.right.text.strip() == "2026-11-20"
    assert "&P" in sheet.oddFooter.center.text


def test_a_late_row_is_red() -> None:
    [sheet] = written(Sheet("表", "标题", (Column("列"),), (("甲",), ("乙",)), red=frozenset({1})))
    assert (sheet["A4"].font.color, sheet["A5"].font.color.rgb) == (sheet["A4"].font.color, "FFC00000")
    assert sheet["A4"].font.color is None or sheet["A4"].font.color.rgb != "FFC00000"


def test_a_chart_is_drawn_by_the_spreadsheet_out_of_the_cells() -> None:
    columns = (Column("月份"), Column("支委会"), Column("党课"))
    rows = (("1月", 1, 0), ("2月", 2, 1))
    [sheet] = written(Sheet("年度图表", "标题", columns, rows, chart="各月"))
    [drawn] = sheet._charts
    assert [each.val.numRef.f for each in drawn.series] == ["年度图表!$B$4:$B$5", "年度图表!$C$4:$C$5"]
    assert {each.cat.strRef.f for each in drawn.series} == {"年度图表!$A$4:$A$5"}


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_read_back_as_it_was_cleaned(text: str) -> None:
    [sheet] = written(one(text))
    assert (sheet["A4"].value or "") == clean(text)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "etc_passwd.xlsx"),
        ('a/b\\c:d*e?"f<g>h|i', "a_b_c_d_e_f_g_h_i.xlsx"),
        ("示例 支部\n台账", "示例_支部_台账.xlsx"),
        ("", "ledger.xlsx"),
        ("...", "ledger.xlsx"),
        ("\x00\x1f", "ledger.xlsx"),
    ],
)
def test_a_file_name_is_one_that_every_system_takes(name: str, safe: str) -> None:
    assert file_name(name) == safe


def test_a_file_name_is_not_too_long() -> None:
    assert len(file_name("长" * 300)) <= 66
