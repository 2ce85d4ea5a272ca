"""A saved record as messages: just saved, its page, its text, its history."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.duties.catalogue import shipped
from bot.record_types import SPECS
from bot.records import Interview, Meeting
from handlers.forms.effects import effects
from handlers.forms.fields import card, gaps
from handlers.forms.saving import typed_key
from handlers.forms.screens import clipped, effect_text
from handlers.forms.state import FormState
from handlers.outgoing import Delete, Outgoing, Text
from handlers.records.reading import Shown, shown
from handlers.records.view import View
from handlers.screens import Showing, screen
from handlers.situations import situation
from handlers.splitting import split_text
from messages import formats
from messages.buttons import Button, Rows, menu, rows
from messages.callbacks import RecordTap
from messages.entry_text import AnyEntry, field_label, field_text, title
from messages.labels import label
from messages.minutes import OFFICIAL, minutes
from messages.render import render
from storage import meta, records
from storage.records import UNDO_WITHIN

PART = 3500
"""Characters of one message of a record's text, so that the tags around it fit too."""


async def _shown(showing: Showing) -> Shown | None:
    return await showing.store.read(
        shown, showing.id("record"), showing.branch_id, showing.person_id, showing.today
    )


def _gone(showing: Showing) -> Sequence[Outgoing]:
    return [Text(label(showing.language, "form.undo_gone"), edit=True)]


@screen("saved")
async def saved(showing: Showing) -> Sequence[Outgoing]:
    """Just saved: what it counted towards and what can be done with it."""
    found = await _shown(showing)
    if found is None:
        return _gone(showing)
    entry, language = found.record.entry, showing.language
    now = await showing.store.read(situation, showing.branch_id, showing.today)
    state = FormState(form=SPECS[entry.type].form, entry=entry, record_id=found.record.id)
    html = render(
        language,
        "saved",
        title=title(entry, language),
        day=field_text(entry, "on", language, showing.today),
        amended=bool(showing.ids.get("amended")),
        backfilled=found.backfilled,
        effects=[
            effect_text(effect, language) for effect in effects(state, shipped(), now, showing.person_id)
        ],
    )
    wipeable = await showing.store.read(meta.get, typed_key(found.record.id)) is not None
    return [Text(html, _after_saving(found, showing, wipeable=wipeable), edit=True)]


def _tap(found: Shown, language: str, key: str, action: str) -> Button:
    return Button(label(language, key), RecordTap(found.record.id, action).encode())


def _may_undo(found: Shown, showing: Showing) -> bool:
    recent = showing.now - found.record.logged_at <= UNDO_WITHIN
    return recent and found.record.logged_by == showing.person_id and found.record.amended_at is None


def _after_saving(found: Shown, showing: Showing, *, wipeable: bool) -> Rows:
    language = showing.language
    undo = [_tap(found, language, "common.undo", "undo")] if _may_undo(found, showing) else []
    wipe = [_tap(found, language, "form.wipe", "wipe")] if wipeable else []
    history = [_tap(found, language, "form.history", "history")] if found.record.revision > 1 else []
    following = isinstance(found.record.entry, Meeting)
    return rows(
        [*undo, _tap(found, language, "form.amend", "amend")],
        [_tap(found, language, "common.copy", "copy"), *history],
        [_tap(found, language, "form.next_month", "next")] if following else [],
        wipe,
    )


@screen("record")
async def record(showing: Showing) -> Sequence[Outgoing]:
    """A record's page; of a talk, whoever is not entitled sees only that it happened."""
    found = await _shown(showing)
    if found is None:
        return _gone(showing)
    entry, language = found.record.entry, showing.language
    fields = card(entry.type) if found.readable else ("on",)
    said = [(field_label(entry, f, language), field_text(entry, f, language, showing.today)) for f in fields]
    html = render(
        language,
        "record",
        title=title(entry, language),
        filled=[(name, clipped(text)) for name, text in said if text],
        missing=[field_label(entry, f, language) for f in gaps(entry)] if found.readable else [],
        backfilled=found.backfilled,
        private=not found.readable,
        interview=isinstance(entry, Interview),
        logged=_moment(found.record.logged_at, found.branch.time_zone, language, showing.today),
        amended=None
        if found.record.amended_at is None
        else _moment(found.record.amended_at, found.branch.time_zone, language, showing.today),
    )
    return [Text(html, _page_buttons(found, showing), edit=True)]


def _moment(moment: datetime, time_zone: str, language: str, today: date) -> str:
    local = moment.astimezone(ZoneInfo(time_zone))
    return f"{formats.day(local.date(), language, today)} {formats.clock(local.time())}"


def _page_buttons(found: Shown, showing: Showing) -> Rows:
    language = showing.language
    back = Button(label(language, "records.back"), View.of(showing.ids).back)
    if not found.readable:
        return ((back,),)
    history = [_tap(found, language, "form.history", "history")] if found.record.revision > 1 else []
    undo = [_tap(found, language, "common.undo", "undo")] if _may_undo(found, showing) else []
    return rows(
        [_tap(found, language, "form.amend", "amend"), *undo],
        [_tap(found, language, "common.copy", "copy"), *history],
        [back],
    )


@screen("record_text")
async def record_text(showing: Showing) -> Sequence[Outgoing]:
    """The minutes as text to copy: a tap on them copies the whole."""
    found = await _shown(showing)
    if found is None or not found.readable:
        return _gone(showing)
    entry = found.record.entry
    printed = [f for f in card(entry.type) if field_text(entry, f, OFFICIAL) or f in gaps(entry)]
    words = minutes(entry, printed, branch=found.branch.name, logged_late=found.backfilled)
    parts = split_text(words, PART)
    return [Text(render(showing.language, "record_text", text=part)) for part in parts]


@screen("record_history")
async def record_history(showing: Showing) -> Sequence[Outgoing]:
    """What the record said before each amendment: the fields that were changed."""
    found = await _shown(showing)
    if found is None or not found.readable:
        return _gone(showing)
    language = showing.language
    earlier = await showing.store.read(records.history, found.record.id)
    versions = [revision.entry for revision in earlier] + [found.record.entry]
    changes = []
    for revision, after in zip(earlier, versions[1:], strict=True):
        who = found.roster.find(revision.replaced_by)
        changes.append(
            {
                "who": who.name if who else label(language, "common.missing"),
                "when": _moment(revision.replaced_at, found.branch.time_zone, language, showing.today),
                "fields": _changed(revision.entry, after, language),
            }
        )
    back = _tap(found, language, "form.page", "open")
    html = render(language, "record_history", title=title(found.record.entry, language), changes=changes)
    return [Text(html, ((back,),), edit=True)]


def _changed(before: AnyEntry, after: AnyEntry, language: str) -> list[tuple[str, str, str]]:
    """The fields that an amendment changed: name, what they said, what they say."""
    missing = label(language, "common.missing")
    said = [
        (field, field_text(before, field, language), field_text(after, field, language))
        for field in card(after.type)
    ]
    return [
        (field_label(after, field, language), clipped(was or missing), clipped(now or missing))
        for field, was, now in said
        if was != now
    ]


@screen("wiped")
async def wiped(showing: Showing) -> Sequence[Outgoing]:
    """The chat's messages with a talk's content go; the menu stays."""
    ids = tuple(int(part) for part in showing.word("messages").split(",") if part)
    said = Text(label(showing.language, "form.wiped"), menu(showing.language))
    return [Delete(ids), said] if ids else [said]
