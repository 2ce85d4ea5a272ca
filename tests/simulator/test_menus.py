"""The command menu follows scope and language, and impossible ones are refused."""

import pytest

from tests.simulator.desk import Desk, Json


def menu(name: str) -> list[Json]:
    return [{"command": name, "description": "示例"}]


def test_each_person_sees_the_menu_of_the_own_language(desk: Desk) -> None:
    chinese, english = desk.person(), desk.person(language_code="en")
    desk.ok("setMyCommands", commands=menu("general"))
    desk.ok("setMyCommands", commands=menu("zh"), language_code="zh")
    assert desk.state(chinese)["commands"] == menu("zh")
    assert desk.state(english)["commands"] == menu("general")
    desk.ok("setMyCommands", commands=menu("private"), scope={"type": "all_private_chats"})
    assert desk.state(chinese)["commands"] == menu("private")
    desk.ok("setMyCommands", commands=menu("mine"), scope={"type": "chat", "chat_id": chinese})
    assert desk.state(chinese)["commands"] == menu("mine")
    assert desk.ok("getMyCommands", scope={"type": "all_private_chats"}) == menu("private")
    desk.ok("deleteMyCommands", scope={"type": "all_private_chats"})
    assert desk.state(english)["commands"] == menu("general")


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ({"command": "责任", "description": "x"}, "BOT_COMMAND_INVALID"),
        ({"command": "Duties", "description": "x"}, "BOT_COMMAND_INVALID"),
        ({"command": "", "description": "x"}, "command must be non-empty"),
        ({"command": "x" * 33, "description": "x"}, "command length must not exceed 32"),
        ({"command": "x", "description": " "}, "command description must be non-empty"),
        ({"command": "x", "description": "x" * 257}, "command description length must not exceed 256"),
    ],
)
def test_an_impossible_command_is_refused(desk: Desk, command: Json, words: str) -> None:
    assert desk.refused("setMyCommands", commands=[command]) == (400, f"Bad Request: {words}")


def test_a_hundred_commands_are_enough(desk: Desk) -> None:
    many = [{"command": f"c{n}", "description": "x"} for n in range(101)]
    assert desk.refused("setMyCommands", commands=many) == (400, "Bad Request: BOT_COMMANDS_TOO_MUCH")


def test_an_impossible_language_is_refused(desk: Desk) -> None:
    answer = desk.refused("setMyCommands", commands=menu("x"), language_code="zh-hans")
    assert answer == (400, "Bad Request: invalid language code specified")


def test_descriptions_are_kept_by_language(desk: Desk) -> None:
    desk.ok("setMyDescription", description="general")
    desk.ok("setMyDescription", description="支书助手", language_code="zh")
    assert desk.ok("getMyDescription", language_code="zh") == {"description": "支书助手"}
    assert desk.ok("getMyDescription", language_code="en") == {"description": "general"}
    answer = desk.refused("setMyShortDescription", short_description="x" * 121)
    assert answer == (400, "Bad Request: bot short description is too long")
