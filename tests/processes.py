"""The bot as a process of its own, against a local Telegram of the test: started, killed, stopped."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx

from bot.simulator.serving import LocalTelegram
from storage.inbox import Depth, depth
from storage.store import Store

ROOT = Path(__file__).parent.parent
PATIENCE = 60.0
STOP_SECONDS = 10.0
"""The bot promises to end within this."""


class BotProcess:
    """``python -m bot ...`` with an environment of its own."""

    def __init__(self, folder: Path, *command: str, **variables: str) -> None:
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}
        self._log = (folder / "bot.log").open("ab")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bot", *command],
            cwd=folder,
            env={**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1", **variables},
            stdout=subprocess.PIPE,
            stderr=self._log,
            text=True,
            encoding="utf-8",
        )

    def line(self, wanted: Callable[[str], bool]) -> str:
        """The first line of its output that fits."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if wanted(line):
                return line
        raise AssertionError(f"it ended with {self.process.wait()} without saying so")

    def kill(self) -> None:
        """SIGKILL: no chance to put anything in order."""
        self.process.kill()
        self.process.wait(PATIENCE)
        self._close()

    def stop(self, sign: signal.Signals = signal.SIGTERM) -> int:
        """Tell it to end; its exit code. Fails where it takes longer than it promises."""
        self.process.send_signal(sign)
        try:
            return self.process.wait(STOP_SECONDS)
        finally:
            self.kill()

    def _close(self) -> None:
        if self.process.stdout is not None:
            self.process.stdout.close()
        self._log.close()


def answers(telegram: LocalTelegram, person_id: int) -> list[dict[str, Any]]:
    """What the bot has said to somebody so far."""
    found = httpx.get(f"{telegram.url}/api/people/{person_id}/state", trust_env=False, verify=False).json()
    return [each for each in found["messages"] if each["from"] == "bot"]


def wait_until(telegram: LocalTelegram, person_id: int, done: Callable[[], bool]) -> None:
    """Look again at every change in somebody's chat, and at least twice a second, until it is done."""
    seq = 0
    with httpx.Client(base_url=telegram.url, timeout=PATIENCE, trust_env=False, verify=False) as client:
        for _ in range(int(PATIENCE * 20)):
            if done():
                return
            query = {"after": seq, "timeout": 0.5}
            seq = client.get(f"/api/people/{person_id}/changes", params=query).json()["seq"]
    raise AssertionError("it was not done in time")


def inbox_depth(folder: Path) -> Depth:
    """What waits in the inbox of a bot in that folder, whether it runs or not."""
    store = Store.open(f"sqlite:///{folder / 'data' / 'zhishu.db'}")
    try:
        return store.read_now(depth)
    finally:
        store.close_now()
