"""What it costs to read a typed line in a branch of 100 people, and to take the reader in.

The figures are printed; the bounds held here are the ones that the product promises: 5 ms of processor time a
line and 30 MB. The time of the import depends on what else the machine does and is judged by nobody.
"""

import json
import subprocess
import sys
import time
from typing import Any

import pytest

from bot.roster import Person, Roster
from messages.reading.lines.reader import read_line
from tests.reading.corpora import NOW, load

pytestmark = pytest.mark.benchmark(timer=time.process_time)
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平"
LINE_MS, IMPORT_MB = 5.0, 30.0
ALONE = """
import json, time
def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4 / 1024
memory, began = resident(), time.process_time()
import messages.reading.lines.reader as reader
taken = time.process_time() - began
imported = resident() - memory
from datetime import datetime
now = datetime.fromisoformat("2026-11-20T16:00")
for line in ("昨天支委会，应到5实到4，李斯主持", "昨天上了当课", "zhiweihui zuotian", "还有什么没做"):
    reader.read_line(line, now)
print(json.dumps({"ms": taken * 1000, "mb": imported, "mb_used": resident() - memory}))
"""


@pytest.fixture(scope="module")
def hundred() -> Roster:
    """A roster of a hundred textbook names."""
    return Roster(tuple(Person(n + 1, _name(n)) for n in range(100)))


def _name(number: int) -> str:
    middle = GIVEN[(number * 7 + number // 20) % 20]
    return SURNAMES[number % 20] + middle + (GIVEN[number * 3 % 20] if number % 2 else "")


def test_a_line_read_with_a_roster_of_a_hundred(benchmark: Any, hundred: Roster) -> None:
    lines = [str(entry["text"]) for entry in load("known_lines")]

    def read_all() -> int:
        return len([read_line(line, NOW, hundred) for line in lines])

    assert benchmark.pedantic(read_all, rounds=5, warmup_rounds=2) == len(lines)
    if benchmark.enabled:
        each = benchmark.stats.stats.median * 1000 / len(lines)
        benchmark.extra_info["milliseconds a line"] = each
        assert each <= LINE_MS


def test_taking_the_reader_in(benchmark: Any) -> None:
    def alone() -> dict[str, float]:
        done = subprocess.run([sys.executable, "-c", ALONE], capture_output=True, check=True, text=True)
        found: dict[str, float] = json.loads(done.stdout)
        return found

    cost = benchmark.pedantic(alone, rounds=1)
    benchmark.extra_info |= {name: round(value, 1) for name, value in cost.items()}
    assert cost["mb_used"] <= IMPORT_MB
