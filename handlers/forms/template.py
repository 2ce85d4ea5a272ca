"""以上次为模板: place, time, chair, recorder and attendance of the last record of the type, by one tap."""

from datetime import date

from bot.attendance import expected_people, with_absences
from bot.records import Absence, Interview, Meeting, Named
from bot.roster import Roster
from handlers.forms.flow import begin
from handlers.forms.state import Context, FormState


def from_previous(state: FormState, context: Context) -> FormState:
    """The form with what the last record of its type had; the day is asked for, the content is new.

    Raises:
        LookupError: there is no such record.
    """
    previous = context.previous
    if previous is None or previous.form != state.content.form:
        raise LookupError("there is no record of this type yet")
    filled = state
    if isinstance(previous, Meeting):
        filled = _meeting(state, previous, context)
    elif isinstance(previous, Interview):
        filled = state.having(place=previous.place, start=previous.start, by=_still(previous.by, context))
    return begin(filled, context)


def _meeting(state: FormState, previous: Meeting, context: Context) -> FormState:
    """Who was away last time is away until said otherwise, but why is asked anew: reasons do not repeat."""
    day = state.content.on or context.today
    host = _still_one(previous.host, context.roster, day)
    shared = state.having(
        start=previous.start,
        end=previous.end,
        place=previous.place,
        host=host,
        recorder=_still_one(previous.recorder, context.roster, day),
        lecturer=_still_one(previous.lecturer, context.roster, day),
        group=previous.group,
    )
    expected = expected_people(shared.meeting, context.roster, day)
    if not expected:
        return shared
    ids = {person.id for person in expected}
    away = tuple(Absence(who=a.who) for a in previous.absences if a.who.person_id in ids)
    return shared.model_copy(update={"entry": with_absences(shared.meeting, expected, away)})


def _still_one(who: Named | None, roster: Roster, day: date) -> Named | None:
    """The same person, unless they have left the branch since."""
    if who is None or who.person_id is None:
        return who
    person = roster.find(who.person_id)
    return who if person is not None and person.present(day) else None


def _still(people: tuple[Named, ...], context: Context) -> tuple[Named, ...]:
    kept = (_still_one(who, context.roster, context.today) for who in people)
    return tuple(who for who in kept if who is not None)
