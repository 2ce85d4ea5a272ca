"""Updates that are wrong in one place: the person has an answer wherever there is one, else silence."""

import copy
from typing import Any

import pytest

from storage import inbox
from tests.conversations.people import office
from tests.faults.mutations import Update, tap_update, text_update

Place = tuple[str, ...]
GONE: Any = object()

APOLOGY, HELP, NO_USE, SILENCE = "抱歉，这一步是程序出了错", "我能做什么", "这个我用不上", ""
GROUP = "我只在私聊里工作"
IN_A_GROUP = {"date": "x", "chat": {"id": -5, "type": "group", "title": "x"}, "from": {"id": 1001}}

CASES: dict[str, tuple[Place, Any, str]] = {
    "a text that is a number": (("message", "text"), 5, APOLOGY),
    "a text that is a list": (("message", "text"), ["a"], APOLOGY),
    "no text": (("message", "text"), None, NO_USE),
    "a language that is a number": (("message", "from", "language_code"), 5, APOLOGY),
    "a date that cannot be read": (("message", "date"), "x", APOLOGY),
    "a date beyond all calendars": (("message", "date"), 10**30, APOLOGY),
    "entities beyond the text": (
        ("message", "entities"),
        [{"type": "bot_command", "offset": -5, "length": 10**9}],
        HELP,
    ),
    "a message id of letters": (("message", "message_id"), "x", HELP),
    "an empty picture": (("message", "photo"), [], HELP),
    "pictures that are words": (("message", "photo"), ["x"], APOLOGY),
    "a chat of no kind": (("message", "chat", "type"), 5, GROUP),
    "a chat whose id is a word": (("message", "chat", "id"), "x", SILENCE),
    "nobody who sent it": (("message", "from"), GONE, SILENCE),
    "an unreadable message of nobody": (("message",), {"date": "x"}, SILENCE),
    "an unreadable message in a group": (("message",), IN_A_GROUP, SILENCE),
}


def spoilt(update: Update, place: Place, value: Any) -> Update:
    """The update with another value in one place, or without it."""
    made = copy.deepcopy(update)
    holder = made
    for each in place[:-1]:
        holder = holder[each]
    if value is GONE:
        del holder[place[-1]]
    else:
        holder[place[-1]] = value
    return made


@pytest.mark.parametrize("name", CASES)
def test_an_update_that_is_wrong_in_one_place_is_answered_as_well_as_can_be(name: str) -> None:
    place, value, wanted = CASES[name]
    with office() as there:
        there.bot.errors_expected = True  # what is wrong is worth a line in the log
        phone = there.secretary
        there.bot.telegram.world.people[phone.id].started = True
        there.bot.raw_update(spoilt(text_update(phone.id, "怎么用"), place, value))
        told = [each.text for each in phone.chat]
        assert len(told) == (1 if wanted else 0), told
        assert all(wanted in each for each in told)
        dead = there.bot.dead_letters()
        assert len(dead) == (1 if wanted == APOLOGY or "unreadable" in name else 0)
        assert there.bot.read(inbox.depth).unfinished == 0
        phone.send("怎么用")
        assert HELP in phone.chat[-1].text


@pytest.mark.parametrize(
    ("place", "value"),
    [(("data",), 5), (("message",), GONE), (("message", "message_id"), "x"), (("data",), GONE)],
    ids=["a number for data", "no message", "letters for a message", "no data"],
)
def test_a_tap_that_is_wrong_in_one_place_changes_nothing_and_keeps_nobody(place: Place, value: Any) -> None:
    with office() as there:
        there.bot.errors_expected = True
        phone = there.secretary
        there.bot.telegram.world.people[phone.id].started = True
        there.bot.raw_update(spoilt(tap_update(phone.id, "x", 1), ("callback_query", *place), value))
        assert phone.chat == []
        assert there.bot.read(inbox.depth).unfinished == 0
        phone.send("怎么用")
        assert HELP in phone.chat[-1].text
