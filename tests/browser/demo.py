"""The demo as its own process, and the address it prints."""

import re
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot import clock
from bot.cli.demo import OFFSET
from storage import meta
from storage.store import Store
from tests.processes import BotProcess

ZONE = ZoneInfo("Asia/Shanghai")


class Demo:
    """``zhishu demo`` in a folder; ``address`` is where its page is."""

    def __init__(self, folder: Path, *options: str, language: str = "zh") -> None:
        self._folder, self._options, self._language = folder, options, language
        self._process: BotProcess | None = None
        self.start()

    def start(self, port: int = 0) -> None:
        """Start the process and wait for its address."""
        told = ("demo", "--port", str(port), "--data", "mine", *self._options)
        self._process = BotProcess(self._folder, *told, LANGUAGE=self._language)
        found = re.search(r"http://127\.0\.0\.1:(\d+)", self._process.line(lambda said: "http://" in said))
        assert found is not None
        self.address, self.port = found[0], int(found[1])

    def stop(self) -> int:
        """Tell it to end; its exit code."""
        process, self._process = self._process, None
        return 0 if process is None else process.stop()


def next_june(folder: Path) -> datetime:
    """Set the clock of an empty demo that was never started to a Wednesday of next June, 10:00.

    So what is due does not depend on the day on which the tests run.
    """
    real = clock.real().astimezone(ZONE)
    wanted = datetime(real.year + 1, 6, 10, 10, tzinfo=ZONE)
    wanted += timedelta(days=(2 - wanted.weekday()) % 7)
    (folder / "mine").mkdir()
    store = Store.open(f"sqlite:///{folder / 'mine' / 'empty.db'}")
    store.write_now(meta.put, OFFSET, str((wanted - real).total_seconds()))
    store.close_now()
    return wanted
