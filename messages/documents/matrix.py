"""未谈名单: who has talked with whom, rows for those who talk and columns for those talked to.

A day says that they talked (the last time), 未谈 that they still should, a blank that nobody asks for it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.record_types import RecordType
from bot.records import Interview, Named
from bot.roster import Branch, Person, Roster
from messages.documents.ledgers import Kept, title_of
from messages.documents.workbook import Cell, Column, Sheet

LEFT = "未谈"
_NAME = "未谈名单"
_Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Seats:
    """Who sits on the committee on a day, and the roster they belong to."""

    day: date
    committee: tuple[Person, ...]
    roster: Roster


@dataclass(frozen=True, slots=True)
class _Asked:
    """Who talks, who is talked to, and which pairs are owed."""

    rows: tuple[Person, ...]
    columns: tuple[Person, ...]
    owed: frozenset[_Pair]


def heart_matrix(branch: Branch, year: int, seats: Seats, kept: Sequence[Kept]) -> Sheet:
    """谈心谈话: every two committee members, and every member by one of them (支部工作条例 article 19)."""
    committee, members = seats.committee, seats.roster.members(seats.day)
    held = _held(kept, RecordType.HEART_TO_HEART_TALK, both_ways=True)
    owed = frozenset((a.id, b.id) for a in committee for b in committee if a.id != b.id)
    asked = _Asked(committee, members, owed)
    sheet = _sheet(title_of(branch, "谈心谈话未谈名单", year), asked, held)
    seated = {person.id for person in committee}
    covered = [
        None if person.id in seated else _latest(held, [(seat, person.id) for seat in seated]) or LEFT
        for person in members
    ]
    return Sheet(sheet.name, sheet.title, sheet.columns, (*sheet.rows, ("至少一名支委", *covered)))


def integrity_matrix(branch: Branch, year: int, seats: Seats, kept: Sequence[Kept]) -> Sheet:
    """廉政谈话: the secretary with the committee and every head, each member with the heads in charge."""
    roster, committee, day = seats.roster, seats.committee, seats.day
    secretary = roster.secretary(day)
    columns = tuple(dict.fromkeys([*(p for p in committee if p != secretary), *roster.heads(day)]))
    owed = {(secretary.id, person.id) for person in columns} if secretary is not None else set()
    for member in committee:
        owed |= {(member.id, head.id) for head in roster.heads(day, in_charge=member.id)}
    pairs = frozenset((one, other) for one, other in owed if one != other)
    asked = _Asked(committee, columns, pairs)
    held = _held(kept, RecordType.INTEGRITY_TALK)
    return _sheet(title_of(branch, "廉政谈话未谈名单", year), asked, held)


def _held(kept: Sequence[Kept], kind: RecordType, *, both_ways: bool = False) -> dict[_Pair, date]:
    """The last day on which each two talked."""
    found: dict[_Pair, date] = {}
    for entry in (one.entry for one in kept):
        if not isinstance(entry, Interview) or entry.type is not kind or entry.on is None or entry.inbound:
            continue
        pairs = [(a, b) for a in _ids(entry.by) for b in _ids(entry.counterparts)]
        for pair in pairs + ([(b, a) for a, b in pairs] if both_ways else []):
            found[pair] = max(found.get(pair, entry.on), entry.on)
    return found


def _ids(people: tuple[Named, ...]) -> list[int]:
    return [person.person_id for person in people if person.person_id is not None]


def _latest(held: Mapping[_Pair, date], pairs: Sequence[_Pair]) -> date | None:
    return max((held[pair] for pair in pairs if pair in held), default=None)


def _sheet(title: str, asked: _Asked, held: Mapping[_Pair, date]) -> Sheet:
    rows = [
        (row.name, *(_cell((row.id, column.id), asked.owed, held) for column in asked.columns))
        for row in asked.rows
    ]
    columns = (Column("谈话人＼对象", 14), *(Column(person.name, 11) for person in asked.columns))
    return Sheet(_NAME, title, columns, tuple(rows))


def _cell(pair: _Pair, owed: frozenset[_Pair], held: Mapping[_Pair, date]) -> Cell:
    if pair[0] == pair[1]:
        return "—"
    return held.get(pair) or (LEFT if pair in owed else None)
