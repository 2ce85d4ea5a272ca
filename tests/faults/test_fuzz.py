"""Thousands of malformed and of hostile updates: the bot goes on, and answers ordinary people meanwhile."""

import random
import resource
import time
from collections.abc import Callable

import pytest

from storage import inbox
from tests.conversations.people import Office, office
from tests.faults import mutations
from tests.faults.conftest import Extent
from tests.faults.figures import Note
from tests.faults.scene import until
from tests.phone import Phone

pytestmark = pytest.mark.timeout(3600)

PROBED_EVERY = 50
GENEROUS_SECONDS = 30.0
"""The promise is two seconds, kept in the table; a busy machine that builds something else is given more."""
GROWTH_MIB = 300


def flood(there: Office, count: int, make: Callable[[int], mutations.Update], victim: Phone) -> list[float]:
    """Send so many, and now and then an ordinary question; the seconds each of those took."""
    probes: list[float] = []
    for number in range(count):
        answer = there.bot.api.post("/api/updates", json=make(number))
        assert answer.is_success, answer.text
        if number % PROBED_EVERY == PROBED_EVERY - 1:
            probes.append(probe(there, victim))
            there.bot.settle()
    return probes


def probe(there: Office, victim: Phone) -> float:
    """The seconds from an ordinary question to its answer in the chat, with all the rest still under way."""
    before, began = len(victim.chat), time.monotonic()
    asked = there.bot.api.post(f"/api/people/{victim.id}/text", json={"text": "怎么用"})
    assert asked.is_success, asked.text
    until(lambda: len(victim.chat) > before, GENEROUS_SECONDS)
    return time.monotonic() - began


def memory() -> float:
    """The most memory used so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def report(note: Note, count: int, dead: int, probes: list[float], grown: float) -> None:
    """Put it into the table, and judge."""
    note("updates / dead letters", f"{count} / {dead}")
    note(
        "seconds to answer an ordinary question: middle / longest",
        f"{middle(probes):.2f} / {max(probes):.2f}",
    )
    note("memory grown, MiB", round(grown))
    assert max(probes) < GENEROUS_SECONDS
    assert grown < GROWTH_MIB


def middle(values: list[float]) -> float:
    """The median."""
    return sorted(values)[len(values) // 2]


def test_malformed_updates_are_laid_aside_and_keep_nobody_waiting(
    chance: random.Random, extent: Extent, note: Note
) -> None:
    count = extent.of(300, 10_000)
    with office() as there:
        there.bot.errors_expected = True  # an update that cannot be read is an error worth a line in the log
        other, before = there.phone("李四"), memory()
        probes = flood(
            there, count, lambda number: mutations.malformed(chance, there.secretary.id, number), other
        )
        other.send("怎么用")
        depth = there.bot.read(inbox.depth)
        assert depth.unfinished == 0
        assert all(each.reason for each in there.bot.dead_letters())
        report(note, count, depth.dead, probes, memory() - before)


def test_hostile_updates_break_nothing_and_keep_nobody_waiting(
    chance: random.Random, extent: Extent, note: Note
) -> None:
    count = extent.of(300, 10_000)
    with office() as there:
        other, before = there.phone("李四"), memory()
        there.secretary.send("/meeting")
        there.secretary.send("/duties")
        seen = [data for each in there.secretary.chat for data in each.data.values()]
        probes = flood(
            there, count, lambda number: mutations.hostile(chance, there.secretary.id, number, seen), other
        )
        there.secretary.send("/start")
        assert there.secretary.news
        depth = there.bot.read(inbox.depth)
        assert (depth.unfinished, there.bot.dead_letters()) == (0, [])
        report(note, count, depth.dead, probes, memory() - before)
