"""督办单, 提醒函 and 责任书: the secretary chooses a letter and what it is about, and gets it as Word.

A 督办单 or 提醒函 follows a check that found something or a duty that is overdue; a 责任书 is for a member of
the committee or the head of a department, and holds the duties of that person's list.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from bot.access import Action, may, role_of
from bot.duties.lists import Line, duty_list
from bot.duties.situation import Situation
from bot.duties.standing import State
from bot.record_types import RecordType
from bot.records import Inspection
from bot.roster import Branch, Person, Roster
from handlers.documents.paper import sent
from handlers.ledgers import lines_of
from handlers.members import refused_to
from handlers.outgoing import Outgoing, Text
from handlers.routing import Route, callback
from handlers.screens import Showing, screen
from handlers.situations import catalogue_of, situation
from handlers.turn import Turn
from messages import formats
from messages.buttons import Button, grid, rows
from messages.callbacks.documents import LetterTap
from messages.callbacks.files import ExportTap
from messages.documents.letters import ORDER, PLEDGE, REMIND, Letter, from_check, from_duty, pledge
from messages.documents.problems import problems_of
from messages.entry_text import title
from messages.fitting import clip
from messages.labels import label
from messages.render import render
from storage import branches, records, rosters
from storage.inbox import Reply
from storage.records import StoredRecord

KINDS = (ORDER, REMIND, PLEDGE)
MOST = 8
"""Checks, and overdue duties, that are offered."""
ROOM = {"zh": 16, "en": 24}
"""Characters of a duty's name on a button: Chinese ones are twice as wide."""


def routes() -> list[Route]:
    """The taps on letters."""
    return [callback(LetterTap, tap)]


async def tap(turn: Turn, tapped: LetterTap) -> None:
    """Which letter, what about, or the letter itself."""
    if await refused_to(turn, Action.EXPORT):
        return
    if tapped.letter not in KINDS:
        await turn.commit(Reply("letters"))
    elif not tapped.about:
        await turn.commit(Reply("letter_about", {"letter": tapped.letter}))
    else:
        await turn.commit(
            Reply("letter", {"letter": tapped.letter, "about": tapped.about}, toast="export.coming")
        )


@dataclass(frozen=True, slots=True)
class Desk:
    """What letters may be about."""

    branch: Branch
    roster: Roster
    now: Situation
    overdue: tuple[Line, ...]
    checks: tuple[StoredRecord, ...]
    people: tuple[Person, ...]


def desk(session: Session, branch_id: int, person_id: int, today: date) -> Desk | None:
    """The overdue duties, the year's checks that found something, and who signs a 责任书; None for others."""
    branch, roster = branches.get(session, branch_id), rosters.get(session, branch_id)
    if not may(role_of(roster, person_id, today), Action.EXPORT):
        return None
    now = situation(session, branch_id, today)
    checks = records.search(
        session, branch_id, types=(RecordType.INSPECTION,), since=date(today.year, 1, 1), limit=50
    )
    found = [
        each for each in checks if isinstance(each.entry, Inspection) and problems_of(each.entry, roster)
    ]
    people = dict.fromkeys([*now.committee(today), *roster.heads(today)])
    secretary = now.secretary()
    return Desk(
        branch=branch,
        roster=roster,
        now=now,
        overdue=tuple(line for line in lines_of(now, person_id) if line.standing.overall is State.OVERDUE),
        checks=tuple(found),
        people=tuple(person for person in people if person.id != secretary),
    )


async def _desk(showing: Showing) -> Desk | None:
    return await showing.store.read(desk, showing.branch_id, showing.person_id, showing.today)


@screen("letters")
async def show_letters(showing: Showing) -> Sequence[Outgoing]:
    """Which letter."""
    language = showing.language
    kinds = [Button(label(language, f"letters.{kind}"), LetterTap(kind).encode()) for kind in KINDS]
    back = Button(label(language, "export.back"), ExportTap("", showing.today.year).encode())
    return [Text(render(language, "letters"), rows(*grid(kinds), [back]), edit=True)]


@screen("letter_about")
async def show_about(showing: Showing) -> Sequence[Outgoing]:
    """What the letter is about: overdue duties and checks, or for whom it is."""
    kind, language = showing.word("letter"), showing.language
    found = await _desk(showing)
    if found is None:
        return [Text(label(language, "gate.not_allowed"))]
    offered = _people(found) if kind == PLEDGE else _matters(found, language)
    buttons = [Button(words, LetterTap(kind, about).encode()) for words, about in offered]
    html = render(language, "letter_about", kind=kind, nothing=not buttons)
    back = Button(label(language, "letters.back"), LetterTap().encode())
    return [Text(html, rows(*grid(buttons, most=2), [back]), edit=True)]


def _people(found: Desk) -> list[tuple[str, str]]:
    return [(person.name, f"p{person.id}") for person in found.people]


def _matters(found: Desk, language: str) -> list[tuple[str, str]]:
    checks = [
        (f"🔍 {formats.short_day(each.entry.on, language)} {_check(each, language)}", f"r{each.id}")
        for each in found.checks[:MOST]
        if each.entry.on is not None
    ]
    return [*((_duty(found, line, language), _key(line)) for line in found.overdue[:MOST]), *checks]


def _check(record: StoredRecord, language: str) -> str:
    """A check on a button: of which departments, where it says so, then what it was."""
    of = [each.name for each in getattr(record.entry, "departments", ())]
    words = " · ".join(filter(None, (formats.listed(of, language), title(record.entry, language))))
    return clip(words, ROOM[language])


def _duty(found: Desk, line: Line, language: str) -> str:
    """An overdue duty on a button, with whose it is."""
    owner = found.roster.find(line.standing.owner)
    short = clip(line.title(language), ROOM[language])
    return f"🔴 {formats.noted(short, owner.name, language) if owner else short}"


def _key(line: Line) -> str:
    return f"d{line.standing.owner or 0}.{line.duty.id}"


@screen("letter")
async def send_letter(showing: Showing) -> Sequence[Outgoing]:
    """The letter as a Word document; what it was about may be gone meanwhile."""
    found = await _desk(showing)
    if found is None:
        return [Text(label(showing.language, "gate.not_allowed"))]
    made = _made(showing.word("letter"), showing.word("about"), found, showing.today)
    if made is None:
        return [Text(label(showing.language, "letters.gone"))]
    note = label(showing.language, "letters.nothing_asked" if made.empty else "letters.note")
    shown = made.shown(showing.language)
    return await sent(showing, made.template, made.values, title=made.title, shown=shown, note=note)


def _made(kind: str, about: str, found: Desk, today: date) -> Letter | None:
    if kind == PLEDGE:
        person = next((each for each in found.people if f"p{each.id}" == about), None)
        return None if person is None else _pledge(found, person, today)
    for each in found.checks:
        if f"r{each.id}" == about and isinstance(each.entry, Inspection):
            return from_check(kind, each.entry, found.branch, found.roster, today)
    line = next((line for line in found.overdue if _key(line) == about), None)
    return None if line is None else from_duty(kind, line, found.branch, found.roster, today)


def _pledge(found: Desk, person: Person, today: date) -> Letter:
    """The person's own list: what is counted first, and what always holds; nothing that does not apply."""
    own = duty_list(catalogue_of(found.now), found.now, person.id).own
    asked = [
        line
        for line in own
        if line.owes and line.standing.overall not in (State.NOT_APPLICABLE, State.AD_HOC)
    ]
    return pledge(found.branch, found.roster, person, asked, today)
