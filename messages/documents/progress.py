"""责任清单推进情况一览表: every duty of the branch, its secretary and its members, and where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.duties.duty import Duty, Owner, Section
from bot.duties.lists import Line
from bot.duties.periods import Every
from bot.duties.standing import Standing, State
from bot.roster import Branch, Roster
from messages import formats, standing_text
from messages.documents.ledgers import ZH, title_of
from messages.documents.workbook import Cell, Column, Sheet

_COLUMNS = (
    Column("序号", 5),
    Column("责任主体", 9),
    Column("责任内容", 22),
    Column("具体举措", 24),
    Column("责任人", 9),
    Column("频次/时限", 16),
    Column("应完成", 7),
    Column("已完成", 7),
    Column("佐证记录", 26),
    Column("完成情况", 9),
    Column("销号", 10.5),
    Column("下步措施", 22),
)
_STATE_AT = [column.heading for column in _COLUMNS].index("完成情况")
STATES = {
    State.NOT_STARTED: "未启动",
    State.IN_PROGRESS: "进行中",
    State.DUE_SOON: "进行中",
    State.DONE: "已完成",
    State.DONE_LATE: "逾期完成",
    State.OVERDUE: "逾期",
    State.STANDING: "常态",
    State.AD_HOC: "按需",
    State.NOT_APPLICABLE: "不适用",
    State.UNTRACKED: "未跟踪",
}
DONE_STATES = ("已完成", "逾期完成", "进行中", "未启动", "逾期")
"""The states of a counted duty that a chart tells apart."""
_SECTIONS = {Section.COMMITTEE: "班子", Section.SECRETARY: "书记", Section.MEMBER: "班子成员"}
_OWNERS = {Owner.BRANCH: "班子", Owner.SECRETARY: "书记"}


@dataclass(frozen=True, slots=True)
class Evidence:
    """A duty's line with the days of this year's records that count towards it, oldest first."""

    line: Line
    days: tuple[date, ...]

    @property
    def whose(self) -> str:
        """On whose list it stands: 班子, 书记 or 班子成员."""
        return _SECTIONS.get(self.line.place.section) or _OWNERS.get(self.line.duty.owner, "班子成员")


def progress_table(
    branch: Branch, roster: Roster, year: int, duties: Sequence[Evidence], today: date
) -> Sheet:
    """The table; duties in the order given."""
    rows = [(number, *_row(each, branch, roster, today)) for number, each in enumerate(duties, 1)]
    title = title_of(branch, "责任清单推进情况一览表", year)
    late = frozenset(at for at, row in enumerate(rows) if row[_STATE_AT] == STATES[State.OVERDUE])
    return Sheet("责任清单推进情况", title, _COLUMNS, tuple(rows), red=late)


def _row(each: Evidence, branch: Branch, roster: Roster, today: date) -> tuple[Cell, ...]:
    duty, shown = each.line.duty, each.line.standing
    required, done = numbers(duty, shown)
    state = state_of_year(shown.overall, required, done)
    closed = each.days[-1] if state in (State.DONE, State.DONE_LATE) and each.days else None
    return (
        each.whose,
        each.line.title(ZH),
        duty.evidence.zh,
        responsible(each.line, branch, roster),
        _when(duty, shown),
        required,
        done,
        _evidence(each.days),
        STATES[state],
        closed,
        next_step(each.line, roster, today),
    )


def state_of_year(state: State, required: int | None, done: int | None) -> State:
    """The state of the year: with months still to come a duty goes on, though the current one is done."""
    if not required or not done:
        return state
    going_on = state is State.NOT_STARTED or (state in (State.DONE, State.DONE_LATE) and done < required)
    return State.IN_PROGRESS if going_on else state


def responsible(line: Line, branch: Branch, roster: Roster) -> str:
    """Who answers for the duty: a person by name; every member of the committee; else the branch."""
    if not line.duty.counted and line.duty.owner in (Owner.OTHER_MEMBERS, Owner.EACH_MEMBER):
        return "班子成员"
    owner = roster.find(line.standing.owner)
    return owner.name if owner else branch.name


def numbers(duty: Duty, shown: Standing) -> tuple[int | None, int | None]:
    """应完成 and 已完成 of the year; months, quarters and halves count periods. None where nothing counts."""
    if not duty.counted or shown.state in (State.NOT_APPLICABLE, State.UNTRACKED):
        return None, None
    if standing_text.every_of(duty, shown) is not Every.YEAR and shown.slots:
        return shown.year_required, shown.year_done
    return shown.required, shown.done + shown.stated


def _when(duty: Duty, shown: Standing) -> str | None:
    if shown.state is State.NOT_APPLICABLE:
        return None
    often = standing_text.cadence_text(duty, shown, ZH)
    if not duty.falls_due or shown.due is None or standing_text.every_of(duty, shown) is not Every.YEAR:
        return often
    return f"{often}，{shown.due.isoformat()}前"


def _evidence(days: Sequence[date]) -> str | None:
    if not days:
        return None
    return f"{len(days)} 次：{formats.listed((formats.short_day(day, ZH) for day in days), ZH)}"


def next_step(line: Line, roster: Roster, today: date) -> str | None:
    """What is still owed, by name; nothing where nothing is."""
    shown = line.standing
    if not shown.open:
        return None
    parts = []
    if shown.missed:
        parts.append(f"补：{standing_text.missed_text(shown.missed, ZH)}")
    if shown.missing:
        parts.append(f"还差：{standing_text.units_text(shown.missing, roster, ZH)}")
    return "；".join(parts) or standing_text.reason_text(shown, ZH, today)
