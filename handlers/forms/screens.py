"""The form as a message: a question with its buttons, or the review card."""

from collections.abc import Sequence
from datetime import date

from bot.completeness import Code, Hint
from bot.duties.catalogue import shipped
from bot.record_types import Detail
from handlers.forms.context import KIND, Opened, opened
from handlers.forms.effects import Effect, effects, hints_of
from handlers.forms.fields import card, gaps, widget
from handlers.forms.flow import progress, questions
from handlers.forms.state import REVIEW, TYPE, AnyEntry, FormState, Pen
from handlers.outgoing import Outgoing, Text
from handlers.screens import Showing, screen
from messages import formats
from messages.buttons import Button, Rows, grid, rows
from messages.callbacks import FormTap
from messages.entry_text import field_label, field_text, title
from messages.labels import has_label, label
from messages.render import render
from storage import drafts
from storage.drafts import Draft


@screen("form")
async def form(showing: Showing) -> Sequence[Outgoing]:
    """The draft as it stands: its open question, or the review card."""
    draft_id = showing.id("draft")
    found = await showing.store.read(
        opened, draft_id, shipped(), showing.person_id, showing.today, showing.language
    )
    if found is None:
        return [Text(render(showing.language, "nothing_open"))]
    parked = await showing.store.read(drafts.parked, showing.user_id)
    html, buttons = _review(found) if found.state.step == REVIEW else _question(found, parked)
    in_place = found.draft.message_id if showing.ids.get("in_place") else None
    return [
        Text(
            html,
            buttons,
            edit=True,
            in_place=in_place,
            supersedes=found.draft.message_id,
            draft_id=found.draft.id,
        )
    ]


def _pen(found: Opened) -> Pen:
    return Pen(found.draft.id, found.draft.revision, found.context.language)


def _told(state: FormState, language: str) -> str | None:
    return None if state.told is None else label(language, state.told.key, **state.told.values)


def question_text(state: FormState, language: str) -> str:
    """What the open step asks."""
    if state.step == "attendance" and state.panel.startswith("why"):
        who = state.panel.removeprefix("why")
        names = (a.who.name for a in state.meeting.absences if str(a.who.person_id) == who)
        return label(language, "ask.reason", name=next(names, ""))
    if state.step in list(Detail) and state.step != Detail.GROUP:
        return label(language, "ask.detail", field=label(language, f"details.{state.step}"))
    own = {("report_submission", "by"): "submitted_by", ("inspection", "by"): "inspected_by"}
    key = own.get((state.form.value, state.step), state.step)
    return label(language, f"ask.{key}")


def _hint(state: FormState, language: str) -> str | None:
    key = f"ask.hint.{state.step}"
    return label(language, key) if has_label(language, key) else None


def _question(found: Opened, parked: list[Draft]) -> tuple[str, Rows]:
    state, context, pen = found.state, found.context, _pen(found)
    number, of = progress(state)
    html = render(
        context.language,
        "question",
        title=None if state.entry is None else title(state.entry, context.language),
        number=None if state.editing else number,
        of=of,
        answers=answered(state, context.language, found),
        question=question_text(state, context.language),
        hint=_hint(state, context.language),
        told=_told(state, context.language),
        draft_content=state.step if state.editing else None,
    )
    return html, rows(
        *widget(state.step).buttons(state, context, pen), *_extras(found, parked, pen), _steering(state, pen)
    )


def answered(state: FormState, language: str, found: Opened) -> list[tuple[str, str]]:
    """What has been answered so far, on a line each; the open field too when it is being changed."""
    if state.entry is None:
        return []
    shown = [state.step] if state.editing else [step for step in questions(state) if step != TYPE]
    lines = ((step, field_text(state.entry, step, language, found.context.today)) for step in shown)
    return [(field_label(state.entry, step, language), clipped(said)) for step, said in lines if said]


def _extras(found: Opened, parked: list[Draft], pen: Pen) -> Rows:
    """以上次为模板 at the first question of a form; laid-aside drafts where a type is chosen."""
    state = found.state
    if state.step == TYPE and not state.editing:
        return grid([_resume(draft, pen.language) for draft in parked if draft.kind == KIND][:3])
    first = next((step for step in questions(state) if step != TYPE), TYPE)
    if state.step == first and found.context.previous is not None and not state.editing:
        return ((Button(label(pen.language, "ask.template"), pen.tap("same")),),)
    return ()


def _resume(draft: Draft, language: str) -> Button:
    state = FormState.model_validate_json(draft.data)
    words = label(language, "fields.type") if state.entry is None else title(state.entry, language)
    day = field_text(state.entry, "on", language) if state.entry is not None else None
    shown = label(language, "ask.resume", title=" ".join(filter(None, (words, day))))
    return Button(shown, FormTap(draft.id, draft.revision, "resume").encode())


def _steering(state: FormState, pen: Pen) -> list[Button]:
    """Back, skip, cancel; nothing to go back to at the first question."""
    taps = []
    if state.step != questions(state)[0] or state.editing:
        taps.append(Button(label(pen.language, "common.back"), pen.tap("back")))
    if state.step != TYPE and not state.editing:
        taps.append(Button(label(pen.language, "common.skip"), pen.tap("skip")))
    return [*taps, Button(label(pen.language, "common.cancel"), pen.tap("cancel"))]


def _review(found: Opened) -> tuple[str, Rows]:
    state, context, pen = found.state, found.context, _pen(found)
    entry, language = state.content, context.language
    fields = card(entry.type)
    said = {field: field_text(entry, field, language, context.today) for field in fields}
    html = render(
        language,
        "review",
        title=title(entry, language),
        amending=state.record_id is not None,
        filled=[(field_label(entry, field, language), clipped(text)) for field, text in said.items() if text],
        missing=[field_label(entry, field, language) for field in gaps(entry)],
        hints=hint_texts(entry, hints_of(entry, found.situation, found.others), language, context.today),
        effects=[
            effect_text(effect, language)
            for effect in effects(state, shipped(), found.situation, context.person_id)
        ],
        told=_told(state, language),
    )
    return html, rows(
        [Button(label(language, "common.save"), pen.tap("save"))],
        *grid([_field_button(entry_field, said[entry_field], found, pen) for entry_field in fields]),
        [
            Button(label(language, "common.back"), pen.tap("back")),
            Button(label(language, "common.cancel"), pen.tap("cancel")),
        ],
    )


CLIPPED = 200
"""Characters of one field on the card, so that all of them fit one message; the record keeps them whole."""


def clipped(text: str) -> str:
    """A field short enough for the card."""
    return text if len(text) <= CLIPPED else text[: CLIPPED - 1] + "…"


def _field_button(field: str, said: str | None, found: Opened, pen: Pen) -> Button:
    """✏️ for what is there, ➕ for what is missing."""
    words = field_label(found.state.content, field, pen.language)
    return Button(
        label(pen.language, "form.edit" if said else "form.add", field=words), pen.tap("edit", field)
    )


def hint_texts(entry: AnyEntry, hints: Sequence[Hint], language: str, today: date) -> list[str]:
    """The hints in words; missing fields are one line together."""
    missing = [str(hint.params["field"]) for hint in hints if hint.code is Code.FIELD_MISSING]
    named = formats.listed([field_label(entry, field, language) for field in missing], language)
    first = [label(language, "hints.field_missing", field=named)] if missing else []
    return first + [
        _hint_text(hint, language, today) for hint in hints if hint.code is not Code.FIELD_MISSING
    ]


def _hint_text(hint: Hint, language: str, today: date) -> str:
    params: dict[str, object] = {
        key: formats.day(value, language, today) if isinstance(value, date) else value
        for key, value in hint.params.items()
    }
    return label(language, f"hints.{hint.code}", **params)


def effect_text(effect: Effect, language: str) -> str:
    """What the record counts towards: ``廉政谈话 3/5 → 4/5``."""
    return (
        f"{effect.duty.title.of(language)} "
        f"{effect.before}/{effect.required} → {effect.after}/{effect.required}"
    )


@screen("laid_aside")
async def laid_aside(showing: Showing) -> Sequence[Outgoing]:
    """A cancelled form: it waits, can be taken up or thrown away."""
    draft = await showing.store.read(drafts.get, showing.id("draft"))
    if draft is None:
        return [Text(render(showing.language, "nothing_open"), edit=True)]
    pen = Pen(draft.id, draft.revision, showing.language)
    taps = [
        Button(label(showing.language, "form.keep"), pen.tap("resume")),
        Button(label(showing.language, "form.drop"), pen.tap("drop")),
    ]
    return [
        Text(render(showing.language, "laid_aside"), (tuple(taps),), edit=True, supersedes=draft.message_id)
    ]


@screen("dropped")
async def dropped(showing: Showing) -> Sequence[Outgoing]:
    """A draft is gone for good."""
    return [Text(label(showing.language, "form.dropped"), edit=True)]


@screen("nothing_open")
async def nothing_open(showing: Showing) -> Sequence[Outgoing]:
    """There was nothing to cancel."""
    return [Text(render(showing.language, "nothing_open"))]


@screen("not_allowed")
async def not_allowed(showing: Showing) -> Sequence[Outgoing]:
    """The sender's role does not include that."""
    return [Text(label(showing.language, "gate.not_allowed"))]
