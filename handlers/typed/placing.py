"""Where words that were put by go: into the open form, or to a form of their own."""

from sqlmodel import Session

from bot.records import Interview, Meeting, Resolution
from handlers.forms import keeping
from handlers.forms.context import Opened
from handlers.forms.state import FormState
from handlers.turn import Turn
from messages.reading.problem import Problem
from messages.reading.resolutions import read_resolutions
from storage import drafts
from storage.drafts import Draft, Stale


def put(session: Session, turn: Turn, used: int, draft: Draft, state: FormState) -> Draft | Stale:
    """Keep the form; the draft that held the words till now goes."""
    drafts.discard(session, used)
    return keeping.put(session, draft, state, turn)


def started(session: Session, turn: Turn, used: int, state: FormState) -> Draft:
    """Begin a form; the draft that held the words or files till now goes."""
    drafts.discard(session, used)
    return keeping.start(session, turn, state)


def with_points(state: FormState, words: str) -> FormState:
    """The form with words behind its key points, or kept for when it has some."""
    if isinstance(state.entry, Meeting | Interview):
        had = state.entry.key_points
        return state.having(key_points=f"{had}\n{words}" if had else words)
    return state.model_copy(update={"points": f"{state.points}\n{words}" if state.points else words})


def decided(found: Opened, words: str) -> FormState:
    """The form with what was decided; what cannot be taken apart is one resolution as it stands."""
    if not isinstance(found.state.entry, Meeting):
        return with_points(found.state, words)
    meeting, here = found.state.entry, found.context
    read = read_resolutions(words, meeting.on or here.today, here.roster)
    new = (Resolution(text=words),) if isinstance(read, Problem) else read
    return found.state.having(resolutions=(*(meeting.resolutions or ()), *new))
