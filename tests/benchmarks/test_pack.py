"""How long a pack of 300 records and 200 photos takes, and how much memory it holds.

The figures are printed and judged by nobody; docs/performance.md holds them with the machine they are from.
"""

import os
import resource
import time
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session

from bot.records import Attachment
from handlers.carrying import pack
from handlers.carrying.parts import LIMIT
from storage import attachments, records
from storage.store import Store
from tests.benchmarks.branch import NOW, TODAY, large_branch

pytestmark = [pytest.mark.benchmark(timer=time.process_time), pytest.mark.timeout(600)]
PHOTOS, PHOTO = 200, 1_500_000
"""Two hundred photos of the size that Telegram keeps of a phone's."""


def with_photos(session: Session, data: Path) -> tuple[int, int]:
    """The large branch, with the photos spread over its records."""
    branch_id, secretary = large_branch(session)
    found = records.search(session, branch_id, limit=PHOTOS)
    for number, record in enumerate(found):
        place = data / "files" / f"{number:03}"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(os.urandom(PHOTO))
        one = Attachment(file_id=f"f{number}", unique_id=f"u{number}", kind="photo")
        noted = attachments.note(session, branch_id, one, by=None, now=NOW)
        attachments.stored(session, noted.id, f"{number:064}", f"files/{number:03}", NOW, size=PHOTO)
        entry = record.entry.model_copy(update={"attachments": (one,)})
        records.amend(session, record.id, entry, by=None, now=NOW)
    return branch_id, secretary


def test_a_pack_of_300_records_and_200_photos(benchmark: Any, tmp_path: Path) -> None:
    store = Store.open(f"sqlite:///{tmp_path / 'large.db'}")
    branch_id, secretary = store.write_now(with_photos, tmp_path)
    folders = iter(range(100))

    def made() -> int:
        folder = tmp_path / f"made-{next(folders)}"
        folder.mkdir()
        found = store.read_now(pack.gathered, branch_id, secretary, TODAY.year, TODAY)
        assert found is not None
        count = pack.make(found, folder, tmp_path, tmp_path, LIMIT, lambda done, total: True)
        assert count is not None
        return count

    try:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        parts = benchmark.pedantic(made, rounds=1)
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        benchmark.extra_info["peak_grew_mb"] = round(grown / 1024, 1)  # Linux counts in kilobytes
    finally:
        store.close_now()
    assert parts > PHOTOS * PHOTO // LIMIT
