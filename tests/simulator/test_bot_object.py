"""python-telegram-bot's own Bot works against the local Telegram, method by method."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeAlias

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllPrivateChats,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    LinkPreviewOptions,
    ReplyKeyboardMarkup,
    ReplyParameters,
)
from telegram.constants import ChatAction, ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from tests.simulator.desk import Desk, png

Deed: TypeAlias = Callable[[Bot], Awaitable[None]]


def with_bot(desk: Desk, deed: Deed) -> None:
    """Run something with a Bot that talks to the local Telegram."""

    async def run() -> None:
        url = desk.telegram.url
        async with Bot(desk.telegram.token, base_url=f"{url}/bot", base_file_url=f"{url}/file/bot") as bot:
            await deed(bot)

    before = desk.get("/api/violations")
    asyncio.run(run())
    assert desk.get("/api/violations") == before


def test_texts_keyboards_edits_and_deletions(desk: Desk) -> None:
    person = desk.person()

    async def deed(bot: Bot) -> None:
        markup = InlineKeyboardMarkup([[InlineKeyboardButton("好", callback_data="a")]])
        sent = await bot.send_message(
            person,
            "😀 <b>会议</b>",
            parse_mode=ParseMode.HTML,
            reply_markup=markup,
            disable_notification=True,
            protect_content=True,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        )
        assert sent.parse_entity(sent.entities[0]) == "会议"
        assert sent.reply_markup == markup
        edited = await sent.edit_text("完", reply_markup=markup)
        assert not isinstance(edited, bool)
        assert edited.edit_date is not None
        assert await sent.edit_reply_markup(None)
        answer = await bot.send_message(
            person,
            "答",
            reply_parameters=ReplyParameters(sent.message_id),
            reply_markup=ReplyKeyboardMarkup([["📋"]], resize_keyboard=True),
        )
        assert answer.reply_to_message is not None
        assert await bot.send_chat_action(person, ChatAction.TYPING)
        assert await bot.delete_message(person, sent.message_id)
        assert await bot.delete_messages(person, [answer.message_id])

    with_bot(desk, deed)


def test_files_and_albums_both_ways(desk: Desk) -> None:
    person = desk.person()

    async def deed(bot: Bot) -> None:
        photo = await bot.send_photo(person, png(), caption="一", filename="a.png")
        await photo.edit_caption("二")
        document = await bot.send_document(person, b"abc", filename="台账.txt", caption="台账")
        assert document.document is not None
        file = await document.document.get_file()
        assert bytes(await file.download_as_bytearray()) == b"abc"
        album = await bot.send_media_group(
            person, [InputMediaPhoto(png()), InputMediaPhoto(png())], caption="会场"
        )
        assert len({one.media_group_id for one in album}) == 1
        assert album[0].caption == "会场"

    with_bot(desk, deed)


def test_updates_taps_and_their_answers(desk: Desk) -> None:
    person = desk.person()

    async def deed(bot: Bot) -> None:
        markup = InlineKeyboardMarkup([[InlineKeyboardButton("好", callback_data="a")]])
        sent = await bot.send_message(person, "问", reply_markup=markup)
        desk.post(f"/api/people/{person}/tap", {"message_id": sent.message_id, "label": "好"})
        desk.post(f"/api/people/{person}/sticker")
        desk.post(f"/api/people/{person}/voice")
        desk.post(f"/api/people/{person}/location")
        desk.post(f"/api/people/{person}/forward", {"message_id": sent.message_id})
        desk.post(f"/api/people/{person}/block", {"blocked": True})
        desk.post(f"/api/people/{person}/block", {"blocked": False})
        updates = await bot.get_updates(offset=-7, timeout=5)
        assert updates[0].callback_query is not None
        assert await updates[0].callback_query.answer("好", show_alert=True)
        assert [one.effective_message is not None for one in updates] == [True] * 5 + [False] * 2
        assert updates[5].my_chat_member is not None

    with_bot(desk, deed)


def test_menus_descriptions_webhook_and_chats(desk: Desk) -> None:
    person = desk.person()

    async def deed(bot: Bot) -> None:
        scope = BotCommandScopeAllPrivateChats()
        assert await bot.set_my_commands([BotCommand("duties", "清单")], scope, "zh")
        assert (await bot.get_my_commands(scope, "zh"))[0].command == "duties"
        assert await bot.delete_my_commands(scope, "zh")
        assert await bot.set_my_description("示例")
        assert await bot.set_my_short_description("示例")
        assert (await bot.get_my_description()).description == "示例"
        assert (await bot.get_my_short_description()).short_description == "示例"
        assert (await bot.get_chat(person)).first_name == "张三"
        assert await bot.set_webhook("http://127.0.0.1:9/", secret_token="s", allowed_updates=["message"])
        assert (await bot.get_webhook_info()).url == "http://127.0.0.1:9/"
        with pytest.raises(Conflict):
            await bot.get_updates()
        assert await bot.delete_webhook(drop_pending_updates=True)
        assert (await bot.get_me()).can_read_all_group_messages

    with_bot(desk, deed)


def test_refusals_come_as_the_exceptions_the_bot_will_meet(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")  # without it the library warns of every RetryAfter
    person = desk.person()
    group = desk.post("/api/group", {"title": "示例", "members": [person]})["chat_id"]

    async def deed(bot: Bot) -> None:
        expected: list[tuple[str, int, type[Exception]]] = [
            ("429", person, RetryAfter),
            ("502", person, NetworkError),
            ("reset", person, NetworkError),
            ("accepted_then_junk", person, TelegramError),
            ("blocked", person, Forbidden),
            ("chat_not_found", person, BadRequest),
            ("migrate", group, ChatMigrated),
        ]
        for kind, chat, error in expected:
            desk.fault(method="sendMessage", kind=kind)
            with pytest.raises(error):
                await bot.send_message(chat, "x")

    with_bot(desk, deed)


def test_a_missing_method_is_an_invalid_token_to_the_bot(desk: Desk) -> None:
    """So says python-telegram-bot of any 404; the note of violations tells what it really was."""

    async def run() -> None:
        async with Bot(desk.telegram.token, base_url=f"{desk.telegram.url}/bot") as bot:
            with pytest.raises(InvalidToken):
                await bot.send_dice(desk.person())

    asyncio.run(run())
    assert desk.get("/api/violations")["violations"][-1]["method"] == "sendDice"
