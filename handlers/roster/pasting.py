"""Roster lines as people to be added: read ones, remarks on them, and lines that come back with why."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.roster import Membership, Post
from handlers.forms.state import Told, as_told
from handlers.setup.founder import SINGLE
from handlers.setup.state import PlannedPerson, Unread
from messages.reading.groups import group_of
from messages.reading.names import key_of
from messages.reading.problem import ProblemCode
from messages.reading.roster_lines import RosterLine, read_roster_lines

SHOWN = 8
"""Lines and remarks shown back at once, of each, as a message holds 4096 characters."""
MOST_PEOPLE = 500


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a pasted text comes to. ``heads`` are departments with their heads, in the order of the lines."""

    people: tuple[PlannedPerson, ...]
    heads: tuple[tuple[str, str], ...]
    unread: tuple[Unread, ...]
    notes: tuple[Told, ...]


def read_pasted(text: str, taken: Iterable[tuple[Post, str]] = ()) -> Pasted:
    """Read a pasted roster; see ``read_lines``."""
    return read_lines(read_roster_lines(text), taken)


def read_lines(lines: Iterable[RosterLine], taken: Iterable[tuple[Post, str]] = ()) -> Pasted:
    """What the lines of a roster come to.

    A name that stands twice is one person with both posts, and is remarked upon. ``taken`` are posts of one
    holder that somebody else holds already: a second holder is kept without the post, and remarked upon.
    """
    people: dict[str, PlannedPerson] = {}
    heads: list[tuple[str, str]] = []
    unread: list[Unread] = []
    notes: list[Told] = []
    holders = dict(taken)
    for line in lines:
        if line.name is None:
            unread += [Unread(typed=line.typed, why=as_told(each)) for each in line.problems[:1]]
            continue
        person, remarks = _person(line, line.name, holders)
        notes += remarks
        key = key_of(line.name)
        people[key] = _together(people[key], person) if key in people else person
        heads += [(name, people[key].name) for name in line.department_head_of]
    return Pasted(tuple(people.values()), tuple(heads), tuple(unread), tuple(notes))


def _person(line: RosterLine, name: str, holders: dict[Post, str]) -> tuple[PlannedPerson, list[Told]]:
    notes, group = [], line.group
    for each in line.problems:
        shown = each.values.get("shown", "")
        if each.code is ProblemCode.POST_NOT_KNOWN and group is None and group_of(shown):
            group = group_of(shown)
        elif each.code is ProblemCode.NAME_TWICE:
            notes.append(Told(key="setup.told.merged", values={"name": name}))
        elif each.code is ProblemCode.POST_NOT_KNOWN:
            notes.append(Told(key="setup.told.word_unknown", values={"name": name, "word": shown}))
        elif each.code is ProblemCode.UNREADABLE_DATE:
            notes.append(Told(key="carrying.date_unread", values={"name": name, "word": shown}))
        else:
            notes.append(as_told(each))
    posts = []
    for post in line.posts:
        holder = holders.setdefault(post, name) if post in SINGLE else name
        if key_of(holder) == key_of(name):
            posts.append(post)
        else:
            values = {"name": name, "holder": holder}
            notes.append(Told(key="setup.told.second_secretary", values=values))
    membership = line.membership or Membership.FULL
    planned = PlannedPerson(
        name=name,
        posts=tuple(posts),
        membership=membership,
        group=group,
        full_since=line.full_since if membership is Membership.FULL else None,
        since=line.joined,
        unsaid=line.membership is None,
    )
    return planned, notes


def _together(one: PlannedPerson, other: PlannedPerson) -> PlannedPerson:
    """Two lines of one name."""
    membership = other.membership if one.membership is Membership.FULL else one.membership
    return PlannedPerson(
        name=one.name,
        posts=tuple(dict.fromkeys((*one.posts, *other.posts))),
        membership=membership,
        group=other.group or one.group,
        full_since=other.full_since or one.full_since,
        since=other.since or one.since,
        unsaid=one.unsaid and other.unsaid,
    )
