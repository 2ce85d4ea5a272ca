"""How the suite is spread over the cores: who waits beside who works, and coverage only where it tells.

Half of the suite's time is waiting (for processes that are killed, for a browser), the other half is work.
Were one kind run after the other, the cores would idle in the first half and be short in the second; so the
files that wait are dealt out evenly among the rest, and there is one worker more than there are cores.

Coverage makes pure Python take half as long again. Tests that walk the same lines ten thousand times, and
those whose bot is a process of its own, are run without: they add nothing to the figure.
"""

import os

import pytest

WAITING = ("tests/browser/", "tests/cli/", "tests/faults/", "tests/office/", "tests/test_wheel.py")
UNCOVERED = (
    "tests/benchmarks/",
    "tests/browser/",
    "tests/conversations/test_wandering.py",
    "tests/duties/test_oracle.py",
    "tests/faults/",
    "tests/forms/test_fields.py::test_no_card_and_no_question_is_longer_than_a_message",
    "tests/office/",
    "tests/reading/test_any_",
)


def spread(rest: list[str], waiting: list[str]) -> list[str]:
    """The files in the order in which they are taken up; none is lost, and each kind keeps its order."""
    placed = [
        ((number + 0.5) / len(files), file) for files in (waiting, rest) for number, file in enumerate(files)
    ]
    return [file for _, file in sorted(placed, key=lambda one: one[0])]


def _file(item: pytest.Item) -> str:
    return item.nodeid.partition("::")[0]


def _waits(item: pytest.Item) -> bool:
    marked = any(item.get_closest_marker(name) for name in ("browser", "processes"))
    return marked or item.nodeid.startswith(WAITING)


def pytest_configure(config: pytest.Config) -> None:
    """The order below stays: xdist would take files of many tests first, all that wait at the end."""
    if hasattr(config.option, "loadscopereorder"):
        config.option.loadscopereorder = False


@pytest.hookimpl(optionalhook=True, tryfirst=True)
def pytest_xdist_auto_num_workers() -> int | None:
    """One worker more than cores, as one of them always waits; what the environment says goes first."""
    if "PYTEST_XDIST_AUTO_NUM_WORKERS" in os.environ:
        return None
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Deal the files out, and take coverage off where it tells nothing."""
    files: dict[str, list[pytest.Item]] = {}
    for item in items:
        files.setdefault(_file(item), []).append(item)
        if item.nodeid.startswith(UNCOVERED):
            item.add_marker("no_cover")
    waiting = [file for file, its in files.items() if any(map(_waits, its))]
    rest = [file for file in files if file not in set(waiting)]
    items[:] = [item for file in spread(rest, waiting) for item in files[file]]
