"""What a read line puts into a form: what follows from it, and what does not."""

from datetime import time, timedelta

import pytest

from bot.record_types import RecordType
from bot.records import Interview
from handlers.typed.attending import attended
from handlers.typed.doubting import doubts_of
from handlers.typed.filling import interview_of, times_of
from handlers.typed.naming import Names
from messages.reading.lines.model import Absent, Intent, LineRecord, Reading
from tests.forms.samples import TODAY, context, form, name


@pytest.mark.parametrize(("start", "minutes", "end"), [(15, 90, time(16, 30)), (23, 120, None)])
def test_an_end_is_worked_out_within_the_day_alone(start: int, minutes: int, end: time | None) -> None:
    said = LineRecord(time_start=time(start), duration_min=minutes)
    assert times_of(said) == {"start": time(start), "end": end}


def test_nobody_holds_a_talk_with_oneself() -> None:
    talk = form(RecordType.HEART_TO_HEART_TALK).entry
    assert isinstance(talk, Interview)
    held = interview_of(talk, LineRecord(counterpart=name(2)), Names(context()))
    assert [who.person_id for who in held.by] == [1]
    own = interview_of(talk, LineRecord(counterpart=name(1)), Names(context()))
    assert own.by == ()


@pytest.mark.parametrize(("actual", "expected"), [(2, 3), (3, None)])
def test_who_was_expected_follows_the_roster_as_far_as_the_numbers_said_fit_it(
    actual: int, expected: int | None
) -> None:
    away = (Absent(name=name(2), reason="请假"),)
    said = LineRecord(actual=actual, absentees=away)
    meeting, _ = attended(form(RecordType.BRANCH_COMMITTEE_MEETING, on=TODAY).meeting, said, Names(context()))
    assert (meeting.expected, meeting.actual) == (expected, actual)


def test_a_day_is_doubted_only_if_it_lies_ahead() -> None:
    for ahead in (0, 1):
        record = LineRecord(type=RecordType.PARTY_LECTURE, date=TODAY + timedelta(days=ahead))
        assert len(doubts_of(Reading(intent=Intent.LOG, records=(record,)), 0, TODAY)) == ahead
