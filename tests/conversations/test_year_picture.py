"""一年一图: /year and the button in the list send the year as a picture, to whoever may see the list."""

import io
from datetime import UTC, date, datetime

import pytest
from PIL import Image

from tests.conversations.logged import committee, log
from tests.conversations.people import Office, office
from tests.phone import Phone


def picture(there: Office, phone: Phone) -> Image.Image:
    """The newest picture in the chat."""
    content = there.bot.api.get(phone.last.raw["photo"]["url"])
    content.raise_for_status()
    return Image.open(io.BytesIO(content.content))


@pytest.mark.parametrize(
    ("language", "button", "said"), [("zh", "📅 一年一图", "2026年"), ("en", "📅 Year picture", ", 2026")]
)
def test_the_year_comes_as_a_picture(language: str, button: str, said: str) -> None:
    with office(language) as there:
        log(there, committee(there, date(2026, 10, 9)))
        phone = there.secretary.send("/year").sees(said, "示例支部", "张三")
        assert picture(there, phone).width == 720
        phone.send("/duties").tap(button).sees(said)
        assert picture(there, phone).height > 600


def test_it_is_offered_in_the_menu() -> None:
    with office() as there:
        there.bot.tick()
        names = {each["command"] for each in there.secretary.state["commands"]}
        assert {"year", "duties"} <= names


def test_a_half_of_the_list_makes_a_smaller_picture() -> None:
    with office() as there:
        phone = there.secretary.send("/year")
        whole = picture(there, phone).height
        phone.send("/duties").tap("👤 我的").tap("一年一图")
        assert picture(there, phone).height < whole


def test_last_year_and_another_person_are_shown_as_the_list_shows_them() -> None:
    with office(at=datetime(2026, 11, 20, 8, tzinfo=UTC)) as there:
        phone = there.secretary.send("/duties").tap("其他人").tap("李四").tap("一年一图").sees("李四")
        assert picture(there, phone).width == 720
    with office(at=datetime(2026, 12, 30, 8, tzinfo=UTC)) as there:
        there.bot.move(days=20)
        there.secretary.send("/duties").tap("2026年").tap("一年一图").sees("2026年")


def test_a_list_on_which_nothing_is_counted_makes_no_picture() -> None:
    with office() as there:
        phone = there.phone("示例甲").send("/year").sees("示例甲")
        phone.tap_old(phone.last.id, "dl:pc:0:0:0").sees("画不出图")


def test_nobody_sees_the_picture_of_another_by_a_made_up_tap() -> None:
    with office() as there:
        phone = there.phone("李四").send("/duties")
        phone.tap_old(phone.last.id, f"dl:p:0:{there.ids['张三']}:0")
        assert "photo" not in phone.last.raw
