"""A vote: its kind by a tap, its numbers by a tap (all in favour) or typed."""

from dataclasses import dataclass

from bot.attendance import expected_people
from bot.records import Vote, VoteKind
from handlers.forms.state import Context, FormState, Move, Outcome, Pen
from handlers.forms.widgets.base import Widget, laid_out, unfold
from messages.buttons import Button, Rows
from messages.labels import label
from messages.reading.problem import Problem
from messages.reading.votes import read_vote


@dataclass(frozen=True)
class VoteWidget(Widget):
    """Adds votes to the record, one after another."""

    def answered(self, state: FormState) -> bool:
        """There is a vote."""
        return bool(state.meeting.votes)

    def buttons(self, state: FormState, context: Context, pen: Pen) -> Rows:
        """The kinds; inside a kind, all in favour where the attendance tells how many that is."""
        if not state.panel:
            kinds = [Button(label(pen.language, f"ask.vote.{kind}"), pen.tap("v", kind)) for kind in VoteKind]
            return laid_out(pen, kinds, done=bool(state.meeting.votes))
        numbers = voters(state, context)
        if numbers is None:
            return ()
        words = label(pen.language, "ask.vote.all", count=numbers[1])
        return laid_out(pen, [Button(words, pen.tap("v", "all"))])

    def pick(self, state: FormState, context: Context, value: str) -> Outcome:
        """A kind, all in favour, or the end."""
        if value == "done":
            return Move(state)
        if value in list(VoteKind):
            return unfold(state, value)
        numbers = voters(state, context)
        if value != "all" or numbers is None or not state.panel:
            raise LookupError(value)
        entitled, present = numbers
        vote = Vote(
            subject=subject_of(state),
            kind=VoteKind(state.panel),
            entitled=entitled,
            entitled_present=present,
            in_favour=present,
            against=0,
            abstained=0,
        )
        return self._added(state, vote)

    def read(self, state: FormState, context: Context, text: str) -> Outcome:
        """Numbers in words or figures, with what was voted on before them."""
        kind = VoteKind(state.panel) if state.panel else VoteKind.RESOLUTION
        found = read_vote(text, subject=subject_of(state), kind=kind)
        if isinstance(found, Problem):
            return found
        entitled, present = voters(state, context) or (None, None)
        vote = found.model_copy(
            update={
                "entitled": found.entitled if found.entitled is not None else entitled,
                "entitled_present": found.entitled_present if found.entitled_present is not None else present,
            }
        )
        return self._added(state, vote)

    def _added(self, state: FormState, vote: Vote) -> Outcome:
        return unfold(state.having(votes=(*state.meeting.votes, vote)), "")


def subject_of(state: FormState) -> str:
    """What is voted on where nobody says: the topic that has no vote yet, as far as there is one."""
    done = len(state.meeting.votes)
    return state.meeting.agenda[done] if done < len(state.meeting.agenda) else ""


def voters(state: FormState, context: Context) -> tuple[int, int] | None:
    """Those entitled and expected, and those of them present; None while attendance has no list.

    Exemption under article 23 lowers neither number.
    """
    meeting = state.meeting
    day = meeting.on or context.today
    entitled = {p.id for p in expected_people(meeting, context.roster, day) if p.is_full_member(day)}
    if not meeting.present or not entitled:
        return None
    return len(entitled), len(entitled & set(meeting.present))
