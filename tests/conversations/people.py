"""A branch for conversations: plainly sample people, a secretary with a phone."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from bot.roster import Post
from storage import accounts, rosters
from tests.driver import Bot
from tests.phone import Phone

FRIDAY = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
"""Friday, 20 November 2026, 16:00 in Beijing."""

PEOPLE: dict[str, list[Post]] = {
    "张三": [Post.BRANCH_SECRETARY],
    "李四": [Post.ORGANIZATION_MEMBER],
    "王五": [Post.DISCIPLINE_MEMBER],
    "赵六": [],
    "示例甲": [],
    "示例乙": [],
    "示例丙": [],
    "示例丁": [],
}


class Office:
    """A bot with one branch: the secretary's phone, and the ids of its people by name."""

    def __init__(self, bot: Bot, language: str) -> None:
        self.bot = bot
        code = "zh-hans" if language == "zh" else "en"
        self.secretary: Phone = bot.person("张三", language=code)
        self.ids = bot.branch(PEOPLE, 张三=self.secretary)
        bot.write(accounts.set_language, self.secretary.id, language)
        head = self.ids["赵六"]
        bot.write(rosters.add_department, self.ids[""], "办公室", head, self.ids["李四"])

    def phone(self, name: str, language: str = "zh") -> Phone:
        """Another person of the branch takes out the phone."""
        made = self.bot.person(name)
        self.bot.join(made, self.ids[""], self.ids[name])
        self.bot.write(accounts.set_language, made.id, language)
        return made


@contextmanager
def office(language: str = "zh", at: datetime = FRIDAY, database: str | None = None) -> Iterator[Office]:
    """A branch at work on a Friday afternoon; ``database`` names one of the test's own."""
    with Bot(at=at, database=database) as bot:
        yield Office(bot, language)
