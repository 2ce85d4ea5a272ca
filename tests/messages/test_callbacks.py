"""What buttons send back: within 64 bytes, read back as it was, and junk is nothing."""

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import fields
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

import messages.callbacks
from bot.duties.catalogue import shipped
from bot.record_types import RecordType, Report, Subject
from messages.callbacks.adjusting import AdjustTap, OwnTap, WalkTap
from messages.callbacks.base import _CLASSES, MAX_BYTES, Callback, callback, decode
from messages.callbacks.documents import LetterTap, MonthTap, PaperTap, ReportTap
from messages.callbacks.duties import DutyItem, DutyMonth, DutyPage, DutyPeople
from messages.callbacks.files import (
    ArchiveTap,
    BatchTap,
    CalendarTap,
    ExportTap,
    FilesTap,
    RosterBackTap,
)
from messages.callbacks.plans import PlanTap
from messages.callbacks.records import DraftTap, RecordItem, RecordsPage, RecordTap, StartRecord, StartWith
from messages.callbacks.reminders import DigestTap, OwnReminderTap, Restore, TrialReminder, WeekAhead
from messages.callbacks.settings import DepartmentTap, InviteTap, PersonTap, SettingsTap
from messages.callbacks.steps import AskTap, FormTap, JoinTap, SetupTap
from messages.callbacks.typed import ExampleTap, ForwardedTap, LooseTap, MendTap

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
    with pytest.raises(ValueError, match="taken"):

        @callback("f")
        class Second(Callback):
            pass


WIRE: dict[str, Callback] = {
    "wk:7:lecture:v": WalkTap(7, "lecture", "v"),
    "aj:7:lecture:v:i": AdjustTap(7, "lecture", "v", "i"),
    "ow:7:v": OwnTap(7, "v"),
    "wd:7:order": PaperTap(7, "order"),
    "wm:7:8": MonthTap(7, 8),
    "lt:order:r12": LetterTap("order", "r12"),
    "rp:annual:7:v:s": ReportTap("annual", 7, "v", "s"),
    "dl:t:7:8:9": DutyPage("t", 7, 8, 9),
    "d:lecture:7:t:8:9:10": DutyItem("lecture", 7, "t", 8, 9, 10),
    "dm:7": DutyMonth(7),
    "dp:7": DutyPeople(7),
    "fi:r:7": FilesTap("r", 7),
    "ib:7": BatchTap(7),
    "tb:7": RosterBackTap(7),
    "ar:v:7:8": ArchiveTap("v", 7, 8),
    "ex:meetings:7": ExportTap("meetings", 7),
    "ic": CalendarTap(),
    "pl:7:8:v": PlanTap(7, 8, "v"),
    "go:party_lecture:lecture": StartRecord("party_lecture", "lecture"),
    "gw:party_lecture:7": StartWith("party_lecture", 7),
    "r:7:v": RecordTap(7, "v"),
    "rl:all:2026-11:7:8": RecordsPage("all", "2026-11", 7, 8),
    "ro:7:all:2026-11:8:9": RecordItem(7, "all", "2026-11", 8, 9),
    "dr:v:7:8": DraftTap("v", 7, 8),
    "dg:7:v:r:x": DigestTap(7, "v", "r", "x"),
    "un:lecture:7:8": Restore("lecture", 7, 8),
    "wa": WeekAhead(),
    "tr": TrialReminder(),
    "nw:v:7": OwnReminderTap("v", 7),
    "st:hour:x": SettingsTap("hour", "x"),
    "pe:7:v:x": PersonTap(7, "v", "x"),
    "de:7:v:x": DepartmentTap(7, "v", "x"),
    "iv:v:7": InviteTap("v", 7),
    "f:7:8:v:x": FormTap(7, 8, "v", "x"),
    "su:7:8:v:x": SetupTap(7, 8, "v", "x"),
    "jo:7:8:v:x": JoinTap(7, 8, "v", "x"),
    "qa:7:8:v:x": AskTap(7, 8, "v", "x"),
    "md:7:8": MendTap(7, 8),
    "nt:7:v": ForwardedTap(7, "v"),
    "lf:5:7": LooseTap(5, "7"),
    "eg:7": ExampleTap(7),
}
"""A button of each kind, as it stands under messages that were sent long ago."""


@pytest.mark.parametrize("data", WIRE)
def test_a_button_of_an_old_message_still_means_the_same(data: str) -> None:
    assert decode(data) == WIRE[data]
    assert WIRE[data].encode() == data


def defined_in(module: ModuleType) -> Iterator[type[Callback]]:
    """The kinds of buttons that a module is the home of."""
    for found in vars(module).values():
        if isinstance(found, type) and issubclass(found, Callback) and found.__module__ == module.__name__:
            yield found


def test_no_two_taps_share_a_prefix_or_a_name() -> None:
    names = [module.name for module in pkgutil.iter_modules(messages.callbacks.__path__)]
    modules = [importlib.import_module(f"messages.callbacks.{name}") for name in names if name != "base"]
    kinds = [kind for module in modules for kind in defined_in(module)]
    assert {kind.__name__ for kind in kinds} == {type(value).__name__ for value in WIRE.values()}
    assert len({kind.prefix for kind in kinds}) == len({kind.__name__ for kind in kinds}) == len(kinds)
