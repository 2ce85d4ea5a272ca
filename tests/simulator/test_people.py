"""What a person does with the phone reaches the bot, and what the bot does shows on the phone."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.simulator.desk import Desk, Json, keyboard


def sent_with(desk: Desk, person: int, markup: Json, text: str = "示例") -> int:
    number: int = desk.ok("sendMessage", chat_id=person, text=text, reply_markup=markup)["message_id"]
    return number


def test_a_text_reaches_the_bot_with_its_command_marked(desk: Desk) -> None:
    person = desk.person()
    number = desk.say(person, "/start CODE")
    message = desk.last_update()["message"]
    assert message["message_id"] == number
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert message["from"]["language_code"] == "zh-hans"
    assert message["chat"] == {"id": person, "type": "private", "first_name": "张三"}
    assert isinstance(message["date"], int)


def test_message_ids_grow_in_a_chat_whoever_writes(desk: Desk) -> None:
    person = desk.person()
    first = desk.say(person, "一")
    second = sent_with(desk, person, keyboard(("好", "a")))
    desk.ok("deleteMessage", chat_id=person, message_id=second)
    assert (second, desk.say(person, "二")) == (first + 1, first + 2)


def test_an_over_long_text_goes_as_several_messages_as_apps_send_it(desk: Desk) -> None:
    person = desk.person()
    answer = desk.post(f"/api/people/{person}/text", {"text": "中" * 5000})
    assert len(answer["message_ids"]) == 2
    assert [len(one["message"]["text"]) for one in desk.ok("getUpdates")[-2:]] == [4096, 904]


def test_an_empty_text_cannot_be_sent(desk: Desk) -> None:
    path = f"/api/people/{desk.person()}/text"
    assert desk.post(path, {"text": "  "}, status=409) == {"error": "an empty text cannot be sent"}


def test_a_reply_carries_the_message_it_answers(desk: Desk) -> None:
    person = desk.person()
    asked = desk.ok("sendMessage", chat_id=person, text="问题")["message_id"]
    desk.post(f"/api/people/{person}/text", {"text": "答", "reply_to_message_id": asked})
    assert desk.last_update()["message"]["reply_to_message"]["text"] == "问题"


def test_a_tap_by_label_carries_its_data_and_its_message(desk: Desk) -> None:
    person = desk.person()
    number = sent_with(desk, person, keyboard(("是", "y"), ("否", "n")))
    tap = desk.post(f"/api/people/{person}/tap", {"message_id": number, "label": "否"})
    query = desk.last_update()["callback_query"]
    assert (query["id"], query["data"]) == (tap["callback_query_id"], "n")
    assert query["message"]["reply_markup"] == keyboard(("是", "y"), ("否", "n"))
    assert query["chat_instance"]


def test_a_button_that_is_gone_is_tapped_only_by_a_stale_phone(desk: Desk) -> None:
    person = desk.person()
    number = sent_with(desk, person, keyboard(("是", "y")))
    desk.ok("editMessageText", chat_id=person, message_id=number, text="完")
    tap = {"message_id": number, "data": "y"}
    assert "not there" in desk.post(f"/api/people/{person}/tap", tap, status=409)["error"]
    desk.post(f"/api/people/{person}/tap", {**tap, "stale": True})
    assert desk.last_update()["callback_query"]["message"]["text"] == "完"
    desk.ok("deleteMessage", chat_id=person, message_id=number)
    desk.post(f"/api/people/{person}/tap", {**tap, "stale": True})
    inaccessible = desk.last_update()["callback_query"]["message"]
    assert (inaccessible["message_id"], inaccessible["date"]) == (number, 0)


def test_a_reply_keyboard_is_shown_pressed_and_taken_away(desk: Desk) -> None:
    person = desk.person()
    markup = {"keyboard": [["📋 责任清单", {"text": "⚙️"}]], "resize_keyboard": True}
    sent = desk.ok("sendMessage", chat_id=person, text="好", reply_markup=markup)
    assert "reply_markup" not in sent
    assert desk.state(person)["reply_keyboard"]["keyboard"] == [[{"text": "📋 责任清单"}, {"text": "⚙️"}]]
    desk.post(f"/api/people/{person}/press", {"label": "📋 责任清单"})
    assert desk.last_update()["message"]["text"] == "📋 责任清单"
    desk.ok("sendMessage", chat_id=person, text="好", reply_markup={"remove_keyboard": True})
    assert desk.state(person)["reply_keyboard"] is None
    desk.post(f"/api/people/{person}/press", {"label": "⚙️"}, status=409)


def test_a_one_time_keyboard_leaves_after_one_press(desk: Desk) -> None:
    person = desk.person()
    button = {"text": "电话", "request_contact": True}
    markup = {"keyboard": [[button]], "one_time_keyboard": True}
    sent_with(desk, person, markup)
    desk.post(f"/api/people/{person}/press", {"label": "电话"})
    assert desk.last_update()["message"]["contact"]["user_id"] == person
    assert desk.state(person)["reply_keyboard"] is None


@pytest.mark.parametrize(
    ("deed", "body"),
    [
        ("sticker", {}),
        ("voice", {}),
        ("contact", {"phone_number": "+8613800000000", "first_name": "李四"}),
        ("location", {}),
    ],
)
def test_other_things_reach_the_bot_too(desk: Desk, deed: str, body: Json) -> None:
    person = desk.person()
    number = desk.post(f"/api/people/{person}/{deed}", body)["message_id"]
    message = desk.last_update()["message"]
    assert message["message_id"] == number
    assert message[deed]


def test_words_of_somebody_elsewhere_are_forwarded_under_the_name_alone(desk: Desk) -> None:
    person = desk.person()
    desk.post(f"/api/people/{person}/forward", {"text": "会上定了三件事", "from_name": "王五"})
    forwarded = desk.last_update()["message"]
    origin = forwarded["forward_origin"]
    assert (forwarded["text"], origin["type"]) == ("会上定了三件事", "hidden_user")
    assert origin["sender_user_name"] == "王五"
    desk.post(f"/api/people/{person}/forward", {"text": "会上定了三件事"}, status=400)


def test_an_edit_and_a_forward_reach_the_bot(desk: Desk) -> None:
    person = desk.person()
    number = desk.say(person, "错字")
    desk.post(f"/api/people/{person}/edit", {"message_id": number, "text": "改正"})
    edited = desk.last_update()["edited_message"]
    assert (edited["message_id"], edited["text"]) == (number, "改正")
    assert edited["edit_date"] >= edited["date"]
    desk.post(f"/api/people/{person}/forward", {"message_id": number})
    forwarded = desk.last_update()["message"]
    assert (forwarded["text"], forwarded["forward_origin"]["type"]) == ("改正", "user")


def test_blocking_and_unblocking_are_told_to_the_bot_once_each(desk: Desk) -> None:
    person = desk.person()
    before = desk.last_update()["update_id"]
    for blocked in (True, True, False):
        desk.post(f"/api/people/{person}/block", {"blocked": blocked})
    told = [one["my_chat_member"] for one in desk.ok("getUpdates", offset=before + 1)]
    assert [one["new_chat_member"]["status"] for one in told] == ["kicked", "member"]


def test_a_person_who_blocked_the_bot_writes_only_after_unblocking(desk: Desk) -> None:
    person = desk.person()
    desk.post(f"/api/people/{person}/block", {"blocked": True})
    assert "blocked" in desk.post(f"/api/people/{person}/text", {"text": "x"}, status=409)["error"]


def test_the_unread_badge_counts_the_bots_messages_until_they_are_read(desk: Desk) -> None:
    person = desk.person()
    for _ in range(2):
        desk.ok("sendMessage", chat_id=person, text="x")
    listed = {one["id"]: one["unread"] for one in desk.get("/api/people")["people"]}
    assert listed[person] == 2
    desk.post(f"/api/people/{person}/read")
    assert desk.state(person)["unread"] == 0


def test_the_phone_is_told_of_every_change_in_order(desk: Desk) -> None:
    person = desk.person()
    seq = desk.state(person)["seq"]
    desk.ok("sendChatAction", chat_id=person, action="typing")
    assert desk.state(person)["typing"] is True
    number = sent_with(desk, person, keyboard(("好", "a")))
    tap = desk.post(f"/api/people/{person}/tap", {"message_id": number, "label": "好"})
    desk.ok("answerCallbackQuery", **tap, text="已记", show_alert=True)
    desk.ok("editMessageText", chat_id=person, message_id=number, text="完")
    desk.ok("deleteMessage", chat_id=person, message_id=number)
    told = desk.get(f"/api/people/{person}/changes?after={seq}")
    kinds = [one["kind"] for one in told["changes"]]
    assert kinds == ["typing", "typing", "message", "unread", "toast", "edit", "delete"]
    toast = told["changes"][4]
    assert (toast["callback_query_id"], toast["text"], toast["alert"]) == (
        tap["callback_query_id"],
        "已记",
        True,
    )
    assert told["seq"] == seq + 7
    assert desk.state(person)["typing"] is False


def test_the_phone_waits_for_the_next_change(desk: Desk) -> None:
    person = desk.person()
    seq = desk.state(person)["seq"]
    with ThreadPoolExecutor() as pool:
        poll = pool.submit(desk.get, f"/api/people/{person}/changes?after={seq}&timeout=25")
        desk.ok("sendMessage", chat_id=person, text="来了")
        told = poll.result()
    assert told["changes"][0]["message"]["text"] == "来了"


def test_the_phone_stops_waiting_when_nothing_changes(desk: Desk) -> None:
    person = desk.person()
    seq = desk.state(person)["seq"]
    told = desk.get(f"/api/people/{person}/changes?after={seq}&timeout=0.05")
    assert told == {"seq": seq, "changes": []}


def test_a_group_hears_its_members_and_the_bot(desk: Desk) -> None:
    person, stranger = desk.person(), desk.person()
    group = desk.post("/api/group", {"title": "示例支部", "members": [person]})["chat_id"]
    assert desk.last_update()["my_chat_member"]["chat"]["title"] == "示例支部"
    desk.post(f"/api/group/{group}/text", {"from": person, "text": "大家好"})
    message = desk.last_update()["message"]
    assert (message["chat"]["type"], message["from"]["id"]) == ("group", person)
    number = sent_with(desk, group, keyboard(("好", "a")))
    desk.post(f"/api/group/{group}/tap", {"from": person, "message_id": number, "label": "好"})
    assert desk.last_update()["callback_query"]["message"]["chat"]["id"] == group
    told = [one.get("from_id", "bot") for one in desk.get(f"/api/group/{group}/state")["messages"]]
    assert told == [person, "bot"]
    desk.post(f"/api/group/{group}/text", {"from": stranger, "text": "x"}, status=409)
    desk.post("/api/group", {"title": "空", "members": [5]}, status=409)


def test_unknown_people_groups_and_fields_are_refused_plainly(desk: Desk) -> None:
    assert desk.post("/api/people/5/text", {"text": "x"}, status=404) == {"error": "no such person"}
    assert desk.post("/api/group/5/text", {"from": 5, "text": "x"}, status=404) == {"error": "no such group"}
    assert (
        "txt"
        in desk.post(f"/api/people/{desk.person()}/text", {"text": "x", "txt": "x"}, status=400)["error"]
    )


def test_an_id_is_given_once(desk: Desk) -> None:
    person = desk.person()
    desk.post("/api/people", {"id": person, "first_name": "李四"}, status=409)
    other = desk.post("/api/people", {"first_name": "李四", "language_code": "en"})
    assert other["id"] != person
    assert other["unread"] == 0
