"""How much of a duty is missing, in one clause: how often, whom with, and by when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.duties.cadence import Kind
from bot.duties.lists import Line
from bot.duties.periods import Every
from bot.duties.standing import Slot, State, Unit
from bot.roster import Roster
from handlers.inquiries.ground import Ground
from messages import formats, standing_text
from messages.inquiry_text import joined, some
from messages.reading.asked import Stretch

_NOT_OWED = (State.UNTRACKED, State.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Short:
    """What a duty asks for within a stretch of days: how many, how many there are, and who is missing.

    ``missed`` are the periods that passed without, ``due`` is by when the next one is due, if any.
    """

    required: int
    done: int
    units: tuple[Unit, ...]
    missed: tuple[Slot, ...]
    due: date | None

    @property
    def count(self) -> int:
        """How many are still to come."""
        return max(0, self.required - self.done)


def short_of(line: Line, stretch: Stretch | None = None) -> Short:
    """How much of a counted duty is missing; of the year shown, or of the periods within a stretch."""
    shown = line.standing
    slots = [slot for slot in shown.slots if slot.state not in _NOT_OWED and _touches(slot, stretch)]
    if line.duty.cadence.kind is Kind.WINDOW and stretch is None:
        slots = [slot for slot in slots if slot.state is not State.NOT_STARTED] or slots[-1:]
    waiting = [slot for slot in slots if not slot.met]
    missed = tuple(slot for slot in waiting if slot.state is State.OVERDUE)
    due = min((slot.period.due for slot in waiting if slot not in missed), default=None)
    periodic = standing_text.every_of(line.duty, shown) is not Every.YEAR
    if periodic or shown.period is None or len(slots) != 1:
        required, done = sum(s.required for s in slots), sum(min(s.done, s.required) for s in slots)
        units = tuple(unit for slot in waiting for unit in slot.units if not unit.done)
        return Short(required, done, tuple(dict.fromkeys(units)), missed, due)
    return Short(shown.required, min(shown.required, shown.done + shown.stated), shown.missing, missed, due)


def _touches(slot: Slot, stretch: Stretch | None) -> bool:
    """Whether a period lies in the stretch, or the stretch in it."""
    if stretch is None:
        return True
    return slot.period.start <= stretch.last and stretch.first <= slot.period.due


def said(ground: Ground, what: str, words: str) -> str:
    """A sentence's beginning: what it is about, and what is said of it."""
    return ground.say("said", what=what, said=words)


def clause(ground: Ground, line: Line, stretch: Stretch | None = None) -> str:
    """Where a duty stands: missing so many by then, enough, or why nothing is counted."""
    shown = line.standing
    if not line.duty.counted or shown.state in _NOT_OWED:
        return ground.say("stands", reason=_reason(ground, line).rstrip("。."))
    short = short_of(line, stretch)
    if not short.required:
        return ground.say("nothing_owed")
    if not short.count:
        late = shown.state is State.DONE_LATE
        return ground.say("enough_late" if late else "enough", required=short.required)
    return joined((missing(ground, short), by_when(ground, line, short)), ground.language)


def missing(ground: Ground, short: Short) -> str:
    """How many are missing, or who."""
    names = unit_names(short.units, ground.roster, ground.language)
    if not names:
        return ground.say("short_times", count=short.count, required=short.required, done=short.done)
    return ground.say(f"short_{kind_of(short.units)}", count=len(names), names=some(names, ground.language))


def kind_of(units: Sequence[Unit]) -> str:
    """What is missing one by one: people, pairs, groups, or people and pairs."""
    if any(unit.group is not None for unit in units):
        return "groups"
    sizes = {len(unit.people) for unit in units}
    return "people" if sizes == {1} else "talks"


def unit_names(units: Sequence[Unit], roster: Roster, language: str) -> list[str]:
    """Units by name, each once."""
    return list(dict.fromkeys(standing_text.units_text([unit], roster, language) for unit in units))


def by_when(ground: Ground, line: Line, short: Short) -> str | None:
    """The periods that were missed, and by when the next one is due."""
    periodic = standing_text.every_of(line.duty, line.standing) is not Every.YEAR
    over = None
    if short.missed and periodic:
        over = ground.say("missed", names=standing_text.missed_text(short.missed, ground.language))
    elif short.missed:
        over = ground.say("was_due", due=day_text(ground, short.missed[0].period.due))
    key = "by_next" if periodic else "by"
    ahead = ground.say(key, due=day_text(ground, short.due)) if short.due else None
    return joined((over, ahead), ground.language) or None


def day_text(ground: Ground, day: date) -> str:
    """A deadline in few words; its year where it is another."""
    if day.year == ground.today.year:
        return formats.short_day(day, ground.language)
    return formats.day(day, ground.language, ground.today)


def _reason(ground: Ground, line: Line) -> str:
    merged = ground.catalogue.find(line.duty.merged_into or "")
    title = merged.title.of(ground.language) if merged else ""
    return standing_text.reason_text(line.standing, ground.language, ground.today, title)
