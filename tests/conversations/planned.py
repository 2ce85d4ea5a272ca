"""Plans in a branch, for conversations that look at them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot import clock
from bot.plans import Plan, PlanState
from storage import outbox_rows, plans
from storage.outbox_rows import Owed, State
from tests.conversations.people import Office
from tests.phone import Phone

BEIJING = ZoneInfo("Asia/Shanghai")
MEMBERS = "下周三下午3点在三楼会议室开党员大会，张三主持，研究发展党员"
"""A line about Wednesday, 25 November 2026."""


def coming(there: Office) -> list[Plan]:
    """The open plans of the branch."""
    return there.bot.read(plans.alive, there.ids[""])


def only(there: Office) -> Plan:
    """The one open plan."""
    (found,) = coming(there)
    return found


def stored(there: Office, plan: Plan) -> PlanState:
    """What has become of a plan."""
    found = there.bot.read(plans.get, plan.id)
    assert found is not None
    return found.state


def kept(there: Office, line: str = MEMBERS, who: Phone | None = None) -> Plan:
    """A plan typed and kept, the newest of the branch."""
    before = {plan.id for plan in coming(there)}
    (who or there.secretary).send(line).tap("就这样安排").sees("安排好了")
    (made,) = [plan for plan in coming(there) if plan.id not in before]
    return made


def reached(there: Office, *phones: Phone) -> None:
    """These people have written to the bot before, so that it may write to them; digests are planned."""
    for phone in (there.secretary, *phones):
        there.bot.telegram.world.people[phone.id].started = True
    there.bot.tick()


def until(there: Office, moment: str, *phones: Phone) -> None:
    """Move the clock to a wall-clock moment in Beijing and run the ticks; news counts from here."""
    for phone in (there.secretary, *phones):
        phone.mark()
    to = datetime.fromisoformat(moment).replace(tzinfo=BEIJING).astimezone(UTC)
    step = (to - clock.now()).total_seconds()
    assert step >= 0, f"{moment} is past"
    there.bot.move(seconds=step)


def owed(there: Office, phone: Phone, kind: str) -> list[Owed]:
    """What is owed to a person of one kind and not sent."""
    return [row for row in there.bot.read(outbox_rows.ahead, phone.id) if row.kind == kind]


def fates(there: Office, kind: str) -> list[State]:
    """What became of every row of a kind, the oldest first."""
    rows = there.bot.read(outbox_rows.in_state, list(State))
    return [row.state for row in reversed(rows) if row.kind == kind]
