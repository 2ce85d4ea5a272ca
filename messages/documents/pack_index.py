"""目录 of an inspection pack: which paper supports which duty, what is missing, and where each paper lies."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.roster import Branch, Roster
from messages.documents.ledgers import title_of
from messages.documents.progress import STATES, Evidence, next_step, numbers, responsible, state_of_year
from messages.documents.workbook import Cell, Column, Sheet

LEDGERS, MINUTES, TALKS, OTHERS, FILES = "1台账", "2会议记录", "3谈话记录", "4其他记录", "5附件"
"""The folders of a pack, in its order."""
INDEX = "00目录.xlsx"
NO_PAPER = "有次数，无记录佐证"
WITHHELD = "无权查看内容，未附"

_DUTIES = (
    Column("序号", 5),
    Column("责任主体", 9),
    Column("责任内容", 26),
    Column("责任人", 10),
    Column("应完成", 7),
    Column("已完成", 7),
    Column("完成情况", 9),
    Column("佐证材料（编号）", 26),
    Column("缺口", 30),
)
_PAPERS = (
    Column("编号", 6),
    Column("日期", 11),
    Column("类型", 16),
    Column("文件", 44),
    Column("第几部分", 8),
    Column("附件", 7),
    Column("缺什么", 30),
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A record in the pack; ``part`` is the archive's part it lies in, None where it is not in the pack."""

    number: int
    on: date | None
    kind: str
    path: str
    part: int | None
    files: int
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """A duty with the numbers of the papers that support it."""

    evidence: Evidence
    papers: tuple[int, ...]


def index(
    branch: Branch, roster: Roster, year: int, proofs: Sequence[Proof], papers: Sequence[Paper], today: date
) -> tuple[Sheet, ...]:
    """The duties with their evidence and gaps first, then the papers; red is what is overdue."""
    duties = [(number, *_duty(each, branch, roster, today)) for number, each in enumerate(proofs, 1)]
    late = frozenset(at for at, each in enumerate(proofs) if _state(each) == "逾期")
    listed = [
        (each.number, each.on, each.kind, each.path, each.part, each.files or None, each.missing or None)
        for each in papers
    ]
    gaps = sum(1 for row in duties if row[-1])
    return (
        Sheet(
            "责任与佐证",
            title_of(branch, "迎检材料目录：责任与佐证", year),
            _DUTIES,
            tuple(duties),
            note=f"共 {len(duties)} 项，{gaps} 项有缺口；佐证材料按“材料目录”里的编号查找",
            red=late,
        ),
        Sheet(
            "材料目录",
            title_of(branch, "迎检材料目录：材料", year),
            _PAPERS,
            tuple(listed),
            note=f"共 {len(listed)} 份",
        ),
    )


def _state(each: Proof) -> str:
    duty, shown = each.evidence.line.duty, each.evidence.line.standing
    return STATES[state_of_year(shown.overall, *numbers(duty, shown))]


def _duty(each: Proof, branch: Branch, roster: Roster, today: date) -> tuple[Cell, ...]:
    line = each.evidence.line
    required, done = numbers(line.duty, line.standing)
    unproved = NO_PAPER if done and not each.papers else None
    missing = "；".join(filter(None, (next_step(line, roster, today), unproved)))
    return (
        each.evidence.whose,
        line.title("zh"),
        responsible(line, branch, roster),
        required,
        done,
        _state(each),
        ", ".join(map(str, each.papers)) or None,
        missing or None,
    )


def lost_files(count: int) -> str:
    """That some of a record's files are not here."""
    return f"{count} 个附件未取到"


def joined(missing: Sequence[str]) -> str:
    """What a record lacks, in one cell."""
    return "、".join(missing)
