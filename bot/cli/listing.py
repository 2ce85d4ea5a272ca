"""``zhishu list``: somebody's responsibility list out of the stored records, as lines or as JSON."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, NoReturn

import typer
from sqlmodel import Session

from bot import clock
from bot.cli.opening import load_settings, open_store, refuse
from bot.cli.words import Words
from bot.duties.catalogue import shipped
from bot.duties.lists import DutyList, Line, duty_list
from bot.duties.situation import Situation
from bot.roster import Branch, Person, Roster
from handlers.situations import catalogue_of, situation
from messages import standing_text
from messages.labels import label
from storage import branches


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose list is asked for, and as of which day."""

    branch: str
    person: str | None
    on: date


def register(app: typer.Typer, words: Words) -> None:
    """Put the command into the command line."""

    def say(key: str, **values: object) -> str:
        return label(words.language, f"shell.list.{key}", **values)

    @app.command("list", help=say("help"))
    def list_command(
        branch: Annotated[str, typer.Option(help=say("branch"))],
        person: Annotated[str | None, typer.Option(help=say("person"))] = None,
        on: Annotated[str | None, typer.Option(help=say("on"))] = None,
        as_json: Annotated[bool, typer.Option("--json", help=say("json"))] = False,
    ) -> None:
        settings = load_settings(words)
        asked = Asked(branch, person, _day(on, settings.time_zone, words))
        store = open_store(words, settings.database)
        try:
            found, duties = store.read_now(_list, asked, words)
        finally:
            store.close_now()
        shown = [_described(line, found, words.language) for line in duties.lines]
        typer.echo(json.dumps(shown, ensure_ascii=False, indent=1) if as_json else _lines(shown, words))


def _day(text: str | None, time_zone: str, words: Words) -> date:
    if text is None:
        return clock.today(time_zone)
    try:
        return date.fromisoformat(text)
    except ValueError:
        _refuse(words, "bad_date", text=text)


def _refuse(words: Words, key: str, **values: object) -> NoReturn:
    refuse(label(words.language, f"shell.list.{key}", **values), 2)


def _list(session: Session, asked: Asked, words: Words) -> tuple[Situation, DutyList]:
    """One reading unit: the branch, the person, the list."""
    now = situation(session, _branch(session, asked.branch, words).id, asked.on)
    person = _person(now.roster, asked, words)
    return now, duty_list(catalogue_of(now), now, person.id)


def _branch(session: Session, name: str, words: Words) -> Branch:
    every = branches.all_of_them(session)
    fitting = [branch for branch in every if branch.name == name]
    if not fitting:
        _refuse(words, "no_branch", name=name, names="、".join(branch.name for branch in every) or "–")
    if len(fitting) > 1:
        _refuse(words, "two_branches", name=name)
    return fitting[0]


def _person(roster: Roster, asked: Asked, words: Words) -> Person:
    if asked.person is None:
        secretary = roster.secretary(asked.on)
        if secretary is None:
            _refuse(words, "no_secretary")
        return secretary
    fitting = [person for person in roster.on(asked.on) if person.name == asked.person]
    if not fitting:
        names = "、".join(person.name for person in roster.on(asked.on))
        _refuse(words, "no_person", name=asked.person, names=names)
    if len(fitting) > 1:
        _refuse(words, "two_people", name=asked.person)
    return fitting[0]


def _described(line: Line, found: Situation, language: str) -> dict[str, object]:
    """One item as the JSON has it: ids and codes for programs, names and the reason for people."""
    shown, roster = line.standing, found.roster
    owner = roster.find(shown.owner)
    merged = shipped().find(line.duty.merged_into or "")
    title = merged.title.of(language) if merged else ""
    return {
        "id": line.duty.id,
        "title": line.title(language),
        "section": line.place.section,
        "number": line.place.number,
        "owner": owner.name if owner else None,
        "state": shown.overall,
        "period": shown.period.label if shown.period else None,
        "required": shown.required,
        "done": shown.done,
        "stated": shown.stated,
        "due": shown.due.isoformat() if shown.due else None,
        "missing": [standing_text.units_text([unit], roster, language) for unit in shown.missing],
        "missed": [slot.period.label for slot in shown.missed],
        "records": [one.record_id for one in shown.counted],
        "rejected": [{"record": miss.record_id, "why": miss.code} for miss in shown.rejected],
        "reason": shown.reason.code,
        "why": standing_text.reason_text(shown, language, found.today, title),
    }


def _lines(shown: Sequence[dict[str, object]], words: Words) -> str:
    """The list for reading: state, number, title, progress and why."""
    return "\n".join(
        f"{label(words.language, 'states.' + str(one['state']))}\t{one['section']} {one['number']}\t"
        f"{one['title']}\t{one['done']}/{one['required']}\t{one['why']}"
        for one in shown
    )
