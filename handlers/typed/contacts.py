"""A contact card says who a talk was with.

What the secretary does: shares the contact of 李四 while a talk is open → 李四 is its counterpart; with
nothing open a new talk begins with 李四 as its counterpart, and its type is asked.
"""

from bot.attendance import named
from bot.record_types import Form
from bot.records import Interview, Named
from bot.roster import Roster
from handlers.forms import conversation, keeping
from handlers.forms.allowed import needed
from handlers.forms.context import Opened
from handlers.forms.flow import enter, forward
from handlers.forms.state import TYPE, FormState, Told
from handlers.forms.steps import settled, telling
from handlers.members import refused_to, roster_of
from handlers.routing import Route, anything
from handlers.turn import Turn
from messages.reading.candidates import candidates
from messages.reading.names import is_han, key_of


def routes() -> list[Route]:
    """The way in, before the forms."""
    return [anything(take)]


async def take(turn: Turn) -> None:
    """Somebody's contact."""
    contact = turn.message.contact
    if contact is None or turn.account.branch_id is None or turn.account.person_id is None:
        return
    found = await conversation.open_to(turn)
    if turn.committed or (found is not None and found.state.form is not Form.INTERVIEW):
        return
    roster = await roster_of(turn)
    who = whom(contact.first_name, contact.last_name or "", roster, turn)
    if found is None:
        await _begin(turn, who)
    else:
        state = conversation.holding(_with(found, who), turn, found)
        await turn.commit(keeping.form_shown, keeping.put, found.draft, state, turn)


def whom(first: str, last: str, roster: Roster, turn: Turn) -> Named:
    """The one of the roster that the card names, else its name as Chinese or others write it."""
    joined, spaced = f"{last}{first}", " ".join(filter(None, (first, last)))
    for name in dict.fromkeys((joined, f"{first}{last}", first, last, spaced)):
        fitting = candidates(key_of(name), roster, turn.today) if name else ()
        if len(fitting) == 1:
            return named(fitting[0])
    return Named(name=joined if last and is_han(joined) else spaced)


async def _begin(turn: Turn, who: Named) -> None:
    if await refused_to(turn, needed(Form.INTERVIEW)):
        return
    state = FormState(form=Form.INTERVIEW, people=(who,))
    asking = enter(state, TYPE, await conversation.look_around(turn, state))
    await turn.commit(keeping.form_shown, keeping.start, turn, telling(asking, _told(who)))


def _told(who: Named) -> Told:
    return Told(key="told.contact", values={"name": who.name}, fine=True)


def _with(found: Opened, who: Named) -> FormState:
    state = found.state
    if not isinstance(state.entry, Interview):
        return telling(state.model_copy(update={"people": (who,)}), _told(who))
    others = tuple(each for each in state.entry.counterparts if each != who)
    named_too = settled(state.having(counterparts=(*others, who)), "counterparts")
    moved = forward(named_too, found.context) if state.step == "counterparts" else named_too
    return telling(moved, _told(who))
