"""Killed or stopped in the middle of a download: no file is lost, and none half written is taken for one."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update
from sqlmodel import Session

from bot import clock
from bot.records import Attachment
from bot.simulator.faults import Fault
from bot.simulator.serving import LocalTelegram
from bot.simulator.world import PersonSpec
from storage import attachments, kept_files, record_files, records
from storage.store import Store
from storage.tables.conversation import AttachmentRow
from tests.processes import BotProcess, wait_until
from tests.storage import samples
from tests.storage.pictures import PDF, jpeg

PERSON = 1001
FILES = {"合影.jpg": jpeg(), "签到表.pdf": PDF}

pytestmark = [pytest.mark.processes, pytest.mark.timeout(300)]


@pytest.fixture
def telegram() -> Iterator[LocalTelegram]:
    """A local Telegram that outlives every process of the bot."""
    with LocalTelegram(people=[PersonSpec(PERSON, "示例甲")]) as running:
        yield running


class Scene:
    """A folder whose database holds a record with files that are still to be fetched."""

    def __init__(self, folder: Path, telegram: LocalTelegram) -> None:
        self.folder, self.telegram = folder, telegram
        self.data = folder / "data"
        self.store = Store.open(f"sqlite:///{self.data / 'zhishu.db'}")
        self.record = self.store.write_now(self._logged)

    def _logged(self, session: Session) -> int:
        branch = samples.branch(session)
        files = [
            self.telegram.world.files.keep("documents", name, content) for name, content in FILES.items()
        ]
        named = tuple(
            Attachment(file_id=each.file_id, unique_id=each.unique_id, kind="document", name=each.name)
            for each in files
        )
        now = clock.now() - timedelta(minutes=1)
        made = records.save(session, branch.id, samples.meeting(attachments=named), logged_by=None, now=now)
        for each in named:
            attachments.note(session, branch.id, each, by=None, now=now)
        return made.id

    def start(self) -> BotProcess:
        return BotProcess(
            self.folder,
            "run",
            BOT_TOKEN=self.telegram.token,
            BOT_API_URL=self.telegram.url,
            LOG_LEVEL="warning",
        )

    def hang(self) -> Fault:
        """The next download is held on the line."""
        fault = Fault(method="download", kind="timeout", seconds=120)
        self.telegram.world.faults.add(fault)
        return fault

    def until_downloading(self, fault: Fault) -> None:
        wait_until(self.telegram, PERSON, lambda: fault.left == 0)

    def stored(self) -> dict[str, str]:
        found = self.store.read_now(record_files.attachments_of, [self.record])
        return {each.name: each.path for each in found}

    def until_stored(self) -> None:
        wait_until(self.telegram, PERSON, lambda: len(self.stored()) == len(FILES))

    def forget_leases(self) -> None:
        """As after the ten minutes that a claim lasts."""
        past = clock.real() - timedelta(minutes=1)
        self.store.write_now(lambda session: session.exec(update(AttachmentRow).values(lease_until=past)))


@pytest.fixture
def scene(tmp_path: Path, telegram: LocalTelegram) -> Iterator[Scene]:
    made = Scene(tmp_path, telegram)
    yield made
    made.store.close_now()


def test_a_process_killed_in_the_middle_of_a_download_loses_no_file(scene: Scene) -> None:
    fault = scene.hang()
    bot = scene.start()
    scene.until_downloading(fault)
    bot.kill()
    assert scene.stored() == {}
    assert len(scene.store.read_now(attachments.pending)) == len(FILES)

    scene.forget_leases()
    bot = scene.start()
    scene.until_stored()
    assert bot.stop() == 0
    for name, path in scene.stored().items():
        assert (scene.data / path).read_bytes() == FILES[name]
    used = scene.store.read_now(record_files.used_places)
    assert kept_files.compare(scene.data, used) == kept_files.State((), ())


def test_a_stop_does_not_wait_for_a_download_and_gives_it_back(scene: Scene) -> None:
    fault = scene.hang()
    bot = scene.start()
    scene.until_downloading(fault)
    assert bot.stop() == 0  # within its ten seconds
    waiting = scene.store.read_now(attachments.pending)
    assert [each.attempts for each in waiting] == [0] * len(FILES)

    bot = scene.start()  # no lease to wait for: the stop gave the files back
    scene.until_stored()
    assert bot.stop() == 0
