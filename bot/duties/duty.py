"""What a duty is: the values an entry of the catalogue may have, and the rules between them.

An entry is data alone: who owes it, which record counts, how often, by when, and where it comes from.
"""

from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Literal, Self

from pydantic import Field, model_validator

from bot.duties.cadence import COUNTING, Cadence, Kind, Value
from bot.record_types import SPECS, Form, InboundFrom, RecordType, Report, Subject


class Section(StrEnum):
    """The lists an entry stands on: the three of S1 part 三, what comes from elsewhere, a branch's own."""

    COMMITTEE = "committee"
    SECRETARY = "secretary"
    MEMBER = "member"
    REGULATION = "regulation"
    OWN = "own"


class Owner(StrEnum):
    """Whose standing it is: the branch's as a whole, or a person's own."""

    BRANCH = "branch"
    SECRETARY = "secretary"
    OTHER_MEMBERS = "other_members"
    EACH_MEMBER = "each_member"


class Who(StrEnum):
    """Who owes it, as the source has it; told to the person, not computed with."""

    COMMITTEE = "committee"
    SECRETARY = "secretary"
    MEMBERS = "members"
    GROUP_LEADER = "group_leader"
    PARTY_MEMBER = "party_member"
    SUPERIOR_COMMITTEE = "superior_committee"
    DISCIPLINE = "discipline"


class Track(StrEnum):
    """How it is followed: by records, out of other records, only listed, and so on."""

    COUNTED = "counted"
    DERIVED = "derived"
    LISTED = "listed"
    OPTIONAL = "optional"
    MERGED = "merged"
    INBOUND = "inbound"
    SENSITIVE = "sensitive"
    PREPARE = "prepare"
    CORE_SYSTEM = "core_system"


class By(StrEnum):
    """Who must have held the talk, made the check or handed in the report."""

    SECRETARY = "secretary"
    MEMBER_IN_CHARGE = "member_in_charge"
    OWNER = "owner"


class Trust(StrEnum):
    """How sure a source is: text seen, second-hand, from memory, disputed.

    ``document`` is a source text, ``branch`` the branch itself.
    """

    DOCUMENT = "document"
    BRANCH = "branch"
    SEEN = "V1"
    SECOND_HAND = "V2"
    MEMORY = "M"
    DISPUTED = "disputed"


class Words(Value):
    """The same words in both languages."""

    zh: str = Field(min_length=1)
    en: str = Field(min_length=1)

    def of(self, language: str) -> str:
        """The words in ``language``; Chinese unless it is English."""
        return self.en if language == "en" else self.zh


class Place(Value):
    """Where an entry stands: the list and its number there (several entries may share one)."""

    section: Section
    number: int = Field(ge=1)


class Source(Value):
    """Where a duty or its number comes from: a document of ``sources``, the clause, and how sure that is."""

    document: str
    clause: str = Field(min_length=1)
    trust: Trust = Trust.DOCUMENT


class Where(Value):
    """What must hold of a record besides its type.

    ``inbound`` records count only where it is asked for, and with ``inbound_from`` those of that level alone.
    """

    host: Literal["secretary"] | None = None
    by: By | None = None
    report: Report | None = None
    subject: Subject | None = None
    inbound: bool = False
    inbound_from: InboundFrom | None = None


class Counts(Value):
    """Which record counts: its type (as form or as ``also``) and the conditions on it."""

    type: RecordType
    where: Where = Where()

    @cached_property
    def plain(self) -> bool:
        """Whether nothing but the type is asked."""
        return self.where == Where()


class Needs(StrEnum):
    """What a branch must have for an entry to apply."""

    COMMITTEE = "committee"
    LEADERSHIP_TEAM = "leadership_team"


class Duty(Value):
    """One duty.

    ``setting`` marks a number or date that is our default and not the source's. ``group`` names duties that
    one record usually serves together (一会两计). ``merged_into`` is the duty it is followed as.
    ``lead_days`` are the days before the due date on which it is reminded of. ``for_members`` puts a branch
    meeting on the list of those who only attend it. ``since`` is the first day that counts against anybody,
    where a branch added the duty itself.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    title: Words
    evidence: Words
    places: tuple[Place, ...] = Field(min_length=1)
    owner: Owner
    who: tuple[Who, ...] = Field(min_length=1)
    track: Track
    cadence: Cadence
    counts: Counts | None = None
    sources: tuple[Source, ...] = Field(min_length=1)
    lead_days: tuple[int, ...] = (7, 3, 1)
    enabled: bool = True
    needs: Needs | None = None
    setting: bool = False
    group: str | None = None
    merged_into: str | None = None
    for_members: bool = False
    note: Words | None = None
    since: date | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if (self.track is Track.MERGED) != (self.merged_into is not None):
            raise ValueError("an entry tracked as merged names merged_into, and no other does")
        if self.track in (Track.COUNTED, Track.INBOUND) and self.cadence.kind in COUNTING and not self.counts:
            raise ValueError("a counted entry says which record counts")
        return self

    @property
    def counted(self) -> bool:
        """Whether records count towards it and it can fall due."""
        return self.track is Track.COUNTED and self.cadence.kind in COUNTING

    @property
    def falls_due(self) -> bool:
        """Whether it is reminded of: what is counted, and the end of the committee's term."""
        return self.counted or self.cadence.kind is Kind.TERM

    @property
    def is_meeting(self) -> bool:
        """Whether what counts is a meeting."""
        return self.counts is not None and SPECS[self.counts.type].form is Form.MEETING

    def place(self, section: Section) -> Place | None:
        """Where it stands on that list, if it does."""
        return next((place for place in self.places if place.section is section), None)
