"""Whoever taps and types at random through the whole bot is always answered, in their language."""

from datetime import UTC, datetime
from random import Random

import pytest

from messages.labels import LANGUAGES
from messages.render import render
from tests.driver import Bot
from tests.phone import Shown
from tests.wanderer import HAN, KEY, Wanderer

AT = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
STEPS = 150
CHINESE_ALWAYS = (":copy]", "[ex:", "[wd:", "[wm:")
"""Taps that show a document or its sheets by name: documents are Chinese."""
MOST_HAN = 0.3
"""Of an English screen's letters, what may be Chinese: clauses cited, （待补充）, what is a name."""


def in_english(shown: Shown) -> bool:
    """Whether a screen reads as English."""
    labels = [label for label in shown.labels if HAN.search(label) and label != "中文"]
    letters = sum(each.isalpha() for each in shown.text)
    return not labels and sum(map(len, HAN.findall(shown.text))) <= MOST_HAN * letters


@pytest.mark.parametrize(("language", "seed"), list(zip(LANGUAGES, (1, 2), strict=True)))
def test_no_way_through_the_bot_ends_in_an_error(language: str, seed: int) -> None:
    apology = render(language, "error")
    with Bot(at=AT) as bot:
        wanderer = Wanderer(bot, language, Random(seed))
        for _ in range(STEPS):
            news = wanderer.step()
            walked = "\n".join(wanderer.steps[-12:])
            assert bot.dead_letters() == [], walked
            for shown in news:
                assert apology not in shown.text, walked
                found = [KEY.search(words) for words in (shown.text, *shown.labels)]
                assert not any(found), f"a label without words: {found} after\n{walked}"
                if language == "en" and not any(tap in wanderer.steps[-1] for tap in CHINESE_ALWAYS):
                    assert in_english(shown), f"{shown.text}\n{shown.labels}\nafter\n{walked}"


def test_the_same_seed_takes_the_same_steps() -> None:
    def walked() -> list[str]:
        with Bot(at=AT) as bot:
            wanderer = Wanderer(bot, "zh", Random(3))
            for _ in range(25):
                wanderer.step()
            return wanderer.steps

    assert walked() == walked()
