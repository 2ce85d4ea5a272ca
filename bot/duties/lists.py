"""A person's responsibility list: which duties stand on it, in which order, and what comes first."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.duties.cadence import Kind
from bot.duties.catalogue import Catalogue
from bot.duties.duty import Duty, Owner, Place, Section, Track
from bot.duties.situation import Situation
from bot.duties.standing import Standing, State
from bot.duties.tally import standing
from bot.roster import Person, Post


class Seat(StrEnum):
    """In which capacity somebody reads the list."""

    SECRETARY = "secretary"
    DEPUTY = "deputy"
    COMMITTEE_MEMBER = "committee_member"
    GROUP_LEADER = "group_leader"
    MEMBER = "member"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Line:
    """One duty on somebody's list.

    ``owes`` says that this person is the one to see to it; ``wording`` is what the branch calls it, if it has
    words of its own.
    """

    duty: Duty
    standing: Standing
    place: Place
    owes: bool
    wording: str | None = None

    def title(self, language: str) -> str:
        """What the duty is called: by the branch in any language, else in the catalogue."""
        return self.wording or self.duty.title.of(language)


@dataclass(frozen=True, slots=True)
class DutyList:
    """A person's list: their ``own`` duties and those of the ``committee``, each by number."""

    person_id: int
    seat: Seat
    own: tuple[Line, ...]
    committee: tuple[Line, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Own lines, then the committee's."""
        return self.own + self.committee


_OWNED = {
    Seat.SECRETARY: (Owner.SECRETARY, Owner.EACH_MEMBER),
    Seat.DEPUTY: (Owner.OTHER_MEMBERS, Owner.EACH_MEMBER),
    Seat.COMMITTEE_MEMBER: (Owner.OTHER_MEMBERS, Owner.EACH_MEMBER),
}


def seat_of(situation: Situation, person: Person | None) -> Seat:
    """The capacity in which a person reads the list on the day shown."""
    day = situation.reference
    if person is None or not person.present(day):
        return Seat.NONE
    posts = person.posts(day)
    if Post.BRANCH_SECRETARY in posts:
        return Seat.SECRETARY
    if Post.DEPUTY_SECRETARY in posts:
        return Seat.DEPUTY
    if situation.on_committee(person, day):
        return Seat.COMMITTEE_MEMBER
    if Post.GROUP_LEADER in posts:
        return Seat.GROUP_LEADER
    return Seat.MEMBER if person.is_member(day) else Seat.NONE


def _place(duty: Duty, first: Section) -> Place:
    return duty.place(first) or duty.place(Section.REGULATION) or duty.places[0]


def _line(duty: Duty, situation: Situation, owner: int | None, first: Section, *, owes: bool) -> Line:
    wording = situation.adjustment(duty.id).wording
    return Line(duty, _standing(duty, situation, owner), _place(duty, first), owes, wording)


def _standing(duty: Duty, situation: Situation, owner: int | None) -> Standing:
    """What the branch owes stands alike on everybody's list: counted once a situation."""
    if owner is not None:
        return standing(duty, situation, owner)
    if duty not in situation.standings_asked:
        situation.standings_asked[duty] = standing(duty, situation, None)
    return situation.standings_asked[duty]


def _ordered(lines: Iterable[Line], first: Section) -> tuple[Line, ...]:
    """The numbered list, what comes from regulations, the branch's own; by number, then as the catalogue."""
    return tuple(sorted(lines, key=lambda line: (_rank(line.place.section, first), line.place.number)))


def _rank(section: Section, first: Section) -> int:
    if section is first:
        return 0
    return 2 if section is Section.OWN else 1


def _own(duties: Iterable[Duty], situation: Situation, person_id: int, seat: Seat) -> tuple[Line, ...]:
    first = Section.SECRETARY if seat is Seat.SECRETARY else Section.MEMBER
    lines = []
    for duty in duties:
        if duty.owner in _OWNED.get(seat, ()) or _own_share(duty, situation, person_id, seat):
            lines.append(_line(duty, situation, person_id, first, owes=True))
        elif seat in (Seat.MEMBER, Seat.GROUP_LEADER) and duty.for_members:
            lines.append(_line(duty, situation, None, first, owes=False))
    return _ordered(lines, first)


def _own_share(duty: Duty, situation: Situation, person_id: int, seat: Seat) -> bool:
    """Whether a part of a branch's duty is this person's own: talks in pairs, the own group's meetings.

    Not for those who see to the whole of it.
    """
    if _leads(situation, seat):
        return False
    if duty.cadence.kind is Kind.COVERAGE:
        return seat in _OWNED
    person = situation.roster.find(person_id)
    group_leader = person is not None and Post.GROUP_LEADER in person.posts(situation.reference)
    return group_leader and duty.cadence.kind is Kind.GROUP


def _committee(duties: Iterable[Duty], situation: Situation, seat: Seat) -> tuple[Line, ...]:
    """The branch's duties: all for those who lead it, its meetings for the rest of the committee."""
    if seat not in _OWNED:
        return ()
    leads = _leads(situation, seat)
    lines = (
        _line(duty, situation, None, Section.COMMITTEE, owes=leads)
        for duty in duties
        if duty.owner is Owner.BRANCH and (leads or duty.is_meeting)
    )
    return _ordered(lines, Section.COMMITTEE)


def _leads(situation: Situation, seat: Seat) -> bool:
    """Whether the committee's duties are this person's to see to.

    They are the secretary's; without a committee the deputy's as well, and while the post is vacant.
    """
    if seat is Seat.DEPUTY:
        return not situation.branch.has_committee or situation.secretary() is None
    return seat is Seat.SECRETARY


def duty_list(catalogue: Catalogue, situation: Situation, person_id: int) -> DutyList:
    """The responsibility list of one person on the day shown; empty for somebody not on the roster.

    Duties followed as another one (merged) are left out: ``Catalogue.merged_into`` names them.
    """
    seat = seat_of(situation, situation.roster.find(person_id))
    duties = [duty for duty in catalogue.duties if duty.track is not Track.MERGED]
    return DutyList(
        person_id,
        seat,
        _own(duties, situation, person_id, seat),
        _committee(duties, situation, seat),
    )


_RANK = {State.OVERDUE: 0, State.DUE_SOON: 1, State.IN_PROGRESS: 2, State.NOT_STARTED: 3}


def attention(duties: DutyList) -> tuple[Line, ...]:
    """What still needs doing: overdue first, then due soon, in progress, not started; each by date."""
    lines = [line for line in duties.lines if line.standing.open]
    return tuple(sorted(lines, key=_urgency))


def _urgency(line: Line) -> tuple[int, int]:
    shown = line.standing
    due = min(
        (day for day in (*(slot.period.due for slot in shown.missed), shown.paced_due, shown.due) if day),
        default=None,
    )
    return _RANK[shown.overall], due.toordinal() if due else 0
