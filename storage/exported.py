"""What a branch is outside of a database: the values of ``branch.json``, described in docs/export-format.md.

Ids are those of the installation that wrote them and hold within the file alone; whoever reads it gives new
ones. Who in Telegram did something is not told, only which person of the roster, where that is known.
"""

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from bot.plans import Content, PlanState
from bot.records import Entry
from bot.roster import Membership, Post

FORMAT = "zhishu-branch"
VERSION = 1
"""Raised by one with every change that an earlier program would not understand."""
Id = Annotated[int, Field(gt=0)]
Name = Annotated[str, Field(min_length=1, max_length=2000)]
Sha = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


class Part(BaseModel):
    """A part of the file; what it does not know it refuses."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class BranchPart(Part):
    """The branch and its settings."""

    name: Name
    tracking_start: date
    full_members: int
    leadership_team: bool
    time_zone: str
    last_election: date | None
    term_years: int | None
    walked_year: int | None


class TenurePart(Part):
    """A post and when it was held."""

    post: Post
    since: date | None
    until: date | None


class PersonPart(Part):
    """Somebody on the roster, in its order."""

    id: Id
    name: Name
    membership: Membership
    full_since: date | None
    since: date | None
    until: date | None
    exempt: bool
    group: str | None
    posts: tuple[TenurePart, ...]


class LeadPart(Part):
    """Who led a department up to a day, that day included."""

    until: date
    head: Id | None
    in_charge: Id | None


class DepartmentPart(Part):
    """A department with its head and the committee member in charge."""

    id: Id
    name: Name
    head: Id | None
    in_charge: Id | None
    since: date | None
    until: date | None
    earlier: tuple[LeadPart, ...]


class RevisionPart(Part):
    """What a record said before an amendment."""

    revision: int
    entry: Entry
    replaced_by: Id | None
    replaced_at: datetime


class RecordPart(Part):
    """A record with its history and what was said to its hints."""

    id: Id
    entry: Entry
    answers: dict[str, str]
    revision: int
    logged_by: Id | None
    logged_on: date
    logged_at: datetime
    amended_by: Id | None
    amended_at: datetime | None
    history: tuple[RevisionPart, ...]


class AdjustmentPart(Part):
    """How the branch changed a duty for a year."""

    year: int
    duty: str
    changes: dict[str, Any]
    changed_at: datetime


class OwnDutyPart(Part):
    """A duty that the branch asks of itself."""

    id: Id
    duty: dict[str, Any]
    since: date | None
    until: date | None
    changed_at: datetime


class DoneBeforePart(Part):
    """How often a duty was done before tracking began; without a person it is the branch's number."""

    year: int
    duty: str
    person: Id | None
    times: int
    stated_at: datetime


class WaivedPart(Part):
    """An item of the list that does not apply, and why."""

    item: str
    reason: str
    changed_at: datetime


class PlanPart(Part):
    """A planned meeting or talk, and what became of it."""

    id: Id
    state: PlanState
    content: Content
    batch: int
    revision: int
    made_by: Id | None
    made_at: datetime
    reason: str | None
    record: Id | None
    settled_at: datetime | None


class ReportTextPart(Part):
    """What an author wrote into a section of a report."""

    year: int
    report: str
    section: str
    text: str
    changed_at: datetime


class FilePart(Part):
    """A photo or file that records name; with ``sha256`` its bytes are in the archive."""

    unique_id: Name
    file_id: str
    kind: str
    name: str | None
    size: int | None
    noted_by: Id | None
    noted_at: datetime
    mime: str | None
    sha256: Sha | None
    fetched_at: datetime | None


class Exported(Part):
    """A whole branch."""

    branch: BranchPart
    people: tuple[PersonPart, ...]
    departments: tuple[DepartmentPart, ...]
    records: tuple[RecordPart, ...]
    adjustments: tuple[AdjustmentPart, ...]
    own_duties: tuple[OwnDutyPart, ...]
    done_before: tuple[DoneBeforePart, ...]
    waived: tuple[WaivedPart, ...]
    plans: tuple[PlanPart, ...]
    report_texts: tuple[ReportTextPart, ...]
    files: tuple[FilePart, ...]


class Manifest(Part):
    """``manifest.json``: what the archive is, before anything else of it is read."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    format: str
    version: int
    made_at: datetime
    branch: str
    records: int
    people: int
    files: int
