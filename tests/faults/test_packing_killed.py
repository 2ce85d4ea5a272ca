"""Killed or stopped while an inspection pack is being made: it is made again by itself, and comes once."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import httpx
import pytest
from sqlmodel import Session

from bot import clock
from bot.simulator.faults import Fault
from bot.simulator.serving import LocalTelegram
from bot.simulator.world import PersonSpec
from handlers.carrying.archives import FOLDER
from messages.documents.pack_index import INDEX
from storage import accounts, archive_jobs, records
from storage.archive_jobs import Kind, State
from storage.store import Store
from tests.processes import BotProcess, answers, wait_until
from tests.storage import samples

PERSON, RECORDS = 1001, 60

pytestmark = [pytest.mark.processes, pytest.mark.timeout(300)]


@pytest.fixture
def telegram() -> Iterator[LocalTelegram]:
    """A local Telegram that outlives every process of the bot."""
    with LocalTelegram(people=[PersonSpec(PERSON, "示例甲", started=True)]) as running:
        yield running


class Scene:
    """A folder whose database holds a branch with records, and a pack that somebody has asked for."""

    def __init__(self, folder: Path, telegram: LocalTelegram) -> None:
        self.folder, self.telegram = folder, telegram
        self.store = Store.open(f"sqlite:///{folder / 'data' / 'zhishu.db'}")
        self.job = self.store.write_now(self._asked)

    def _asked(self, session: Session) -> int:
        branch, secretary, _ = samples.staffed(session)
        accounts.ensure(session, PERSON, PERSON, "zh")
        accounts.bind(session, PERSON, branch.id, secretary.id)
        today, now = clock.now().date(), clock.now()
        for number in range(RECORDS):
            day = date(today.year, 1, 1) + timedelta(days=number % 20)
            records.save(session, branch.id, samples.meeting(on=day), logged_by=None, now=now)
        return archive_jobs.ask(
            session,
            branch_id=branch.id,
            kind=Kind.PACK,
            year=today.year,
            user_id=PERSON,
            chat_id=PERSON,
            language="zh",
            message_id=None,
            now=now,
        ).id

    def start(self) -> BotProcess:
        return BotProcess(
            self.folder,
            "run",
            BOT_TOKEN=self.telegram.token,
            BOT_API_URL=self.telegram.url,
            LOG_LEVEL="warning",
        )

    @property
    def state(self) -> State:
        job = self.store.read_now(archive_jobs.get, self.job)
        assert job is not None
        return job.state

    def begun(self) -> bool:
        """Whether the first part is being written."""
        return (self.folder / "data" / FOLDER / str(self.job) / "part-1.zip").exists()

    def packs(self) -> list[zipfile.ZipFile]:
        sent = [each["document"] for each in answers(self.telegram, PERSON) if "document" in each]
        contents = [httpx.get(f"{self.telegram.url}{each['url']}", trust_env=False).content for each in sent]
        return [zipfile.ZipFile(io.BytesIO(content)) for content in contents]


@pytest.fixture
def scene(tmp_path: Path, telegram: LocalTelegram) -> Iterator[Scene]:
    made = Scene(tmp_path, telegram)
    yield made
    made.store.close_now()


def test_a_process_killed_while_it_makes_a_pack_is_followed_by_one_that_makes_it_again(scene: Scene) -> None:
    bot = scene.start()
    wait_until(scene.telegram, PERSON, scene.begun)
    bot.kill()
    assert scene.state in (State.WAITING, State.BUILDING)
    assert scene.packs() == []

    bot = scene.start()
    wait_until(scene.telegram, PERSON, lambda: scene.state is State.DONE)
    assert bot.stop() == 0
    [pack] = scene.packs()
    assert pack.testzip() is None
    assert len([name for name in pack.namelist() if name.endswith(".docx")]) == RECORDS
    assert INDEX in pack.namelist()
    assert list((scene.folder / "data" / FOLDER).iterdir()) == []


def test_a_stop_waits_for_no_pack_and_the_next_process_makes_it(scene: Scene) -> None:
    bot = scene.start()
    wait_until(scene.telegram, PERSON, scene.begun)
    assert bot.stop() == 0
    bot = scene.start()
    wait_until(scene.telegram, PERSON, lambda: scene.state is State.DONE)
    assert bot.stop() == 0
    assert len(scene.packs()) == 1


def test_killed_while_a_part_goes_up_it_is_sent_by_the_next_process(scene: Scene) -> None:
    fault = Fault(method="sendDocument", kind="timeout", seconds=120)
    scene.telegram.world.faults.add(fault)
    bot = scene.start()
    wait_until(scene.telegram, PERSON, lambda: fault.left == 0)
    assert scene.state is State.SENDING
    bot.kill()
    bot = scene.start()
    wait_until(scene.telegram, PERSON, lambda: scene.state is State.DONE)
    assert bot.stop() == 0
    assert len(scene.packs()) == 1
