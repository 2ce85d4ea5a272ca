"""The whole bot under test, over true HTTP: a local Telegram in one thread, the Application in another.

    with Bot() as bot:
        li = bot.person("支书")
        li.send("/start").tap("全部采用")
        assert li.sees("责任清单")

Every action waits until the bot has dealt with it: its update is stored, the inbox has nothing unfinished
and no lane is at work. At the end the test fails if the bot used Telegram in a way that Telegram does not
know, or logged an error that the test did not announce (``bot.errors_expected = True``). The clock stands at
``AT`` unless told.
"""

import asyncio
import io
import logging
import os
import shutil
import tempfile
import threading
from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Concatenate, ParamSpec, Self, TypeVar

import httpx
import structlog
from sqlmodel import Session

from bot import clock, logs
from bot.roster import Post
from bot.settings import Settings
from bot.simulator.serving import LocalTelegram
from handlers.routing import Route
from handlers.running import Service
from handlers.ticking import Tick
from storage import accounts, branches, inbox, rosters
from storage.inbox import InboxRow
from storage.store import Store
from tests.phone import Phone

P = ParamSpec("P")
R = TypeVar("R")

AT = datetime(2026, 6, 17, 2, 0, tzinfo=UTC)
"""A Wednesday, 10:00 in Beijing."""
WAIT_SECONDS = 60.0
MOST_ROUNDS = 20
"""Of one tick."""


@contextmanager
def in_a_file(folder: Path) -> Iterator[str]:
    """The address of an empty SQLite database in a folder."""
    path = folder / "zhishu.db"
    path.write_bytes(_migrated())
    yield f"sqlite:///{path}"


def _memory() -> str | None:
    """A folder in memory where there is room: no conversation is about what a disk forgets."""
    folder = "/dev/shm"  # Linux has it
    return folder if os.path.isdir(folder) and shutil.disk_usage(folder).free > 2**30 else None


new_database: Callable[[Path], AbstractContextManager[str]] = in_a_file
"""Where a bot keeps its data that is given no database; ``pytest --bots-on postgresql`` puts another here."""


class Bot:
    """A bot of its own: database, local Telegram, people; ``settings`` are fields of ``bot.settings``."""

    def __init__(
        self,
        *,
        at: datetime | None = AT,
        routes: Sequence[Route] | None = None,
        ticks: Sequence[Tick] | None = None,
        database: str | None = None,
        **settings: Any,
    ) -> None:
        self._folder = tempfile.TemporaryDirectory(
            prefix="zhishu-test-", dir=_memory(), ignore_cleanup_errors=True
        )
        self.data = Path(self._folder.name)
        self._url = database or ""
        self._database = ExitStack()
        self._at = at
        self._routes, self._ticks = routes, ticks
        self._wanted: dict[str, Any] = {"open_signup": True, **settings}
        self.telegram = LocalTelegram()
        self.errors_expected = False
        self._log = _ErrorLog()
        self._runner: _Runner | None = None
        self._baseline = 0
        self._people = 0
        self._hurry = False
        self._kept: Store | None = None

    # The life of the bot.

    def __enter__(self) -> Self:
        self._log.begin()
        self._offset = clock.offset()
        if self._at is not None:
            clock._offset = self._at - clock.real()  # a test may go back, the product may not
        if not self._url:
            self._url = self._database.enter_context(new_database(self.data))
        self.telegram.start()
        self.api = httpx.Client(
            base_url=self.telegram.url, timeout=WAIT_SECONDS, trust_env=False, verify=False
        )
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self.stop()
            violations = self.telegram.world.violations
        finally:
            self._let_go()
            self.api.close()
            # Its server takes a fifth of a second to end, in which the next test may as well begin.
            threading.Thread(target=self.telegram.stop, name="leaving").start()
            self._database.close()
            clock._offset = self._offset
            logged = self._log.end()
            self._folder.cleanup()
        if kind is None:
            assert not violations, f"used Telegram wrongly: {violations}"
            assert self.errors_expected or not logged, f"errors were logged:\n{logged}"

    def start(self) -> None:
        """Start the bot upon its database, as after a restart."""
        self._let_go()
        waiting = self.telegram.world.updates
        self._baseline = waiting.last_id - waiting.count()
        settings = Settings(
            _env_file=None,
            **{
                "bot_api_url": self.telegram.url,
                "data_dir": self.data,
                "database_url": self._url,
                **self._wanted,
            },
        )
        self._runner = _Runner(settings, self._url, self.telegram.token, self._routes, self._ticks)
        self._runner.start()

    def stop(self) -> None:
        """Stop the bot in an orderly way."""
        if self._runner is not None:
            self._runner.stop()
            self._runner = None

    def stop_and_keep_store(self) -> Store:
        """Stop the bot and open its database for the test itself; closed when the bot starts again."""
        self.stop()
        self._kept = Store.open(self._url)
        return self._kept

    def _let_go(self) -> None:
        if self._kept is not None:
            self._kept.close_now()
            self._kept = None

    @property
    def database(self) -> str:
        """The address of its database."""
        return self._url

    @property
    def logged(self) -> str:
        """Every line logged as a warning or worse, as an operator reads it."""
        return self._log.read()

    def restart(self) -> None:
        """Stop and start upon the same database; nothing survives but what is stored."""
        self.stop()
        self.start()
        self.settle()

    @property
    def service(self) -> Service:
        """The bot's inside; to be touched from its own loop (see ``run``)."""
        assert self._runner is not None, "the bot is not running"
        return self._runner.service

    @property
    def store(self) -> Store:
        """The bot's database."""
        assert self._runner is not None, "the bot is not running"
        return self._runner.store

    @property
    def loop(self) -> asyncio.AbstractEventLoop:
        """The bot's loop, in its own thread."""
        assert self._runner is not None, "the bot is not running"
        return self._runner.loop

    def run(self, work: Coroutine[Any, Any, R]) -> R:
        """Run something in the bot's loop and wait for it."""
        assert self._runner is not None, "the bot is not running"
        return self._runner.run(work)

    @contextmanager
    def all_at_once(self) -> Iterator[None]:
        """Within, nobody waits for the bot; at the end everybody does."""
        self._hurry = True
        try:
            yield
        finally:
            self._hurry = False
        self.settle()

    def settle(self) -> None:
        """Wait until the bot has dealt with everything that people sent so far."""
        if self._hurry or self._runner is None:
            return
        last = self.telegram.world.updates.last_id
        self.run(self._settled(last if last > self._baseline else -1))

    async def _settled(self, update_id: int) -> None:
        service = self.service
        async with asyncio.timeout(WAIT_SECONDS):
            async with service.poller.stored:
                await service.poller.stored.wait_for(lambda: service.poller.stored_through >= update_id)
            await service.feeder.idle.wait()

    # People, branches and what is stored.

    def person(self, name: str = "支书", language: str = "zh-hans", person_id: int | None = None) -> Phone:
        """A new person with a phone."""
        self._people += 1
        given = {"first_name": name, "language_code": language, "id": person_id or 1000 + self._people}
        answer = self.api.post("/api/people", json=given)
        answer.raise_for_status()
        return Phone(self.api, answer.json()["id"], name, language, self.settle)

    def branch(
        self,
        people: Mapping[str, Sequence[Post]],
        *,
        name: str = "示例支部",
        full_members: int = 9,
        tracking_start: datetime | None = None,
        **phones: Phone,
    ) -> dict[str, int]:
        """A branch with these people, stored at once; ids by name, the branch's own under ``""``.

        ``phones`` binds phones: ``bot.branch({"张三": [Post.BRANCH_SECRETARY]}, 张三=phone)``.
        """
        since = (tracking_start or datetime(self.today.year, 1, 1, tzinfo=UTC)).date()
        made = self.write(branches.create, name, since, full_members)
        ids = {"": made.id}
        for who, posts in people.items():
            ids[who] = self.write(rosters.add_person, made.id, who, posts=posts).id
        for who, phone in phones.items():
            self.join(phone, made.id, ids[who])
        return ids

    def join(self, phone: Phone, branch_id: int, person_id: int | None) -> None:
        """Bind a phone to a person of a branch, as an invite would, with the first-use notice accepted."""
        language = "en" if phone.language.startswith("en") else "zh"
        self.write(accounts.ensure, phone.id, phone.id, language)
        self.write(accounts.bind, phone.id, branch_id, person_id)
        self.write(accounts.set_noticed, phone.id)

    @property
    def today(self) -> Any:
        """The calendar day in the bot's time zone."""
        return clock.today("Asia/Shanghai")

    def write(self, unit: Callable[Concatenate[Session, P], R], *args: P.args, **kw: P.kwargs) -> R:
        """Run a writing unit."""
        return self.store.write_now(unit, *args, **kw)

    def read(self, unit: Callable[Concatenate[Session, P], R], *args: P.args, **kw: P.kwargs) -> R:
        """Run a reading unit."""
        return self.store.read_now(unit, *args, **kw)

    def dead_letters(self) -> list[InboxRow]:
        """The updates that were laid aside."""
        return self.read(inbox.dead_letters)

    # Time and trouble.

    def move(self, **delta: float) -> None:
        """Move the clock forward by a timedelta's arguments and run the ticks: ``bot.move(days=1)``."""
        clock.move(timedelta(**delta))
        self.tick()

    def tick(self) -> None:
        """Run the ticks now, those that take long as well; what a slow machine leaves over goes on."""
        for _ in range(MOST_ROUNDS):  # the scheduler would do the same
            if self.run(self.service.ticker.now()) != 0.0:
                break
        self.run(self.service.long_ticker.now())

    def fault(self, kind: str, method: str = "sendMessage", times: int = 1, **more: object) -> None:
        """Let the local Telegram fail the next calls of a method."""
        given = {"kind": kind, "method": method, "times": times, **more}
        answer = self.api.post("/api/faults", json=given)
        assert answer.is_success, answer.text

    def calls(self, method: str | None = None) -> list[dict[str, Any]]:
        """The Bot API calls so far, of one method if so asked."""
        params = {} if method is None else {"method": method}
        entries: list[dict[str, Any]] = self.api.get("/api/ledger", params=params).json()["entries"]
        return entries

    def raw_update(self, update: dict[str, Any]) -> None:
        """Let Telegram deliver a raw, even malformed update, and wait until it is dealt with."""
        answer = self.api.post("/api/updates", json=update)
        assert answer.is_success, answer.text
        self.settle()

    def repeat(self, update_id: int) -> None:
        """Let Telegram deliver an update a second time (it is handled by the next action at the latest)."""
        answer = self.api.post(f"/api/updates/{update_id}/repeat")
        assert answer.is_success, answer.text

    @property
    def last_update(self) -> int:
        """The id of the last update that people caused."""
        return self.telegram.world.updates.last_id


class _Runner:
    """The Application's thread: a loop, a store and a service in it."""

    def __init__(
        self,
        settings: Settings,
        url: str,
        token: str,
        routes: Sequence[Route] | None,
        ticks: Sequence[Tick] | None,
    ) -> None:
        self._settings, self._url, self._token = settings, url, token
        self._routes, self._ticks = routes, ticks
        self._up = threading.Event()
        self.loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._work, name="bot-under-test", daemon=True)
        self._end = asyncio.Event()
        self._failure: BaseException | None = None
        self.service: Service
        self.store: Store

    def start(self) -> None:
        self._thread.start()
        assert self._up.wait(WAIT_SECONDS), "the bot did not start"
        if self._failure is not None:
            raise self._failure

    def run(self, work: Coroutine[Any, Any, R]) -> R:
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(WAIT_SECONDS + 5)

    def stop(self) -> None:
        self.loop.call_soon_threadsafe(self._end.set)
        self._thread.join(WAIT_SECONDS)
        assert not self._thread.is_alive(), "the bot did not stop"
        if self._failure is not None:
            raise self._failure

    def _work(self) -> None:
        try:
            with asyncio.Runner(loop_factory=lambda: self.loop) as runner:
                runner.run(self._live())
        except BaseException as error:
            self._failure = error
        finally:
            self._up.set()

    async def _live(self) -> None:
        self.store = await asyncio.to_thread(Store.open, self._url)
        try:
            self.service = Service(
                self._settings,
                self.store,
                self._token,
                routes=self._routes,
                ticks=self._ticks,
                scheduled=False,
            )
            self.service.start()
            self._up.set()
            await self._end.wait()
            await self.service.stop()
        finally:
            await self.store.close()


class _ErrorLog(logging.Handler):
    """Keeps what is logged as an error while a test runs."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self._lines: list[str] = []

    def begin(self) -> None:
        self._stream = io.StringIO()
        logs.set_up("warning", stream=self._stream)
        self._handlers = logging.getLogger().handlers[-1:]
        logging.getLogger().addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        self._lines.append(f"{record.name}: {record.msg} {record.exc_info or ''}")

    def read(self) -> str:
        return self._stream.getvalue()

    def end(self) -> str:
        for each in (self, *self._handlers):
            logging.getLogger().removeHandler(each)
        structlog.reset_defaults()
        return "\n".join(self._lines)


@cache
def _migrated() -> bytes:
    """A SQLite file with every table, made once."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "zhishu.db"
        Store.open(f"sqlite:///{path}").close_now()
        return path.read_bytes()
