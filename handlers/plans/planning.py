"""A line about what is to come makes a planned meeting, moves one, or calls one off.

What the secretary does: types 下周三下午开党员大会 → sees the day with its weekday, and taps ✅; is asked for
the day where none was said. 支委会改到周五下午 moves the plan at once and shows both days; 取消下周三的
党员大会 calls it off, and ↩️ brings it back.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlmodel import Session

from bot.access import Action
from bot.plans import Plan, PlanState
from bot.record_types import SPECS, Form
from handlers import asking
from handlers.forms.allowed import needed
from handlers.members import refused_to
from handlers.plans.acting import move_to, put, shown
from handlers.plans.choosing import WHICH, Option, Wanted
from handlers.plans.proposing import Namer, content_of, moment_of
from handlers.plans.questions import proposed
from handlers.plans.seeing import Seen, coming
from handlers.plans.seeing import proposed as just_proposed
from handlers.questions import Asking
from handlers.turn import Turn
from handlers.typed.heard import Heard
from messages.reading.calling_off import calls_off
from messages.reading.dates import read_moment
from messages.reading.line_words import behind_the_verb
from messages.reading.lines.model import Intent, LineRecord
from messages.reading.problem import Problem
from storage import drafts, plans
from storage.inbox import Reply

JUST_BEEN = timedelta(days=60)
"""A day that fits the words and is no longer past than this may be the one that is meant."""
MOST = 8
"""Plans of one line that are kept; nobody says more in a sentence."""


async def plan(turn: Turn, heard: Heard, used: int | None = None) -> None:
    """Propose what the line plans, each field as it was said; ``used`` is the draft that kept the words."""
    if calls_off(heard.text) and await call_off(turn, heard):
        return
    if turn.account.person_id is None:
        return
    records = heard.reading.records[:MOST]
    for action in {_action(record) for record in records}:
        if await refused_to(turn, action):
            return
    namer = Namer(heard.roster, turn.person_id, turn.today)
    contents = [content_of(record, namer) for record in records]

    def unit(session: Session) -> Reply:
        if used is not None:
            drafts.discard(session, used)
        made = plans.propose(session, turn.branch_id, contents, by=turn.person_id, now=turn.now)
        if len(made) > 1:
            return Reply("plan_batch", {"batch": made[0].batch})
        return proposed(session, turn, made[0])

    await turn.commit(lambda reply: reply, unit)


def _action(record: LineRecord) -> Action:
    """What one must be allowed to log in order to plan it."""
    if record.type is not None:
        return needed(SPECS[record.type].form)
    return needed(Form.INTERVIEW if record.counterpart else Form.MEETING)


async def move(turn: Turn, heard: Heard) -> None:
    """Move what was planned to another day, hour or place; where nothing fits, a record may be meant.

    What nobody has planned yet is proposed for a day to come: no record is of such a day.
    """
    to = moment_of(heard.reading.records[0])
    wanted = Wanted(to=to)
    found = [] if to.on is not None and to.on < turn.today else await _fitting(turn, heard)
    if not found and _is_to_come(heard, to.on, turn.today):
        await plan(turn, heard)
    elif not found:
        from handlers.typed import mending  # mending asks plans first, so it is imported when needed

        await mending.change(turn, heard)
    elif len(found) == 1:
        await turn.commit(lambda kept: shown(kept, "moved"), move_to, found[0], to, turn.now)
    else:
        await _ask_which(turn, found, wanted)


def _is_to_come(heard: Heard, to: date | None, today: date) -> bool:
    """Whether the line names a kind of meeting or talk for a day ahead, and no day that has been."""
    target = heard.reading.target
    if to is None or to <= today or heard.reading.records[0].type is None:
        return False
    before = read_moment(behind_the_verb(heard.text), today, prefer="past")
    been = None if isinstance(before, Problem) else before.day
    if been is not None and today - JUST_BEEN <= been <= today:
        return False  # 改到18号 said on the 20th is as well the 18th that has been
    return target is None or (not target.last and (target.date is None or target.date >= today))


async def call_off(turn: Turn, heard: Heard) -> bool:
    """Call off the plan that a line is about; False where no plan fits, and nothing was committed.

    To be asked first by whoever takes records back: 取消下周三的党员大会 is a plan and no record.
    """
    found = await _fitting(turn, heard)
    if not found:
        return False
    if len(found) == 1 and found[0].state is PlanState.PROPOSED:
        await turn.commit(lambda gone: Reply("plan_dropped") if gone else shown(None), plans.drop, found[0])
    elif len(found) == 1:
        await turn.commit(shown, put, found[0], turn.now, state=PlanState.CALLED_OFF)
    else:
        await _ask_which(turn, found, Wanted(off=True))
    return True


async def _ask_which(turn: Turn, found: Sequence[Plan], wanted: Wanted) -> None:
    options = tuple(Option(plan=each.id, content=each.content) for each in found[:MOST])
    about = wanted.model_copy(update={"options": options})
    subject = Asking(what=WHICH, subject=about.model_dump_json(exclude_none=True))
    await turn.commit(asking.shown, asking.start, turn, subject)


async def _fitting(turn: Turn, heard: Heard) -> list[Plan]:
    """The open plans that a line may be about, as far as the sender may change them.

    Where there are none, what the sender's last line proposed and no tap has kept yet.
    """
    if turn.account.branch_id is None or turn.account.person_id is None or not heard.reading.records:
        return []
    seen = await turn.read(coming, turn.branch_id, turn.person_id, turn.today)
    record, target = heard.reading.records[0], heard.reading.target
    if target is not None and target.last:
        return []
    day = target.date if target is not None else record.date
    if day is None and heard.reading.intent is Intent.DELETE and not calls_off(heard.text):
        return []  # 删除党员大会 takes a record back, 取消党员大会 calls off what is to come
    found = fitting(seen, record, day)
    if not found:
        seen = await turn.read(just_proposed, turn.branch_id, turn.account.person_id, turn.now, turn.today)
        found = fitting(seen, record, day)[:1]
    return found


def fitting(seen: Seen, record: LineRecord, day: date | None) -> list[Plan]:
    """The plans of that type, with that person, on that day, as far as each was said."""
    if record.type is None and record.counterpart is None and day is None:
        return []
    found = [plan for plan in seen.plans if seen.may_change(plan) and _is(plan, record)]
    return [plan for plan in found if day is None or _on(plan, day, seen.today)]


def _is(plan: Plan, record: LineRecord) -> bool:
    entry = plan.content.entry
    also = getattr(entry, "also", ())
    if record.type is not None and plan.type is not record.type and record.type not in also:
        return False
    names = {who.name for who in getattr(entry, "counterparts", ())} | set(plan.content.whom)
    if record.counterpart is not None and record.counterpart not in names:
        return False
    return record.group is None or getattr(entry, "group", None) in (None, record.group)


def _on(plan: Plan, day: date, today: date) -> bool:
    """Whether a day that was said is the plan's; a bare 25号 was read as past where that day is to come."""
    if plan.on == day:
        return True
    return plan.on is not None and day < today and plan.on.day == day.day and (plan.on - day).days <= 31
