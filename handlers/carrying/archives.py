"""The tick that makes archives: claimed, built in a thread, sent part by part, with the progress in the chat.

A job survives the process: at the next start it is claimed again and made anew, and where every part lay
there already, sending goes on with the next one. Cancelling takes effect within a second or two.
"""

import asyncio
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from secrets import token_hex

from sqlmodel import Session

from bot import clock, logs
from bot.access import Action, may, role_of
from bot.delivery import OutcomeKind
from handlers.carrying import pack
from handlers.carrying.archive_screens import caption, file_title, status
from handlers.carrying.parts import LIMIT, SIZES, part_of, settle
from handlers.documents import month_papers
from handlers.outgoing import Document
from handlers.pausing import wait_for_stop
from handlers.ticking import Ticking
from storage import accounts, archive_jobs, branch_zip, branches, exporting, rosters
from storage.archive_jobs import Far, Job, Kind, State

log = logs.logger(__name__)

FOLDER = "archives"
"""Below the data folder; a folder for each job, gone when the job is over."""
LEASE = timedelta(minutes=2)
SENDING_LEASE = timedelta(minutes=10)
"""One part may take minutes to go up."""
LOOK_SECONDS = 1.0
"""How often a job that is being built looks whether it was cancelled, and keeps its lease."""
SHOW_SECONDS = 3.0
"""How often the progress in the chat changes at most."""
TRIES = 5
KEPT = timedelta(days=7)
"""How long a job that is over is remembered."""


@dataclass(slots=True)
class Progress:
    """What the thread and the loop tell each other."""

    done: int = 0
    total: int = 0
    stopped: bool = False

    def go_on(self, done: int, total: int) -> bool:
        """How far the thread is; whether it shall go on."""
        self.done, self.total = done, total
        return not self.stopped


class Archives:
    """The tick of one process, which claims under a name of its own; ``limit`` is in bytes."""

    def __init__(self, limit: int = LIMIT) -> None:
        self._owner = token_hex(8)
        self._limit = limit
        self._begun = False

    async def __call__(self, ticking: Ticking) -> float | None:
        """Make the archive that has waited longest; at once on to the next."""
        if not self._begun:
            await self._begin(ticking)
        if ticking.door.held or not await ticking.store.read(archive_jobs.open_ones):
            return None
        alone = ticking.store.embedded
        job = await ticking.store.write(archive_jobs.claim, clock.real(), LEASE, self._owner, alone=alone)
        if job is None:
            return None
        try:
            await self._one(ticking, job)
        except OSError as error:  # the disk is full, or may not be written
            log.error("archive not written", job=job.id, error=logs.where(error))
            await self._end(ticking, job, State.FAILED, "disk")
        finally:
            await self._let_go(ticking, job)
        return 0.1 if not ticking.stop.is_set() else None

    async def _let_go(self, ticking: Ticking, job: Job) -> None:
        """Back with a job that goes on later; of one that is over, or whose branch is gone, nothing stays."""
        await ticking.store.write(archive_jobs.release, job.id, self._owner)
        now = await ticking.store.read(archive_jobs.get, job.id)
        if now is None or now.over:
            await asyncio.to_thread(shutil.rmtree, ticking.settings.data_dir / FOLDER / str(job.id), True)

    async def _begin(self, ticking: Ticking) -> None:
        """Once: folders of jobs that are over, or of a branch that is gone, go."""
        still = {str(each) for each in await ticking.store.read(archive_jobs.open_ones)}
        await asyncio.to_thread(_sweep, ticking.settings.data_dir / FOLDER, still)
        await ticking.store.write(archive_jobs.prune, clock.now() - KEPT)
        self._begun = True

    async def _one(self, ticking: Ticking, job: Job) -> None:
        folder = ticking.settings.data_dir / FOLDER / str(job.id)
        if job.attempts > TRIES:
            await self._end(ticking, job, State.FAILED, "tries")
            return
        whole = await asyncio.to_thread(_parts_in, folder)
        if whole is None:
            built = await self._build(ticking, job, folder)
            if built is None:
                return
            job = built
        await self._send(ticking, job, folder)

    # Building.

    async def _build(self, ticking: Ticking, job: Job, folder: Path) -> Job | None:
        """Every part on the disk; None where it ended otherwise."""
        work = await self._work(ticking, job, folder)
        if work is None:
            await self._end(ticking, job, State.FAILED, "not_allowed")
            return None
        progress = Progress()
        await asyncio.to_thread(_emptied, folder)
        making = asyncio.create_task(asyncio.to_thread(work, progress.go_on))
        count = await self._watched(ticking, job, progress, making)
        if count is None:
            return None
        far = Far(state=State.SENDING, done=progress.done, total=progress.total, parts=count, sent=0)
        return await ticking.store.write(
            archive_jobs.move_on, job.id, self._owner, clock.real(), SENDING_LEASE, **far
        )

    async def _work(
        self, ticking: Ticking, job: Job, folder: Path
    ) -> Callable[[Callable[[int, int], bool]], int | None] | None:
        """What runs in the thread; None for somebody who may not export (any more)."""
        settings, limit = ticking.settings, self._limit
        today = clock.today(settings.time_zone)
        person = await ticking.store.read(_entitled, job, today)
        if person is None:
            return None
        if job.kind is Kind.BRANCH:
            branch = await ticking.store.read(exporting.dump, job.branch_id)

            def export(go_on: Callable[[int, int], bool]) -> int | None:
                target, now = part_of(folder, 1), clock.now()
                if branch_zip.write(target, branch, settings.data_dir, now, go_on=go_on) < 0:
                    return None
                settle(folder, 1)
                return 1

            return export
        if job.kind is Kind.MONTH:
            first, data = date(job.year, job.month, 1), settings.data_dir
            month = await ticking.store.read(month_papers.papers, job.branch_id, person, first, today, data)
            if month is None:
                return None
            return lambda go_on: month_papers.make(month, folder, settings.templates_dir, limit, go_on)
        found = await ticking.store.read(pack.gathered, job.branch_id, person, job.year, today)
        if found is None:
            return None
        return lambda go_on: pack.make(found, folder, settings.data_dir, settings.templates_dir, limit, go_on)

    async def _watched(
        self, ticking: Ticking, job: Job, progress: Progress, making: "asyncio.Task[int | None]"
    ) -> int | None:
        """Look after the thread until it ends: keep the lease, show how far it is, stop it when told to."""
        shown = 0.0
        loop = asyncio.get_running_loop()
        try:
            while not making.done():
                await asyncio.wait({making}, timeout=LOOK_SECONDS)
                if ticking.stop.is_set():
                    progress.stopped = True
                elif not making.done():
                    far = Far(state=State.BUILDING, done=progress.done, total=progress.total)
                    kept = await ticking.store.write(
                        archive_jobs.move_on, job.id, self._owner, clock.real(), LEASE, **far
                    )
                    progress.stopped = kept is None
                    if kept is not None and loop.time() - shown >= SHOW_SECONDS:
                        shown = loop.time()
                        await self._show(ticking, kept)
        finally:
            progress.stopped = True
        return await making

    # Sending.

    async def _send(self, ticking: Ticking, job: Job, folder: Path) -> None:
        """The parts that are not in the chat yet, one after another; then nothing of them is kept."""
        if job.kind is Kind.BRANCH and part_of(folder, 1).stat().st_size > self._limit:
            await self._end(ticking, job, State.FAILED, "too_large")
            return
        branch = await ticking.store.read(branches.find, job.branch_id)
        name = branch.name if branch else ""
        held: Job | None = job
        while held is not None and held.sent < held.parts:
            await self._show(ticking, held)
            sent = await self._sent(ticking, held, folder, name)
            if sent is None:
                return
            if not sent:
                await self._end(ticking, held, State.FAILED, "not_sent")
                return
            far = Far(sent=held.sent + 1)
            held = await ticking.store.write(
                archive_jobs.move_on, job.id, self._owner, clock.real(), SENDING_LEASE, **far
            )
        if held is not None:
            await self._end(ticking, held, State.DONE)

    async def _sent(self, ticking: Ticking, job: Job, folder: Path, name: str) -> bool | None:
        """Whether a part has come into the chat; None where the stop came first."""
        number = job.sent + 1
        part = Document(part_of(folder, number), file_title(job, name), caption(job, name))
        for attempt in range(1, TRIES + 1):
            outcome = await ticking.door.deliver(job.chat_id, part, attempt=attempt)
            if outcome.kind is OutcomeKind.SENT:
                return True
            if outcome.kind is OutcomeKind.DEAD:
                return False
            wait = (outcome.at - clock.real()).total_seconds() if outcome.at else 1.0
            if await wait_for_stop(ticking.stop, min(max(wait, 0.0), 60.0)):
                return None
        return False

    async def _show(self, ticking: Ticking, job: Job) -> None:
        """How far it is, in the message that shows it; a message that is gone is sent anew."""
        outcome = await ticking.door.deliver(job.chat_id, status(job), hurried=True)
        if outcome.message_id is not None and outcome.message_id != job.message_id:
            await ticking.store.write(archive_jobs.learn_message, job.id, outcome.message_id)

    async def _end(self, ticking: Ticking, job: Job, state: State, error: str | None = None) -> None:
        ended = await ticking.store.write(archive_jobs.finish, job.id, state, clock.now(), error)
        if ended is not None:
            await self._show(ticking, ended)


def _entitled(session: Session, job: Job, today: date) -> int | None:
    """The person behind whoever asked, who still may export from that branch."""
    account = accounts.get(session, job.user_id)
    if account is None or account.branch_id != job.branch_id or account.person_id is None:
        return None
    role = role_of(rosters.get(session, job.branch_id), account.person_id, today)
    return account.person_id if may(role, Action.EXPORT) else None


def _parts_in(folder: Path) -> int | None:
    """How many whole parts lie there; None where they are not all there."""
    try:
        count = int(json.loads((folder / SIZES).read_text(encoding="ascii")))
    except (OSError, ValueError):
        return None
    return count if all(part_of(folder, n).is_file() for n in range(1, count + 1)) else None


def _emptied(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700, parents=True)


def _sweep(folder: Path, still: set[str]) -> None:
    for each in folder.glob("*"):
        if each.name not in still:
            shutil.rmtree(each, ignore_errors=True)
