"""What a person does on the chat page, and what of it reaches the bot."""

import pytest
from playwright.sync_api import Page, expect

from bot.simulator.serving import LocalTelegram
from tests.browser.pages import ME, NewPage, png, show
from tests.browser.plain_bot import PlainBot

pytestmark = pytest.mark.browser


@pytest.fixture
def talk(phone: Page, telegram: LocalTelegram, plain_bot: PlainBot) -> Page:
    """The phone with a chat that has begun."""
    plain_bot.say(ME, "您好")
    show(phone, telegram)
    expect(phone.get_by_test_id("message-text")).to_have_text(["您好"])
    return phone


def write(page: Page, text: str) -> None:
    page.get_by_test_id("text").fill(text)
    page.get_by_test_id("send").click()


def test_what_is_written_reaches_the_bot_with_its_lines(talk: Page, plain_bot: PlainBot) -> None:
    field = talk.get_by_test_id("text")
    field.press_sequentially("第一行")
    field.press("Shift+Enter")
    field.press_sequentially("第二行")
    field.press("Enter")
    assert plain_bot.next("message")["text"] == "第一行\n第二行"
    expect(talk.locator('[data-from="person"]')).to_have_count(1)
    expect(field).to_have_value("")


def test_enter_that_ends_the_choice_of_characters_sends_nothing(talk: Page, plain_bot: PlainBot) -> None:
    field = talk.get_by_test_id("text")
    field.fill("zhi shu")
    field.evaluate(
        "(node) => node.dispatchEvent(new KeyboardEvent('keydown',"
        " { key: 'Enter', isComposing: true, bubbles: true, cancelable: true }))"
    )
    expect(field).to_have_value("zhi shu")
    field.fill("支书")
    field.press("Enter")
    assert plain_bot.next("message")["text"] == "支书"


def test_the_command_menu_lists_filters_and_sends(
    phone: Page, telegram: LocalTelegram, plain_bot: PlainBot
) -> None:
    plain_bot.say(ME, "您好")
    commands = {"duties": "责任清单", "meeting": "记会议", "more": "更多"}
    listed = [{"command": name, "description": words} for name, words in commands.items()]
    plain_bot.call("setMyCommands", commands=listed)
    show(phone, telegram)
    phone.get_by_test_id("menu-button").click()
    expect(phone.get_by_role("option")).to_have_text([f"/{name}{words}" for name, words in commands.items()])
    phone.get_by_test_id("text").press_sequentially("/m")
    expect(phone.get_by_role("option")).to_have_count(2)
    phone.keyboard.press("ArrowDown")
    phone.keyboard.press("Enter")
    heard = plain_bot.next("message")
    assert heard["text"] == "/meeting"
    assert heard["entities"] == [{"type": "bot_command", "offset": 0, "length": 8}]
    expect(phone.get_by_role("option")).to_have_count(0)
    expect(phone.get_by_test_id("text")).to_have_value("")


def test_a_command_in_a_message_can_be_tapped(talk: Page, plain_bot: PlainBot) -> None:
    plain_bot.say(ME, "点 /help 看帮助")
    talk.get_by_role("link", name="/help").click()
    assert plain_bot.next("message")["text"] == "/help"


def test_reply_and_edit_and_forward_from_the_menu_of_a_message(talk: Page, plain_bot: PlainBot) -> None:
    talk.locator('[data-from="bot"] .bubble').click(button="right")
    expect(talk.get_by_test_id("do-edit")).to_have_count(0)
    talk.get_by_test_id("do-reply").click()
    expect(talk.get_by_test_id("quoting")).to_contain_text("您好")
    write(talk, "收到")
    heard = plain_bot.next("message")
    assert heard["reply_to_message"]["text"] == "您好"
    mine = talk.locator(f'[data-message-id="{heard["message_id"]}"]')
    expect(mine.get_by_test_id("quoted")).to_contain_text("您好")
    mine.locator(".text").click(button="right")
    talk.get_by_test_id("do-edit").click()
    expect(talk.get_by_test_id("text")).to_have_value("收到")
    write(talk, "已收到")
    assert plain_bot.next("edited_message")["text"] == "已收到"
    expect(mine.get_by_test_id("message-text")).to_have_text("已收到")
    mine.locator(".text").click(button="right")
    talk.get_by_test_id("do-forward").click()
    assert "forward_origin" in plain_bot.next("message")
    expect(talk.get_by_text("转发的消息")).to_be_visible()


def test_the_messages_can_be_walked_by_keyboard(talk: Page) -> None:
    talk.get_by_test_id("log").focus()
    talk.keyboard.press("ArrowUp")
    expect(talk.locator(".row")).to_be_focused()
    talk.keyboard.press("Enter")
    expect(talk.get_by_test_id("do-reply")).to_be_focused()
    talk.keyboard.press("Escape")
    expect(talk.get_by_test_id("menu")).to_have_count(0)
    expect(talk.locator(".row")).to_be_focused()


def test_a_long_touch_opens_the_menu_of_a_message(
    new_page: NewPage, telegram: LocalTelegram, plain_bot: PlainBot
) -> None:
    page = new_page(has_touch=True, is_mobile=True)
    plain_bot.say(ME, "按住我")
    show(page, telegram)
    bubble = page.locator(".bubble")
    bubble.dispatch_event("pointerdown", {"pointerType": "touch", "clientX": 60, "clientY": 200})
    expect(page.get_by_test_id("do-reply")).to_be_visible()


def test_several_photos_go_out_as_one_album_with_a_caption(talk: Page, plain_bot: PlainBot) -> None:
    talk.get_by_test_id("attach").click()
    with talk.expect_file_chooser() as chooser:
        talk.get_by_test_id("attach-photo").click()
    pictures = [{"name": f"{n}.png", "mimeType": "image/png", "buffer": png(90 * n)} for n in range(2)]
    chooser.value.set_files(pictures)  # type: ignore[arg-type]  # FilePayload is a TypedDict that mypy cannot see here
    talk.get_by_test_id("caption").fill("签到表")
    talk.get_by_test_id("send-files").click()
    first, second = plain_bot.next("message"), plain_bot.next("message")
    assert first["caption"] == "签到表"
    assert first["photo"]
    assert first["media_group_id"] == second["media_group_id"]
    expect(talk.get_by_test_id("album").get_by_test_id("photo")).to_have_count(2)


def test_a_file_goes_out_as_it_is(talk: Page, plain_bot: PlainBot) -> None:
    talk.get_by_test_id("pick-file").set_input_files(
        {"name": "名单.txt", "mimeType": "text/plain", "buffer": b"abc"}
    )
    talk.get_by_test_id("send-files").click()
    document = plain_bot.next("message")["document"]
    assert (document["file_name"], document["file_size"]) == ("名单.txt", 3)
    expect(talk.get_by_test_id("document")).to_contain_text("名单.txt")


def test_a_pasted_picture_is_offered_before_it_is_sent(talk: Page, plain_bot: PlainBot) -> None:
    talk.get_by_test_id("text").evaluate(
        """(field, bytes) => {
            const carried = new DataTransfer();
            carried.items.add(new File([new Uint8Array(bytes)], 'shot.png', { type: 'image/png' }));
            field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: carried, bubbles: true }));
        }""",
        list(png()),
    )
    expect(talk.get_by_role("dialog")).to_contain_text("shot.png")
    talk.get_by_test_id("send-files").click()
    assert plain_bot.next("message")["photo"]


@pytest.mark.parametrize("kind", ["sticker", "voice", "location"])
def test_other_things_can_be_sent(talk: Page, plain_bot: PlainBot, kind: str) -> None:
    talk.get_by_test_id("attach").click()
    talk.get_by_test_id(f"attach-{kind}").click()
    assert kind in plain_bot.next("message")
    expect(talk.get_by_test_id(kind)).to_be_visible()


def test_a_contact_is_sent_after_a_look_at_it(talk: Page, plain_bot: PlainBot) -> None:
    talk.get_by_test_id("attach").click()
    talk.get_by_test_id("attach-contact").click()
    talk.get_by_test_id("send-contact").click()
    assert plain_bot.next("message")["contact"]["first_name"] == "张三"
    expect(talk.get_by_test_id("contact")).to_be_visible()


def test_the_reply_keyboard_folds_and_unfolds(talk: Page, plain_bot: PlainBot) -> None:
    keyboard = {"keyboard": [[{"text": "甲"}, {"text": "乙"}]], "resize_keyboard": True}
    plain_bot.say(ME, "选一个", reply_markup=keyboard)
    keys, toggle = talk.get_by_test_id("reply-keyboard"), talk.get_by_test_id("keyboard-toggle")
    expect(keys).to_be_visible()
    toggle.click()
    expect(keys).to_be_hidden()
    expect(toggle).to_have_attribute("aria-expanded", "false")
    toggle.click()
    keys.get_by_role("button", name="乙").click()
    assert plain_bot.next("message")["text"] == "乙"
    plain_bot.say(ME, "好了", reply_markup={"remove_keyboard": True})
    expect(keys).to_be_hidden()
    expect(toggle).to_be_hidden()


def test_a_number_is_given_away_only_after_a_yes(talk: Page, plain_bot: PlainBot) -> None:
    keyboard = {"keyboard": [[{"text": "发号码", "request_contact": True}]], "one_time_keyboard": True}
    plain_bot.say(ME, "您的号码？", reply_markup=keyboard)
    talk.get_by_role("button", name="发号码").click()
    talk.get_by_role("button", name="取消").click()
    expect(talk.get_by_test_id("contact")).to_have_count(0)
    talk.get_by_role("button", name="发号码").click()
    talk.get_by_test_id("share").click()
    assert plain_bot.next("message")["contact"]["user_id"] == ME
    expect(talk.get_by_test_id("reply-keyboard")).to_be_hidden()


def test_what_could_not_be_sent_is_back_in_the_field(talk: Page, forgiven: list[str]) -> None:
    forgiven.append("ERR_FAILED")
    talk.route("**/text", lambda route: route.abort())
    write(talk, "重要的话")
    expect(talk.get_by_test_id("toast")).to_contain_text("没有发出")
    expect(talk.get_by_test_id("text")).to_have_value("重要的话")


def test_every_control_has_a_name(talk: Page, plain_bot: PlainBot) -> None:
    plain_bot.say(ME, "选", reply_markup={"keyboard": [[{"text": "甲"}]]})
    expect(talk.get_by_test_id("reply-keyboard")).to_be_visible()
    nameless = talk.evaluate(
        """() => [...document.querySelectorAll('button, a, textarea, input:not([hidden]), select')]
            .filter((node) => !(node.getAttribute('aria-label') || node.textContent.trim()))
            .map((node) => node.id || node.className)"""
    )
    assert nameless == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(
    new_page: NewPage, telegram: LocalTelegram, plain_bot: PlainBot, scheme: str
) -> None:
    plain_bot.say(ME, "您好")
    page = show(new_page(color_scheme=scheme), telegram)
    pairs = [
        ("text", "surface"), ("muted", "surface"), ("accent", "surface"), ("muted", "hover"),
        ("accent", "hover"),
        ("on-fill", "fill"), ("text", "bot"), ("muted", "bot"), ("accent", "bot"), ("text", "mine"),
        ("mine-muted", "mine"), ("mine-accent", "mine"), ("danger", "surface"),
    ]  # fmt: skip
    ratios: list[float] = page.evaluate(
        """(pairs) => {
            const probe = document.body.appendChild(document.createElement('i'));
            const light = (name) => {
                probe.style.color = `var(--${name})`;
                const drawn = getComputedStyle(probe).color.match(/[0-9.]+/g);
                const parts = drawn.slice(0, 3).map((part) => part / 255);
                const [r, g, b] = parts.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
            };
            return pairs.map(([a, b]) => {
                const [dark, bright] = [light(a), light(b)].sort((x, y) => x - y);
                return (bright + 0.05) / (dark + 0.05);
            });
        }""",
        pairs,
    )
    weak = {pair: round(ratio, 2) for pair, ratio in zip(pairs, ratios, strict=True) if ratio < 4.5}
    assert weak == {}
