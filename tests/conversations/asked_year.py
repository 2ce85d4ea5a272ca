"""A branch's year that answers are checked against by hand, on Friday 20 November 2026.

支委会 9 Sep, 9 Oct, 9 Nov (of 12; Jan–Aug missed), whose resolutions fall due on the 28th of their months.
党课 15 Sep, with nothing but its day (of 4; Q1 and Q2 missed). 廉政谈话 张三→李四 8 May. 谈心谈话 张三→王五
9 Jun. A check on 12 Nov that found two things.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from bot.record_types import RecordType
from bot.records import Inspection, Meeting, Resolution
from tests.conversations.logged import committee, log, talk, who
from tests.conversations.people import Office, office


def fill(there: Office) -> None:
    """The year's records."""
    for month in (9, 10, 11):
        due = date(2026, month, 28)
        decided = (Resolution(text=f"落实{month}月的事", owner="李四", due=due),)
        log(there, committee(there, date(2026, month, 9), resolutions=decided))
    log(there, talk(there, date(2026, 5, 8), "张三", "李四"))
    heart = RecordType.HEART_TO_HEART_TALK
    log(there, talk(there, date(2026, 6, 9), "张三", "王五", type=heart))
    lecture = Meeting(type=RecordType.PARTY_LECTURE, on=date(2026, 9, 15), lecturer=who(there, "张三"))
    log(there, lecture)
    found = "台账不齐\n签字缺失"
    log(there, Inspection(on=date(2026, 11, 12), by=(who(there, "王五"),), findings=found))


@contextmanager
def year(language: str = "zh") -> Iterator[Office]:
    """A branch with that year behind it."""
    with office(language) as there:
        fill(there)
        yield there
