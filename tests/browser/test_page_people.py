"""Several people on one chat page, its languages, its controls, and what it does when the server is away."""

import re

import pytest
from playwright.sync_api import Page, expect

from bot.simulator.controls import Control
from bot.simulator.serving import LocalTelegram
from bot.simulator.world import PersonSpec
from tests.browser.pages import ALEX, DESKTOP, ME, PHONE, NewPage, show
from tests.browser.plain_bot import PlainBot

pytestmark = pytest.mark.browser


def test_two_people_have_their_own_keyboards(
    desktop: Page, telegram: LocalTelegram, plain_bot: PlainBot
) -> None:
    for person, label in {ME: "责任清单", ALEX: "My list"}.items():
        keyboard = {
            "keyboard": [[{"text": label}]],
            "resize_keyboard": True,
            "input_field_placeholder": f"{label}…",
        }
        plain_bot.say(person, f"给 {person}", reply_markup=keyboard)
    show(desktop, telegram)
    keys = desktop.get_by_test_id("reply-keyboard")
    expect(keys.get_by_role("button")).to_have_text(["责任清单"])
    expect(desktop.get_by_test_id("text")).to_have_attribute("placeholder", "责任清单…")
    desktop.locator(f'[data-person="{ALEX}"]').click()
    expect(keys.get_by_role("button")).to_have_text(["My list"])
    expect(desktop.get_by_test_id("message-text")).to_have_text(["给 778"])
    keys.get_by_role("button").click()
    heard = plain_bot.next("message")
    assert (heard["from"]["id"], heard["text"]) == (ALEX, "My list")


def test_a_message_to_somebody_else_is_counted_beside_the_name(
    desktop: Page, telegram: LocalTelegram, plain_bot: PlainBot
) -> None:
    show(desktop, telegram)
    plain_bot.say(ALEX, "one")
    plain_bot.say(ALEX, "two")
    entry = desktop.locator(f'[data-person="{ALEX}"]')
    expect(entry.get_by_test_id("unread")).to_have_text("2")
    entry.click()
    expect(desktop.get_by_test_id("message-text")).to_have_count(2)
    expect(entry.get_by_test_id("unread")).to_be_hidden()


def test_a_toast_is_for_the_person_who_tapped(
    new_page: NewPage, telegram: LocalTelegram, plain_bot: PlainBot
) -> None:
    mine, hers = show(new_page(), telegram, ME), show(new_page(), telegram, ALEX)
    plain_bot.say_with_buttons(ME, "你好", ["甲"])
    mine.get_by_role("button", name="甲", exact=True).click()
    plain_bot.call(
        "answerCallbackQuery", callback_query_id=plain_bot.next("callback_query")["id"], text="只给您"
    )
    plain_bot.say(ALEX, "后来的")
    expect(mine.get_by_test_id("toast")).to_have_text("只给您")
    expect(hers.get_by_test_id("message-text")).to_have_text(["后来的"])
    expect(hers.get_by_test_id("toast")).to_have_count(0)


def test_on_a_phone_the_people_are_behind_the_back_button(
    phone: Page, telegram: LocalTelegram, plain_bot: PlainBot
) -> None:
    show(phone, telegram)
    plain_bot.say(ALEX, "hello")
    expect(phone.get_by_test_id("others-unread")).to_have_text("1")
    expect(phone.locator(f'[data-person="{ALEX}"]')).to_be_hidden()
    phone.get_by_test_id("back").click()
    phone.locator(f'[data-person="{ALEX}"]').click()
    expect(phone.get_by_test_id("message-text")).to_have_text(["hello"])
    expect(phone.get_by_test_id("others-unread")).to_be_hidden()
    assert f"person={ALEX}" in phone.url


def test_what_is_half_written_stays_with_its_writer(desktop: Page, telegram: LocalTelegram) -> None:
    show(desktop, telegram)
    plain = desktop.get_by_test_id("text")
    desktop.get_by_test_id("start").click()
    plain.fill("写到一半")
    desktop.locator(f'[data-person="{ALEX}"]').click()
    expect(plain).to_have_value("")
    desktop.locator(f'[data-person="{ME}"]').click()
    expect(plain).to_have_value("写到一半")


def test_a_new_person_is_greeted_by_a_start_button(
    desktop: Page, telegram: LocalTelegram, plain_bot: PlainBot
) -> None:
    show(desktop, telegram)
    desktop.get_by_test_id("add-person").click()
    desktop.get_by_test_id("person-name").fill("王五")
    desktop.get_by_test_id("create-person").click()
    expect(desktop.locator("[aria-current]")).to_contain_text("王五")
    desktop.get_by_role("button", name="开始").click()
    heard = plain_bot.next("message")
    assert (heard["from"]["first_name"], heard["text"]) == ("王五", "/start")
    assert heard["entities"][0]["type"] == "bot_command"


def test_an_invite_in_the_address_waits_for_one_tap(
    phone: Page, telegram: LocalTelegram, plain_bot: PlainBot
) -> None:
    phone.goto(f"{telegram.url}/?person={ME}&start=INVITE-1")
    phone.get_by_test_id("start").click()
    assert plain_bot.next("message")["text"] == "/start INVITE-1"
    expect(phone.get_by_test_id("text")).to_be_visible()


def test_an_unknown_number_in_the_address_becomes_a_person(
    phone: Page, telegram: LocalTelegram, plain_bot: PlainBot
) -> None:
    phone.goto(f"{telegram.url}/?person=901&start=INVITE-3")
    phone.get_by_test_id("person-name").fill("孙七")
    phone.get_by_test_id("create-person").click()
    phone.get_by_test_id("start").click()
    heard = plain_bot.next("message")
    assert (heard["from"]["id"], heard["text"]) == (901, "/start INVITE-3")


def test_an_invite_link_opens_as_another_person(
    phone: Page, telegram: LocalTelegram, plain_bot: PlainBot
) -> None:
    show(phone, telegram)
    name = plain_bot.call("getMe")["username"]
    plain_bot.say(ME, f"请转给他：https://t.me/{name}?start=INVITE-2")
    phone.get_by_role("link", name=re.compile("t.me")).click()
    expect(phone.get_by_test_id("open-as")).to_have_text(["张张三", "AAlex", "+新身份"])
    phone.get_by_test_id("open-as").last.click()
    phone.get_by_test_id("person-name").fill("赵六")
    phone.get_by_test_id("create-person").click()
    phone.get_by_test_id("start").click()
    heard = plain_bot.next("message")
    assert (heard["from"]["first_name"], heard["text"]) == ("赵六", "/start INVITE-2")


def test_a_stopped_bot_can_be_started_again(
    phone: Page, telegram: LocalTelegram, plain_bot: PlainBot
) -> None:
    show(phone, telegram)
    phone.get_by_test_id("more").click()
    phone.get_by_test_id("block").click()
    assert plain_bot.next("my_chat_member")["new_chat_member"]["status"] == "kicked"
    expect(phone.get_by_test_id("bot-status")).to_contain_text("已停用")
    phone.reload()
    phone.get_by_test_id("unblock").click()
    assert plain_bot.next("my_chat_member")["new_chat_member"]["status"] == "member"


@pytest.mark.parametrize(("locale", "words"), [("zh-CN", "身份"), ("en-US", "People")])
def test_the_page_speaks_the_readers_language(
    new_page: NewPage, telegram: LocalTelegram, locale: str, words: str
) -> None:
    page = show(new_page(DESKTOP, locale=locale), telegram)
    expect(page.get_by_role("heading", name=words, exact=True)).to_be_visible()


def test_english_and_chinese_chrome(desktop: Page, telegram: LocalTelegram) -> None:
    show(desktop, telegram)
    expect(desktop.get_by_role("button", name="添加身份")).to_be_visible()
    expect(desktop.locator("html")).to_have_attribute("lang", "zh-CN")
    desktop.get_by_test_id("language").click()
    expect(desktop.get_by_role("button", name="Add a person")).to_be_visible()
    expect(desktop.get_by_test_id("bot-status")).to_have_text("bot · you are 张三")
    desktop.reload()
    expect(desktop.get_by_role("button", name="Add a person")).to_be_visible()
    expect(desktop.locator("html")).to_have_attribute("lang", "en-GB")


def test_every_word_of_the_chrome_is_there_in_both_languages(phone: Page, telegram: LocalTelegram) -> None:
    show(phone, telegram)
    words = phone.evaluate("import('/strings.js').then(({ WORDS }) => WORDS)")
    assert words["zh"].keys() == words["en"].keys()
    places = re.compile(r"\{\w+\}")
    for key, said in words["zh"].items():
        assert sorted(places.findall(said)) == sorted(places.findall(words["en"][key])), key


def test_a_control_of_the_launcher_runs_and_the_status_follows(
    new_page: NewPage, forgiven: list[str]
) -> None:
    forgiven.append("ERR_CONNECTION")  # the server ends before the page does
    moved: list[str] = []

    async def ahead() -> None:
        moved.append("day")

    def status() -> dict[str, str]:
        return {"zh": f"第 {len(moved)} 天", "en": f"day {len(moved)}"}

    control = Control("day", {"zh": "+1 天", "en": "+1 day"}, ahead, status)
    with LocalTelegram(people=[PersonSpec(ME, "张三")], controls=[control]) as telegram:
        page = show(new_page(PHONE), telegram)
        expect(page.get_by_test_id("status")).to_have_text("第 0 天")
        page.get_by_test_id("controls-toggle").click()
        page.get_by_role("button", name="+1 天").click()
        expect(page.get_by_test_id("status")).to_have_text("第 1 天")
        page.get_by_test_id("more").click()
        page.get_by_test_id("more-language").click()
        expect(page.get_by_test_id("status")).to_have_text("day 1")
    assert moved == ["day"]


def test_the_page_comes_back_after_the_server_does(phone: Page, forgiven: list[str]) -> None:
    forgiven.extend(["ERR_CONNECTION", "ERR_EMPTY_RESPONSE", "ERR_INCOMPLETE"])
    people = [PersonSpec(ME, "张三", started=True)]
    with LocalTelegram(people=people) as telegram:
        show(phone, telegram)
        port = telegram.port
    expect(phone.get_by_test_id("bot-status")).to_have_text("正在连接…")
    with (
        LocalTelegram(people=people, port=port) as telegram,
        PlainBot(telegram.url, telegram.token) as plain_bot,
    ):
        expect(phone.get_by_test_id("bot-status")).to_contain_text("机器人")
        plain_bot.say(ME, "我回来了")
        expect(phone.get_by_test_id("message-text")).to_have_text(["我回来了"])
