"""A person who logs meetings one after another by taps and text, patiently, whatever happens to the bot.

Every question is answered once: what was sent is Telegram's and the bot's to keep. A screen that comes again
after a crash is not answered again.
"""

from typing import Any

import httpx

from tests.phone import shown

PLACE = "三楼会议室"
CHOICES = (("记的是什么", "支委会"), ("哪一天", "昨天"), ("几点开始", "15:00"))
"""The questions answered by a tap, by words of theirs; every other one is skipped."""


class Walker:
    """Somebody with a phone and so many meetings to log."""

    def __init__(self, api: httpx.Client, person_id: int, meetings: int) -> None:
        self.person_id = person_id
        self.agendas = [f"议题{person_id}之{number}" for number in range(1, meetings + 1)]
        self._api = api
        self._seen: set[str] = set()
        self._at = 0
        self._begun = False
        self._since = 0
        self.holding = False
        """Whether to wait with the save, once the card is there."""
        self.ready = False
        """Whether the card is there and only the save is missing."""

    @property
    def done(self) -> bool:
        """Whether everything was said to be saved."""
        return self._at == len(self.agendas)

    def step(self) -> None:
        """Do the next thing, if the bot has asked for it."""
        if self.done:
            return
        if not self._begun:
            self._begun = True
            self._post("text", text="/meeting")
            self._since = max(each["message_id"] for each in self._state() if each["from"] == "person")
            return
        everything = self._state()
        messages = [shown(each) for each in everything if each["from"] == "bot"]
        if self._saved(everything):
            self._at, self._begun, self._seen = self._at + 1, False, set()
            return
        # Where a copy was sent, either of the two may be the one that goes on.
        for asked in reversed(messages):
            fresh = asked.buttons and asked.id > self._since and f"{asked.id} {asked.text}" not in self._seen
            if fresh and self._answer(asked.text, asked.labels, asked.id):
                return

    def _saved(self, messages: list[dict[str, Any]]) -> bool:
        """Whether the bot has said "saved" since the agenda was typed."""
        typed = [each["message_id"] for each in messages if each.get("text") == self.agendas[self._at]]
        return any(
            "已保存" in each["text"] and each["message_id"] > typed[-1]
            for each in messages
            if typed and each["from"] == "bot"
        )

    def _answer(self, text: str, labels: list[str], message_id: int) -> bool:
        """Whether it was a question that could be answered now."""
        question = text.rpartition("\n\n")[2]
        written = next((typed for words, typed in self._typed() if words in question), None)
        wanted = next((label for words, label in CHOICES if words in question), "跳过")
        tapped = next((each for each in labels if each.endswith(wanted)), None)
        save = next((each for each in labels if each.endswith("保存")), None)
        self.ready = self.ready or save is not None
        if save and self.holding:
            return True
        if written is not None and question in self._seen:
            return False  # what was typed is never typed again
        if written is not None:
            done = self._post("text", text=written)
            self._seen.add(question)
        elif save or tapped:
            done = self._post("tap", message_id=message_id, label=save or tapped)
        else:
            return False
        if done:
            self._seen.add(f"{message_id} {text}")
        return done

    def _typed(self) -> list[tuple[str, str]]:
        return [("在哪里", PLACE), ("研究了什么", self.agendas[self._at])]

    def _state(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self._api.get(f"/api/people/{self.person_id}/state").json()["messages"]
        return found

    def _post(self, action: str, **body: object) -> bool:
        """Whether it could be done: a button may have gone between looking and tapping."""
        answer = self._api.post(f"/api/people/{self.person_id}/{action}", json=body)
        assert answer.is_success or answer.status_code == 409, answer.text
        return answer.is_success
