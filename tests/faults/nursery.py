"""A parent of bots: one process that has imported everything and forks a bot in a moment instead of seconds.

A hundred kills are a hundred starts. Each bot is a process of its own, forked before any thread or connection
existed, and runs ``tests.faults.launcher`` from there. The nursery is told what to start by one line of JSON
and answers with lines of JSON: the process id, and later its exit code (negative for a signal).
"""

import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from signal import SIGKILL, SIGTERM, Signals
from typing import Any

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0
LOOK_SECONDS = 0.02


class Nursery:
    """The test's side of it."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.nursery"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._codes: dict[int, int] = {}

    def start(self, folder: Path, variables: Mapping[str, str]) -> "Bot":
        """A bot whose working folder, log and output lie in ``folder``."""
        assert self._process.stdin is not None
        told = json.dumps({"folder": str(folder), "variables": dict(variables)})
        self._process.stdin.write(told + "\n")
        self._process.stdin.flush()
        while "pid" not in (answer := self._hear()):
            self._codes[answer["ended"]] = answer["code"]
        return Bot(self, int(answer["pid"]), folder)

    def code_of(self, pid: int, seconds: float) -> int:
        """The exit code of a bot; TimeoutError where it does not end in time."""
        deadline = time.monotonic() + seconds
        while pid not in self._codes:
            answer = self._hear(max(deadline - time.monotonic(), 0))
            self._codes[answer["ended"]] = answer["code"]
        return self._codes[pid]

    def close(self) -> None:
        """End the nursery; its bots have ended before."""
        self._process.communicate(timeout=PATIENCE)

    def _hear(self, seconds: float = PATIENCE) -> dict[str, Any]:
        assert self._process.stdout is not None
        if not select.select([self._process.stdout], [], [], seconds)[0]:
            raise TimeoutError("it was not heard of in time")
        heard: dict[str, Any] = json.loads(self._process.stdout.readline())
        return heard


class Bot:
    """One bot as a process: killed, stopped, asked whether it serves."""

    def __init__(self, nursery: Nursery, pid: int, folder: Path) -> None:
        self._nursery = nursery
        self.pid = pid
        self._output = folder / f"output-{pid}"
        self._code: int | None = None

    @property
    def serves(self) -> bool:
        """Whether it has said that it is ready."""
        return self._output.exists() and "Ctrl+C" in self._output.read_text(encoding="utf-8")

    def wait(self, seconds: float = PATIENCE) -> int:
        """Its exit code, once it has ended; negative where a signal ended it."""
        if self._code is None:
            self._code = self._nursery.code_of(self.pid, seconds)
        return self._code

    def kill(self) -> None:
        """SIGKILL: no chance to put anything in order."""
        if self._code is None:
            with suppress(ProcessLookupError):  # it may have ended by itself
                os.kill(self.pid, SIGKILL)
            self.wait()

    def stop(self, seconds: float, sign: Signals = SIGTERM) -> tuple[int, float]:
        """Tell it to end; its exit code, and how many seconds it took."""
        began = time.monotonic()
        os.kill(self.pid, sign)
        return self.wait(seconds), time.monotonic() - began


def _become(folder: Path, variables: Mapping[str, str]) -> None:
    """In the child: be the bot."""
    os.chdir(folder)
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    os.environ.clear()
    os.environ.update({**kept, "PYTHONUTF8": "1", **variables})
    append = os.O_WRONLY | os.O_CREAT | os.O_APPEND
    for name, number in ((f"output-{os.getpid()}", 1), ("bot.log", 2)):
        os.dup2(os.open(folder / name, append, 0o600), number)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    sys.argv = ["zhishu", "run"]
    from tests.faults import launcher

    launcher.prepare()
    launcher.main()


def _tell(**what: int) -> None:
    print(json.dumps(what), flush=True)  # noqa: T201 - this is how it answers


def _look_after() -> None:
    """The nursery's own life: fork what is asked for, tell of what has ended, end with the test."""
    import tests.faults.launcher  # noqa: F401 - everything is imported once, here

    children: set[int] = set()
    asked = True
    while asked or children:
        if asked and select.select([sys.stdin], [], [], LOOK_SECONDS)[0]:
            line = sys.stdin.readline()
            asked = bool(line)
            if line:
                wanted = json.loads(line)
                child = os.fork()
                if child == 0:
                    _become(Path(wanted["folder"]), wanted["variables"])
                    return
                children.add(child)
                _tell(pid=child)
        elif not asked:
            time.sleep(LOOK_SECONDS)
        while children:
            ended, status = os.waitpid(-1, os.WNOHANG)
            if not ended:
                break
            children.discard(ended)
            _tell(ended=ended, code=os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    _look_after()
