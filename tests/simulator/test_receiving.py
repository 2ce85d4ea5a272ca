"""The bot receives: a long poll that really waits, offsets, and one poller at a time."""

from concurrent.futures import ThreadPoolExecutor

from tests.simulator.desk import Desk, waiting

CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


def test_a_poll_waits_and_wakes_when_a_person_writes(desk: Desk) -> None:
    person = desk.person()
    newest = desk.last_update()["update_id"]
    with ThreadPoolExecutor() as pool:
        poll = waiting(desk, pool, offset=newest + 1)
        assert not poll.done()
        desk.say(person, "你好")
        [update] = poll.result().json()["result"]
    assert update["message"]["text"] == "你好"
    assert update["update_id"] == newest + 1


def test_a_poll_with_nothing_to_wait_for_answers_empty(desk: Desk) -> None:
    assert desk.ok("getUpdates", timeout=0) == []


def test_the_earlier_of_two_pollers_is_told_of_the_conflict(desk: Desk) -> None:
    with ThreadPoolExecutor() as pool:
        first = waiting(desk, pool)
        assert desk.ok("getUpdates", timeout=0) == []
        answer = first.result()
    assert (answer.status_code, answer.json()["description"]) == (409, CONFLICT)


def test_nobody_polls_while_a_webhook_is_set(desk: Desk) -> None:
    desk.ok("setWebhook", url="http://127.0.0.1:9/hook")
    assert desk.refused("getUpdates") == (409, ACTIVE)
    desk.ok("deleteWebhook")
    assert desk.ok("getUpdates") == []


def test_an_update_comes_again_until_an_offset_confirms_it(desk: Desk) -> None:
    person = desk.person()
    desk.last_update()
    desk.say(person, "再说一遍")
    first, second = desk.ok("getUpdates")[-1], desk.ok("getUpdates")[-1]
    assert first == second
    assert desk.ok("getUpdates", offset=first["update_id"] + 1) == []


def test_limit_and_negative_offset_are_kept_to(desk: Desk) -> None:
    person = desk.person()
    for text in ("一", "二", "三"):
        desk.say(person, text)
    assert len(desk.ok("getUpdates", limit=1)) == 1
    assert [one["message"]["text"] for one in desk.ok("getUpdates", offset=-2)] == ["二", "三"]
    assert len(desk.ok("getUpdates")) == 2


def test_kinds_that_were_not_asked_for_do_not_come(desk: Desk) -> None:
    person = desk.person()
    newest = desk.last_update()["update_id"]
    desk.ok("getUpdates", offset=newest + 1, allowed_updates=["callback_query"])
    desk.say(person, "听不见")
    assert desk.ok("getUpdates") == []


def test_a_raw_update_comes_as_it_is(desk: Desk) -> None:
    added = desk.post("/api/updates", {"message": {"message_id": "not a number"}})
    assert desk.last_update() == {"update_id": added["update_id"], "message": {"message_id": "not a number"}}


def test_a_confirmed_update_can_be_delivered_once_more(desk: Desk) -> None:
    person = desk.person()
    desk.say(person, "重复")
    update = desk.last_update()
    assert desk.ok("getUpdates", offset=update["update_id"] + 1) == []
    desk.post(f"/api/updates/{update['update_id']}/repeat")
    assert desk.ok("getUpdates", offset=update["update_id"] + 1) == [update]
    assert desk.ok("getUpdates", offset=update["update_id"] + 1) == []


def test_an_update_that_never_was_cannot_be_repeated(desk: Desk) -> None:
    assert desk.post("/api/updates/5/repeat", status=404) == {"error": "no such update"}
