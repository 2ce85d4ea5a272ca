"""How long the picture of a large branch's year takes, from the stored records to the PNG.

The figures are printed and judged by nobody; docs/performance.md holds them with the machine they are from.
"""

import time
from pathlib import Path
from typing import Any

import pytest

from bot.duties.lists import duty_list
from handlers.situations import catalogue_of, situation
from messages.documents.picture import year_picture
from messages.documents.picture_drawing import draw
from storage.store import Store
from tests.benchmarks.branch import TODAY, large_branch

pytestmark = pytest.mark.benchmark(timer=time.process_time)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_picture_of_a_large_branch(benchmark: Any, tmp_path: Path, language: str) -> None:
    store = Store.open(f"sqlite:///{tmp_path / 'large.db'}")
    branch_id, secretary = store.write_now(large_branch)

    def made() -> bytes:
        now = store.read_now(situation, branch_id, TODAY)
        duties = duty_list(catalogue_of(now), now, secretary)
        picture = year_picture(
            duties, branch=now.branch.name, name="示例0", year=TODAY.year, today=TODAY, language=language
        )
        assert picture is not None
        return draw.__wrapped__(picture)

    try:
        png = benchmark.pedantic(made, rounds=20, warmup_rounds=2)
    finally:
        store.close_now()
    assert png.startswith(b"\x89PNG")
