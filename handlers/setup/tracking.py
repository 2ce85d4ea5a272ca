"""From which month on the branch is followed, and what was done in the year before that."""

from datetime import date

from bot.duties.adjustments import takes_stated
from bot.duties.catalogue import shipped
from bot.duties.duty import Duty, Needs, Owner
from bot.duties.situation import needed_since
from bot.roster import Post
from handlers.forms.state import Told
from handlers.setup.state import SetupState, StepName
from handlers.setup.step import Onward, Outcome, Pen, Scene, Stay, Step
from messages import formats
from messages.buttons import Rows, rows
from messages.reading.months import read_month
from messages.reading.problem import Problem
from messages.reading.stated import MOST, read_stated


class TrackingStep(Step):
    """The month from which on a missed period counts against the branch; this one unless said otherwise."""

    name = StepName.TRACKING

    def needed(self, state: SetupState, scene: Scene) -> bool:
        """Until it is known."""
        return state.tracking is None

    def buttons(self, state: SetupState, scene: Scene, pen: Pen) -> Rows:
        """This month, or the beginning of the year where that is another one."""
        this = formats.month(scene.today, scene.language)
        start = formats.month(_january(scene), scene.language)
        return rows(
            [pen.button("setup.from_this_month", "v", "month", month=this)],
            [pen.button("setup.from_january", "v", "january", month=start)] if scene.today.month > 1 else [],
        )

    def pick(self, state: SetupState, scene: Scene, value: str) -> Outcome:
        """One of them."""
        days = {"month": scene.today.replace(day=1), "january": _january(scene)}
        return Onward(_from(state, days[value]))

    def read(self, state: SetupState, scene: Scene, text: str) -> Outcome:
        """A month typed."""
        month = read_month(text, scene.today)
        if isinstance(month, Problem):
            return month
        if not needed_since(scene.today) <= month <= scene.today:
            first = formats.month(needed_since(scene.today), scene.language)
            return Told(key="setup.told.tracking", values={"first": first})
        return Onward(_from(state, month))


def _january(scene: Scene) -> date:
    return date(scene.today.year, 1, 1)


def _from(state: SetupState, day: date) -> SetupState:
    """Tracking from that day; what was stated for another year's beginning does not carry over."""
    same = state.tracking == day
    return state.but(tracking=day, done_before=state.done_before if same else {})


class DoneBeforeStep(Step):
    """How often the yearly duties were done in that year before; asked only where there is a before."""

    name = StepName.DONE_BEFORE
    skippable = True

    def needed(self, state: SetupState, scene: Scene) -> bool:
        """Where tracking begins within a year."""
        return state.tracking is not None and state.tracking.month > 1 and not state.done_before

    def buttons(self, state: SetupState, scene: Scene, pen: Pen) -> Rows:
        """Fewer and more for every duty, and done once a number is stated."""
        lines = [
            [
                pen.plain("−", "v", f"-{n}"),
                pen.button("setup.times", "v", f"+{n}", n=n + 1, times=state.done_before.get(duty.id, 0)),
                pen.plain("＋", "v", f"+{n}"),
            ]
            for n, duty in enumerate(stated_duties(state))
        ]
        done = [pen.button("common.done", "next")] if state.done_before else []
        return rows(*lines, done)

    def pick(self, state: SetupState, scene: Scene, value: str) -> Outcome:
        """One more or one fewer."""
        duties = stated_duties(state)
        change, number = {"+": 1, "-": -1}[value[:1]], int(value[1:]) if value[1:].isdigit() else len(duties)
        if number >= len(duties):
            raise LookupError(value)
        duty = duties[number].id
        times = min(max(state.done_before.get(duty, 0) + change, 0), MOST)
        return Stay(_stating(state, {duty: times}))

    def read(self, state: SetupState, scene: Scene, text: str) -> Outcome:
        """Names with numbers, as "理论学习 8, 专题会 1"."""
        duties = stated_duties(state)
        titles = [duty.title.of(scene.language) for duty in duties]
        stated = read_stated(text, titles, [duty.group for duty in duties])
        after = _stating(state, {duties[place].id: times for place, times in stated.times.items()})
        if not stated.unread:
            return Stay(after)
        unread = formats.listed(stated.unread, scene.language)[:200]
        return Stay(after.telling(Told(key="setup.told.stated", values={"shown": unread})))

    def skip(self, state: SetupState) -> SetupState:
        """Nothing is stated."""
        return state.but(done_before={})

    def shows(self, state: SetupState, scene: Scene) -> dict[str, object]:
        """The duties with their numbers."""
        lines = [(duty.title.of(scene.language), duty.cadence.times, state.done_before.get(duty.id, 0))
                 for duty in stated_duties(state)]  # fmt: skip
        return {"duties": lines}


def stated_duties(state: SetupState) -> list[Duty]:
    """The yearly numbers that can be stated: the branch's, and by the secretary those of the post."""
    return [duty for duty in shipped().duties if takes_stated(duty) and _mine(duty, state)]


def _mine(duty: Duty, state: SetupState) -> bool:
    if not duty.enabled or duty.needs is Needs.LEADERSHIP_TEAM:
        return False
    if duty.needs is Needs.COMMITTEE and not state.has_committee:
        return False
    return duty.owner is Owner.BRANCH or (
        duty.owner is Owner.SECRETARY and state.post is Post.BRANCH_SECRETARY
    )


def _stating(state: SetupState, times: dict[str, int]) -> SetupState:
    kept = {**state.done_before, **times}
    return state.but(done_before={duty: n for duty, n in kept.items() if n > 0})
