"""A saved record as messages: just saved, its page, its text, its history."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.record_types import SPECS
from bot.records import Interview, Meeting
from handlers.documents.buttons import letter_buttons, word_button
from handlers.files.looking import RECORD, look_button, lost_lines
from handlers.forms.effects import effects
from handlers.forms.fields import card, gaps
from handlers.forms.review_screen import effect_text
from handlers.forms.saving import typed_key
from handlers.forms.screens import following
from handlers.forms.state import FormState
from handlers.outgoing import Delete, Outgoing, Text
from handlers.records.reading import Shown, shown
from handlers.records.view import View
from handlers.screens import Showing, screen
from handlers.situations import catalogue_of, situation
from handlers.splitting import split_text
from messages import formats
from messages.buttons import Button, Rows, menu, rows
from messages.callbacks.records import RecordTap
from messages.entry_text import field_label, field_text, title
from messages.fitting import clip, fitted
from messages.labels import label
from messages.minutes import OFFICIAL, minutes
from messages.render import render
from storage import meta, record_files
from storage.records import UNDO_WITHIN

PART = 3500
"""Characters of one message of a record's text, so that the tags around it fit too."""


async def seen(showing: Showing) -> Shown | None:
    """The record that is shown, as far as this person may see anything of it."""
    return await showing.store.read(
        shown, showing.id("record"), showing.branch_id, showing.person_id, showing.today
    )


def gone(showing: Showing) -> Sequence[Outgoing]:
    """There is no such record."""
    return [Text(label(showing.language, "form.record_gone"), edit=True)]


@screen("saved")
async def saved(showing: Showing) -> Sequence[Outgoing]:
    """Just saved: what it counted towards and what can be done with it."""
    found = await seen(showing)
    if found is None:
        return gone(showing)
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
            effect_text(effect, language, showing.today, anew=not showing.ids.get("amended"))
            for effect in effects(state, catalogue_of(now), now, showing.person_id)
        ],
    )
    wipeable = await showing.store.read(meta.get, typed_key(found.record.id, showing.user_id)) is not None
    buttons = _after_saving(found, showing, wipeable=wipeable)
    done = Text(html, buttons, edit=True, record_id=found.record.id)
    return [done, *await following(showing)]


def tap(found: Shown, language: str, key: str, action: str) -> Button:
    """A button that does something with the record."""
    return Button(label(language, key), RecordTap(found.record.id, action).encode())


def may_undo(found: Shown, showing: Showing) -> bool:
    """Whether this person may still take the save back: the one who logged it, within ten minutes, once."""
    recent = showing.now - found.record.logged_at <= UNDO_WITHIN
    return recent and found.record.logged_by == showing.person_id and found.record.amended_at is None


def _after_saving(found: Shown, showing: Showing, *, wipeable: bool) -> Rows:
    language = showing.language
    undo = [tap(found, language, "common.undo", "undo")] if may_undo(found, showing) else []
    wipe = [tap(found, language, "form.wipe", "wipe")] if wipeable else []
    history = [tap(found, language, "form.history", "history")] if found.record.revision > 1 else []
    following = isinstance(found.record.entry, Meeting)
    return rows(
        [*undo, tap(found, language, "form.amend", "amend")],
        [tap(found, language, "common.copy", "copy"), word_button(found.record, language)],
        letter_buttons(found.record, language),
        [*look_button(RECORD, found.record.id, found.record.entry.attachments, language), *history],
        [tap(found, language, "form.next_month", "next")] if following else [],
        wipe,
    )


@screen("record")
async def record(showing: Showing) -> Sequence[Outgoing]:
    """A record's page; of a talk, whoever is not entitled sees only that it happened."""
    found = await seen(showing)
    if found is None:
        return gone(showing)
    entry, language = found.record.entry, showing.language
    fields = card(entry, found.roster) if found.readable else ("on",)
    said = [(field_label(entry, f, language), field_text(entry, f, language, showing.today)) for f in fields]
    missing = [field_label(entry, field, language) for field in gaps(entry, found.roster)]
    files = await showing.store.read(record_files.named_by, found.record.id) if found.readable else []
    lost = lost_lines(files, language)
    html = fitted(
        lambda most: render(
            language,
            "record",
            title=title(entry, language),
            filled=[(name, clip(text, most)) for name, text in said if text],
            missing=missing if found.readable else [],
            answers=list(dict.fromkeys(found.record.answers.values())) if found.readable else [],
            line=entry.line if found.readable else None,
            backfilled=found.backfilled,
            private=not found.readable,
            interview=isinstance(entry, Interview),
            logged=moment_text(found.record.logged_at, found.branch.time_zone, language, showing.today),
            lost=lost,
            amended=None
            if found.record.amended_at is None
            else moment_text(found.record.amended_at, found.branch.time_zone, language, showing.today),
        )
    )
    return [Text(html, _page_buttons(found, showing), edit=True, record_id=found.record.id)]


def moment_text(moment: datetime, time_zone: str, language: str, today: date) -> str:
    """A moment in the branch's time: day and time of day."""
    local = moment.astimezone(ZoneInfo(time_zone))
    return f"{formats.day(local.date(), language, today)} {formats.clock(local.time())}"


def _page_buttons(found: Shown, showing: Showing) -> Rows:
    language = showing.language
    back = Button(label(language, "records.back"), View.of(showing.ids).back)
    if not found.readable:
        return ((back,),)
    history = [tap(found, language, "form.history", "history")] if found.record.revision > 1 else []
    undo = [tap(found, language, "common.undo", "undo")] if may_undo(found, showing) else []
    return rows(
        [tap(found, language, "form.amend", "amend"), *undo],
        [tap(found, language, "common.copy", "copy"), word_button(found.record, language)],
        letter_buttons(found.record, language),
        [*look_button(RECORD, found.record.id, found.record.entry.attachments, language), *history],
        [back],
    )


@screen("record_text")
async def record_text(showing: Showing) -> Sequence[Outgoing]:
    """The minutes as text to copy: a tap on them copies the whole."""
    found = await seen(showing)
    if found is None or not found.readable:
        return gone(showing)
    entry = found.record.entry
    missing = gaps(entry, found.roster)
    printed = [f for f in card(entry, found.roster) if field_text(entry, f, OFFICIAL) or f in missing]
    words = minutes(entry, printed, branch=found.branch.name, logged_late=found.backfilled)
    parts = split_text(words, PART)
    return [Text(render(showing.language, "record_text", text=part)) for part in parts]


@screen("wiped")
async def wiped(showing: Showing) -> Sequence[Outgoing]:
    """The chat's messages with a talk's content go; the menu stays."""
    ids = tuple(int(part) for part in showing.word("messages").split(",") if part)
    said = Text(label(showing.language, "form.wiped"), menu(showing.language))
    return [Delete(ids), said] if ids else [said]
