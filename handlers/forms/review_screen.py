"""The review card: every field, what is missing, what an inspector would say, what it will count towards."""

from collections.abc import Sequence
from datetime import date

from bot.duties.explain import Change
from handlers.files.looking import DRAFT, look_button
from handlers.forms.context import Opened
from handlers.forms.effects import effects, turned_off
from handlers.forms.fields import card, gaps, retypable
from handlers.forms.flow import still_open
from handlers.forms.state import ANSWERS, TYPE, UNFOLDED, Context, FormState, Pen
from handlers.forms.told import told_text
from handlers.situations import catalogue_of
from messages.buttons import Button, Rows, grid, rows
from messages.entry_text import field_label, field_text, title
from messages.fitting import clip, fitted
from messages.hint_text import hint_texts
from messages.labels import has_label, label
from messages.render import render
from messages.standing_text import dated_period


def review(found: Opened, pen: Pen) -> tuple[str, Rows]:
    """The words of the card and its buttons."""
    state, context, entry = found.state, found.context, found.state.content
    language = context.language
    headed = when_text(state, language, context.today)
    fields = card(entry, context.roster)
    said = {field: field_text(entry, field, language, context.today) for field in fields}
    hinted = hint_texts(context.hints, state.answers, language)
    duties = catalogue_of(found.situation)
    moved = effects(state, duties, found.situation, context.person_id)
    html = fitted(
        lambda most: render(
            language,
            "review",
            title=title(entry, language),
            part=0 if state.line is None else state.line.part + 1,
            of=1 if state.line is None else state.line.of,
            when=headed,
            changed=changes_of(state, context, most),
            doubts=[told_text(doubt.told, language) for doubt in state.doubts],
            amending=state.record_id is not None,
            filled=[
                (field_label(entry, f, language), clip(text, most))
                for f, text in said.items()
                if text and not (headed and f in _HEADED)
            ],
            missing=[field_label(entry, field, language) for field in gaps(entry, context.roster)],
            hints=hinted,
            turned_off=turned_off(state, duties, found.situation, language),
            effects=[
                effect_text(effect, language, context.today, anew=state.record_id is None) for effect in moved
            ],
            told=told_text(state.told, language),
        )
    )
    return html, _buttons(found, {field: bool(text) for field, text in said.items()}, pen)


def _buttons(found: Opened, said: dict[str, bool], pen: Pen) -> Rows:
    """Save; a button for each field; back into the questions (a saved record has none) and cancel.

    Under a card that typed words filled or changed, the fields are folded up: what was understood is to be
    seen above 保存 without scrolling.
    """
    language, state = pen.language, found.state
    if is_folded(state):
        return _folded(found, pen)
    changes = [_field_button(found, field, there, pen) for field, there in said.items()]
    if retypable(state.form):
        changes.append(_field_button(found, TYPE, True, pen))
    if found.context.hints:
        changes.append(Button(label(language, "form.answer"), pen.tap("edit", ANSWERS)))
    back = [Button(label(language, "common.back"), pen.tap("back"))] if state.record_id is None else []
    return rows(
        [Button(label(language, "common.save"), pen.tap("save"))],
        *grid(changes),
        look_button(DRAFT, found.draft.id, state.content.attachments, language),
        [*back, Button(label(language, "common.cancel"), pen.tap("cancel"))],
    )


def is_folded(state: FormState) -> bool:
    """Whether the card's field buttons wait behind one that unfolds them."""
    return (state.line is not None or state.before is not None) and state.panel != UNFOLDED


def _folded(found: Opened, pen: Pen) -> Rows:
    """Save; what a guided log would have asked and is missing; the other fields by one more tap; cancel."""
    language, state = pen.language, found.state
    wanted = [step for step in still_open(state) if step in card(state.content, found.context.roster)]
    return rows(
        [Button(label(language, "common.save"), pen.tap("save"))],
        *grid([_field_button(found, step, False, pen) for step in wanted]),
        look_button(DRAFT, found.draft.id, state.content.attachments, language),
        [
            Button(label(language, "form.unfold"), pen.tap("unfold")),
            Button(label(language, "common.cancel"), pen.tap("cancel")),
        ],
    )


def _field_button(found: Opened, field: str, there: bool, pen: Pen) -> Button:
    """✏️ for what is there, ➕ for what is missing."""
    short = f"form.short.{field}"
    named = has_label(pen.language, short)
    words = label(pen.language, short) if named else field_label(found.state.content, field, pen.language)
    key = "form.edit" if there else "form.add"
    return Button(label(pen.language, key, field=words), pen.tap("edit", field))


_HEADED = ("on", "start")
"""Fields that the head of a card out of a line shows."""


def when_text(state: FormState, language: str, today: date) -> str | None:
    """The day with its weekday and the time, for the head of a card that a typed line filled."""
    entry = state.content
    if state.line is None or entry.on is None:
        return None
    day, span = field_text(entry, "on", language, today), field_text(entry, "start", language, today)
    return " ".join(filter(None, (day, span)))


def _unlike(lines: Sequence[str], others: Sequence[str]) -> str:
    """Those of the lines that the others have not; all of them where that leaves nothing."""
    return " ".join([line for line in lines if line not in others] or lines)


def changes_of(state: FormState, context: Context, most: int) -> list[tuple[str, str, str]]:
    """What the last typed correction changed: the field, what it said, and what it says."""
    before, entry, language = state.before, state.content, context.language
    if before is None or before.form != entry.form:
        return []
    found = []
    if before.type != entry.type:
        found.append((label(language, "fields.type"), title(before, language), title(entry, language)))
    for field in card(entry, context.roster):
        was, now = (
            (field_text(one, field, language, context.today) or "").split("\n") for one in (before, entry)
        )
        if was != now:
            old, new = clip(_unlike(was, now), most), clip(_unlike(now, was), most)
            found.append((field_label(entry, field, language), old, new or label(language, "common.missing")))
    return found


def effect_text(change: Change, language: str, today: date, *, anew: bool) -> str:
    """What the record counts towards: ``廉政谈话 3/5 → 4/5``; of one that counted before, ``廉政谈话 4/5``.

    A period that is not the present one is named.
    """
    title, after = change.line.title(language), change.after
    period = after.period
    if period is not None and not period.opens <= today <= period.due:
        title = label(language, "form.in_period", title=title, period=dated_period(period, today, language))
    step = f"{change.before.done}/{after.required} → " if anew else ""
    return f"{title} {step}{after.done}/{after.required}"
