"""Records that are incomplete, and what is still open of checks and decisions."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.access import Action
from bot.completeness import Code, Level, Other, hints
from bot.records import Meeting
from handlers.forms.fields import gaps
from handlers.inquiries.answer import MOST, Answer, Item, records_button
from handlers.inquiries.found import readable, seen, this_year
from handlers.inquiries.ground import Ground
from handlers.inquiries.shortfall import day_text
from handlers.records.view import View
from handlers.reminders.promised import key_of
from messages import formats
from messages.buttons import Button, rows
from messages.callbacks.files import ExportTap
from messages.documents.ledgers import Kept
from messages.documents.problems import Found, problems
from messages.entry_text import field_label, title
from messages.fitting import clip_wide
from messages.hint_text import hint_lines
from messages.inquiry_text import some
from messages.labels import label
from messages.reading.asked import Stretch
from storage import record_links, records
from storage.record_links import RESOLUTION
from storage.records import StoredRecord

LOOKED_AT = 300
"""Records whose completeness is judged for one answer, the newest."""
FIELDS = 4
"""Missing fields named of one record."""
WORDS = 96
"""How wide a resolution or a finding may be, in Latin letters: three lines of a phone of 360 pixels."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A record with what is missing and what a rule calls wrong, in words."""

    record: StoredRecord
    missing: tuple[str, ...]
    wrong: tuple[str, ...]


def incomplete(ground: Ground) -> Answer:
    """The records that lack something, with what, newest first."""
    asked = ground.asked
    stretch = asked.period or (Stretch(asked.date, asked.date) if asked.date else this_year(ground))
    when = ground.when(stretch)
    looked = _readable(ground, stretch)
    found = faults(ground, looked)
    if not looked:
        return Answer(
            seen(ground, ground.say("no_records", when=when)), buttons=rows([records_button(ground)])
        )
    if not found:
        return Answer(
            ground.say("all_complete", when=when, count=len(looked)), buttons=rows([records_button(ground)])
        )
    kinds = {one.record.entry.type for one in found}
    view = View(kind=next(iter(kinds)) if len(kinds) == 1 else "all")
    items = [
        Item(_named(ground, one.record), _fault_text(ground, one), n) for n, one in enumerate(found[:MOST], 1)
    ]
    notes = [ground.say("more_records", count=len(found) - MOST)] if len(found) > MOST else []
    opening = [Button(str(n), view.opening(one.record.id)) for n, one in enumerate(found[:MOST], 1)]
    head = ground.say("incomplete", when=when, of=len(looked), count=len(found))
    return Answer(head, items, notes, rows(opening, [records_button(ground)]))


def _readable(ground: Ground, stretch: Stretch) -> list[StoredRecord]:
    found = records.search(
        ground.session,
        ground.branch.id,
        types=ground.asked.types or None,
        since=stretch.first,
        until=stretch.last,
        limit=LOOKED_AT,
    )
    return [one for one in found if readable(ground, one)]


def faults(ground: Ground, found: Sequence[StoredRecord]) -> list[Fault]:
    """What is missing or wrong in each; records with nothing of it are left out."""
    same_day: dict[date | None, list[StoredRecord]] = defaultdict(list)
    for one in found:
        same_day[one.entry.on].append(one)
    judged = [_judged(ground, one, same_day[one.entry.on]) for one in found]
    return [fault for fault in judged if fault.missing or fault.wrong]


def _judged(ground: Ground, one: StoredRecord, same_day: Sequence[StoredRecord]) -> Fault:
    others = [Other(each.id, each.entry) for each in same_day if each.id != one.id]
    said = hints(one.entry, ground.roster, ground.branch, ground.today, others)
    wrong = [
        hint
        for hint in said
        if hint.level is Level.ERROR and hint.code is not Code.FIELD_MISSING and hint.key not in one.answers
    ]
    lines = hint_lines(one.entry, wrong, ground.language, ground.today)
    missing = [field_label(one.entry, field, ground.language) for field in gaps(one.entry, ground.roster)]
    return Fault(one, tuple(missing), tuple(line.text for line in lines))


def _named(ground: Ground, one: StoredRecord) -> str:
    day = day_text(ground, one.entry.on) if one.entry.on else ""
    return f"{day}  {title(one.entry, ground.language)}"


def _fault_text(ground: Ground, one: Fault) -> str:
    parts = [ground.say("lacks", names=some(one.missing, ground.language, FIELDS))] if one.missing else []
    parts += [clip_wide(words, WORDS) for words in one.wrong[:1]]
    return ("；" if ground.language == "zh" else "; ").join(parts)


def issues(ground: Ground) -> Answer:
    """Problems of the records that no later check found gone, and decisions that nobody ticked off."""
    stretch = ground.asked.period or this_year(ground)
    decisions, found = _decisions(ground, stretch), _problems(ground, stretch)
    when = ground.when(stretch)
    buttons = rows(_ledger(ground, stretch.last.year), [records_button(ground, "others")])
    if not decisions and not found:
        return Answer(
            seen(ground, ground.say("no_issues", when=when)),
            notes=[ground.say("issues_from")],
            buttons=buttons,
        )
    late = sum(due < ground.today for _, due in decisions)
    late += sum(each.due is not None and each.due < ground.today for each in found)
    values = {"when": when, "count": len(decisions) + len(found), "late": late}
    items = [_problem(ground, each) for each in found]
    items += [_decision(ground, text, due) for text, due in decisions]
    notes = [ground.say("more_records", count=len(items) - MOST)] if len(items) > MOST else []
    head = ground.say("issues_late" if late else "issues", **values)
    return Answer(head, items[:MOST], [*notes, ground.say("issues_from")], buttons)


def _ledger(ground: Ground, year: int) -> list[Button]:
    """The ledger of problems, for whoever may export."""
    if not ground.may(Action.EXPORT):
        return []
    return [Button(label(ground.language, "export.problems"), ExportTap("problems", year).encode())]


def _problems(ground: Ground, stretch: Stretch) -> list[Found]:
    """What checks, meetings of criticism and 约谈 found, and no later check found gone."""
    looked = records.search(
        ground.session, ground.branch.id, since=stretch.first, until=stretch.last, limit=LOOKED_AT
    )
    kept = [
        Kept(entry=one.entry, gaps=(), backfilled=False, answers=(), doubtful=False)
        for one in reversed(looked)
        if readable(ground, one)
    ]
    return [each for each in problems(ground.roster, kept) if not each.clean]


def _problem(ground: Ground, each: Found) -> Item:
    late = each.due is not None and each.due < ground.today
    said = [ground.say("found_on", day=day_text(ground, each.on))]
    said += [formats.relisted(each.owner, ground.language)] if each.owner else []
    said += [ground.say("was_due" if late else "by", due=day_text(ground, each.due))] if each.due else []
    note = ("；" if ground.language == "zh" else "; ").join(said)
    return Item(f"{'🔴' if late else '🔍'} {clip_wide(each.problem, WORDS)}", note)


def _decision(ground: Ground, text: str, due: date) -> Item:
    late = due < ground.today
    return Item(
        f"{'🔴' if late else '🤝'} {clip_wide(text, WORDS)}",
        ground.say("was_due" if late else "by", due=day_text(ground, due)),
    )


def _decisions(ground: Ground, stretch: Stretch) -> list[tuple[str, date]]:
    """Resolutions of records of the stretch with a date, that were not marked as done; by date."""
    found = []
    for promise in record_links.promises(
        ground.session, ground.branch.id, stretch.first, date(ground.today.year + 1, 12, 31)
    ):
        if promise.kind != RESOLUTION or key_of(promise) in ground.situation.waived:
            continue
        record = records.get(ground.session, promise.record_id)
        if record is None or not isinstance(record.entry, Meeting) or not readable(ground, record):
            continue
        resolution = (record.entry.resolutions or ())[promise.n - 1]
        text = resolution.text
        if resolution.owner:
            text = formats.noted(text, formats.relisted(resolution.owner, ground.language), ground.language)
        found.append((text, promise.due))
    return found
