"""``zhishu read``: what is understood of a typed line, for scripts and for measuring; no database."""

import json
from datetime import datetime
from pathlib import Path
from typing import Annotated, NoReturn
from zoneinfo import ZoneInfo

import typer

from bot import clock
from bot.cli.opening import load_settings, refuse
from bot.cli.words import Words
from bot.roster import Roster
from messages.labels import label
from messages.reading.lines.printed import as_json
from messages.reading.lines.reader import read_line
from messages.reading.roster_files import read_roster


def register(app: typer.Typer, words: Words) -> None:
    """Put the command into the command line."""

    def say(key: str, **values: object) -> str:
        return label(words.language, f"shell.read.{key}", **values)

    @app.command("read", help=say("help"))
    def read_command(
        text: Annotated[str | None, typer.Argument(help=say("text"))] = None,
        lines: Annotated[Path | None, typer.Option(help=say("lines"))] = None,
        now: Annotated[str | None, typer.Option(help=say("now"))] = None,
        roster: Annotated[Path | None, typer.Option(help=say("roster"))] = None,
        as_lines: Annotated[bool, typer.Option("--json", help=say("json"))] = False,
    ) -> None:
        if (text is None) == (lines is None):
            refuse(say("one_of"), 2)
        at = _moment(now, words)
        people = Roster() if roster is None else read_roster(_content(roster, words))
        typed = [text] if text is not None else _content(lines or Path(), words).splitlines()
        for line in typed:
            found = as_json(read_line(line or "", at, people))
            typer.echo(json.dumps(found, ensure_ascii=False) if as_lines or lines else _plain(found))


def _moment(text: str | None, words: Words) -> datetime:
    """The wall clock that the line is read by; without an option it is the present one."""
    if text is None:
        return clock.now().astimezone(ZoneInfo(load_settings(words).time_zone)).replace(tzinfo=None)
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        _refuse(words, "bad_now", text=text)


def _content(file: Path, words: Words) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        _refuse(words, "unreadable", file=file)


def _refuse(words: Words, key: str, **values: object) -> NoReturn:
    refuse(label(words.language, f"shell.read.{key}", **values), 2)


def _plain(found: dict[str, object]) -> str:
    """The same for reading: a line for every value that was said, records apart by an empty line."""
    said = [f"intent\t{found['intent']}"]
    records = found["records"]
    for record in records if isinstance(records, list) else []:
        said += ["", *_fields(record)]
    question = found["question"]
    if isinstance(question, dict):
        said += ["", *_fields(question)]
    said += [f"{name}\t{_shown(found[name])}" for name in ("must_ask", "warnings") if found[name]]
    return "\n".join(said)


def _fields(values: dict[str, object]) -> list[str]:
    said = ((name, value) for name, value in values.items() if value is not None and value is not False)
    return [f"{name}\t{_shown(value)}" for name, value in said if value != []]


def _shown(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
