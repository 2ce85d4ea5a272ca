"""What answers a typed line that leads to no card at once: which goes first, which record, are you sure."""

from collections.abc import Sequence
from datetime import date

from handlers.forms.state import FormState, Pen
from handlers.forms.unfinished import named_draft, told_draft
from handlers.outgoing import Outgoing, Text
from handlers.records.reading import Shown, shown
from handlers.records.screens import gone, may_undo, tap
from handlers.records.screens import seen as shown_of
from handlers.screens import Showing, screen
from messages import formats
from messages.buttons import Button, Rows, rows
from messages.callbacks.plans import PlanTap
from messages.callbacks.records import RecordsPage, RecordTap
from messages.callbacks.typed import MendTap
from messages.entry_text import field_text, title
from messages.file_text import has_no_picture
from messages.labels import label
from messages.render import render
from storage import drafts


@screen("which_first")
async def which_first(showing: Showing) -> Sequence[Outgoing]:
    """A new line came while a form is open: which goes first; both are kept."""
    new = await showing.store.read(drafts.get, showing.id("new"))
    old = await showing.store.read(drafts.get, showing.id("open"))
    if new is None or old is None:
        return [Text(label(showing.language, "form.gone"), edit=True)]
    language = showing.language
    named = {"new": named_draft(new, language), "old": named_draft(old, language)}
    first, second = (Pen(each.id, each.revision, language) for each in (new, old))
    several = FormState.model_validate_json(new.data).line
    told = {"new": told_draft(new, language), "old": told_draft(old, language)}
    html = render(language, "which_first", **told, count=1 if several is None else several.of)
    buttons = rows(
        [Button(label(language, "typed.new_first", title=named["new"]), first.tap("resume"))],
        [Button(label(language, "typed.old_first", title=named["old"]), second.tap("resume"))],
        [Button(label(language, "typed.not_new"), first.tap("drop"))],
    )
    again = new.message_id if showing.ids.get("again") else None
    return [Text(html, buttons, edit=True, in_place=again, draft_id=new.id)]


@screen("which_record")
async def which_record(showing: Showing) -> Sequence[Outgoing]:
    """Several records may be meant by a correction: a button for each."""
    draft = showing.id("draft")
    found = await _records(showing)
    taps = [[Button(short_title(one, showing), MendTap(draft, one.record.id).encode())] for one in found]
    none = [Button(label(showing.language, "common.cancel"), MendTap(draft, 0).encode())]
    html = render(showing.language, "which_record", missed=_missed(showing))
    return [Text(html, rows(*taps, none), edit=True)]


def _missed(showing: Showing) -> str:
    """The day that was said and that no record has; empty where there is none."""
    said = showing.word("missed")
    return formats.day(date.fromisoformat(said), showing.language, showing.today) if said else ""


@screen("remove_record")
async def remove_record(showing: Showing) -> Sequence[Outgoing]:
    """Asked once more before a record goes: which it is, and what becomes of it."""
    found = await _records(showing)
    if not found:
        return [Text(label(showing.language, "form.record_gone"), edit=True)]
    language = showing.language
    lines = [_long(one, showing) for one in found]
    html = render(language, "remove_record", lines=lines, missed=_missed(showing))
    if len(found) > 1:
        each = ([_remove(one, showing, short_title(one, showing))] for one in found)
        return [Text(html, rows(*each, [_no(showing)]))]
    words = label(language, "typed.remove")
    return [Text(html, rows([_remove(found[0], showing, words), _no(showing)]), edit=True)]


def _remove(one: Shown, showing: Showing, words: str) -> Button:
    """Within ten minutes of saving this is the undo, which opens the form again; later the record goes."""
    action = "undo" if may_undo(one, showing) else "delete"
    return Button(words, RecordTap(one.record.id, action).encode())


def _no(showing: Showing) -> Button:
    return Button(label(showing.language, "typed.keep_it"), MendTap(0, 0).encode())


@screen("kept_record")
async def kept_record(showing: Showing) -> Sequence[Outgoing]:
    """Asked whether a record is to go, they said no."""
    return [Text(label(showing.language, "typed.kept"), edit=True)]


@screen("record_deleted")
async def record_deleted(showing: Showing) -> Sequence[Outgoing]:
    """The record is out; its content waits among the drafts."""
    draft = await showing.store.read(drafts.get, showing.id("draft"))
    named = "" if draft is None else named_draft(draft, showing.language)
    back: Rows = ()
    if draft is not None:
        pen = Pen(draft.id, draft.revision, showing.language)
        back = rows(
            [
                Button(label(showing.language, "typed.take_back"), pen.tap("resume")),
                Button(label(showing.language, "form.drop"), pen.tap("drop")),
            ]
        )
    return [Text(render(showing.language, "record_deleted", title=named), back, edit=True)]


@screen("voice_kept")
async def voice_kept(showing: Showing) -> Sequence[Outgoing]:
    """A voice message went to a saved record; nobody wrote down what it says."""
    return await _attached(showing, "voice_kept")


@screen("file_kept")
async def file_kept(showing: Showing) -> Sequence[Outgoing]:
    """A photo or file went to a saved record."""
    return await _attached(showing, "file_kept")


async def _attached(showing: Showing, template: str) -> Sequence[Outgoing]:
    found = await shown_of(showing)
    if found is None:
        return gone(showing)
    entry, language = found.record.entry, showing.language
    day = field_text(entry, "on", language, showing.today)
    heic = any(has_no_picture(one.name) for one in entry.attachments[-1:])
    html = render(language, template, title=title(entry, language), day=day, heic=heic)
    buttons = rows([tap(found, language, "form.page", "open"), tap(found, language, "form.amend", "amend")])
    return [Text(html, buttons, record_id=found.record.id)]


@screen("no_such_record")
async def no_such_record(showing: Showing) -> Sequence[Outgoing]:
    """No record fits a correction, or none that the sender may change."""
    see = Button(label(showing.language, "typed.see_records"), RecordsPage().encode())
    return [Text(render(showing.language, "no_such_record"), ((see,),))]


@screen("no_such_plan")
async def no_such_plan(showing: Showing) -> Sequence[Outgoing]:
    """Nothing that is planned fits what was called off; records are left alone."""
    language = showing.language
    plans = Button(label(language, "plans.all"), PlanTap(0, 0, "list").encode())
    see = Button(label(language, "typed.see_records"), RecordsPage().encode())
    return [Text(render(language, "no_such_plan"), ((plans, see),))]


async def _records(showing: Showing) -> list[Shown]:
    """The records that the answer names, as far as they are still there and this person's to see."""
    ids = [int(part) for part in showing.word("records").split(",") if part]
    around = (showing.branch_id, showing.person_id, showing.today)
    found = [await showing.store.read(shown, each, *around) for each in ids]
    return [one for one in found if one is not None and one.visible]


def short_title(one: Shown, showing: Showing) -> str:
    """A record on a button: its day and type, and with whom a talk was."""
    entry = one.record.entry
    day = formats.short_day(entry.on, showing.language) if entry.on is not None else ""
    return " ".join(filter(None, (day, title(entry, showing.language), _with(one, showing))))


def _long(one: Shown, showing: Showing) -> str:
    entry, language = one.record.entry, showing.language
    day = field_text(entry, "on", language, showing.today) or ""
    span = field_text(entry, "start", language, showing.today) if hasattr(entry, "start") else None
    return " ".join(filter(None, (title(entry, language), _with(one, showing), day, span)))


def _with(one: Shown, showing: Showing) -> str:
    """Whom a talk was with, for those who may know."""
    people = getattr(one.record.entry, "counterparts", ()) if one.readable else ()
    return formats.listed([who.name for who in people], showing.language)
