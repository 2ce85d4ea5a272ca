"""A roster from a file: what it would add and change, shown first and taken by one tap.

Whoever is on the roster already is found by name; a post is added and never taken away by a file, and what
the file does not say stays as it is.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from sqlmodel import Session

from bot.access import Action
from bot.records import Value
from bot.roster import Membership, Person, Post
from handlers import asking
from handlers.forms.state import Told
from handlers.leading import Look
from handlers.questions import Asked, Asking, Offer, Outcome, Question, register
from handlers.roster.pasting import MOST_PEOPLE, SHOWN, Pasted, read_lines
from handlers.roster.questions import changing
from handlers.roster.taking_back import remembered
from handlers.setup.founder import SINGLE
from handlers.setup.state import PlannedPerson, Unread
from handlers.turn import Turn
from messages import formats
from messages.labels import label
from messages.reading.names import key_of
from messages.reading.roster_lines import RosterLine
from messages.reading.roster_tables import read_roster_table
from messages.reading.tables import Table
from storage import rosters
from storage.inbox import Reply

LISTED = 20
"""People to be added, and people to be changed, who are listed; of more only the number is said."""
WHAT = "roster_file"


class RosterFile(Value):
    """What a file comes to, as the open question keeps it."""

    file: str
    people: tuple[PlannedPerson, ...] = ()
    heads: tuple[tuple[str, str], ...] = ()
    notes: tuple[Told, ...] = ()
    unused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a table as the pasting reads them, and the headings of columns that nothing is made of."""

    lines: tuple[RosterLine, ...]
    unused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What the file says of somebody who is on the roster, where that is something new."""

    person: Person
    posts: tuple[Post, ...] = ()
    membership: Membership | None = None
    full_since: date | None = None
    since: date | None = None
    group: str | None = None

    @property
    def anything(self) -> bool:
        """Whether there is something to change at all."""
        said = (self.posts, self.membership, self.full_since, self.since, self.group)
        return any(said)


def lines_of(tables: Sequence[Table], today: date, numbered: Callable[[int], str]) -> Lines:
    """The lines of the table; ``numbered`` says in words which row of the file one is."""
    found = read_roster_table(tables, today)
    lines = (replace(each, typed=f"{numbered(each.number)} {each.typed}") for each in found.lines)
    return Lines(tuple(lines), found.unused)


async def preview(turn: Turn, found: Look, tables: Sequence[Table], file: str) -> None:
    """Open the question with what the file comes to; nothing is written but the question itself."""
    read = lines_of(tables, turn.today, lambda n: label(turn.language, "carrying.row", n=n))
    pasted = read_lines(read.lines, _holders(found))
    if len(pasted.people) > MOST_PEOPLE:
        reply = Reply("file_unread", {"why": "carrying.fault.too_many_people"})
        await turn.commit(reply)
        return
    kept = RosterFile(
        file=file, people=pasted.people, heads=pasted.heads, notes=pasted.notes, unused=read.unused
    )
    asked = Asking(what=WHAT, text=kept.model_dump_json(exclude_defaults=True), unread=_few(pasted))
    await turn.commit(asking.shown, asking.start, turn, asked)


def _few(pasted: Pasted) -> tuple[Unread, ...]:
    """The lines that came back; a file may hold hundreds of them, of which no message shows more."""
    return pasted.unread[:MOST_PEOPLE]


def _holders(found: Look) -> list[tuple[Post, str]]:
    here = found.roster.on(found.today)
    return [(post, who.name) for who in here for post in who.posts(found.today) if post in SINGLE]


def file_of(asked: Asked) -> RosterFile:
    """What the open question keeps."""
    return RosterFile.model_validate_json(asked.asking.text)


def sorted_out(asked: Asked) -> tuple[list[PlannedPerson], list[Change], int]:
    """Who is new, what changes about whom, and how many are on the roster just so.

    Judged upon the roster as it is now. A name that two people on it share is left alone.
    """
    here: dict[str, list[Person]] = {}
    for person in asked.look.roster.on(asked.look.today):
        here.setdefault(key_of(person.name), []).append(person)
    new: list[PlannedPerson] = []
    changes: list[Change] = []
    for planned in file_of(asked).people:
        known = here.get(key_of(planned.name), [])
        if not known:
            new.append(planned)
        elif len(known) == 1:
            changes.append(_change(known[0], planned, asked.look.today))
    changed = [change for change in changes if change.anything]
    return new, changed, len(file_of(asked).people) - len(new) - len(changed)


def _change(person: Person, planned: PlannedPerson, today: date) -> Change:
    held = person.posts(today)
    said = None if planned.unsaid or planned.membership is person.membership else planned.membership
    return Change(
        person=person,
        posts=tuple(post for post in planned.posts if post not in held),
        membership=said,
        full_since=_other(planned.full_since, person.full_since),
        since=_other(planned.since, person.since),
        group=planned.group if planned.group != person.group else None,
    )


def _other(said: date | None, before: date | None) -> date | None:
    return said if said != before else None


class RosterFileQuestion(Question):
    """A roster from a file: take it as having been so all along, or from today."""

    what: ClassVar[str] = WHAT
    action: ClassVar[Action | None] = Action.MANAGE_ROSTER

    def offers(self, asked: Asked) -> Sequence[Offer]:
        """Take it, where there is something to take."""
        new, changes, _ = sorted_out(asked)
        if not new and not changes:
            return ()
        return [
            Offer(label(asked.language, "carrying.take_always"), "always"),
            Offer(label(asked.language, "carrying.take_today"), "today"),
        ]

    def shows(self, asked: Asked) -> dict[str, object]:
        """Who is new, who changes and how, what was not read."""
        kept = file_of(asked)
        new, changes, same = sorted_out(asked)
        return {
            "file": kept.file,
            "new": new[:LISTED],
            "new_count": len(new),
            "changes": changes[:LISTED],
            "change_count": len(changes),
            "same": same,
            "heads": _new_heads(asked, kept.heads),
            "unused": kept.unused,
            "notes": [label(asked.language, n.key, **n.values) for n in kept.notes[:SHOWN]],
            "more_notes": max(len(kept.notes) - SHOWN, 0),
            "unread_count": len(asked.asking.unread),
        }

    def pick(self, asked: Asked, value: str) -> Outcome:
        """All of it at once."""
        since = {"always": None, "today": asked.look.today}[value]
        new, changes, _ = sorted_out(asked)
        if not new and not changes:
            raise LookupError(value)
        if len(asked.look.roster.on(asked.look.today)) + len(new) > MOST_PEOPLE:
            return Told(key="setup.told.too_many_people", values={"most": str(MOST_PEOPLE)})
        heads = file_of(asked).heads
        reply = Reply("roster", {"page": -1, "gone": False}, toast="carrying.roster_taken")
        taken = remembered(asked, lambda s: _take(s, asked.look, new, changes, heads, since))
        return changing(asked, taken, reply)

    def read(self, asked: Asked, text: str) -> Outcome:
        """Only the buttons take it."""
        return Told(key="carrying.tap_wanted")

    def leave(self, asked: Asked) -> Reply:
        """Back to the roster."""
        return Reply("roster", {"page": 0, "gone": False})


def _new_heads(asked: Asked, heads: Iterable[tuple[str, str]]) -> list[str]:
    """The departments that are new or without a head, each with the head that the file names."""
    known = {key_of(each.name): each for each in asked.look.roster.departments_on(asked.look.today)}
    found = ((name, head, known.get(key_of(name))) for name, head in heads)
    return [
        formats.noted(name, head, asked.language)
        for name, head, department in found
        if department is None or department.head_id is None
    ]


def _take(
    session: Session,
    found: Look,
    new: Iterable[PlannedPerson],
    changes: Iterable[Change],
    heads: Iterable[tuple[str, str]],
    since: date | None,
) -> None:
    for each in new:
        rosters.add_person(
            session,
            found.branch.id,
            each.name,
            membership=each.membership,
            posts=each.posts,
            since=each.since or since,
            full_since=each.full_since,
            group=each.group,
        )
    for change in changes:
        _apply(session, change, since)
    _head(session, found, heads, since)


def _apply(session: Session, change: Change, since: date | None) -> None:
    person_id = change.person.id
    for post in change.posts:
        rosters.set_tenure(session, person_id, post, since)
    if change.membership is not None:
        rosters.set_membership(session, person_id, change.membership)
    if change.full_since is not None:
        rosters.set_full(session, person_id, change.full_since)
    if change.since is not None:
        rosters.set_joined(session, person_id, change.since)
    if change.group is not None:
        rosters.set_group(session, person_id, change.group)


def _head(session: Session, found: Look, heads: Iterable[tuple[str, str]], since: date | None) -> None:
    """Departments that the file names heads of: a new one is added, one without a head gets it."""
    ids = {key_of(each.name): each.id for each in rosters.get(session, found.branch.id).on(found.today)}
    known = {key_of(each.name): each for each in found.roster.departments_on(found.today)}
    for name, head in heads:
        department, head_id = known.get(key_of(name)), ids.get(key_of(head))
        if department is None:
            rosters.add_department(session, found.branch.id, name, head_id, since=since)
        elif department.head_id is None and head_id is not None:
            rosters.set_head(session, department.id, head_id, found.today)


register(RosterFileQuestion())
