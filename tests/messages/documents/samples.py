"""A sample branch and the reading back of workbooks; every name is a textbook one."""

import io
from datetime import date

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from bot.roster import Branch, Department, Membership, Person, Post, Roster, Tenure
from messages.documents.workbook import Cell, Sheet, workbook

DAY = date(2026, 11, 20)
BRANCH = Branch(1, "示例支部", date(2026, 1, 1), 9)


def person(number: int, name: str, *posts: Post, **more: object) -> Person:
    return Person(number, name, tenures=tuple(Tenure(post) for post in posts), **more)  # type: ignore[arg-type]


ROSTER = Roster(
    (
        person(1, "张三", Post.BRANCH_SECRETARY),
        person(2, "李四", Post.ORGANIZATION_MEMBER),
        person(3, "王五", Post.DISCIPLINE_MEMBER),
        person(4, "示例甲"),
        person(5, "示例乙", membership=Membership.PROBATIONARY),
        person(6, "示例丙", membership=Membership.ACTIVIST),
    ),
    (Department(1, "综合部", head_id=4, in_charge_id=2),),
)


def written(*sheets: Sheet) -> list[Worksheet]:
    """The sheets as somebody opens them."""
    return list(openpyxl.load_workbook(io.BytesIO(workbook(sheets, DAY))).worksheets)


def table(sheet: Worksheet) -> list[dict[str, Cell]]:
    """The rows below the header, by heading; a day is a date."""
    header, *rows = list(sheet.iter_rows(min_row=3, values_only=True))
    return [
        {
            str(name): cell.date() if hasattr(cell, "date") else cell
            for name, cell in zip(header, row, strict=True)
        }
        for row in rows
    ]
