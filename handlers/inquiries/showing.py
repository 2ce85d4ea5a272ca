"""Records asked to be shown: of a kind, of some days, about somebody; each opened by its number."""

from bot.record_types import RecordType
from handlers.inquiries.answer import MOST, Answer, Item
from handlers.inquiries.found import about_text, after, last_text, readable, search, seen, subject
from handlers.inquiries.ground import Ground, Whose
from handlers.inquiries.posed import LAST, MEETINGS, TALKS
from handlers.inquiries.shortfall import day_text
from handlers.inquiries.who import asks_who, named
from handlers.records.view import View
from messages.buttons import Button, rows
from messages.entry_text import title
from messages.labels import label
from messages.reading.asked import Stretch
from storage.records import StoredRecord


def show(ground: Ground) -> Answer:
    """Records of the kind, the days and the person asked about, each opened by its number."""
    found = matching(ground)
    if not found:
        before = search(ground, None) if ground.asked.period or ground.asked.date else ()
        items = [Item(last_text(ground, one)) for one in before[:1]]
        stretch = _asked_days(ground)
        never = ground.say("never", what=subject(ground))
        head = ground.say("no", when=ground.when(stretch), what=subject(ground)) if stretch else never
        return Answer(seen(ground, head), items, buttons=after(ground, before[:1], ()))
    if asks_who(ground) and len(found) == 1:
        return _of_one(ground, found[0])
    kinds = {one.entry.type for one in found}
    kind = next(iter(kinds)) if len(kinds) == 1 else "all"
    view = View(kind=kind, person=_one_person(ground))
    stretch = _asked_days(ground)
    when = ground.when(stretch) if stretch else ""
    key = "records_in" if stretch else "records_found"
    what = subject(ground)
    if anything(ground):
        what, key = ground.whom.name, key if ground.whom.name else "records_any"
    head = ground.say(key, what=what, count=len(found), when=when)
    items = [
        Item(
            f"{day_text(ground, one.entry.on) if one.entry.on else ''}  {title(one.entry, ground.language)}",
            _noted(ground, one),
            n,
        )
        for n, one in enumerate(found[:MOST], 1)
    ]
    opening = [Button(str(n), view.opening(one.id)) for n, one in enumerate(found[:MOST], 1)]
    notes = [ground.say("more_records", count=len(found) - MOST)] if len(found) > MOST else []
    whole = [Button(label(ground.language, "duties.records"), view.data())]
    return Answer(head, items, notes, rows(opening, whole))


def _of_one(ground: Ground, one: StoredRecord) -> Answer:
    """The names that were asked for, in the first line; the record itself is a tap away."""
    what = title(one.entry, ground.language)
    day = day_text(ground, one.entry.on) if one.entry.on else ground.say("no_day")
    head = ground.say("of_record", what=what, day=day, said=_noted(ground, one) or "–")
    return Answer(head, buttons=after(ground, (one,), ()))


def _noted(ground: Ground, one: StoredRecord) -> str | None:
    """What is told of a record beside its day: the names that were asked for, or what it was about."""
    if asks_who(ground) and readable(ground, one):
        return named(ground, one)
    return about_text(ground, one)


def _one_person(ground: Ground) -> int:
    return ground.whom.people[0].id if ground.whom.whose is Whose.OTHER else 0


def _asked_days(ground: Ground) -> Stretch | None:
    asked = ground.asked
    return asked.period or (Stretch(asked.date, asked.date) if asked.date else None)


def anything(ground: Ground) -> bool:
    """Whether records of any kind are asked for."""
    return not ground.asked.types and not ground.posed.shades & {TALKS, MEETINGS}


def matching(ground: Ground) -> tuple[StoredRecord, ...]:
    """The records that are asked to be shown; the newest alone where that was said."""
    kinds = tuple(RecordType) if anything(ground) else None
    found = search(ground, _asked_days(ground), kinds)
    return found[:1] if LAST in ground.posed.shades else found
