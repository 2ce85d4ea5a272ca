"""The open question of a form: what has been answered, what is asked, what can be tapped."""

from collections.abc import Sequence

from bot.attendance import expected_people
from bot.record_types import Detail, Form
from handlers.forms.context import Opened
from handlers.forms.fields import card, widget
from handlers.forms.flow import progress, questions, still_open
from handlers.forms.state import ANSWERS, TYPE, Context, FormState, Pen
from handlers.forms.told import told_text
from handlers.forms.unfinished import resume_buttons
from handlers.forms.widgets.answers import chosen, to_choose
from messages.buttons import Button, Rows, grid, rows
from messages.entry_text import field_label, field_text, title
from messages.fitting import clip, fitted
from messages.labels import has_label, label
from messages.render import render
from storage.drafts import Draft


def question(found: Opened, parked: Sequence[Draft], pen: Pen) -> tuple[str, Rows]:
    """The words of the open question and its buttons; ``parked`` are the sender's forms laid aside."""
    state, language = found.state, found.context.language
    number, of = progress(state)
    waiting = parked if found.draft.untouched else ()
    html = fitted(
        lambda most: render(
            language,
            "question",
            title=None if state.entry is None else title(state.entry, language),
            number=None if state.editing or state.entry is None or state.line is not None else number,
            of=of,
            part=0 if state.line is None else state.line.part + 1,
            parts=1 if state.line is None else state.line.of,
            lacking=len(still_open(state)) if state.line is not None and not state.editing else 0,
            answers=answered(state, found.context, most),
            question=question_text(state, found.context),
            choices=[clip(text, most) for text in choices(state, found.context)],
            hint=hint_text(state, found.context),
            told=told_text(state.told, language),
            fine=state.told is not None and state.told.fine,
            unfinished=len(waiting),
        )
    )
    own = widget(state.step).buttons(state, found.context, pen)
    return html, rows(
        *own, *_template(found, pen), *grid(resume_buttons(waiting, language), most=1), _steering(state, pen)
    )


def question_text(state: FormState, context: Context) -> str:
    """What the open step asks."""
    language = context.language
    if state.step == ANSWERS and (hint := chosen(state, context)) is not None:
        return label(language, "ask.answer", hint=hint)
    if state.step == "attendance" and state.panel.startswith("why"):
        who = state.panel.removeprefix("why")
        names = (a.who.name for a in state.meeting.absences if str(a.who.person_id) == who)
        return label(language, "ask.reason", name=next(names, ""))
    if state.step in list(Detail) and state.step != Detail.GROUP:
        return label(language, "ask.detail", field=label(language, f"details.{state.step}"))
    key = _own_key(state)
    if _counts_alone(state, context):
        return label(language, f"ask.{key}_counts")
    by_type = f"ask.{key}_of.{state.entry.type}" if state.entry is not None else ""
    return label(language, by_type if has_label(language, by_type) else f"ask.{key}")


def _own_key(state: FormState) -> str:
    """The open step, under the name that its form has for it."""
    own = {("report_submission", "by"): "submitted_by", ("inspection", "by"): "inspected_by"}
    return own.get((state.form.value, state.step), state.step)


def choices(state: FormState, context: Context) -> list[str]:
    """What the numbers on the buttons stand for, where a button could not hold the words."""
    return to_choose(state, context) if state.step == ANSWERS else []


def _counts_alone(state: FormState, context: Context) -> bool:
    """Whether nobody on the roster is known to be expected, so that only numbers can be given."""
    if state.step != "attendance":
        return False
    return not expected_people(state.meeting, context.roster, state.meeting.on or context.today)


def hint_text(state: FormState, context: Context) -> str | None:
    """How the open step may be answered, where that is worth a line."""
    if state.step == "attendance" and state.panel.startswith("why"):
        return label(context.language, "ask.hint.reason")
    if choices(state, context):
        return label(context.language, "ask.hint.answers_to_choose")
    if state.step == "counterparts" and context.pending:
        return label(context.language, "ask.hint.counterparts_pending")
    key = f"ask.hint.{_own_key(state)}" + ("_counts" if _counts_alone(state, context) else "")
    return label(context.language, key) if has_label(context.language, key) else None


def answered(state: FormState, context: Context, most: int) -> list[tuple[str, str]]:
    """What has been answered so far, on a line each; the open field alone when it is being changed.

    Of a typed line all that it said, asked or not: what was understood is always echoed.
    """
    if state.entry is None or state.step == ANSWERS:
        return []
    shown = [state.step] if state.editing else list(questions(state))
    if state.line is not None and not state.editing:
        shown += [field for field in card(state.entry, context.roster) if field not in shown]
    lines = [
        (step, field_text(state.entry, step, context.language, context.today))
        for step in shown
        if step != TYPE
    ]
    return [
        (field_label(state.entry, step, context.language), clip(said, most)) for step, said in lines if said
    ]


def opens_the_form(state: FormState) -> bool:
    """Whether the open step is the first of a form that has nothing in it yet."""
    if state.editing:
        return False
    if state.entry is None:
        return True
    return state.step == next((step for step in questions(state) if step != TYPE), TYPE)


def _template(found: Opened, pen: Pen) -> Rows:
    """以上次为模板 at the first question about a meeting or a talk."""
    if found.state.form not in (Form.MEETING, Form.INTERVIEW):
        return ()
    if found.state.entry is None or found.context.previous is None or not opens_the_form(found.state):
        return ()
    if len(still_open(found.state)) < len([step for step in questions(found.state) if step != TYPE]):
        return ()  # taken over already, or known from elsewhere
    return ((Button(label(pen.language, "ask.template"), pen.tap("same")),),)


def _steering(state: FormState, pen: Pen) -> list[Button]:
    """Back, skip, cancel; while a field is changed back, and out with what it says."""
    back = Button(label(pen.language, "common.back"), pen.tap("back"))
    if state.editing:
        clear = [Button(label(pen.language, "form.clear"), pen.tap("clear"))] if _clearable(state) else []
        return [back, *clear]
    taps = [back] if state.step != questions(state)[0] and state.line is None else []
    if state.step != TYPE:
        taps.append(Button(label(pen.language, "common.skip"), pen.tap("skip")))
    if state.line is not None and state.entry is not None and len(still_open(state)) > 1:
        taps.append(Button(label(pen.language, "form.to_card"), pen.tap("card")))
    return [*taps, Button(label(pen.language, "common.cancel"), pen.tap("cancel"))]


def _clearable(state: FormState) -> bool:
    """A field that says something; a record is of some type and some day, and files go one by one."""
    fixed = (TYPE, "on", "attachments")
    return state.step not in fixed and widget(state.step).answered(state)
