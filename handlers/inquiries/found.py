"""The records that answer a question, as far as who asks may see them, and what of them is said."""

from collections.abc import Sequence
from datetime import date

from bot.access import Role, may_read_content, may_see
from bot.duties.lists import Line
from bot.record_types import SPECS, Form, RecordType, Report, Subject, types_of
from bot.records import Inspection, Interview, ReportSubmission
from handlers.inquiries.answer import about_lines, laid, records_button
from handlers.inquiries.ground import Ground, Whose
from handlers.inquiries.posed import TALKS, Posed
from handlers.inquiries.shortfall import clause, day_text, said
from handlers.records.view import View
from messages import formats
from messages.buttons import Button, Rows, rows
from messages.inquiry_text import some
from messages.labels import label
from messages.reading.asked import Stretch
from messages.record_lines import about
from storage import records
from storage.records import StoredRecord

LOOKED_AT = 400
"""Records of one question that are looked at; a year of a branch has fewer."""
DAYS = 12
"""Days named in one answer."""


def this_year(ground: Ground) -> Stretch:
    """The year that is meant where none is said."""
    return Stretch(date(ground.today.year, 1, 1), date(ground.today.year, 12, 31))


def wanted(ground: Ground) -> tuple[RecordType, ...]:
    """The types asked about; where none is named, talks or meetings."""
    if ground.asked.types:
        return ground.asked.types
    about_people = ground.whom.whose in (Whose.OTHER, Whose.SEVERAL, Whose.UNKNOWN)
    form = Form.INTERVIEW if about_people or TALKS in ground.posed.shades else Form.MEETING
    return types_of(form)


def search(
    ground: Ground, stretch: Stretch | None, types: Sequence[RecordType] | None = None
) -> tuple[StoredRecord, ...]:
    """The records that answer and that who asks may see, newest first.

    Of records that name somebody, those whose content who asks may read: else it would tell who was talked
    to.
    """
    kinds = types or wanted(ground)
    people = _named(ground, kinds)
    page = records.search(
        ground.session,
        ground.branch.id,
        types=kinds,
        since=stretch.first if stretch else None,
        until=stretch.last if stretch else ground.today,
        person_id=next(iter(people)) if len(people) == 1 else None,
        limit=LOOKED_AT,
    )
    found = [record for record in page if _visible(ground, record, named=bool(people))]
    talks = all(SPECS[kind].form is Form.INTERVIEW for kind in kinds)
    if people and (talks or len(people) > 1):
        found = [record for record in found if people & _sides(record)]
    return tuple(record for record in found if _meant(record, ground.posed))


def _meant(record: StoredRecord, posed: Posed) -> bool:
    """Whether it is one of the reports or checks that were named, where any was."""
    match record.entry:
        case ReportSubmission():
            matter: str | None = record.entry.report
        case Inspection():
            matter = record.entry.subject
        case _:
            return True
    named = posed.matters & (
        frozenset(Report) if isinstance(record.entry, ReportSubmission) else frozenset(Subject)
    )
    return not named or matter in named


def _named(ground: Ground, kinds: Sequence[RecordType]) -> frozenset[int]:
    """Whom the records must name; the branch's meetings are everybody's, so 我 narrows talks alone."""
    if ground.whom.whose in (Whose.OTHER, Whose.SEVERAL):
        return frozenset(person.id for person in ground.whom.people)
    talks = all(SPECS[kind].form is Form.INTERVIEW for kind in kinds)
    if ground.asked.person is not None and talks and ground.whom.whose is Whose.OWN:
        return frozenset({ground.viewer})
    return frozenset()


def _sides(record: StoredRecord) -> frozenset[int]:
    """Those who talked and were talked to; who only wrote it down is none of them."""
    entry = record.entry
    if not isinstance(entry, Interview):
        return frozenset()
    sides = (*entry.by, *entry.counterparts)
    return frozenset(who.person_id for who in sides if who.person_id is not None)


def _visible(ground: Ground, record: StoredRecord, *, named: bool) -> bool:
    look = may_read_content if named and ground.role is not Role.BRANCH_SECRETARY else may_see
    return look(ground.role, ground.viewer, record.entry, record.logged_by)


def readable(ground: Ground, record: StoredRecord) -> bool:
    """Whether who asks may read what was said."""
    return may_read_content(ground.role, ground.viewer, record.entry, record.logged_by)


def seen(ground: Ground, head: str) -> str:
    """The sentence, with the remark that only a part of the records was looked at, where that is so."""
    named = ground.whom.whose in (Whose.OTHER, Whose.SEVERAL)
    whole = ground.role is Role.BRANCH_SECRETARY or (ground.role is Role.COMMITTEE_MEMBER and not named)
    return head if whole else ground.say("of_yours", said=head)


def subject(ground: Ground) -> str:
    """What was asked about, and with whom."""
    if ground.whom.whose not in (Whose.OTHER, Whose.SEVERAL):
        return ground.what
    talks = all(SPECS[kind].form is Form.INTERVIEW for kind in wanted(ground))
    what = ground.what if ground.asked.types else ground.say("talks")
    return ground.say("with_person" if talks else "of_person", name=ground.whom.name, what=what)


def days_text(ground: Ground, found: Sequence[StoredRecord]) -> str:
    """The days of records, oldest first."""
    days = [day_text(ground, one.entry.on) for one in reversed(found) if one.entry.on is not None]
    return some(days, ground.language, DAYS)


def duty_clause(ground: Ground, line: Line) -> str:
    """How the duty stands that the records count towards."""
    return ground.say("duty", said=said(ground, line.title(ground.language), clause(ground, line)))


def about_text(ground: Ground, one: StoredRecord) -> str | None:
    """What a record was about in few words, for whoever may read it."""
    return about(one.entry, ground.language) if readable(ground, one) else None


def last_text(ground: Ground, one: StoredRecord) -> str:
    """When the last one was."""
    on = one.entry.on or ground.today
    return ground.say(
        "last_was", day=formats.day(on, ground.language, ground.today), ago=ago_text(ground, on)
    )


def ago_text(ground: Ground, on: date) -> str:
    """How long ago a day was, as the end of a sentence."""
    days = (ground.today - on).days
    key = "ago_today" if days == 0 else "ago_yesterday" if days == 1 else "ago"
    return ground.say(key, days=days)


def after(ground: Ground, found: Sequence[StoredRecord], lines: Sequence[Line]) -> Rows:
    """Open a record by its day, see them all, and go on to the duty."""
    kinds = {one.entry.type for one in found} or set(ground.asked.types)
    kind = next(iter(kinds)) if len(kinds) == 1 else "all"
    opening = (
        [Button(label(ground.language, "digest.record"), View(kind=kind).opening(found[0].id))]
        if len(found) == 1
        else []
    )
    more = [records_button(ground, kind)] if len(found) > 1 else []
    return rows(*laid(*opening, *more), *(about_lines(ground, lines[:1])[:1] if lines else ()))
