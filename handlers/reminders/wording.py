"""A topic of the digest in words: its title, one line why and by when, and whose it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.digest import Section, Topic
from bot.duties.ignored import Ignored, Step
from bot.duties.items import Item
from bot.duties.lists import Line
from bot.duties.standing import Slot
from bot.plans import Plan
from bot.records import Interview
from handlers.reminders.gathering import Gathered
from handlers.reminders.promised import Promised
from messages import formats, plan_text
from messages.fitting import clip
from messages.labels import label
from messages.standing_text import missed_text, period_text, progress_text, units_text
from storage.escalations import Escalation

NAMED = 3
"""Missing people named in one line; the item's page names them all."""
RESOLUTION = 60
"""Characters of a resolution in one line."""
NO_MARKS: Mapping[str, Ignored] = {}


@dataclass(frozen=True, slots=True)
class Entry:
    """One numbered line of the digest."""

    number: int
    title: str
    progress: str | None
    whose: str | None
    note: str
    notice: str | None = None


def line_of(found: Gathered, topic: Topic) -> Line | None:
    """The line of the list that a topic is about; None for a promise."""
    return found.lines.get((topic.newest.duty_id, topic.newest.owner))


def entry_of(
    found: Gathered, topic: Topic, number: int, language: str, marks: Mapping[str, Ignored] = NO_MARKS
) -> Entry:
    """The topic in words."""
    promise = found.promises.get(topic.newest.key)
    line = line_of(found, topic)
    if promise is not None:
        return Entry(number, *_promise_words(found, topic, promise, language))
    plan = found.plans.get(topic.newest.key)
    if plan is not None:
        title, note = plan_text.what(plan.content, language), _plan_note(found, plan, language)
        return Entry(number, title, None, _behalf(found, topic, language), note)
    if line is None:
        raise LookupError(topic.newest.key)
    return Entry(
        number=number,
        title=line.title(language),
        progress=progress_text(line.duty, line.standing),
        whose=_whose(found, topic, line, language),
        note=_note(found, topic, line, language),
        notice=_notice(topic, marks, language),
    )


def _plan_note(found: Gathered, plan: Plan, language: str) -> str:
    """When a plan is, or was; of what is over, whether it was held."""
    moment = plan.moment
    when = plan_text.near_when(moment, language, found.today)
    if moment.on is not None and moment.on < found.today:
        key = "talked" if isinstance(plan.content.entry, Interview) else "held"
        return label(language, f"plans.{key}", when=when)
    if moment.place is None:
        return when
    return label(language, "plans.placed", when=when, place=moment.place)


def furthest(topic: Topic, marks: Mapping[str, Ignored]) -> Step:
    """How far the reminders of a topic have come that brought nothing."""
    return max((marks[key].step for key in topic.keys if key in marks), default=Step.QUIET)


def _notice(topic: Topic, marks: Mapping[str, Ignored], language: str) -> str | None:
    """What follows, or has followed, where many reminders brought nothing."""
    step = furthest(topic, marks)
    if step is Step.QUIET:
        return None
    times = max(marks[key].times for key in topic.keys if key in marks and marks[key].step is step)
    return label(language, "digest.raised" if step is Step.RAISED else "digest.told", times=times)


def periods_of(found: Gathered, topic: Topic, language: str, keys: tuple[str, ...] = ()) -> str:
    """The periods that a topic (or some of its items) is about, by name; empty for a promise."""
    line = line_of(found, topic)
    if line is None:
        return ""
    wanted = keys or topic.keys
    slots = [slot for slot in _slots(line, topic) if slot.key in wanted]
    if slots:
        return missed_text(slots, language)
    return period_text(line.standing.period, language) if line.standing.period else ""


LIFTED_SHOWN = 3
"""Of what is over, the newest that an item's page tells."""


def ignored_text(kept: Sequence[Escalation], today: date, language: str) -> list[str]:
    """The history of reminders without effect in lines, the open ones first; each item once."""
    lines: dict[str, None] = {}
    over = 0
    for one in kept:
        over += one.lifted_on is not None
        if over <= LIFTED_SHOWN:
            lines.setdefault(_ignored_line(one, today, language))
    return list(lines)


def _ignored_line(one: Escalation, today: date, language: str) -> str:
    values: dict[str, object] = {"since": formats.day(one.since, language, today), "times": one.times}
    if one.lifted_on is not None and one.lifted_by is not None:
        by = label(language, f"digest.lifted.{one.lifted_by}")
        values |= {"on": formats.day(one.lifted_on, language, today), "by": by}
        return label(language, "digest.history.lifted", **values)
    if one.raised_on is None:
        return label(language, "digest.history.told", **values)
    return label(language, "digest.history.raised", **values, on=formats.day(one.raised_on, language, today))


def _slots(line: Line, topic: Topic) -> list[Slot]:
    return [slot for slot in line.standing.missed if slot.key in topic.keys]


def _whose(found: Gathered, topic: Topic, line: Line, language: str) -> str | None:
    committee = label(language, "duties.committee") if line.standing.owner is None else None
    return _behalf(found, topic, language) or committee


def _behalf(found: Gathered, topic: Topic, language: str) -> str | None:
    """Whom it is seen to for, who is on leave."""
    absent = found.situation.roster.find(topic.on_behalf_of)
    return label(language, "digest.behalf", name=absent.name) if absent else None


def _note(found: Gathered, topic: Topic, line: Line, language: str) -> str:
    today, slots = found.today, _slots(line, topic)
    if slots:
        first = slots[0].period.due
        return label(
            language,
            "digest.why.missed",
            names=missed_text(slots, language),
            due=formats.short_day(first, language),
            days=(today - first).days,
        )
    why = _when(topic.newest, topic.section(today), today, language)
    days = found.arranged.get((topic.newest.duty_id, topic.newest.owner))
    if days:
        why = label(language, "plans.noted", arranged=plan_text.arranged(days, language), note=why)
    missing = line.standing.missing
    if not missing:
        return why
    more = len(missing) - NAMED
    return label(
        language,
        "digest.missing_more" if more > 0 else "digest.missing",
        why=why,
        names=units_text(missing[:NAMED], found.situation.roster, language),
        more=more,
    )


def _when(item: Item, section: Section, today: date, language: str) -> str:
    days = (item.due - today).days
    if days < 0:
        key = "behind" if item.paced else "overdue"
    elif days < 2:
        key = ("today", "tomorrow")[days]
    elif item.paced:
        key = "paced"
    else:
        key = "coming" if section is Section.COMING else "in_days"
    return label(language, f"digest.why.{key}", due=formats.short_day(item.due, language), days=abs(days))


def _promise_words(
    found: Gathered, topic: Topic, promise: Promised, language: str
) -> tuple[str, None, str | None, str]:
    """Title, whose it is and note of a promise."""
    entry = promise.entry
    if promise.resolution:
        title = label(language, "digest.resolution", text=clip(promise.resolution, RESOLUTION))
    else:
        title = label(
            language,
            "digest.follow_up",
            names=formats.listed(promise.counterparts, language),
            type=label(language, f"types.{entry.type}"),
        )
    why = _when(topic.newest, topic.section(found.today), found.today, language)
    on = formats.short_day(entry.on, language) if entry.on else label(language, "common.missing")
    note = label(language, "digest.promised", on=on, why=why)
    return title, None, _behalf(found, topic, language), note
