"""What goes into somebody's calendar: the deadlines that are theirs to see to, and the plans they may see.

Of a talk the calendar says that it is, when and where; never with whom or about what, for a phone's calendar
is often copied elsewhere.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta

from sqlmodel import Session

from bot.access import role_of
from bot.digest import waking
from bot.duties.lists import Line, duty_list
from bot.duties.periods import Every
from bot.duties.standing import Slot, State
from bot.plans import REMINDED_BEFORE, Plan, PlanState, sees
from bot.roster import Branch
from handlers.situations import catalogue_of, situation
from messages import standing_text
from messages.documents.calendar_file import Entry
from messages.entry_text import title
from messages.labels import label
from storage import plan_dates

LOOKS_BACK = timedelta(days=60)
"""How far back entries are told again, so that what was taken in as open is seen to be done."""


@dataclass(frozen=True, slots=True)
class Dates:
    """A person's entries, and the branch they are of."""

    branch: Branch
    entries: tuple[Entry, ...]


def dates(
    session: Session, branch_id: int, person_id: int, today: date, digest_at: time, language: str
) -> Dates:
    """What falls due for a person this year and what is planned, by day; reminded of at the digest's hour."""
    now = situation(session, branch_id, today)
    since = today - LOOKS_BACK
    duties = duty_list(catalogue_of(now), now, person_id)
    role = role_of(now.roster, person_id, today)
    planned = [plan for plan in plan_dates.since(session, branch_id, since) if sees(role, person_id, plan)]
    found = [
        *(entry for entry in _due(duties.lines, today, digest_at, language) if entry.on >= since),
        *(_plan(plan, now.branch.time_zone, digest_at, language) for plan in planned if plan.on is not None),
    ]
    return Dates(now.branch, tuple(sorted(found, key=_order)))


def _order(entry: Entry) -> tuple[date, str, str]:
    return entry.on, entry.start.isoformat() if entry.start else "", entry.key


def _due(lines: Iterable[Line], today: date, digest_at: time, language: str) -> Iterator[Entry]:
    for line in lines:
        if line.owes and line.duty.counted:
            for slot in line.standing.slots:
                if slot.state is not State.UNTRACKED:
                    yield _deadline(line, slot, today, digest_at, language)


def _deadline(line: Line, slot: Slot, today: date, digest_at: time, language: str) -> Entry:
    """A period's deadline; of a yearly number that is paced, by when the next one should be done.

    Where that day is past, there is only the end of the year left to aim at.
    """
    shown = line.standing
    current = slot.key == shown.key
    paced = shown.paced_due if current and not slot.met else None
    if paced is not None and paced < today:
        paced = None
    words = line.title(language)
    if slot.period.every is not Every.YEAR:
        words = f"{words} · {standing_text.period_text(slot.period, language)}"
    progress = f"{slot.done}/{slot.required}"
    if current:
        progress = standing_text.progress_text(line.duty, shown) or progress
    hour = timedelta(hours=waking(digest_at).hour, minutes=waking(digest_at).minute)
    overdue = slot.state is State.OVERDUE
    leads = () if slot.met or overdue else (*line.duty.lead_days, 0)
    key = "calendar.met" if slot.met else "calendar.overdue" if overdue else "calendar.due"
    return Entry(
        key=f"duty:{slot.key}",
        title=label(language, key, title=words),
        on=paced or slot.period.due,
        note=label(language, "calendar.note", progress=progress, evidence=line.duty.evidence.of(language)),
        alarms=tuple(hour - timedelta(days=lead) for lead in leads),
        cancelled=slot.state is State.NOT_APPLICABLE,
    )


_OFF = (PlanState.CALLED_OFF, PlanState.NOT_HELD)


def _plan(plan: Plan, zone: str, digest_at: time, language: str) -> Entry:
    """A planned meeting or talk; all day long while its hour is open."""
    start, on = plan.starts_at(zone), plan.on
    if on is None:
        raise ValueError("a plan without a day")
    entry = plan.content.entry
    words = label(language, "calendar.planned") if entry is None else title(entry, language)
    if start is None:
        words = label(language, "calendar.hour_open", title=words)
    hour = timedelta(hours=waking(digest_at).hour, minutes=waking(digest_at).minute)
    open_ = plan.state is PlanState.OPEN
    return Entry(
        key=f"plan:{plan.id}",
        title=words,
        on=on,
        start=start,
        end=plan.ends_at(zone),
        place=plan.moment.place,
        alarms=(() if not open_ else (hour,) if start is None else (-REMINDED_BEFORE,)),
        cancelled=plan.state in _OFF,
    )


def still_to_come(entries: Iterable[Entry], today: date) -> int:
    """How many of them are today or later, and will be."""
    return sum(entry.on >= today and not entry.cancelled for entry in entries)
