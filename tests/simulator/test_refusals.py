"""Whatever Telegram refuses is refused here in its own words."""

import pytest

from tests.simulator.desk import Desk, keyboard

WORDS = "示例"


def test_a_wrong_token_is_unauthorized(desk: Desk) -> None:
    answer = desk.http.post("/bot1:wrong/getMe")
    assert (answer.status_code, answer.json()["description"]) == (401, "Unauthorized")


def test_a_method_that_is_not_there_is_refused_and_noted(desk: Desk) -> None:
    assert desk.refused("sendDice", chat_id=desk.person()) == (404, "Not Found: method not found")
    noted = desk.get("/api/violations")["violations"][-1]
    assert noted == {"method": "sendDice", "description": "Not Found: method not found"}


def test_a_parameter_that_is_not_there_is_refused_by_name_and_noted(desk: Desk) -> None:
    status, words = desk.refused("sendMessage", chat_id=desk.person(), text=WORDS, message_effect_id="5")
    assert status == 400
    assert 'parameter "message_effect_id" of sendMessage is not implemented' in words
    assert desk.get("/api/violations")["violations"][-1]["description"] == words


@pytest.mark.parametrize("mode", ["Markdown", "MarkdownV2"])
def test_another_parse_mode_is_refused_and_noted(desk: Desk, mode: str) -> None:
    status, words = desk.refused("sendMessage", chat_id=desk.person(), text=WORDS, parse_mode=mode)
    assert (status, words) == (
        400,
        f"Bad Request: parse mode {mode} is not implemented by the local Telegram",
    )
    assert desk.get("/api/violations")["violations"][-1]["description"] == words


def test_a_refusal_in_telegrams_words_is_no_violation(desk: Desk) -> None:
    before = desk.get("/api/violations")
    desk.refused("sendMessage", chat_id=desk.person(), text="")
    assert desk.get("/api/violations") == before


@pytest.mark.parametrize("text", ["", "  \n ", "<b></b>"])
def test_an_empty_text_is_refused(desk: Desk, text: str) -> None:
    answer = desk.refused("sendMessage", chat_id=desk.person(), text=text, parse_mode="HTML")
    assert answer == (400, "Bad Request: message text is empty")


def test_a_text_may_have_4096_utf_16_units_and_no_more(desk: Desk) -> None:
    person = desk.person()
    assert desk.ok("sendMessage", chat_id=person, text="😀" * 2048)
    answer = desk.refused("sendMessage", chat_id=person, text="😀" * 2048 + "x")
    assert answer == (400, "Bad Request: message is too long")


def test_markup_does_not_count_towards_the_limit(desk: Desk) -> None:
    text = f"<b>{'中' * 4096}</b>"
    assert desk.ok("sendMessage", chat_id=desk.person(), text=text, parse_mode="HTML")


@pytest.mark.parametrize("data", ["", "按" * 22])
def test_button_data_of_more_than_64_bytes_or_none_is_refused(desk: Desk, data: str) -> None:
    person = desk.person()
    assert desk.ok("sendMessage", chat_id=person, text=WORDS, reply_markup=keyboard(("好", "x" * 64)))
    answer = desk.refused("sendMessage", chat_id=person, text=WORDS, reply_markup=keyboard(("好", data)))
    assert answer == (400, "Bad Request: BUTTON_DATA_INVALID")


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        (["x"], "object expected as reply markup"),
        (
            {"inline_keyboard": [[{"text": "x"}]]},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"inline_keyboard": [[{"callback_data": "x"}]]},
            'can\'t parse InlineKeyboardButton: Field "text" must be of type String',
        ),
        (
            {"inline_keyboard": [{"text": "x"}]},
            "can't parse keyboard: an Array of rows is expected, each an Array of buttons",
        ),
        (
            {"inline_keyboard": [[{"text": "x", "url": "nowhere"}]]},
            "inline keyboard button URL 'nowhere' is invalid: Wrong HTTP URL",
        ),
        ({"keyboard": [[{"text": " "}]]}, "keyboard button text must be non-empty"),
        ({"keyboard": []}, "keyboard must contain at least one button"),
        ({"inline_keyboard": [[{"text": "x", "callback_data": "x"}]] * 101}, "REPLY_MARKUP_TOO_LONG"),
    ],
)
def test_a_malformed_keyboard_is_refused(desk: Desk, markup: object, words: str) -> None:
    answer = desk.refused("sendMessage", chat_id=desk.person(), text=WORDS, reply_markup=markup)
    assert answer == (400, f"Bad Request: {words}")


def test_an_edit_takes_no_reply_keyboard(desk: Desk) -> None:
    person = desk.person()
    sent = desk.ok("sendMessage", chat_id=person, text=WORDS)
    where = {"chat_id": person, "message_id": sent["message_id"], "text": "x"}
    answer = desk.refused("editMessageText", **where, reply_markup={"keyboard": [["x"]]})
    assert answer == (400, "Bad Request: inline keyboard expected")


@pytest.mark.parametrize("chat_id", [1, "@nobody", "--5", "x"])
def test_an_unknown_chat_is_not_found(desk: Desk, chat_id: object) -> None:
    answer = desk.refused("sendMessage", chat_id=chat_id, text=WORDS)
    assert answer == (400, "Bad Request: chat not found")


def test_a_chat_must_be_named(desk: Desk) -> None:
    assert desk.refused("sendMessage", text=WORDS) == (400, "Bad Request: chat_id is empty")


def test_a_person_who_never_wrote_cannot_be_written_to(desk: Desk) -> None:
    answer = desk.refused("sendMessage", chat_id=desk.person(started=False), text=WORDS)
    assert answer == (403, "Forbidden: bot can't initiate conversation with a user")


def test_a_person_who_blocked_the_bot_cannot_be_written_to(desk: Desk) -> None:
    person = desk.person()
    desk.post(f"/api/people/{person}/block", {"blocked": True})
    answer = desk.refused("sendMessage", chat_id=person, text=WORDS)
    assert answer == (403, "Forbidden: bot was blocked by the user")


def test_an_edit_that_changes_nothing_is_refused(desk: Desk) -> None:
    person = desk.person()
    sent = desk.ok("sendMessage", chat_id=person, text=WORDS, reply_markup=keyboard(("好", "a")))
    where = {"chat_id": person, "message_id": sent["message_id"]}
    words = (
        "Bad Request: message is not modified: specified new message content and reply markup are exactly "
        "the same as a current content and reply markup of the message"
    )
    same = {"text": f" {WORDS} ", "reply_markup": keyboard(("好", "a"))}
    assert desk.refused("editMessageText", **where, **same) == (400, words)
    assert desk.refused("editMessageReplyMarkup", **where, reply_markup=same["reply_markup"]) == (400, words)
    assert "reply_markup" not in desk.ok("editMessageText", **where, text=WORDS)


def test_a_message_that_is_not_there_can_be_neither_edited_nor_deleted(desk: Desk) -> None:
    where = {"chat_id": desk.person(), "message_id": 5}
    words = "Bad Request: message to edit not found"
    assert desk.refused("editMessageText", **where, text="x") == (400, words)
    assert desk.refused("editMessageCaption", **where, caption="x") == (400, words)
    assert desk.refused("editMessageReplyMarkup", **where) == (400, words)
    assert desk.refused("deleteMessage", **where) == (400, "Bad Request: message to delete not found")


def test_an_edit_must_name_its_message(desk: Desk) -> None:
    answer = desk.refused("editMessageText", chat_id=desk.person(), text="x")
    assert answer == (400, "Bad Request: message identifier is not specified")


def test_a_persons_message_cannot_be_edited(desk: Desk) -> None:
    person = desk.person()
    said = desk.say(person, WORDS)
    answer = desk.refused("editMessageText", chat_id=person, message_id=said, text="x")
    assert answer == (400, "Bad Request: message can't be edited")


def test_a_message_sent_with_a_reply_keyboard_cannot_be_edited(desk: Desk) -> None:
    person = desk.person()
    sent = desk.ok("sendMessage", chat_id=person, text=WORDS, reply_markup={"keyboard": [["好"]]})
    answer = desk.refused("editMessageText", chat_id=person, message_id=sent["message_id"], text="x")
    assert answer == (400, "Bad Request: message can't be edited")


def test_text_and_caption_are_not_edited_for_one_another(desk: Desk) -> None:
    person = desk.person()
    sent = desk.ok("sendMessage", chat_id=person, text=WORDS)
    where = {"chat_id": person, "message_id": sent["message_id"]}
    answer = desk.refused("editMessageCaption", **where, caption="x")
    assert answer == (400, "Bad Request: there is no caption in the message to edit")


def test_a_tap_is_answered_once(desk: Desk) -> None:
    person = desk.person()
    sent = desk.ok("sendMessage", chat_id=person, text=WORDS, reply_markup=keyboard(("好", "a")))
    tap = desk.post(f"/api/people/{person}/tap", {"message_id": sent["message_id"], "label": "好"})
    desk.ok("answerCallbackQuery", **tap)
    words = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    assert desk.refused("answerCallbackQuery", **tap) == (400, words)
    assert desk.refused("answerCallbackQuery", callback_query_id="7") == (400, words)


def test_a_tap_grows_too_old_to_be_answered(desk: Desk) -> None:
    person = desk.person()
    sent = desk.ok("sendMessage", chat_id=person, text=WORDS, reply_markup=keyboard(("好", "a")))
    tap = desk.post(f"/api/people/{person}/tap", {"message_id": sent["message_id"], "data": "a"})
    desk.post("/api/settings", {"query_seconds": 0})
    words = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    assert desk.refused("answerCallbackQuery", **tap) == (400, words)


def test_a_toast_has_at_most_200_characters(desk: Desk) -> None:
    person = desk.person()
    sent = desk.ok("sendMessage", chat_id=person, text=WORDS, reply_markup=keyboard(("好", "a")))
    tap = desk.post(f"/api/people/{person}/tap", {"message_id": sent["message_id"], "label": "好"})
    answer = desk.refused("answerCallbackQuery", **tap, text="长" * 201)
    assert answer == (400, "Bad Request: MESSAGE_TOO_LONG")
    desk.ok("answerCallbackQuery", **tap, text="长" * 200)


def test_a_reply_needs_its_message(desk: Desk) -> None:
    person = desk.person()
    call = {"chat_id": person, "text": WORDS}
    answer = desk.refused("sendMessage", **call, reply_parameters={"message_id": 5})
    assert answer == (400, "Bad Request: message to be replied not found")
    lenient = {"message_id": 5, "allow_sending_without_reply": True}
    assert "reply_to_message" not in desk.ok("sendMessage", **call, reply_parameters=lenient)


def test_many_messages_are_deleted_at_once_and_missing_ones_passed_over(desk: Desk) -> None:
    person = desk.person()
    sent = [desk.ok("sendMessage", chat_id=person, text=WORDS)["message_id"] for _ in range(2)]
    assert desk.ok("deleteMessages", chat_id=person, message_ids=[*sent, 5]) is True
    assert [one["message_id"] for one in desk.state(person)["messages"] if one["message_id"] in sent] == []
    answer = desk.refused("deleteMessages", chat_id=person, message_ids=list(range(101)))
    assert answer == (400, "Bad Request: too many message identifiers specified")


def test_a_parameter_of_the_wrong_kind_is_refused_by_name(desk: Desk) -> None:
    status, words = desk.refused("editMessageText", chat_id=desk.person(), message_id="five", text="x")
    assert status == 400
    assert words.startswith('Bad Request: parameter "message_id" is invalid')


def test_a_body_that_is_no_json_is_refused(desk: Desk) -> None:
    path = f"/bot{desk.telegram.token}/getMe"
    answer = desk.http.post(path, content=b"{", headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()["description"]) == (400, "Bad Request: can't parse JSON object")
