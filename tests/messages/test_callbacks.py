"""What buttons send back: within 64 bytes, read back as it was, and junk is nothing."""

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.duties.catalogue import shipped
from bot.record_types import RecordType, Report, Subject
from messages.callbacks import (
    _CLASSES,
    MAX_BYTES,
    Callback,
    DutyItem,
    FormTap,
    RecordTap,
    StartRecord,
    decode,
)

LARGEST = 2**53
"""Telegram's ids stay below this; ours will hardly get there."""
WORD = st.text(st.characters(min_codepoint=33, max_codepoint=126, exclude_characters=":"), max_size=6)


@st.composite
def callbacks(draw: st.DrawFn) -> Callback:
    kind = draw(st.sampled_from(sorted(_CLASSES.values(), key=lambda each: each.prefix)))
    number = st.integers(0, 2**24)
    return kind(*(draw(number if field.type in (int, "int") else WORD) for field in fields(kind)))


@given(callbacks())
def test_what_is_written_is_read_back(value: Callback) -> None:
    data = value.encode()
    assert len(data.encode()) <= MAX_BYTES
    assert decode(data) == value


@given(st.text(max_size=80) | st.none())
def test_junk_is_nothing_or_something_whole(data: str | None) -> None:
    found = decode(data)
    assert found is None or isinstance(found, Callback)


@pytest.mark.parametrize(
    "data", ["", "f", "f:", "f:1:2", "f:a:b:c:d", "f:1:2:v:x:y", "zz:1", ":", None, "go"]
)
def test_what_is_cut_or_unknown_is_nothing(data: str | None) -> None:
    assert decode(data) is None


def test_the_longest_ids_fit() -> None:
    longest = [FormTap(LARGEST, 2**31, "edit", "previous_rectification"), RecordTap(LARGEST, "history")]
    longest += [StartRecord(kind, "") for kind in (*RecordType, *Report, *Subject)]
    longest += [DutyItem(duty.id, 1, "s", 9, 2**31, 2026) for duty in shipped().duties]
    for value in longest:
        assert decode(value.encode()) == value


def test_a_colon_inside_a_field_is_refused() -> None:
    with pytest.raises(ValueError, match="colon"):
        FormTap(1, 1, "v", "a:b").encode()


def test_too_long_is_refused() -> None:
    with pytest.raises(ValueError, match="bytes long"):
        FormTap(1, 1, "v", "长" * 30).encode()


def test_a_prefix_cannot_be_taken_twice() -> None:
    class Second(Callback):
        prefix = "f"

    with pytest.raises(ValueError, match="taken"):
        Callback.register(Second)
