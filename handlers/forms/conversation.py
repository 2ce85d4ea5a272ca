"""Logging a record, step by step, with one message edited in place.

What the secretary does: 📝 记会议 → taps the type (what is due comes first) → taps the day, the time, the
place, the chair → taps 全部到会 or the names of those absent → types what was dealt with → sees the review
card → ✅ 保存. Typed text is taken at every step; a photo or file at any step is attached. /meeting and
/interview open it too, 取消 lays the draft aside, and nothing typed is lost.
"""

from bot.access import Action
from sqlmodel import Session

from bot.duties.catalogue import shipped
from bot.record_types import SPECS, Form, RecordType, Report, Subject, types_of
from bot.records import Inspection, ReportSubmission
from handlers.forms import flow, saving, steps
from handlers.forms.context import KIND, Opened, context, opened
from handlers.forms.state import TYPE, Context, FormState, Told, blank
from handlers.members import person_of, refused_to
from handlers.routing import Route, Take, callback, command, reply_label, text
from handlers.turn import Turn
from messages.callbacks import FormTap, StartRecord
from messages.reading.commands import Command, read_command
from storage import drafts
from storage.drafts import Draft, Stale
from storage.inbox import Reply

STALE = Reply("silence", toast="form.stale")


def routes() -> list[Route]:
    """The ways into a form and through it."""
    return [
        command("meeting", _beginning(Form.MEETING)),
        command("interview", _beginning(Form.INTERVIEW)),
        command("report", _beginning(Form.REPORT_SUBMISSION)),
        command("inspection", _beginning(Form.INSPECTION)),
        command("cancel", cancel),
        reply_label("meeting", _beginning(Form.MEETING)),
        reply_label("interview", _beginning(Form.INTERVIEW)),
        callback(StartRecord, begin_from_duty),
        callback(FormTap, tap),
        text(type_in),
    ]


def _beginning(form: Form) -> Take:
    types = types_of(form)

    async def take(turn: Turn) -> None:
        await begin(turn, started(types[0]) if len(types) == 1 else FormState(form=form))

    return take


async def begin_from_duty(turn: Turn, wanted: StartRecord) -> None:
    """去登记: the type, report or subject is known already, so it is not asked."""
    await begin(turn, started(wanted.type))


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


async def begin(turn: Turn, state: FormState) -> None:
    """Open a form; the one that was open is laid aside and listed."""
    action = Action.LOG_INTERVIEW if state.form is Form.INTERVIEW else Action.LOG_MEETING
    if await refused_to(turn, action):
        return
    here = await _context(turn, state)
    first = flow.enter(state, TYPE, here) if state.entry is None else flow.begin(state, here)
    await turn.commit(form_shown, _start, turn, first)


async def _context(turn: Turn, state: FormState) -> Context:
    found = await turn.read(
        context, state, turn.branch_id, shipped(), turn.person_id, turn.today, turn.language
    )
    return found[0]


def _start(session: Session, turn: Turn, state: FormState) -> Draft:
    return drafts.start(
        session,
        user_id=turn.user_id,
        chat_id=turn.chat_id,
        branch_id=turn.branch_id,
        kind=KIND,
        step=state.step,
        data=state.model_dump_json(),
        now=turn.now,
    )


def form_shown(result: object) -> Reply:
    """The form's screen for a draft that was stored; a toast for one that had moved on."""
    return Reply("form", {"draft": result.id}) if isinstance(result, Draft) else STALE


async def tap(turn: Turn, tapped: FormTap) -> None:
    """A button of a form: judged by draft and revision, never by message."""
    found = await turn.read(opened, tapped.draft, shipped(), await person_of(turn), turn.today, turn.language)
    if found is None:
        await turn.commit(Reply("silence", toast="form.gone"))
    elif found.draft.user_id != turn.user_id:
        await turn.commit(Reply("silence", toast="form.foreign"))
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


def put(session: Session, draft: Draft, state: FormState, turn: Turn) -> Draft | Stale:
    """Store the next state of a form."""
    return drafts.save(
        session,
        draft.id,
        draft.revision,
        step=state.step,
        data=state.model_dump_json(),
        now=turn.now,
    )


async def open_form(turn: Turn) -> Opened | None:
    """The form that the sender has open, if it is one of records."""
    if turn.account.person_id is None:
        return None
    active = await turn.read(drafts.active, turn.user_id)
    if active is None or active.kind != KIND:
        return None
    return await turn.read(opened, active.id, shipped(), turn.person_id, turn.today, turn.language)


async def type_in(turn: Turn) -> None:
    """Typed text goes to the open step; plain words such as 取消 or 上一步 steer."""
    found = await open_form(turn)
    if found is None:
        return
    word = read_command(turn.text)
    if word is Command.CANCEL:
        await saving.lay_aside(turn, found)
        return
    state = _typed(found, turn.text, word)
    noted = state.model_copy(update={"typed": (*state.typed, turn.message.message_id)})
    await turn.commit(form_shown, put, found.draft, noted, turn)


def _typed(found: Opened, text: str, word: Command | None) -> FormState:
    steering = {Command.BACK: "back", Command.SKIP: "skip"}
    if word in steering:
        return steps.tapped(found.state, found.context, steering[word], "")
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
