"""Ways through a form that several tests walk, and what must hold at the end of each of them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from messages.labels import label
from storage import drafts, records
from storage.drafts import Draft
from storage.records import StoredRecord
from tests.conversations.people import FRIDAY, Office, office
from tests.phone import Phone

PLACE = "三楼会议室"


@contextmanager
def careful(language: str = "zh", at: datetime = FRIDAY) -> Iterator[Office]:
    """An office at whose end every tap was answered and no update was laid aside as failed."""
    with office(language, at) as there:
        yield there
        waiting = [each.id for each in there.bot.telegram.world.queries.values() if not each.answered]
        assert waiting == []
        assert there.bot.dead_letters() == []


def committee_meeting(phone: Phone, language: str = "zh", until: str = "review") -> Phone:
    """A 支委会 of yesterday, as far as the step named: on, start, place, host, attendance, agenda, review."""
    steps: dict[str, Callable[[], Phone]] = {
        "on": lambda: choose(phone.send("/meeting"), label(language, "types.branch_committee_meeting")),
        "start": lambda: phone.tap(label(language, "common.yesterday")),
        "place": lambda: phone.tap("15:00"),
        "host": lambda: phone.send(PLACE),
        "attendance": lambda: phone.tap("张三"),
        "agenda": lambda: phone.tap(label(language, "ask.everybody", count=3)),
        "review": lambda: phone.send("研究示例事项"),
    }
    for step, walk in steps.items():
        walk()
        if step == until:
            break
    return phone


def choose(phone: Phone, kind: str) -> Phone:
    """Tap the type of that name, which may carry the mark of what is due; not a draft of that type."""
    return phone.tap(next(each for each in phone.buttons if each in (kind, f"🔸 {kind}")))


def integrity_talk(phone: Phone, content: str = "谈了廉洁自律", counterpart: str = "李四") -> Phone:
    """A 廉政谈话 of today in Chinese, up to the review card."""
    phone.send("/interview").tap("廉政谈话").tap("张三").tap(counterpart).tap("完成").tap("今天")
    return phone.send(content)


def saved(there: Office) -> list[StoredRecord]:
    """Every record of the branch, newest first."""
    return there.bot.read(records.latest, there.ids[""], None, 50)


def open_draft(there: Office, phone: Phone) -> Draft:
    """The form that somebody has open."""
    found = there.bot.read(drafts.active, phone.id)
    assert found is not None, "no form is open"
    return found


def laid_aside(there: Office, phone: Phone) -> list[Draft]:
    """The forms that somebody laid aside, newest first."""
    return there.bot.read(drafts.parked, phone.id)


def wire(phone: Phone, word: str) -> tuple[int, str]:
    """The newest button that contains the word: its message and what it sends back."""
    for message in reversed(phone.chat):
        for caption, data in message.data.items():
            if word in caption:
                return message.id, data
    raise AssertionError(f"there is no button {word!r}")
