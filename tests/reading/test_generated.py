"""Sentences made by chance, of which the record is known beforehand, are read as well as written ones."""

from functools import lru_cache

import pytest

from tests.reading.generated import lines_of_made, measure_made
from tests.reading.grammar.sentences import sentence

NUMBER = 600
LEAST = 0.99


@lru_cache(maxsize=1)
def measured() -> tuple[float, list[str], str]:
    found, shapes = measure_made(NUMBER)
    invented = [each.text for each in found.differences if each.invented]
    return found.share_right, invented, "\n".join(lines_of_made(found, shapes))


def test_nearly_every_field_of_made_sentences_is_read() -> None:
    share, _, report = measured()
    assert share >= LEAST, report


def test_nothing_is_invented_from_made_sentences() -> None:
    _, invented, report = measured()
    assert invented == [], report


@pytest.mark.parametrize("seed", [3, 77])
def test_a_seed_makes_the_same_sentence_every_time(seed: int) -> None:
    assert (sentence(seed).text, sentence(seed).records) == (sentence(seed).text, sentence(seed).records)


def test_seeds_make_different_sentences() -> None:
    assert len({sentence(seed).text for seed in range(NUMBER)}) > NUMBER * 0.99
