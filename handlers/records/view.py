"""A view of the records: which kind, which month, whom they name, which page; and what it finds.

Whoever may not read a record's content sees that it happened, and no more: so the records that name a
person are those whose content the viewer may read.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Self, TypedDict, Unpack

from sqlmodel import Session

from bot.access import Role, may_read_content, role_of
from bot.duties.periods import month_end
from bot.record_types import Form, RecordType, types_of
from bot.roster import Branch, Roster
from handlers.screens import Id
from messages.callbacks.records import RecordItem, RecordsPage
from storage import branches, records, rosters
from storage.records import StoredRecord

KINDS = ("all", "meetings", "interviews", "others")
PAGE = 7
"""Records of one page."""
MOST = 2000
"""Records looked through where each must be asked whether the viewer may see it."""

_TYPES: dict[str, tuple[RecordType, ...]] = {
    "meetings": types_of(Form.MEETING),
    "interviews": types_of(Form.INTERVIEW),
    "others": (*types_of(Form.REPORT_SUBMISSION), *types_of(Form.INSPECTION)),
}


class Changes(TypedDict, total=False):
    """What may be different in a view that is gone to."""

    kind: str
    month: date | None
    person: int
    page: int


@dataclass(frozen=True, slots=True)
class View:
    """Which records are shown: of a ``kind`` of ``KINDS`` or of one type.

    ``month`` is the first day of one, or None for any.
    """

    kind: str = "all"
    month: date | None = None
    person: int = 0
    page: int = 0

    @classmethod
    def of(cls, ids: Mapping[str, Id]) -> Self:
        """The view that an answer's ids name; whatever is missing or unreadable is left at its default."""
        kind, person, page = ids.get("kind"), ids.get("person"), ids.get("page")
        return cls(
            kind=kind if kind in KINDS or kind in list(RecordType) else "all",
            month=_month(ids.get("month")),
            person=person if isinstance(person, int) else 0,
            page=max(0, page) if isinstance(page, int) else 0,
        )

    @classmethod
    def tapped(cls, tap: RecordsPage | RecordItem) -> Self:
        """The view that a button names."""
        return cls.of({"kind": tap.kind, "month": tap.month, "person": tap.person, "page": tap.page})

    @property
    def ids(self) -> dict[str, Id]:
        """The view as ids of an answer."""
        return {"kind": self.kind, "month": self.written, "person": self.person, "page": self.page}

    @property
    def written(self) -> str:
        """The month as ids and buttons carry it."""
        return "" if self.month is None else f"{self.month:%Y-%m}"

    def data(self, **changes: Unpack[Changes]) -> str:
        """What a button sends that shows this view with these changes; it begins at the first page."""
        at_first: Changes = {"page": 0, **changes}
        changed = replace(self, **at_first)
        return RecordsPage(changed.kind, changed.written, changed.person, changed.page).encode()

    @property
    def back(self) -> str:
        """What a button sends that comes back to this page."""
        return self.data(page=self.page)

    def opening(self, record_id: int) -> str:
        """What a button sends that opens a record and comes back here."""
        return RecordItem(record_id, self.kind, self.written, self.person, self.page).encode()


def _types(kind: str) -> tuple[RecordType, ...] | None:
    """The types of a kind; None for all."""
    return (RecordType(kind),) if kind in list(RecordType) else _TYPES.get(kind)


def _month(written: Id) -> date | None:
    try:
        return date.fromisoformat(f"{written}-01") if written else None
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Row:
    """A record of the page; ``readable``: the viewer may read what was said."""

    record: StoredRecord
    readable: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A page of the records; ``more``: there is another after it."""

    branch: Branch
    roster: Roster
    rows: tuple[Row, ...]
    more: bool


def look(session: Session, branch_id: int, person_id: int, today: date, view: View) -> Found:
    """The page of the view for a viewer.

    Somebody outside the committee sees the records that he may read; the committee sees that the others
    exist.
    """
    roster = rosters.get(session, branch_id)
    role = role_of(roster, person_id, today)
    whole = role in (Role.BRANCH_SECRETARY, Role.COMMITTEE_MEMBER)
    sifted = not whole or (view.person != 0 and role is not Role.BRANCH_SECRETARY)
    page = records.search(
        session,
        branch_id,
        types=_types(view.kind),
        since=view.month,
        until=view.month and month_end(view.month.year, view.month.month),
        person_id=view.person or None,
        also=view.kind not in KINDS,
        limit=MOST if sifted else PAGE + 1,
        offset=0 if sifted else view.page * PAGE,
    )
    rows = [Row(record, may_read_content(role, person_id, record.entry, record.logged_by)) for record in page]
    if sifted:
        rows = [row for row in rows if row.readable][view.page * PAGE :]
    return Found(branches.get(session, branch_id), roster, tuple(rows[:PAGE]), len(rows) > PAGE)
