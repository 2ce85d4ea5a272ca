"""From the inbox to the person: order, bugs, repeats, restarts, over the real HTTP path."""

from tests.driver import Bot
from tests.handlers.echo import ROUTES


def test_what_is_typed_is_answered_and_a_tap_changes_the_answer_in_place() -> None:
    with Bot(routes=ROUTES) as bot:
        li = bot.person("李四")
        bot.branch({"李四": []}, 李四=li)
        li.send("早上好")
        assert li.sees("第1次：早上好")
        first = li.last.id
        li.tap("再来")
        assert li.sees("第2次：tap 1")
        assert li.last.id == first
        assert li.toasts == ["完成"]
