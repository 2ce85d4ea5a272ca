"""What a line wants is told from what it might be mistaken for; questions put by rule are read as made."""

import random
from itertools import islice

import pytest

from messages.reading.lines.printed import as_json
from messages.reading.lines.reader import read_line
from tests.reading.corpora import INTENT_SETS, NOW, Measured, measure_intents, said_of
from tests.reading.grammar.followed import follow_ups
from tests.reading.grammar.made import make, patterns
from tests.reading.report import lines_of
from tests.reading.samples import ROSTER

LEAST = 0.97


@pytest.mark.parametrize("name", INTENT_SETS)
def test_a_line_is_taken_for_what_it_is(name: str) -> None:
    measured = measure_intents(name)
    assert measured.share_right >= LEAST, "\n".join(lines_of("read otherwise", measured))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_question_put_in_any_of_the_known_ways_is_read_as_it_was_made(language: str) -> None:
    luck = random.Random(20261120)
    measured = Measured()
    for kind, pattern in islice(patterns(language), 0, None, 2):
        made = make(kind, pattern, language, luck)
        read = as_json(read_line(made.text, NOW, ROSTER))
        measured.lines += 1
        measured.add(made.text, made.fields, said_of(read["question"]))
    assert measured.share_right >= LEAST, "\n".join(lines_of("read otherwise", measured))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_follow_up_asks_the_same_of_what_it_names(language: str) -> None:
    measured = Measured()
    for each in islice(follow_ups(language, random.Random(7)), 0, None, 2):
        previous = read_line(each.before.text, NOW, ROSTER).question
        read = as_json(read_line(each.text, NOW, ROSTER, previous=previous))
        measured.lines += 1
        measured.add(f"{each.before.text} | {each.text}", each.fields, said_of(read["question"]))
    assert measured.share_right >= LEAST, "\n".join(lines_of("read otherwise", measured))
