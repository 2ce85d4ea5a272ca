"""A line that tells of a meeting or a talk becomes a review card.

What the secretary does: types or dictates 昨天下午三点支委会，应到5实到4，李四请假，研究了发展党员 → is asked
for what the form needs and the line does not say (the place, the chair), a tap each, or goes straight on to
the card → sees the card with day, weekday and time at its head, what was not clear marked ❓ → ✅ 保存.
A line that tells of several gives a card each, one after another (1/3). While a form with something in it is
open, the line waits beside it and two buttons ask which goes first; nothing is lost.
"""

from collections.abc import Callable, Sequence

from sqlmodel import Session

from bot.duties.catalogue import Catalogue, shipped
from bot.records import Attachment
from handlers.forms import conversation, keeping
from handlers.forms.allowed import needed
from handlers.forms.context import context
from handlers.forms.flow import begin as first_gap
from handlers.forms.flow import enter
from handlers.forms.state import REVIEW, TYPE, Context, FormState, Told, Typed
from handlers.forms.widgets.types import misfit
from handlers.members import refused_to
from handlers.turn import Turn
from handlers.typed.correcting import correct_open, fits_open
from handlers.typed.filling import begun, form_of, people_of
from handlers.typed.heard import Heard
from handlers.typed.naming import Names
from storage import drafts
from storage.drafts import Draft
from storage.inbox import Reply


async def begin(turn: Turn, heard: Heard) -> None:
    """Open the review card of what was told; with a card open, what corrects it goes into that."""
    found = await conversation.open_form(turn)
    if found is not None and found.state.step == REVIEW and fits_open(heard.reading):
        await correct_open(turn, heard, found)
    else:
        await log(turn, heard)


async def log(
    turn: Turn,
    heard: Heard,
    files: Sequence[Attachment] = (),
    album: str | None = None,
    *,
    now: bool = False,
    used: int | None = None,
) -> None:
    """Log what was told, with files sent along.

    ``now`` lays aside whatever is open without asking; ``used`` is the draft that kept the words till now.
    """
    forms = [form_of(record, heard.text) for record in heard.reading.records]
    for form in dict.fromkeys(forms):
        if await refused_to(turn, needed(form)):
            return
    states = await turn.read(prepared, turn, heard, shipped())
    first = states[0].model_copy(update={"album": album})
    states = [with_files(first, files), *states[1:]]
    open_one = await turn.read(drafts.active, turn.user_id)
    # A question that is open, such as a plan's, just waits.
    if open_one is None or now or open_one.kind != keeping.KIND or keeping.is_empty(open_one):
        await turn.commit(keeping.form_shown, _start, turn, states, used)
    else:
        await turn.commit(_asking(open_one), keeping.start_all, turn, states, parked=True)


def _start(session: Session, turn: Turn, states: Sequence[FormState], used: int | None) -> Draft:
    if used is not None:
        drafts.discard(session, used)
    return keeping.start_all(session, turn, states)


def _asking(open_one: Draft) -> Callable[[Draft], Reply]:
    return lambda new: Reply("which_first", {"new": new.id, "open": open_one.id})


def with_files(state: FormState, files: Sequence[Attachment]) -> FormState:
    """The form with files that came with the line."""
    if not files:
        return state
    if state.entry is None:
        return state.model_copy(update={"early": tuple(files)})
    return state.having(attachments=tuple(files))


def prepared(session: Session, turn: Turn, heard: Heard, catalogue: Catalogue) -> list[FormState]:
    """The forms of a line, each at its first gap or at its card; a unit."""
    parts = range(len(heard.reading.records))
    return [_prepared(session, turn, heard, catalogue, part) for part in parts]


def _prepared(session: Session, turn: Turn, heard: Heard, catalogue: Catalogue, part: int) -> FormState:
    record = heard.reading.records[part]
    line = Typed(text=heard.text, at=heard.at, part=part, of=len(heard.reading.records))
    state = FormState(form=form_of(record, heard.text), line=line, typed=(turn.message.message_id,))

    def around(form: FormState) -> Context:
        found = context(session, form, turn.branch_id, catalogue, turn.person_id, turn.today, turn.language)
        return found[0]

    here = around(state)
    why = None if record.type is None else misfit(record.type, here.branch)
    if record.type is None or why is not None:
        named = state.model_copy(update={"people": people_of(record, Names(here))})
        asking = enter(named, TYPE, here)
        return asking if why is None else asking.model_copy(update={"told": Told(key=why)})
    typed = begun(state, record.type, here)
    return first_gap(typed, around(typed))
