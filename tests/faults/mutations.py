"""Updates as Telegram sends them, made hostile or malformed by chance."""

import copy
import json
import random
from typing import Any

Update = dict[str, Any]

NASTY = (
    "",
    " ",
    "\u0000",
    "\u202e反过来",
    "e\u0301" * 500,
    "👨‍👩‍👧‍👦" * 200,
    "<b>",
    "</b>&lt;&amp;",
    "{{ 7*7 }}",
    "{% raw %}",
    "%s %d",
    "'; DROP TABLE record; --",
    "../../etc/passwd",
    "=HYPERLINK(1)",
    "/start " + "A" * 4000,
    "/",
    "/start",
    "/cancel",
    "/meeting",
    "/interview",
    "/settings",
    "/records 2026-13-45",
    "/export",
    "/duties",
    "应到" + "9" * 300 + "实到1",
    "99999999999年13月45日",
    "昨天" * 1000,
    "a" * 4096,
    "\n" * 4096,
    "１２３／４５６",
    "٣٤٥",
    "²³",
    "下午二十五点",
    "-1",
    "1e999",
    "NaN",
    "0/0",
    "投票 赞成-1",
    "🀄",
    "\u200b",
    "\ufeff",
    "\u2028",
    "议题\r\n决议：\r要点：",
    "张三" * 1000,
    "、" * 2000,
    "2月30日",
    "0001年1月1日",
    "9999年12月31日",
    "3000天后",
)
DATA = ("", "x", ":", "a:b:c:d:e:f", "0" * 64, "录" * 21, "\u0000", "../", "{}", "null", "-1:-1", "é" * 32)
HUGE = (0, -1, 2**31, 2**53, 2**63 - 1, -(2**63), 10**30)
WRONG: tuple[Any, ...] = (
    None,
    True,
    -1,
    0,
    1.5,
    10**30,
    "",
    "x",
    [],
    [None],
    {},
    {"id": "x"},
    [[]],
    {"": {}},
)


def text_update(person_id: int, text: str) -> Update:
    """A private message."""
    person = {"id": person_id, "is_bot": False, "first_name": "张三", "language_code": "zh-hans"}
    return {
        "message": {
            "message_id": 7,
            "date": 1_800_000_000,
            "from": person,
            "chat": {"id": person_id, "type": "private", "first_name": "张三"},
            "text": text,
            "entities": [{"type": "bot_command", "offset": 0, "length": len(text.split(" ")[0])}]
            if text.startswith("/") and len(text) > 1
            else [],
        }
    }


def tap_update(person_id: int, data: str, number: int) -> Update:
    """A tap on a button."""
    message = text_update(person_id, "?")["message"]
    return {
        "callback_query": {
            "id": str(number),
            "from": message["from"],
            "message": message,
            "chat_instance": "1",
            "data": data,
        }
    }


def hostile(chance: random.Random, person_id: int, number: int, seen: list[str]) -> Update:
    """What any client may send and no friendly one would; ``seen`` are callback data once shown."""
    match chance.randrange(6):
        case 0 | 1:
            return text_update(person_id, _text(chance))
        case 2:
            return tap_update(person_id, chance.choice(DATA), number)
        case 3:
            data = list(chance.choice(seen or ["x"]))
            data[chance.randrange(len(data))] = chance.choice("0129:-xé\u0000")
            return tap_update(person_id, "".join(data), number)
        case 4:
            made = text_update(person_id, _text(chance))
            made["message"]["message_id"] = chance.choice(HUGE[:5])
            made["message"]["date"] = chance.choice((0, 1, 2**31 - 1, 4_000_000_000))
            return {"edited_message": made["message"]} if chance.random() < 0.3 else made
        case _:
            made = text_update(person_id, "")
            del made["message"]["text"], made["message"]["entities"]
            made["message"].update(chance.choice(CONTENTS))
            return made


CONTENTS: tuple[Update, ...] = (
    {"dice": {"emoji": "🎲", "value": 6}},
    {"location": {"latitude": 91.0, "longitude": -181.0}},
    {"contact": {"phone_number": "+" + "9" * 60, "first_name": "<i>"}},
    {"photo": []},
    {"photo": [{"file_id": "x", "file_unique_id": "y", "width": 1, "height": 1}], "caption": "x" * 1024},
    {"document": {"file_id": "x", "file_unique_id": "z", "file_name": "../../../a\u0000b"}, "caption": "<"},
    {"document": {"file_id": "x", "file_unique_id": "q", "file_size": 2**62}},
    {"new_chat_title": "x"},
    {"media_group_id": "1", "photo": [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]},
    {},
)


def _text(chance: random.Random) -> str:
    if chance.random() < 0.6:
        return chance.choice(NASTY)
    letters = (
        chr(chance.choice((chance.randrange(32, 0x2FFF), chance.randrange(0x4E00, 0x9FFF)))) for _ in "x" * 40
    )
    return "".join(letters)


def malformed(chance: random.Random, person_id: int, number: int) -> Update:
    """A real update with one to three of its values of a wrong kind, missing, or too many."""
    kind = chance.choice([text_update(person_id, "怎么用"), tap_update(person_id, "x", number)])
    made: Update = copy.deepcopy(kind)
    for _ in range(chance.randint(1, 3)):
        holder, key = chance.choice(list(_places(made)) or [(made, "message")])
        if chance.random() < 0.3:
            holder.pop(key, None)
        else:
            holder[key] = copy.deepcopy(chance.choice(WRONG))
    if chance.random() < 0.05:
        made["update_id"] = chance.choice((None, "x", -5, 1.5, [], {}))
    json.dumps(made)
    return made


def _places(value: Any) -> list[tuple[Update, str]]:
    """Every place in it that can be spoilt."""
    found: list[tuple[Update, str]] = []
    if isinstance(value, dict):
        for key, inner in value.items():
            found += [(value, key), *_places(inner)]
    if isinstance(value, list):
        for inner in value:
            found += _places(inner)
    return found
