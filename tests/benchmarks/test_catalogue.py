"""How long the catalogue takes to load, once in the life of a process."""

import time
from importlib import resources
from typing import Any

import pytest

from bot.duties.catalogue import parse, shipped

pytestmark = pytest.mark.benchmark(timer=time.process_time)


def test_loading_the_catalogue(benchmark: Any) -> None:
    text = resources.files("bot.duties").joinpath("catalogue.yaml").read_text(encoding="utf-8")
    found = benchmark.pedantic(parse, (text,), rounds=10, warmup_rounds=1)
    assert found == shipped()
