"""Somebody who taps and types at random: what a bot must bear from a person in a hurry, or from a child.

The same seed takes the same steps on the same build, so that a bad walk can be walked again.
"""

import re
from dataclasses import dataclass, field
from random import Random

from bot import clock
from bot.cli.sample import build_sample, people
from tests.driver import Bot
from tests.phone import Shown

COMMANDS = (
    "/duties /meeting /interview /report /inspection /records /export /settings /month /year /plans /log "
    "/calendar /help /cancel /start"
).split()
LINES = {
    "zh": """
昨天下午三点支委会，应到5实到4，李四请假，研究了发展党员
和王五谈话
下周三下午开党员大会
还剩什么没做？
谁还没谈话
那党课呢？
不对，是20号
好的
支委会
删除刚才那条
取消
三楼会议室
15:00
11月18日
2月30日
5
0
-3
张三
张三、李四
没有这个人
赞成5票，反对0票，弃权0票
去纪念馆；王五；12月底
😀
=1+1
<b>粗</b>
{{ 7*7 }}
""".strip().splitlines(),
    "en": """
branch committee yesterday at 3pm, 5 expected 4 present
talk with Wang Wu
members meeting next Wednesday
what is left?
who has not been talked to
and the Party lecture?
no, it was the 20th
ok
branch committee
delete the last one
cancel
Room 3
15:00
18 Nov
30 Feb
5
0
-3
Zhang San
Zhang San, Li Si
nobody known
5 in favour, 0 against, 0 abstained
go to the museum; Wang Wu; 31 Dec
=1+1
<b>bold</b>
{{ 7*7 }}
""".strip().splitlines(),
}
HAN = re.compile(r"[\u4e00-\u9fff]+")
KEY = re.compile(r"(?<![\w./@-])[a-z_]{3,}\.[a-z_]{3,}(?![\w/])")
"""What an unfilled label would look like: ``digest.later``."""


@dataclass
class Wanderer:
    """Walks through a sample branch; ``steps`` remembers what was done, for whoever reads a failure."""

    bot: Bot
    language: str
    random: Random
    steps: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        build_sample(self.bot.store, clock.now(), self.language)
        bound = [each for each in people(self.language) if each.started]
        self.phones = [self.bot.person(each.first_name, self.language, each.id) for each in bound]
        self.phone = self.phones[0]
        self.phone.send("/duties")

    def step(self) -> list[Shown]:
        """Do one thing; what the bot wrote or changed for it."""
        if self.random.random() < 0.02:
            self.phone = self.random.choice(self.phones)
        chance = self.random.random()
        if chance < 0.68:
            self._tap()
        elif chance < 0.78:
            self._open()
        elif chance < 0.96:
            self._note("say", line := self.random.choice(LINES[self.language]))
            self.phone.send(line)
        else:
            self._send_something()
        return self.phone.news

    def _tap(self) -> None:
        shown = [message for message in self.phone.chat if message.data][-3:]
        if not shown:
            self._open()
            return
        # The newest is tapped most, as people do; an older one now and then.
        message = shown[-1] if self.random.random() < 0.85 else self.random.choice(shown)
        # The language stays what it is, so that a screen in the other one is seen to be a slip.
        labels = sorted(each for each, data in message.data.items() if not data.startswith("st:language"))
        label = self.random.choice(labels or sorted(message.data))
        self._note("tap", f"{label}  [{message.data[label]}]")
        self.phone.tap_old(message.id, message.data[label])

    def _open(self) -> None:
        word = self.random.choice([*COMMANDS, *self.phone.keyboard])
        self._note("open", word)
        self.phone.send(word)

    def _send_something(self) -> None:
        what = self.random.choice(("photo", "document", "voice", "sticker", "contact"))
        self._note("send", what)
        match what:
            case "photo":
                self.phone.photo()
            case "document":
                self.phone.document("Sample.txt")
            case "voice":
                self.phone.voice()
            case "sticker":
                self.phone.sticker()
            case _:
                self.phone.contact()

    def _note(self, verb: str, what: str) -> None:
        self.steps.append(f"{self.phone.name} {verb} {what}")
