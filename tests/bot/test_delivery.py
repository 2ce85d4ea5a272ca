"""What an answer of the Bot API means for a message: sent, later, uncertain, dead; and for the person."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery import (
    LONGEST_PAUSE,
    STOP_SENDING,
    WAITED_FOR,
    Answer,
    OutcomeKind,
    Phase,
    judge,
    pause,
    wording,
)

NOW = datetime(2026, 6, 17, tzinfo=UTC)


def test_an_accepted_message_is_sent() -> None:
    assert judge(Answer(Phase.ANSWERED, 200), NOW).kind is OutcomeKind.SENT


def test_what_surely_was_not_sent_is_tried_again_ever_more_slowly() -> None:
    waits = []
    for attempt in range(1, 12):
        outcome = judge(Answer(Phase.UNSENT, description="ConnectError"), NOW, attempt)
        assert outcome.kind is OutcomeKind.RETRY
        assert outcome.at is not None
        waits.append(outcome.at - NOW)
    assert waits == sorted(waits)
    assert waits[0] == timedelta(seconds=1)
    assert waits[-1] == LONGEST_PAUSE


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Answer(Phase.UNSENT, description="ConnectError"), "ConnectError"),
        (Answer(Phase.UNSENT), "unsent"),
        (Answer(Phase.AMBIGUOUS, description="ReadTimeout"), "ReadTimeout"),
        (Answer(Phase.ANSWERED, 502, "Bad Gateway"), "Bad Gateway"),
        (Answer(Phase.AMBIGUOUS), "no usable answer"),
    ],
)
def test_the_operator_reads_what_went_wrong_even_where_nobody_said_it(answer: Answer, reason: str) -> None:
    assert judge(answer, NOW).reason == reason


def test_a_call_that_was_cut_off_is_uncertain_whatever_its_status_said() -> None:
    assert judge(Answer(Phase.AMBIGUOUS, 200), NOW).kind is OutcomeKind.UNCERTAIN


@pytest.mark.parametrize("status", [500, 502, 503, 504, None])
def test_an_answer_nobody_can_trust_is_uncertain(status: int | None) -> None:
    assert judge(Answer(Phase.ANSWERED, status), NOW).kind is OutcomeKind.UNCERTAIN
    assert judge(Answer(Phase.AMBIGUOUS, status), NOW).kind is OutcomeKind.UNCERTAIN


def test_too_many_requests_waits_exactly_as_long_as_telegram_says() -> None:
    outcome = judge(Answer(Phase.ANSWERED, 429, "Too Many Requests: retry after 35", 35), NOW)
    assert (outcome.kind, outcome.at) == (OutcomeKind.RETRY, NOW + timedelta(seconds=35))


def test_too_many_requests_without_a_time_waits_all_the_same() -> None:
    for none in (None, 0):
        outcome = judge(Answer(Phase.ANSWERED, 429, retry_after=none), NOW, 3)
        assert outcome.at == NOW + pause(3)


def test_a_chat_that_moved_is_tried_again_where_it_is_now_and_never_at_once() -> None:
    moved = Answer(Phase.ANSWERED, 400, "Bad Request: group chat was upgraded", moved_to=-100_1)
    outcome = judge(moved, NOW, 3)
    assert (outcome.kind, outcome.moved_to, outcome.gone) == (OutcomeKind.RETRY, -100_1, False)
    assert outcome.at == NOW + pause(3)


@pytest.mark.parametrize("status", [401, 404])
def test_a_refused_token_is_no_persons_fault_and_waits_for_the_operator(status: int) -> None:
    outcome = judge(Answer(Phase.ANSWERED, status, "Unauthorized"), NOW)
    assert (outcome.kind, outcome.gone) == (OutcomeKind.RETRY, False)
    assert outcome.at is not None
    assert outcome.at >= NOW + timedelta(minutes=1)
    assert outcome.reason in WAITED_FOR  # it spends no attempt


@pytest.mark.parametrize(
    ("status", "description"),
    [
        (403, "Forbidden: bot was blocked by the user"),
        (403, "Forbidden: user is deactivated"),
        (403, "Forbidden: bot can't initiate conversation with a user"),
        (403, "Forbidden: bot can't send messages to bots"),
        (403, "Forbidden: bot was kicked from the group chat"),
        (400, "Bad Request: chat not found"),
        (400, "Chat not found"),
        (400, "Bad Request: user not found"),
        (400, "PEER_ID_INVALID"),
        (400, "Bad Request: USER_IS_BLOCKED"),
        (400, "Bad Request: INPUT_USER_DEACTIVATED"),
    ],
)
def test_these_answers_mean_stop_sending_to_this_person(status: int, description: str) -> None:
    outcome = judge(Answer(Phase.ANSWERED, status, description), NOW)
    assert (outcome.kind, outcome.gone) == (OutcomeKind.DEAD, True)


@pytest.mark.parametrize(
    ("status", "description"),
    [
        (400, "Bad Request: can't parse entities: unclosed start tag"),
        (400, "Bad Request: message is too long"),
        (400, "bot was blocked by the user"),
        (403, "Forbidden: something Telegram has never said before"),
        (409, "Conflict: terminated by other getUpdates request"),
        (413, "Request Entity Too Large"),
        (301, "Moved Permanently"),
    ],
)
def test_any_other_refusal_kills_the_message_and_says_nothing_about_the_person(
    status: int, description: str
) -> None:
    outcome = judge(Answer(Phase.ANSWERED, status, description), NOW)
    assert (outcome.kind, outcome.gone) == (OutcomeKind.DEAD, False)
    assert str(status) in outcome.reason


def test_the_wordings_are_compared_without_kind_case_and_full_stop() -> None:
    assert wording("Bad Request: Chat not found.") == "chat not found"
    assert wording("Message to edit: not found") == "message to edit: not found"
    assert wording("Forbidden") == "forbidden"
    assert all(words == wording(words) for _, words in STOP_SENDING)


@given(
    phase=st.sampled_from(Phase),
    status=st.none() | st.integers(100, 599),
    words=st.text(max_size=40),
    wait=st.none() | st.floats(0, 1e5),
    attempt=st.integers(0, 10_000),
)
def test_every_answer_has_a_verdict_and_a_retry_lies_ahead(
    phase: Phase, status: int | None, words: str, wait: float | None, attempt: int
) -> None:
    outcome = judge(Answer(phase, status, words, wait), NOW, attempt)
    assert (outcome.at is not None) == (outcome.kind is OutcomeKind.RETRY)
    assert outcome.at is None or outcome.at > NOW
    assert outcome.kind is OutcomeKind.DEAD or not outcome.gone
    assert timedelta(0) < pause(attempt) <= LONGEST_PAUSE
