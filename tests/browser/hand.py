"""A person at the chat page: taps, types, looks; what was done is counted.

Every look waits until the words are there, so that a test needs no pause of its own.
"""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import FilePayload, Locator, Page, expect

SECONDS_A_TAP = 2.0
SECONDS_A_CHARACTER = 0.3
"""A careful thumb on a phone: what an estimate of a person's time takes for each."""


@dataclass(frozen=True, slots=True)
class Effort:
    """What a path cost: taps, messages typed and their characters, seconds of the browser run."""

    path: str
    taps: int
    typed: int
    characters: int
    seconds: float

    @property
    def by_hand(self) -> float:
        """Seconds that a person needs, by the two constants above; the time to think is not in it."""
        return self.taps * SECONDS_A_TAP + self.characters * SECONDS_A_CHARACTER


class Hand:
    """One phone on the page; ``efforts`` holds the paths that were measured, in their order."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.efforts: list[Effort] = []
        self._taps = self._typed = self._characters = 0

    # What a person does.

    def open(self, address: str, person: int | None = None) -> "Hand":
        """Open the page, as one of its people."""
        self.page.goto(address if person is None else f"{address}/?person={person}")
        expect(self.page.get_by_test_id("bot-status")).not_to_have_text("")
        return self

    def start(self) -> "Hand":
        """Tap the button that an empty chat has."""
        return self._tapped(self.page.get_by_test_id("start"))

    def tap(self, label: str) -> "Hand":
        """Tap the button with that label of the newest buttons, or else the last that contains it."""
        newest = self.page.locator(".inline").last
        near = newest.locator(".key", has_text=label)
        expect(near.last).to_be_visible()
        exact = newest.locator(f'.key[title="{label}"]')
        return self._tapped((exact if exact.count() else near).last)

    def press(self, label: str) -> "Hand":
        """Press a button of the reply keyboard."""
        with self._answered():
            self._tapped(self.page.get_by_test_id("reply-keyboard").get_by_role("button", name=label))
        return self

    def say(self, text: str) -> "Hand":
        """Type a message and send it."""
        with self._answered():
            self.page.get_by_test_id("text").fill(text)
            self.page.get_by_test_id("send").click()
        self._typed += 1
        self._characters += len(text)
        return self

    def attach(self, name: str, content: bytes, mime_type: str = "image/png") -> "Hand":
        """Send a picture."""
        given = FilePayload(name=name, mimeType=mime_type, buffer=content)
        self.page.get_by_test_id("pick-photo").set_input_files([given])
        self.page.get_by_role("dialog").locator("button.main").click()
        self._taps += 3  # the clip, the picture, send
        return self

    def open_invite(self, as_new: str) -> "Hand":
        """Tap the link of the newest message, open it as a new person of that name, and start the bot."""
        self.last.get_by_role("link").click()
        self.page.get_by_test_id("open-as").last.click()
        self.page.get_by_test_id("person-name").fill(as_new)
        self.page.get_by_test_id("create-person").click()
        return self.start()

    def become(self, name: str) -> "Hand":
        """Take up the phone of another person of the page."""
        self.page.get_by_test_id("back").click()
        self.page.locator(".person", has_text=name).first.click()
        expect(self.page.get_by_test_id("bot-status")).to_contain_text(name)
        return self

    def move_clock(self, control: str) -> str:
        """Move the demo's clock by one of the page's controls; what the page then says of the time."""
        status = self.page.get_by_test_id("status")
        before = status.inner_text()
        button = self.page.locator(f'[data-control="{control}"]')
        if not button.is_visible():
            self.page.get_by_test_id("controls-toggle").click()
        button.click()
        expect(status).not_to_have_text(before)
        return status.inner_text()

    @contextmanager
    def _answered(self) -> Iterator[None]:
        """Wait until the own message stands in the chat and one of the bot below it."""
        own = self.page.locator('.log [data-from="person"]')
        before = own.last.get_attribute("data-message-id") if own.count() else ""
        yield
        expect(own.last).not_to_have_attribute("data-message-id", before or "")
        expect(self.page.locator(".log [data-from]").last).to_have_attribute("data-from", "bot")

    def _tapped(self, target: Locator) -> "Hand":
        target.click()
        self._taps += 1
        return self

    # What a person sees.

    @property
    def last(self) -> Locator:
        """The newest message of the bot."""
        return self.page.locator('[data-from="bot"] [data-testid="message-text"]').last

    def sees(self, *words: str) -> "Hand":
        """Waits until the newest message of the bot has all these words."""
        for each in words:
            expect(self.last).to_contain_text(each)
        return self

    def sees_no(self, *words: str) -> "Hand":
        """The newest message of the bot has none of these words (look for what it has first)."""
        for each in words:
            expect(self.last).not_to_contain_text(each)
        return self

    def offers(self, label: str) -> "Hand":
        """Waits until the newest buttons have one with that label."""
        expect(self.page.locator(".inline").last.locator(f'.key[title="{label}"]')).to_be_visible()
        return self

    @property
    def text(self) -> str:
        """The words of the newest message."""
        return self.last.inner_text()

    @property
    def labels(self) -> list[str]:
        """The labels of the newest message that has buttons."""
        return self.page.locator(".inline").last.locator(".key").all_inner_texts()

    def number_of(self, title: str, turn: str) -> str:
        """The number of a title in the open list; ``turn`` turns its pages until it is there."""
        while not (found := re.search(rf"^(\d+)\. \S+ {re.escape(title)}", self.text, re.MULTILINE)):
            before = self.text
            assert any(turn in label for label in self.labels), f"no {title!r} in the list"
            self.tap(turn)
            expect(self.last).not_to_have_text(before, use_inner_text=True)
        return found[1]

    # What it cost.

    @contextmanager
    def measured(self, path: str) -> Iterator[None]:
        """Within, what is done counts as one path."""
        taps, typed, characters, began = self._taps, self._typed, self._characters, time.perf_counter()
        yield
        self.efforts.append(
            Effort(
                path,
                self._taps - taps,
                self._typed - typed,
                self._characters - characters,
                time.perf_counter() - began,
            )
        )
