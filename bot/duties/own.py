"""A branch's own duty: what somebody adds to the list that no document asks for.

It becomes a ``Duty`` like those of the catalogue, so that it is counted, shown and reminded of like them.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from bot.duties.cadence import Cadence, Kind
from bot.duties.duty import By, Counts, Duty, Owner, Place, Section, Source, Track, Trust, Where, Who, Words
from bot.duties.periods import Every
from bot.record_types import SPECS, Form, RecordType, Report, Subject

SOURCE = "OWN"
"""The entry of the catalogue's sources that own duties come from."""
PREFIX = "own_"


@dataclass(frozen=True, slots=True)
class OwnDuty:
    """What a branch asks of itself: ``times`` records of ``type`` per ``every``, by ``owner``.

    ``report`` or ``subject`` narrows a report or a check down. It holds from ``since`` to ``until``, both
    included; what ended before ``since`` is never held against anybody.
    """

    id: int
    title: str
    type: RecordType
    every: Every = Every.YEAR
    times: int = 1
    owner: Owner = Owner.BRANCH
    evidence: str = ""
    report: Report | None = None
    subject: Subject | None = None
    since: date | None = None
    until: date | None = None

    @property
    def duty_id(self) -> str:
        """Its id among the duties."""
        return f"{PREFIX}{self.id}"

    def holds(self, day: date) -> bool:
        """Whether it is one of the branch's on ``day``."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class Fault(StrEnum):
    """Why an own duty cannot be kept as it is."""

    NO_TITLE = "no_title"
    NUMBER_TOO_SMALL = "number_too_small"
    REPORT_NEEDED = "report_needed"
    ENDS_BEFORE_IT_BEGINS = "ends_before_it_begins"


def faults(own: OwnDuty) -> tuple[Fault, ...]:
    """What must be put right before it is kept; nothing means it is fine."""
    found = []
    if not own.title.strip():
        found.append(Fault.NO_TITLE)
    if own.times < 1:
        found.append(Fault.NUMBER_TOO_SMALL)
    if own.type is RecordType.REPORT_SUBMISSION and own.report is None:
        found.append(Fault.REPORT_NEEDED)
    if own.since is not None and own.until is not None and own.until < own.since:
        found.append(Fault.ENDS_BEFORE_IT_BEGINS)
    return tuple(found)


_WHO = {
    Owner.BRANCH: (Who.COMMITTEE,),
    Owner.SECRETARY: (Who.SECRETARY,),
    Owner.OTHER_MEMBERS: (Who.MEMBERS,),
    Owner.EACH_MEMBER: (Who.SECRETARY, Who.MEMBERS),
}
_LEADS = {
    Every.MONTH: (7, 3, 1),
    Every.QUARTER: (14, 7, 3, 1),
    Every.HALF: (30, 14, 7, 3, 1),
    Every.YEAR: (30, 14, 7, 3, 1),
}


@lru_cache(maxsize=256)
def as_duty(own: OwnDuty, number: int) -> Duty:
    """The own duty as one of the list, where it stands under ``number`` of the branch's own.

    Raises:
        ValueError: it has a fault (``faults``).
    """
    if faults(own):
        raise ValueError(f"own duty {own.id}: {', '.join(faults(own))}")
    evidence = own.evidence or own.title
    return Duty(
        id=own.duty_id,
        title=Words(zh=own.title, en=own.title),
        evidence=Words(zh=evidence, en=evidence),
        places=(Place(section=Section.OWN, number=number),),
        owner=own.owner,
        who=_WHO[own.owner],
        track=Track.COUNTED,
        cadence=Cadence(kind=Kind.COUNT, every=own.every, times=own.times),
        counts=Counts(type=own.type, where=_where(own)),
        sources=(
            Source(
                document=SOURCE, clause=own.since.isoformat() if own.since else own.title, trust=Trust.BRANCH
            ),
        ),
        lead_days=_LEADS[own.every],
        since=own.since,
    )


def _where(own: OwnDuty) -> Where:
    """Who must have done it: nobody in particular for the branch, else the post or the person."""
    chaired = SPECS[own.type].form is Form.MEETING and own.type is not RecordType.PARTY_LECTURE
    match own.owner:
        case Owner.BRANCH:
            return Where(report=own.report, subject=own.subject)
        case Owner.SECRETARY if chaired:
            return Where(host="secretary", report=own.report, subject=own.subject)
        case Owner.SECRETARY:
            return Where(by=By.SECRETARY, report=own.report, subject=own.subject)
        case _:
            return Where(by=By.OWNER, report=own.report, subject=own.subject)
