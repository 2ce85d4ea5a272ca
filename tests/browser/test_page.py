"""What the chat page shows of what a bot says."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import bot.simulator
from bot.simulator.serving import LocalTelegram
from tests.browser.pages import DESKTOP, ME, PHONE, NewPage, overflowing, png, show
from tests.browser.plain_bot import PlainBot

pytestmark = pytest.mark.browser

FILES = Path(bot.simulator.__file__).parent / "page"


def message(page: Page, number: int) -> str:
    """The text of a message, without its time."""
    return page.locator(f'[data-message-id="{number}"]').get_by_test_id("message-text").inner_text()


def test_a_tapped_button_shows_the_bots_toast(
    phone: Page, telegram: LocalTelegram, plain_bot: PlainBot
) -> None:
    show(phone, telegram)
    plain_bot.say_with_buttons(ME, "已到场？", ["到了", "没到"])
    button = phone.get_by_role("button", name="到了", exact=True)
    button.click()
    expect(button).to_have_attribute("aria-busy", "true")
    query = plain_bot.next("callback_query")
    assert query["data"] == "到了"
    plain_bot.call("answerCallbackQuery", callback_query_id=query["id"], text="记下了")
    expect(phone.get_by_test_id("toast")).to_have_text("记下了")
    expect(button).not_to_have_attribute("aria-busy", "true")


def test_an_answer_without_words_only_ends_the_waiting(
    phone: Page, telegram: LocalTelegram, plain_bot: PlainBot
) -> None:
    show(phone, telegram)
    plain_bot.say_with_buttons(ME, "好吗？", ["好"])
    button = phone.get_by_role("button", name="好", exact=True)
    button.click()
    plain_bot.call("answerCallbackQuery", callback_query_id=plain_bot.next("callback_query")["id"])
    expect(button).not_to_have_attribute("aria-busy", "true")
    expect(phone.get_by_test_id("toast")).to_have_count(0)


def test_an_alert_stays_until_it_is_acknowledged(
    phone: Page, telegram: LocalTelegram, plain_bot: PlainBot
) -> None:
    show(phone, telegram)
    plain_bot.say_with_buttons(ME, "删除？", ["删除"])
    phone.get_by_role("button", name="删除").click()
    query = plain_bot.next("callback_query")
    plain_bot.call("answerCallbackQuery", callback_query_id=query["id"], text="不能删除", show_alert=True)
    expect(phone.get_by_role("alertdialog")).to_contain_text("不能删除")
    phone.get_by_role("button", name="好", exact=True).click()
    expect(phone.get_by_role("alertdialog")).to_have_count(0)


def test_a_button_that_is_gone_says_so(
    phone: Page, telegram: LocalTelegram, plain_bot: PlainBot, forgiven: list[str]
) -> None:
    forgiven.append("409")
    show(phone, telegram)
    phone.route(
        "**/tap", lambda route: route.fulfill(status=409, json={"error": "that button is not there now"})
    )
    plain_bot.say_with_buttons(ME, "旧问题", ["旧按钮"])
    phone.get_by_role("button", name="旧按钮").click()
    expect(phone.get_by_test_id("toast")).to_have_text("这个按钮已经失效")


def test_an_edited_message_changes_in_place_and_keeps_the_scroll(
    phone: Page, telegram: LocalTelegram, plain_bot: PlainBot
) -> None:
    show(phone, telegram)
    numbers = [plain_bot.say(ME, f"第 {n} 条") for n in range(40)]
    expect(phone.locator(f'[data-message-id="{numbers[-1]}"]')).to_be_in_viewport()
    watched = phone.locator(f'[data-message-id="{numbers[20]}"]')
    watched.scroll_into_view_if_needed()
    watched.evaluate("(node) => { node.closest('.log').scrollTop += 40; window.watched = node; }")
    before = watched.bounding_box()
    plain_bot.call("editMessageText", chat_id=ME, message_id=numbers[2], text="改长了\n" * 12)
    expect(phone.locator(f'[data-message-id="{numbers[2]}"]')).to_contain_text("已编辑")
    after = watched.bounding_box()
    assert before is not None
    assert after is not None
    assert abs(after["y"] - before["y"]) < 2
    assert watched.evaluate("(node) => node === window.watched")
    plain_bot.call("editMessageText", chat_id=ME, message_id=numbers[20], text="就地改了")
    expect(watched).to_contain_text("就地改了")
    assert watched.evaluate("(node) => node === window.watched")


def test_a_pressed_button_keeps_the_focus_when_its_message_is_edited(
    phone: Page, telegram: LocalTelegram, plain_bot: PlainBot
) -> None:
    show(phone, telegram)
    number = plain_bot.say_with_buttons(ME, "第 1 页", ["下一页"])
    phone.get_by_role("button", name="下一页").focus()
    phone.keyboard.press("Enter")
    plain_bot.next("callback_query")
    keyboard = {"inline_keyboard": [[{"text": "再下一页", "callback_data": "3"}]]}
    plain_bot.call("editMessageText", chat_id=ME, message_id=number, text="第 2 页", reply_markup=keyboard)
    expect(phone.get_by_role("button", name="再下一页")).to_be_focused()


def test_new_messages_are_counted_while_reading_older_ones(
    phone: Page, telegram: LocalTelegram, plain_bot: PlainBot
) -> None:
    show(phone, telegram)
    last = [plain_bot.say(ME, f"第 {n} 条") for n in range(40)][-1]
    expect(phone.locator(f'[data-message-id="{last}"]')).to_be_in_viewport()
    phone.get_by_test_id("log").evaluate("(log) => { log.scrollTop = 200; }")
    expect(phone.get_by_test_id("new-messages")).to_be_visible()
    plain_bot.say(ME, "新的")
    newest = plain_bot.say(ME, "更新的")
    expect(phone.get_by_test_id("new-messages")).to_have_text("2 条新消息")
    phone.get_by_test_id("new-messages").click()
    expect(phone.locator(f'[data-message-id="{newest}"]')).to_be_in_viewport()
    expect(phone.get_by_test_id("new-messages")).to_be_hidden()


def test_a_deleted_message_disappears(phone: Page, telegram: LocalTelegram, plain_bot: PlainBot) -> None:
    show(phone, telegram)
    number = plain_bot.say(ME, "一会儿就没了")
    expect(phone.locator(f'[data-message-id="{number}"]')).to_be_visible()
    plain_bot.call("deleteMessage", chat_id=ME, message_id=number)
    expect(phone.locator(f'[data-message-id="{number}"]')).to_have_count(0)


def test_text_with_tags_is_shown_as_text(phone: Page, telegram: LocalTelegram, plain_bot: PlainBot) -> None:
    show(phone, telegram)
    wicked = "<img src=x onerror=alert(1)> &amp; <b>"
    number = int(plain_bot.call("sendMessage", chat_id=ME, text=wicked)["message_id"])
    plain_bot.say_with_buttons(ME, "按钮", ["<i>斜</i>"])
    plain_bot.call("sendDocument", chat_id=ME, files={"document": ("<u>台账.txt", b"x")})
    expect(phone.get_by_role("button", name="<i>斜</i>")).to_be_visible()
    expect(phone.get_by_test_id("document")).to_contain_text("<u>台账.txt")
    assert message(phone, number) == wicked
    assert phone.locator("#log img, #log i:not(.bars i), #log u").count() == 0


def test_marked_text_is_drawn_by_its_utf16_offsets(
    phone: Page, telegram: LocalTelegram, plain_bot: PlainBot
) -> None:
    show(phone, telegram)
    number = plain_bot.say(
        ME,
        "👨‍👩‍👧 <b>粗<i>斜</i></b> <u>线</u> <s>删</s> <code>码</code>\n"
        '<pre><code class="language-python">print(1)</code></pre>\n'
        '<blockquote>引文</blockquote><a href="https://example.com/x">链接</a> 两行\n第二行',
    )
    row = phone.locator(f'[data-message-id="{number}"]')
    expect(row.locator("strong")).to_have_text("粗斜")
    for tag, words in {
        "strong em": "斜",
        "u": "线",
        "s": "删",
        "pre": "print(1)",
        "blockquote": "引文",
    }.items():
        expect(row.locator(tag)).to_have_text(words)
    link = row.get_by_role("link", name="链接")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    expect(link).to_have_attribute("target", "_blank")
    assert "两行\n第二行" in message(phone, number)


def test_a_spoiler_is_covered_until_it_is_tapped(
    phone: Page, telegram: LocalTelegram, plain_bot: PlainBot
) -> None:
    show(phone, telegram)
    plain_bot.say(ME, "答案是 <tg-spoiler>四十二</tg-spoiler>")
    covered = phone.locator(".covered")
    expect(covered).to_have_css("opacity", "0")
    phone.get_by_role("button", name="已遮住的文字，点按显示").click()
    expect(covered).to_have_css("opacity", "1")
    expect(covered).to_have_text("四十二")


def test_a_long_quotation_unfolds(phone: Page, telegram: LocalTelegram, plain_bot: PlainBot) -> None:
    show(phone, telegram)
    plain_bot.say(ME, "<blockquote expandable>" + "一行。\n" * 9 + "完</blockquote>")
    quote = phone.locator("blockquote")
    expect(quote).to_have_class(re.compile("folded"))
    folded = quote.bounding_box()
    phone.get_by_role("button", name="展开").click()
    unfolded = quote.bounding_box()
    assert folded is not None
    assert unfolded is not None
    assert unfolded["height"] > folded["height"] * 1.5


def test_an_album_is_shown_as_a_group(phone: Page, telegram: LocalTelegram, plain_bot: PlainBot) -> None:
    show(phone, telegram)
    media = [
        {"type": "photo", "media": f"attach://p{n}", "caption": "三张" if n == 0 else ""} for n in range(3)
    ]
    files = {f"p{n}": (f"{n}.png", png(60 * n)) for n in range(3)}
    sent = plain_bot.call("sendMediaGroup", files=files, chat_id=ME, media=media)
    album = phone.get_by_test_id("album")
    expect(album.get_by_test_id("photo")).to_have_count(3)
    expect(phone.locator(".bubble")).to_have_count(1)
    album.locator(f'[data-message-id="{sent[1]["message_id"]}"]').get_by_test_id("photo").click()
    viewer = phone.get_by_test_id("viewer")
    expect(viewer.locator("img")).to_be_visible()
    viewer.get_by_role("button", name="下一张").click()
    phone.keyboard.press("Escape")
    expect(viewer).to_have_count(0)


def test_a_file_from_the_bot_can_be_kept(phone: Page, telegram: LocalTelegram, plain_bot: PlainBot) -> None:
    show(phone, telegram)
    plain_bot.call(
        "sendDocument", chat_id=ME, caption="在这里", files={"document": ("台账.xlsx", b"x" * 2048)}
    )
    expect(phone.get_by_test_id("document")).to_contain_text("2 KB")
    with phone.expect_download() as caught:
        phone.get_by_test_id("document").click()
    assert caught.value.suggested_filename == "台账.xlsx"
    assert Path(caught.value.path()).read_bytes() == b"x" * 2048


def test_the_header_says_that_the_bot_is_typing(
    phone: Page, telegram: LocalTelegram, plain_bot: PlainBot
) -> None:
    show(phone, telegram)
    plain_bot.call("sendChatAction", chat_id=ME, action="typing")
    expect(phone.get_by_test_id("bot-status")).to_have_text("正在输入…")
    plain_bot.say(ME, "写好了")
    expect(phone.get_by_test_id("bot-status")).to_contain_text("机器人")


def test_nothing_on_the_page_comes_from_the_network(
    phone: Page, telegram: LocalTelegram, plain_bot: PlainBot
) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    answer = phone.goto(f"{telegram.url}/?person={ME}")
    assert answer is not None
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    plain_bot.call("sendPhoto", chat_id=ME, files={"photo": ("a.png", png())})
    expect(phone.get_by_test_id("photo")).to_be_visible()
    assert len(asked) > 10
    assert [url for url in asked if not url.startswith(telegram.url)] == []


def test_the_page_never_turns_text_into_markup() -> None:
    sources = sorted(FILES.glob("*"))
    assert len(sources) > 10
    markup = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|DOMParser|srcdoc"
    )
    assert [path.name for path in sources if markup.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("size", [PHONE, (320, 600), DESKTOP], ids=["phone", "small phone", "desktop"])
def test_nothing_overflows_sideways(
    new_page: NewPage, size: tuple[int, int], telegram: LocalTelegram, plain_bot: PlainBot
) -> None:
    page = show(new_page(size), telegram)
    plain_bot.call("setMyCommands", commands=[{"command": "duties", "description": "很长的说明" * 20}])
    keys = [["一个很长很长的按钮文字" * 3, "短"], ["📋 责任清单", "📝 记会议", "💬 记谈话", "🔎 查记录"]]
    plain_bot.say(ME, "键盘", reply_markup={"keyboard": [[{"text": key} for key in row] for row in keys]})
    plain_bot.say(ME, f"<pre>{'x' * 200}</pre> {'长' * 300} https://example.com/{'a' * 200}")
    plain_bot.call("sendDocument", chat_id=ME, files={"document": (f"{'长' * 60}.xlsx", b"x")})
    plain_bot.call("sendPhoto", chat_id=ME, files={"photo": ("a.png", png(side=600))})
    last = plain_bot.say_with_buttons(
        ME, "好", ["一个很长很长的按钮文字" * 3, "另一个很长很长的按钮"], ["a"] * 8
    )
    expect(page.locator(f'[data-message-id="{last}"]')).to_be_in_viewport()
    assert overflowing(page) == []
    page.get_by_test_id("menu-button").click()
    expect(page.get_by_test_id("commands")).to_be_visible()
    assert overflowing(page) == []
    label = page.locator(".reply-key .label").first
    assert (
        label.evaluate("(node) => node.scrollWidth > node.clientWidth && getComputedStyle(node).textOverflow")
        == "ellipsis"
    )
