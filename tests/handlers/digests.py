"""A branch of textbook people with phones, on a day of one's choice, for tests of the digest."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot import clock
from bot.record_types import RecordType
from bot.records import Entry, Meeting, Named
from bot.roster import Post
from storage import outbox_rows, records, reminders
from storage.outbox_rows import Owed, State
from tests.driver import Bot
from tests.phone import Phone

BEIJING = ZoneInfo("Asia/Shanghai")
FIRST = "今日提醒"
"""What every digest begins with."""


def at(text: str) -> datetime:
    """A wall-clock moment in Beijing, as UTC: ``2026-06-17 08:00``."""
    return datetime.fromisoformat(text).replace(tzinfo=BEIJING).astimezone(UTC)


@dataclass
class Branch:
    """A branch under test: the secretary 张三 and the committee member 李四 have phones."""

    bot: Bot
    zhang: Phone
    li: Phone
    ids: dict[str, int]

    def until(self, moment: str) -> None:
        """Move the clock to a wall-clock moment in Beijing and run the ticks; news counts from here."""
        for phone in (self.zhang, self.li):
            phone.mark()
        step = at(moment) - clock.now()
        assert step.total_seconds() >= 0, f"{moment} is past"
        self.bot.move(seconds=step.total_seconds())

    def log(self, entry: Entry) -> int:
        """Store a record as 张三, now."""
        return self.bot.write(
            records.save, self.ids[""], entry, logged_by=self.ids["张三"], now=clock.now()
        ).id

    def rows(self, phone: Phone) -> list[Owed]:
        """The person's digests that are not sent yet."""
        return self.bot.read(outbox_rows.ahead, phone.id)

    def row_states(self) -> list[str]:
        """The state of every digest in the outbox, oldest first."""
        return [row.state.value for row in reversed(self.bot.read(outbox_rows.in_state, list(State)))]

    def next_at(self, phone: Phone) -> datetime:
        """When the person's next digest comes, wall-clock time in Beijing."""
        (row,) = self.rows(phone)
        return row.due_at.astimezone(BEIJING).replace(tzinfo=None)


def digest_of(phone: Phone) -> list[str]:
    """The digests in the chat, oldest first."""
    return [each.text for each in phone.chat if FIRST in each.text or "Today's reminder" in each.text]


def opened(here: Branch, title: str = "支委会") -> None:
    """Tap the number of an item in 张三's newest digest."""
    text = digest_of(here.zhang)[-1] if digest_of(here.zhang) else here.zhang.last.text
    number = next(line.split(".")[0] for line in text.splitlines() if f". {title}" in line)
    here.zhang.tap(number)


def log_from_panel(here: Branch, day: str) -> None:
    """去登记 in the panel that is open: the day, the year 2026 where asked, all else skipped, saved."""
    here.zhang.tap("📝 去登记")
    for _ in range(12):
        if any("保存" in each for each in here.zhang.buttons):
            break
        if "哪一天" in here.zhang.chat[-1].text:
            here.zhang.send(day)
        elif "哪一年" in here.zhang.chat[-1].text:
            here.zhang.tap("2026")
        else:
            here.zhang.tap("跳过")
    here.zhang.tap("保存").sees("已保存")


@contextmanager
def branch(
    moment: str = "2026-06-16 20:00", tracking: str = "2026-06-01", **settings: Any
) -> Iterator[Branch]:
    """A branch at a wall-clock moment in Beijing, tracked from a day, whose digests are planned.

    ``settings`` are those of the bot; ``database`` names another one than a SQLite file.
    """
    with Bot(at=at(moment), **settings) as bot:
        zhang, li = bot.person("张三"), bot.person("李四")
        for phone in (zhang, li):
            bot.telegram.world.people[phone.id].started = True
        ids = bot.branch(
            {"张三": [Post.BRANCH_SECRETARY], "李四": [Post.ORGANIZATION_MEMBER], "王五": [], "赵六": []},
            tracking_start=datetime.combine(date.fromisoformat(tracking), datetime.min.time(), UTC),
            张三=zhang,
            李四=li,
        )
        bot.tick()
        yield Branch(bot, zhang, li, ids)


def committee_meeting(on: str, person_id: int) -> Meeting:
    """A 支委会 that was held."""
    return Meeting(
        type=RecordType.BRANCH_COMMITTEE_MEETING,
        on=date.fromisoformat(on),
        host=Named(name="张三", person_id=person_id),
        agenda=("示例议题",),
    )


def told_before(here: Branch) -> None:
    """As if both had had a digest last week, so that the next one says only what falls due."""
    here.bot.write(_told, (here.zhang.id, here.li.id))


def _told(session: Session, users: tuple[int, ...]) -> None:
    for user in users:
        reminders.set_last_digest(session, user, user, 1, clock.now())
