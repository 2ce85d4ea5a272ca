"""The log: whatever is thrown at it, no token, invite code, name or content comes out."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from bot import logs
from bot.invites import new_code

TOKEN = "123456789:AAsample-sample_sample-sample_sample"
CANARY = "金丝雀 canary-7f3a"


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    """Where the log goes."""
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    stream = io.StringIO()
    logs.set_up("debug", stream, json=True)
    yield stream
    root.handlers[:] = before
    root.setLevel(level)
    structlog.reset_defaults()


def lines(stream: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_own_events_keep_numbers_and_drop_every_field_that_is_not_known_to_be_safe(
    stream: io.StringIO,
) -> None:
    logs.logger("bot.test").warning("delivery failed", user=7, attempt=2, text=CANARY, name=CANARY)
    (line,) = lines(stream)
    assert (line["event"], line["user"], line["attempt"]) == ("delivery failed", 7, 2)
    assert CANARY not in stream.getvalue()
    assert {"text", "name"}.isdisjoint(line)


def test_an_exception_leaves_its_place_and_not_its_words(stream: io.StringIO) -> None:
    try:
        try:
            raise ValueError(CANARY)
        except ValueError as error:
            raise RuntimeError(CANARY) from error
    except RuntimeError as error:
        logs.logger("bot.test").error("update failed", exc_info=error)
        logging.getLogger("some.library").exception("it broke: %s", CANARY)
    assert CANARY not in stream.getvalue()
    own, foreign = lines(stream)
    assert str(own["places"]).count("test_logs.py") == 2
    assert "ValueError" in str(own["places"])
    assert "RuntimeError" in str(foreign["places"])


def test_other_libraries_keep_their_wording_without_arguments(stream: io.StringIO) -> None:
    logging.getLogger("httpx").warning("HTTP Request: %s", f"https://api.telegram.org/bot{TOKEN}/getMe")
    logging.getLogger("telegram.Bot").error("Calling `%s` with `%s`", "sendMessage", CANARY)
    assert TOKEN not in stream.getvalue()
    assert CANARY not in stream.getvalue()
    assert [line["event"] for line in lines(stream)] == ["HTTP Request: %s", "Calling `%s` with `%s`"]


def test_tokens_codes_and_passwords_inside_a_wording_are_struck_out(stream: io.StringIO) -> None:
    code = new_code()
    log = logging.getLogger("some.library")
    log.warning(f"GET https://api.telegram.org/bot{TOKEN}/getMe")
    log.warning(f"token {TOKEN}")
    log.warning(f"/start {code} and https://t.me/sample_bot?start={code}")
    log.warning("postgresql://someone:pass-word@host/name")
    logs.logger("bot.test").warning("told", address=f"https://proxy:pass-word@host/bot{TOKEN}/x")
    for secret in (TOKEN, code, "pass-word"):
        assert secret not in stream.getvalue()


def test_what_asyncio_builds_into_its_messages_is_cut_off(stream: io.StringIO) -> None:
    logging.getLogger("asyncio").error(
        f"Task exception was never retrieved\nfuture: <Task exception={CANARY}>"
    )
    logging.getLogger("asyncio").error(f"Exception in callback handle({CANARY})")
    assert CANARY not in stream.getvalue()
    assert lines(stream)[0]["event"] == "Task exception was never retrieved"


def test_the_level_asked_for_holds(stream: io.StringIO) -> None:
    logs.set_up("error", stream, json=True)
    logs.logger("bot.test").warning("too quiet")
    logs.logger("bot.test").error("loud enough")
    assert [line["event"] for line in lines(stream)] == ["loud enough"]


def test_a_terminal_gets_one_readable_line_an_event() -> None:
    plain = io.StringIO()
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    try:
        logs.set_up("info", plain)
        try:
            raise ValueError(CANARY)
        except ValueError as error:
            logs.logger("bot.test").error("update failed", update=7, exc_info=error)
    finally:
        root.handlers[:] = before
        root.setLevel(level)
        structlog.reset_defaults()
    assert "update failed" in plain.getvalue()
    assert "update=7" in plain.getvalue()
    assert CANARY not in plain.getvalue()


def test_a_failure_has_a_short_name() -> None:
    with pytest.raises(ValueError, match=CANARY) as caught:
        raise ValueError(CANARY)
    assert logs.where(caught.value).startswith("ValueError at test_logs.py:")
    assert logs.where(ValueError(CANARY)) == "ValueError"
