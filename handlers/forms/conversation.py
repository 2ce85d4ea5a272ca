"""Logging a record, step by step, with one message edited in place.

What the secretary does: 📝 记会议 → taps the type (what is due comes first) → taps the day, the time, the
place, the chair → taps 全部到会 or the names of those absent → types what was dealt with → sees the review
card → ✅ 保存. Typed text is taken at every step; a photo or file at any step is attached. /meeting and
/interview open it too, 取消 lays the draft aside, and nothing typed is lost.
"""

from collections.abc import Callable

from sqlmodel import Session

from bot.duties.catalogue import shipped
from bot.record_types import SPECS, Form, RecordType, Report, Subject, types_of
from bot.records import Inspection, ReportSubmission
from handlers.forms import flow, saving, steps
from handlers.forms.allowed import needed, refusal
from handlers.forms.context import Opened, context, opened
from handlers.forms.fields import widget
from handlers.forms.keeping import KIND, STALE, form_shown, put, start
from handlers.forms.state import REVIEW, TYPE, Context, FormState, Told, blank
from handlers.forms.widgets.base import TAP_INSTEAD
from handlers.members import person_of, refused_to
from handlers.routing import Route, Take, callback, command, reply_label, text
from handlers.turn import Turn
from messages.callbacks.records import StartRecord
from messages.callbacks.steps import FormTap
from messages.reading.commands import Command, read_command
from storage import drafts
from storage.drafts import Draft, Stale
from storage.inbox import Reply


def routes() -> list[Route]:
    """The ways into a form and through it."""
    return [
        command("meeting", beginning(Form.MEETING)),
        command("interview", beginning(Form.INTERVIEW)),
        command("report", beginning(Form.REPORT_SUBMISSION)),
        command("inspection", beginning(Form.INSPECTION)),
        reply_label("meeting", beginning(Form.MEETING)),
        reply_label("interview", beginning(Form.INTERVIEW)),
        callback(StartRecord, begin_from_duty),
        callback(FormTap, tap),
        text(type_in),
    ]


def beginning(form: Form) -> Take:
    """Opens an empty form; where there is one type alone, it is not asked."""
    types = types_of(form)

    async def take(turn: Turn) -> None:
        await begin(turn, started(types[0]) if len(types) == 1 else FormState(form=form))

    return take


async def begin_from_duty(turn: Turn, wanted: StartRecord) -> None:
    """去登记: the type, report or subject is known already, so it is not asked."""
    try:
        state = started(wanted.type)
    except ValueError:
        await turn.commit(STALE)
        return
    await begin(turn, state)


def started(wanted: str) -> FormState:
    """A form of a type, a report or an inspection's subject.

    Raises:
        ValueError: it is none of these.
    """
    if wanted in list(Report):
        entry = ReportSubmission(report=Report(wanted))
        return FormState(form=Form.REPORT_SUBMISSION, entry=entry)
    if wanted in list(Subject):
        return FormState(form=Form.INSPECTION, entry=Inspection(subject=Subject(wanted)))
    kind = RecordType(wanted)
    form = SPECS[kind].form
    return FormState(form=form, entry=blank(kind, form))


async def begin(turn: Turn, state: FormState, shown: Callable[[Draft | Stale], Reply] = form_shown) -> None:
    """Open a form, shown by itself or as ``shown`` says; the one that was open is laid aside."""
    if await refused_to(turn, needed(state.form)):
        return
    here = await look_around(turn, state)
    first = flow.enter(state, TYPE, here) if state.entry is None else flow.begin(state, here)
    await turn.commit(shown, start, turn, first)


async def look_around(turn: Turn, state: FormState) -> Context:
    """What the steps of a form that is about to be opened look up."""
    found = await turn.read(
        context, state, turn.branch_id, shipped(), turn.person_id, turn.today, turn.language
    )
    return found[0]


async def tap(turn: Turn, tapped: FormTap) -> None:
    """A button of a form: judged by draft and revision, never by message."""
    found = await turn.read(opened, tapped.draft, shipped(), person_of(turn), turn.today, turn.language)
    if found is None:
        await turn.commit(Reply("silence", toast="form.gone"))
    elif (why := refusal(turn, found)) is not None:
        await turn.commit(Reply("silence", toast=why))
    elif tapped.action in saving.ACTIONS:
        await saving.act(turn, found, tapped)
    elif found.draft.revision != tapped.revision:
        await turn.commit(STALE)
    else:
        await _go_on(turn, found, tapped)


async def _go_on(turn: Turn, found: Opened, tapped: FormTap) -> None:
    try:
        state = steps.tapped(found.state, found.context, tapped.action, tapped.value)
    except LookupError:
        await turn.commit(STALE)
        return
    await turn.commit(form_shown, put, found.draft, state, turn)


async def open_form(turn: Turn) -> Opened | None:
    """The form that the sender has open, if it is one of records and of their branch."""
    return await turn.find(_open_form)


def _open_form(session: Session, turn: Turn) -> Opened | None:
    active = drafts.active(session, turn.user_id, KIND)
    if active is None or active.branch_id != turn.account.branch_id:
        return None
    return opened(session, active.id, shipped(), person_of(turn), turn.today, turn.language)


async def open_to(turn: Turn) -> Opened | None:
    """The open form of a sender who may go on in it; None without one, or after a refusal."""
    found = await open_form(turn)
    if found is not None and refusal(turn, found) is not None:
        await turn.commit(Reply("not_allowed"))
        return None
    return found


async def type_in(turn: Turn) -> None:
    """Typed text goes to the open step; plain words such as 取消, 上一步 or 记会议 steer."""
    word = read_command(turn.text)
    if word in _BEGINNING:
        await beginning(_BEGINNING[word])(turn)
        return
    found = await open_to(turn)
    if found is None or (word not in _OWN and _leaves_text(found, turn.text)):
        return  # a question or a line is taken by whoever understands it
    if word is Command.CANCEL and not found.state.editing:
        await saving.lay_aside(turn, found)
        return
    state = _typed(found, turn.text, word)
    await turn.commit(form_shown, put, found.draft, holding(state, turn, found), turn)


_BEGINNING: dict[Command | None, Form] = {
    Command.LOG_MEETING: Form.MEETING,
    Command.LOG_INTERVIEW: Form.INTERVIEW,
    Command.LOG_REPORT: Form.REPORT_SUBMISSION,
    Command.LOG_INSPECTION: Form.INSPECTION,
}


def _leaves_text(found: Opened, text: str) -> bool:
    """Whether the open step takes no such text: the review card none, the type's step only a type's name."""
    state = found.state
    if state.step == TYPE:
        return widget(TYPE).read(state, found.context, text) == TAP_INSTEAD
    return state.step == REVIEW


async def unread(turn: Turn, found: Opened) -> None:
    """Typed text that nobody understood while a form is open: the form says what it takes."""
    if refusal(turn, found) is not None:
        await turn.commit(Reply("not_allowed"))
        return
    state = _typed(found, turn.text, None)
    await turn.commit(form_shown, put, found.draft, holding(state, turn, found), turn)


def holding(state: FormState, turn: Turn, found: Opened) -> FormState:
    """The form that knows which messages of the chat hold its content: what was sent, what it answers."""
    ids = (turn.message.message_id, found.draft.message_id)
    return state.model_copy(update={"typed": (*state.typed, *(one for one in ids if one is not None))})


_OWN = (Command.CANCEL, Command.BACK, Command.SKIP, Command.DONE)
"""Words that steer a form, whatever its step."""
_STEERING = {Command.BACK: "back", Command.SKIP: "skip", Command.CANCEL: "back"}
"""Words that do what a button does; 取消 while a field is changed leaves that field as it was."""


def _typed(found: Opened, text: str, word: Command | None) -> FormState:
    if word in _STEERING:
        return steps.tapped(found.state, found.context, _STEERING[word], "")
    if word is Command.DONE and steps.can_end(found.state, found.context):
        return steps.tapped(found.state, found.context, "v", "done")
    return steps.typed(found.state, found.context, text)


async def cancel(turn: Turn) -> None:
    """/cancel: the open form is laid aside."""
    found = await open_form(turn)
    if found is None:
        await turn.commit(Reply("nothing_open"))
    else:
        await saving.lay_aside(turn, found)


async def tell(turn: Turn, found: Opened, told: Told) -> None:
    """Say something at the open step and change nothing else."""
    await turn.commit(form_shown, put, found.draft, steps.telling(found.state, told), turn)
