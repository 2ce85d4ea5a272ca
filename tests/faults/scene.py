"""What the fault tests play in: branches with digests due, people who log, and who judges the outcome.

The judge is the local Telegram's ledger of accepted messages beside what is stored, never the bot itself.
"""

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlmodel import Session, col, select

from bot import clock
from bot.records import Meeting
from bot.roster import Membership, Post
from bot.simulator.serving import LocalTelegram
from bot.simulator.world import PersonSpec
from storage import accounts, branches, digests, inbox, outbox_rows, records, rosters
from storage.outbox_rows import State
from storage.store import Store
from storage.tables.records import RecordRow
from storage.tables.reminding import OutboxRow
from tests.faults.nursery import Bot, Nursery

AT = datetime(2026, 6, 17, 2, 0, tzinfo=UTC)
"""A Wednesday, 10:00 in Beijing: half past eight is past, quiet hours are far."""
PATIENCE = 120.0
STOP_SECONDS = 10.0
"""The bot promises to end within this."""
LEASE = 3.0
TICK = 0.5
DIGEST = "今日提醒"
FIRST_PERSON = 2001
EXTRA_COPY = "上一条可能没有送到"


def until(
    done: Callable[[], bool],
    seconds: float = PATIENCE,
    why: Callable[[], str] = lambda: "it was not done in time",
) -> None:
    """Look again and again until something is so; fails after a generous while."""
    deadline = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < deadline, why()
        time.sleep(0.05)


@dataclass(frozen=True)
class Verdict:
    """What became of the digests: how many people, copies, and what was given up aloud.

    ``unexplained`` are the extra copies whose row knows of no lost answer: what a process left in its call.
    """

    people: int
    lost: list[int]
    extra: int
    given_up: int
    unexplained: int


class Scene:
    """A database with branches, the local Telegram, and the processes started upon them."""

    def __init__(self, telegram: LocalTelegram, url: str, folder: Path, nursery: Nursery) -> None:
        self.telegram, self.url, self.folder, self._nursery = telegram, url, folder, nursery
        self.store = Store.open(url)
        self.since = clock.real()
        self.people: list[int] = []
        self._bots: list[Bot] = []

    # People and branches.

    def branch(self, count: int = 1, *, due: bool = False, zone: str = "Asia/Shanghai") -> list[int]:
        """So many secretaries, each of a branch of their own, with the first-use notice accepted."""
        first = FIRST_PERSON + len(self.people)
        made = list(range(first, first + count))
        for user_id in made:
            self.telegram.world.add_person(PersonSpec(user_id, f"示例{user_id}", started=True))
        self.store.write_now(_branches, made, zone)
        if due:
            self.owe(made)
        self.people += made
        return made

    def owe(self, people: list[int], at: datetime | None = None) -> None:
        """Let these people's digests be due, at half past eight unless told."""
        self.store.write_now(_owe, people, at or AT - timedelta(minutes=90))

    # Processes.

    def start(self, **faults: str) -> Bot:
        """The bot as a process; ``faults`` in lower case are the launcher's variables, others settings."""
        given = {
            "tick": str(TICK),
            "lease": str(LEASE),
            "at": AT.isoformat(),
            "since": self.since.isoformat(),
        }
        own = given | {name: value for name, value in faults.items() if name.islower()}
        variables = {
            "BOT_TOKEN": self.telegram.token,
            "BOT_API_URL": self.telegram.url,
            "DATABASE_URL": self.url,
            "LOG_LEVEL": "warning",
            "WORKDAY_OVERRIDES": f"{AT.date()}=work",
            **{f"FAULTS_{name.upper()}": value for name, value in own.items()},
            **{name: value for name, value in faults.items() if name.isupper()},
        }
        bot = self._nursery.start(self.folder, variables)
        self._bots.append(bot)
        return bot

    def stop(self, bot: Bot) -> float:
        """Tell a bot to end, as an operator does; the seconds it took. Fails unless it ends in order."""
        self.until(lambda: bot.serves, what="serving")
        code, seconds = bot.stop(STOP_SECONDS)
        assert code == 0, self.log()[-3000:]
        return seconds

    def close(self) -> None:
        """End every process that still runs, and let go of the database."""
        for bot in self._bots:
            bot.kill()
        self.store.close_now()

    # Waiting and judging.

    def until(self, done: Callable[[], bool], seconds: float = PATIENCE, what: str = "") -> None:
        """Wait until something is so; fails after a generous while, with the log's end."""
        until(done, seconds, lambda: f"{what or 'it'} was not done in time\n{self.log()[-3000:]}")

    def log(self) -> str:
        """What the processes logged."""
        path = self.folder / "bot.log"
        return path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""

    def _digests(self) -> list[tuple[int, str]]:
        """Person and text of every digest that Telegram accepted, in order."""
        return [
            (int(str(entry.params["chat_id"])), str(entry.params["text"]))
            for entry in list(self.telegram.world.ledger.entries)
            if entry.accepted and entry.method == "sendMessage" and DIGEST in str(entry.params.get("text"))
        ]

    def accepted(self) -> Counter[int]:
        """How many digests Telegram accepted, by person."""
        return Counter(person for person, _ in self._digests())

    def digest_texts(self, person: int) -> list[str]:
        """The digests that Telegram accepted for one person."""
        return [text for each, text in self._digests() if each == person]

    def digests_settled(self) -> bool:
        """Whether no digest is due any more, nor under way."""
        return not self.store.read_now(_unsettled, self.now())

    def now(self) -> datetime:
        """What the processes take for the time."""
        return AT + (clock.real() - self.since)

    def inbox_is_empty(self) -> bool:
        """Whether every update was fetched, applied and answered."""
        waiting = self.telegram.world.updates.count()
        return waiting == 0 and self.store.read_now(inbox.depth).unfinished == 0

    def judge(self) -> Verdict:
        """Fails where a digest was lost in silence, or came twice without a reason, or three times."""
        accepted, rows = self.accepted(), self.store.read_now(_digest_rows)
        lost, given_up, extra, unexplained = [], 0, 0, 0
        for person in self.people:
            row = rows[person]
            copies = accepted[person]
            assert copies <= 2, f"{person} had {copies} copies"
            assert copies < 2 or row.resends > 0, f"{person} had two copies of a row in {row.state}"
            extra += copies > 1
            unexplained += copies > 1 and row.last_error is None
            if copies == 0 and row.state == State.DEAD and row.last_error == "uncertain twice":
                given_up += 1  # twice killed within the call: said by the next digest, never a third copy
            elif copies == 0:
                lost.append(person)
        assert not lost, f"lost: {lost}"
        return Verdict(len(self.people), lost, extra, given_up, unexplained)

    def saved(self) -> Counter[str]:
        """How often each agenda was saved as a record."""
        return Counter(self.store.read_now(_agendas))


def _branches(session: Session, people: list[int], zone: str) -> None:
    for user_id in people:
        made = branches.create(session, f"示例支部{user_id}", date(2026, 1, 1), 9, time_zone=zone)
        person = rosters.add_person(
            session, made.id, f"示例{user_id}", membership=Membership.FULL, posts=[Post.BRANCH_SECRETARY]
        )
        accounts.ensure(session, user_id, user_id, "zh")
        accounts.bind(session, user_id, made.id, person.id)
        accounts.set_noticed(session, user_id)


def _owe(session: Session, people: list[int], at: datetime) -> None:
    for user_id in people:
        digests.plan(session, user_id, at, at)


def _unsettled(session: Session, now: datetime) -> int:
    found = select(OutboxRow.id).where(outbox_rows.UNSENT, col(OutboxRow.due_at) <= now)
    return len(session.exec(found).all())


@dataclass(frozen=True)
class _Row:
    state: str
    resends: int
    last_error: str | None


def _digest_rows(session: Session) -> dict[int, _Row]:
    """The oldest digest of each person: the one that was due."""
    rows = session.exec(select(OutboxRow).order_by(col(OutboxRow.due_at).desc()))
    return {row.user_id: _Row(row.state, row.resends, row.last_error) for row in rows}


def _agendas(session: Session) -> list[str]:
    ids = session.exec(select(RecordRow.id).where(col(RecordRow.deleted_at).is_(None))).all()
    stored = [records.get(session, each) for each in ids]
    return ["/".join(each.entry.agenda) for each in stored if each and isinstance(each.entry, Meeting)]
