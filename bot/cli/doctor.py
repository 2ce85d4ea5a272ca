"""``zhishu doctor``: settings, database, migrations, clock, calendar, reachability: each a plain verdict."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import StrEnum
from pathlib import Path

import httpx
import typer
from pydantic import ValidationError
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlmodel import Session
from telegram.error import InvalidToken, TelegramError

from bot import calendar, clock
from bot.cli.words import Words
from bot.settings import Settings, problems
from handlers import transport
from messages.documents import checking
from storage import accounts, engine, kept_files, lost_files, migrating, record_files

BUILT = datetime(2026, 1, 1, tzinfo=clock.real().tzinfo)
"""A machine that believes it is earlier has lost its clock."""
DRIFT = timedelta(minutes=2)


class Verdict(StrEnum):
    """How it stands; only ``BAD`` makes the command fail."""

    GOOD = "good"
    NOTE = "note"
    BAD = "bad"


MARKS = {Verdict.GOOD: "✅", Verdict.NOTE: "⚠️ ", Verdict.BAD: "❌"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: what was looked at, how it stands, and the sentence (a key under ``cli.doctor``)."""

    subject: str
    verdict: Verdict
    key: str
    values: dict[str, object]


def good(subject: str, key: str = "ok", **values: object) -> Finding:
    """In order."""
    return Finding(subject, Verdict.GOOD, f"{subject}.{key}", values)


def note(subject: str, key: str, **values: object) -> Finding:
    """Worth knowing."""
    return Finding(subject, Verdict.NOTE, f"{subject}.{key}", values)


def bad(subject: str, key: str, **values: object) -> Finding:
    """To be put right."""
    return Finding(subject, Verdict.BAD, f"{subject}.{key}", values)


def register(app: typer.Typer, words: Words) -> None:
    """Put the command into the command line."""

    @app.command("doctor", help=words("doctor.help"))
    def doctor() -> None:
        findings = list(examine(words))
        for each in findings:
            subject = words(f"doctor.{each.subject}.name")
            typer.echo(f"{MARKS[each.verdict]} {subject}: {words(f'doctor.{each.key}', **each.values)}")
        broken = sum(each.verdict is Verdict.BAD for each in findings)
        typer.echo(words("doctor.summary.bad" if broken else "doctor.summary.good", count=broken))
        if broken:
            raise typer.Exit(1)


def examine(words: Words) -> Iterator[Finding]:
    """Look at everything; what cannot be looked at without settings is left out."""
    try:
        settings = Settings()
    except ValidationError as error:
        for name, kind in problems(error):
            yield bad("settings", "broken", reason=words(f"settings.{kind}", name=name))
        return
    yield good("settings", "with_token" if settings.bot_token else "without_token")
    yield from database(settings)
    yield system_clock(clock.real())
    yield workdays(settings)
    yield from templates(settings)
    yield asyncio.run(reach(settings))


def database(settings: Settings) -> Iterator[Finding]:
    """Whether the database answers, and whether its tables are of this version; nothing is changed."""
    try:
        address = engine.parse(settings.database)
    except (engine.UnusableUrl, ArgumentError):
        yield bad("database", "unusable")
        return
    if engine.is_embedded(address) and not Path(str(address.database)).exists():
        yield good("database", "new")
        yield good("migrations", "new")
        return
    opened = engine.connect(address, "migrate")
    try:
        with opened.connect() as connection:
            current = migrating.current(connection)
            yield good("database", kind=address.get_backend_name())
        yield _migrations(current)
        if current == migrating.head():
            with Session(opened) as session:
                yield _files(session, settings.data_dir)
                count = accounts.unreachable(session)
                if count:
                    yield note("people", "unreachable", count=count)
    except (SQLAlchemyError, OSError) as error:
        yield bad("database", "unreachable", reason=type(error).__name__)
    finally:
        opened.dispose()


def _migrations(current: str | None) -> Finding:
    if current == migrating.head():
        return good("migrations")
    try:
        migrating.check_known(current)
    except migrating.TooNew:
        return bad("migrations", "too_new")
    return note("migrations", "behind")


def _files(session: Session, data_dir: Path) -> Finding:
    """Whether what people sent lies where the database says; only a backup brings back what is missing."""
    state = kept_files.compare(data_dir, record_files.used_places(session))
    counts = {
        "kept": len(record_files.used_places(session)) - len(state.missing),
        "missing": len(state.missing),
        "orphaned": len(state.orphaned),
        "lost": lost_files.count(session),
    }
    if state.missing:
        return bad("files", "missing", **counts)
    return (
        note("files", "untidy", **counts)
        if state.orphaned or counts["lost"]
        else good("files", "ok", **counts)
    )


def system_clock(now: datetime) -> Finding:
    """Whether this machine has the year right; how far it is off shows when Telegram answers."""
    return good("clock", time=f"{now:%Y-%m-%d %H:%M} UTC") if now >= BUILT else bad("clock", "lost")


def workdays(settings: Settings) -> Finding:
    """Whether the calendar of workdays knows this year."""
    today = clock.today(settings.time_zone)
    known = calendar.known(today)
    return good("calendar", year=today.year) if known else note("calendar", "old", year=today.year)


def templates(settings: Settings) -> Iterator[Finding]:
    """Whether the operator's own Word templates can be used; each fault names its file and its place."""
    folder = settings.templates_dir
    found = list(checking.faults(folder))
    for fault in found:
        yield bad("templates", fault.fault, file=fault.file, what=fault.what)
    own = checking.count(folder)
    if not found:
        yield good("templates", "own" if own else "shipped", count=own, folder=folder)


async def reach(settings: Settings) -> Finding:
    """Whether Telegram answers, and takes the token."""
    if settings.bot_token is None:
        return good("reach", "demo")
    bot = transport.builder(settings, settings.bot_token.get_secret_value()).updater(None).build().bot
    try:
        async with bot:
            name = bot.username
    except InvalidToken:
        return bad("reach", "refused")
    except (TelegramError, KeyError, ValueError) as error:
        return bad("reach", "unreachable", reason=type(error.__cause__ or error).__name__)
    return await _drift(settings) or good("reach", bot=name)


async def _drift(settings: Settings) -> Finding | None:
    """A note where this machine's clock and Telegram's differ."""
    proxy = settings.proxy_url.get_secret_value() if settings.proxy_url else None
    local = transport.is_local(settings.bot_api_url)
    try:
        async with httpx.AsyncClient(proxy=proxy, trust_env=not local, timeout=10) as client:
            told = (await client.head(settings.bot_api_url)).headers.get("date")
            off = abs(parsedate_to_datetime(told) - clock.real()) if told else timedelta(0)
    except (httpx.HTTPError, ValueError):
        return None
    return note("reach", "drift", seconds=int(off.total_seconds())) if off > DRIFT else None
