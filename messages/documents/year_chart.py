"""年度图表: the meetings of a year by months, and the duties by where they stand, with charts."""

from collections import Counter
from collections.abc import Sequence

from bot.record_types import SPECS, Form, RecordType
from bot.roster import Branch
from messages.documents.ledgers import THREE_MEETINGS, ZH, Kept, title_of
from messages.documents.progress import DONE_STATES, STATES, Evidence, numbers, state_of_year
from messages.documents.workbook import Cell, Column, Sheet
from messages.entry_text import type_text

_OTHERS = "其他会议和学习"
_NAME = "年度图表"
_COLOURS = ("#548235", "#A9D18E", "#5B9BD5", "#BFBFBF", "#C00000")
"""Of the states in their order: greens for done, red for overdue."""


def meetings_chart(branch: Branch, year: int, kept: Sequence[Kept]) -> Sheet:
    """How many meetings of each type each month had; what a meeting was besides is not counted again."""
    held = Counter(
        (one.entry.on.month, _column(one.entry.type))
        for one in kept
        if one.entry.on is not None and SPECS[one.entry.type].form is Form.MEETING
    )
    kinds = (*(type_text(kind, ZH) for kind in THREE_MEETINGS), _OTHERS)
    rows: list[tuple[Cell, ...]] = [
        (f"{month}月", *(held[month, kind] for kind in kinds)) for month in range(1, 13)
    ]
    columns = (Column("月份", 10), *(Column(kind, 16) for kind in kinds))
    total = f"共 {sum(held.values())} 次"
    return Sheet(_NAME, title_of(branch, "各月会议", year), columns, tuple(rows), total, chart="各月会议次数")


def _column(kind: RecordType) -> str:
    return type_text(kind, ZH) if kind in THREE_MEETINGS else _OTHERS


def duties_chart(branch: Branch, year: int, duties: Sequence[Evidence]) -> Sheet:
    """How many counted duties are done and not, for each whose list they stand on."""
    found: Counter[tuple[str, str]] = Counter()
    for each in duties:
        if each.line.duty.counted:
            required, done = numbers(each.line.duty, each.line.standing)
            state = state_of_year(each.line.standing.overall, required, done)
            found[each.whose, STATES[state]] += 1
    whose = list(dict.fromkeys(name for name, _ in found))
    rows: list[tuple[Cell, ...]] = [(name, *(found[name, state] for state in DONE_STATES)) for name in whose]
    columns = (Column("责任主体", 14), *(Column(state, 12) for state in DONE_STATES))
    title = title_of(branch, "责任清单完成情况", year)
    return Sheet(_NAME, title, columns, tuple(rows), chart="责任清单完成情况", colours=_COLOURS)
