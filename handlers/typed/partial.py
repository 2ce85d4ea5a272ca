"""A line that says what, and not what about it: 支委会 alone, 20号下午4点, 谈话.

What the secretary sees: the type that was named and buttons for what may be wanted of it: log it now, see
what was logged, see what the list asks. With a review card open, a bare day, hour or name goes into it.
"""

from collections.abc import Sequence

from bot.attendance import named
from bot.duties.lists import duty_list
from bot.record_types import Form, RecordType
from bot.records import Named
from handlers.forms import conversation
from handlers.forms.conversation import started
from handlers.forms.state import REVIEW, FormState
from handlers.members import roster_of
from handlers.outgoing import Outgoing, Text
from handlers.screens import Showing, screen
from handlers.situations import catalogue_of, situation
from handlers.turn import Turn
from handlers.typed.correcting import correct_open, fits_open
from handlers.typed.heard import Heard
from messages.buttons import Button, grid, rows
from messages.callbacks.duties import DutyItem
from messages.callbacks.records import RecordsPage, StartWith
from messages.entry_text import type_text
from messages.labels import label
from messages.reading.line_words import speaks_of_a_talk
from messages.render import render
from storage import rosters
from storage.inbox import Reply


async def offer(turn: Turn, heard: Heard) -> None:
    """Offer what may be wanted, or put single fields into the open card."""
    if turn.account.person_id is None:
        return
    found = await conversation.open_form(turn)
    if found is not None and found.state.step == REVIEW and fits_open(heard.reading):
        await correct_open(turn, heard, found)
        return
    record = heard.reading.records[0] if heard.reading.records else None
    if record is None:
        return
    named = record.counterpart or next(iter(record.participants), None)
    person = next((each.id for each in heard.roster.on(turn.today) if each.name == named), 0)
    talk = named is not None or speaks_of_a_talk(heard.text)
    kind = str(record.type) if record.type is not None else (Form.INTERVIEW if talk else Form.MEETING).value
    if record.type is not None or talk:
        await turn.commit(Reply("partial", {"kind": kind, "person": person}))


async def start_with(turn: Turn, wanted: StartWith) -> None:
    """现在登记: the form with what is known already."""
    roster = await roster_of(turn)
    person = roster.find(wanted.person)
    try:
        state = _begun(wanted.type)
    except ValueError:
        await turn.commit(Reply("silence", toast="form.stale"))
        return
    if person is not None and state.form is Form.INTERVIEW:
        state = with_person(state, named(person))
    await conversation.begin(turn, state)


def with_person(state: FormState, who: Named) -> FormState:
    """The talk with its counterpart, whether its type is known yet or not."""
    if state.entry is None:
        return state.model_copy(update={"people": (who,)})
    return state.having(counterparts=(who,))


def _begun(wanted: str) -> FormState:
    return FormState(form=Form(wanted)) if wanted in list(Form) else started(wanted)


@screen("partial")
async def partial(showing: Showing) -> Sequence[Outgoing]:
    """What was named, and what may be wanted of it."""
    language, kind = showing.language, showing.word("kind")
    person_id = showing.ids.get("person")
    person = person_id if isinstance(person_id, int) else 0
    roster = await showing.store.read(rosters.get, showing.branch_id)
    who = roster.find(person)
    known = kind in list(RecordType)
    title = type_text(RecordType(kind), language) if known else label(language, f"typed.form_{kind}")
    log = Button(label(language, "typed.log_now"), StartWith(kind, person).encode())
    view = kind if known else f"{kind}s"
    see = Button(label(language, "typed.see_records"), RecordsPage(view, "", person, 0).encode())
    duties = await _duties(showing, RecordType(kind)) if known else []
    html = render(language, "partial", title=title, name=who.name if who is not None else None)
    return [Text(html, rows([log], [see], *grid(duties, most=1)))]


MOST = 3
"""Duties that one type is offered for."""


async def _duties(showing: Showing, kind: RecordType) -> list[Button]:
    """The items of the sender's list that ask for such a record."""
    now = await showing.store.read(situation, showing.branch_id, showing.today)
    lines = duty_list(catalogue_of(now), now, showing.person_id)
    found = []
    for own, listed in ((1, lines.own), (0, lines.committee)):
        for line in listed:
            if line.duty.counts is not None and line.duty.counts.type is kind:
                words = label(showing.language, "typed.see_duty", title=line.title(showing.language))
                found.append(Button(words, DutyItem(line.duty.id, own, "t").encode()))
    return found[:MOST]
