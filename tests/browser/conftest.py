"""A real Chromium for the tests of this folder, and pages that must not complain.

The system's Chromium is taken where there is one, else Playwright's own; where there is neither, the
tests are skipped and say how to get one (in CI they fail).
"""

import os
import shutil
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    expect,
    sync_playwright,
)

from bot.simulator.serving import LocalTelegram
from bot.simulator.world import PersonSpec
from tests.browser.demo import Demo
from tests.browser.pages import ALEX, DESKTOP, ME, PHONE, NewPage
from tests.browser.plain_bot import PlainBot
from tests.no_skips import in_ci

SYSTEM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
MISSING = "no Chromium: install your system's chromium package, or run `playwright install chromium`"


@dataclass
class Opened:
    """The pages a test has opened, by their contexts, and what they complained of."""

    contexts: list[BrowserContext]
    complaints: list[str]
    forgiven: list[str]

    def unforgiven(self) -> list[str]:
        """The complaints that the test did not provoke."""
        return [words for words in self.complaints if not any(part in words for part in self.forgiven)]


OPENED = pytest.StashKey[Opened]()


def _chromium(playwright: Playwright) -> str | None:
    found = next(filter(None, map(shutil.which, SYSTEM)), None)
    own = playwright.chromium.executable_path
    return found or (own if Path(own).exists() else None)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole folder.

    It ends with the folder, not with the run: while Playwright's synchronous interface is open its event
    loop counts as running in this thread, and no other test could call asyncio.run().
    """
    with sync_playwright() as playwright:
        path = _chromium(playwright)
        if path is None:
            (pytest.fail if in_ci(os.environ) else pytest.skip)(MISSING)
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def forgiven() -> list[str]:
    """Parts of the complaints that a test provokes on purpose; it appends to this list."""
    return []


@pytest.fixture
def new_page(browser: Browser, forgiven: list[str], request: pytest.FixtureRequest) -> NewPage:
    """Opens pages; the test fails if one of them logged an error or an exception went uncaught."""
    opened = request.node.stash.setdefault(OPENED, Opened([], [], forgiven))

    def note(message: ConsoleMessage) -> None:
        if message.type == "error":
            opened.complaints.append(message.text)

    def open_one(size: tuple[int, int] = PHONE, **options: Any) -> Page:
        given = {"locale": "zh-CN", "timezone_id": "Asia/Shanghai", **options}
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **given)
        context.set_default_timeout(20_000)
        expect.set_options(timeout=20_000)  # a busy machine is slow, not wrong
        opened.contexts.append(context)
        page = context.new_page()
        page.on("console", note)
        page.on("pageerror", lambda error: opened.complaints.append(str(error)))
        return page

    return open_one


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    """Close a test's pages while its server still runs, and fail the test if they complained."""
    opened = item.stash.get(OPENED, None)
    try:
        yield
    finally:
        for context in opened.contexts if opened else []:
            context.close()
    left = opened.unforgiven() if opened else []
    assert not left, f"the page complained: {left}"


@pytest.fixture
def phone(new_page: NewPage) -> Page:
    """A page of a phone's size, in Chinese."""
    return new_page(PHONE)


@pytest.fixture
def desktop(new_page: NewPage) -> Page:
    """A page of a desktop's size, in Chinese."""
    return new_page(DESKTOP)


@pytest.fixture
def telegram() -> Iterator[LocalTelegram]:
    """A local Telegram with two people who have written to the bot before."""
    people = [
        PersonSpec(ME, "张三", started=True),
        PersonSpec(ALEX, "Alex", language_code="en", started=True),
    ]
    with LocalTelegram(people=people) as served:
        yield served


@pytest.fixture
def start_demo(tmp_path: Path) -> Iterator[Callable[..., Demo]]:
    """Starts ``zhishu demo`` as its own process; it ends after the pages do."""
    started: list[Demo] = []

    def start(*options: str, language: str = "zh") -> Demo:
        started.append(Demo(tmp_path, *options, language=language))
        return started[-1]

    yield start
    assert [demo.stop() for demo in started] == [0] * len(started)


@pytest.fixture
def plain_bot(telegram: LocalTelegram) -> Iterator[PlainBot]:
    """A bot of a few lines that speaks to the local Telegram over HTTP."""
    with PlainBot(telegram.url, telegram.token) as talking:
        yield talking
