"""The local Telegram fails when told to, and its ledger says what really happened."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.simulator.desk import Desk

LOST = (httpx.RemoteProtocolError, httpx.ReadError)


def shown(desk: Desk, person: int) -> list[str]:
    return [one["text"] for one in desk.state(person)["messages"] if one["from"] == "bot"]


def entries(desk: Desk, person: int) -> list[dict[str, Any]]:
    return list(desk.get(f"/api/ledger?method=sendMessage&chat_id={person}")["entries"])


@pytest.mark.parametrize(
    ("kind", "status", "words"),
    [
        ("500", 500, "Internal Server Error"),
        ("blocked", 403, "Forbidden: bot was blocked by the user"),
        ("deactivated", 403, "Forbidden: user is deactivated"),
        ("chat_not_found", 400, "Bad Request: chat not found"),
    ],
)
def test_a_call_is_refused_as_often_as_asked(desk: Desk, kind: str, status: int, words: str) -> None:
    person = desk.person()
    desk.fault(method="sendMessage", kind=kind, times=2)
    for _ in range(2):
        assert desk.refused("sendMessage", chat_id=person, text="x") == (status, words)
    assert desk.ok("sendMessage", chat_id=person, text="好")
    assert shown(desk, person) == ["好"]
    assert [one["outcome"] for one in entries(desk, person)] == ["fault", "fault", "ok"]
    assert [one["accepted"] for one in entries(desk, person)] == [False, False, True]


def test_too_many_requests_says_when_to_come_again(desk: Desk) -> None:
    person = desk.person()
    desk.fault(method="sendMessage", kind="429", retry_after=7)
    answer = desk.call("sendMessage", chat_id=person, text="x")
    assert answer.status_code == 429
    assert answer.json() == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 7",
        "parameters": {"retry_after": 7},
    }


def test_a_group_that_became_a_supergroup_says_where_it_is_now(desk: Desk) -> None:
    group = desk.post("/api/group", {"title": "示例支部", "members": [desk.person()]})["chat_id"]
    desk.fault(method="sendMessage", kind="migrate", chat_id=group)
    for _ in range(2):  # not the fault alone: the old id stays refused
        answer = desk.call("sendMessage", chat_id=group, text="x").json()
        assert answer["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    moved = answer["parameters"]["migrate_to_chat_id"]
    assert desk.ok("sendMessage", chat_id=moved, text="x")["chat"]["type"] == "supergroup"


def test_a_gateway_error_or_junk_is_no_json(desk: Desk) -> None:
    person = desk.person()
    desk.fault(method="sendMessage", kind="502")
    desk.fault(method="sendMessage", kind="junk")
    for status in (502, 200):
        answer = desk.call("sendMessage", chat_id=person, text="x")
        assert answer.status_code == status
        with pytest.raises(ValueError, match="Expecting value"):
            answer.json()
    assert shown(desk, person) == []


@pytest.mark.parametrize("kind", ["reset", "accepted_then_reset"])
def test_a_reset_connection_has_no_answer(desk: Desk, kind: str) -> None:
    person = desk.person()
    desk.fault(method="sendMessage", kind=kind)
    with pytest.raises(LOST):
        desk.call("sendMessage", chat_id=person, text="x")
    accepted = kind.startswith("accepted")
    assert shown(desk, person) == (["x"] if accepted else [])
    [entry] = entries(desk, person)
    assert (entry["outcome"], entry["http_status"], entry["accepted"]) == ("fault", 0, accepted)


def test_a_time_out_holds_the_line_until_the_caller_gives_up(desk: Desk) -> None:
    person = desk.person()
    desk.fault(method="sendMessage", kind="accepted_then_timeout", seconds=3600)
    url = f"{desk.telegram.url}/bot{desk.telegram.token}/sendMessage"
    with pytest.raises(httpx.ReadTimeout):
        httpx.post(url, json={"chat_id": person, "text": "x"}, timeout=0.2, trust_env=False)
    assert shown(desk, person) == ["x"]


def test_a_time_out_that_ends_breaks_the_connection(desk: Desk) -> None:
    desk.fault(method="sendMessage", kind="timeout", seconds=0.01)
    person = desk.person()
    with pytest.raises(LOST):
        desk.call("sendMessage", chat_id=person, text="x")
    assert shown(desk, person) == []


@pytest.mark.parametrize(("kind", "status"), [("accepted_then_502", 502), ("accepted_then_junk", 200)])
def test_an_accepted_message_is_shown_though_the_answer_is_spoilt(desk: Desk, kind: str, status: int) -> None:
    person = desk.person()
    desk.fault(method="sendMessage", kind=kind)
    assert desk.call("sendMessage", chat_id=person, text="x").status_code == status
    assert shown(desk, person) == ["x"]
    [entry] = entries(desk, person)
    assert (entry["accepted"], entry["fault"], entry["result"]["text"]) == (True, kind, "x")


def test_a_duplicated_call_takes_effect_twice(desk: Desk) -> None:
    person = desk.person()
    desk.fault(method="sendMessage", kind="duplicate")
    desk.ok("sendMessage", chat_id=person, text="x")
    assert shown(desk, person) == ["x", "x"]


def test_a_duplicated_poll_holds_each_update_twice_and_is_not_spent_on_an_empty_one(desk: Desk) -> None:
    person = desk.person()
    newest = desk.last_update()["update_id"]
    desk.fault(method="getUpdates", kind="duplicate")
    assert desk.ok("getUpdates", offset=newest + 1) == []
    desk.say(person, "x")
    first, second = desk.ok("getUpdates")
    assert first == second
    assert len(desk.ok("getUpdates")) == 1


def test_a_fault_can_be_kept_to_one_chat(desk: Desk) -> None:
    hit, spared = desk.person(), desk.person()
    desk.fault(method="*", kind="500", chat_id=hit)
    assert desk.ok("sendMessage", chat_id=spared, text="x")
    assert desk.refused("sendMessage", chat_id=hit, text="x")[0] == 500


def test_a_probable_fault_repeats_itself_for_the_same_seed(desk: Desk) -> None:
    person = desk.person()

    def run() -> list[int]:
        desk.http.delete("/api/faults")
        desk.fault(method="sendMessage", kind="500", probability=0.5, seed=7)
        return [desk.call("sendMessage", chat_id=person, text="x").status_code for _ in range(20)]

    first = run()
    assert first == run()
    assert set(first) == {200, 500}


def test_faults_can_be_listed_and_taken_back(desk: Desk) -> None:
    desk.fault(method="sendMessage", kind="500", times=3)
    [listed] = desk.get("/api/faults")["faults"]
    assert (listed["method"], listed["kind"], listed["left"]) == ("sendMessage", "500", 3)
    desk.http.delete("/api/faults")
    assert desk.get("/api/faults") == {"faults": []}


def test_an_unknown_fault_is_refused(desk: Desk) -> None:
    assert "kind" in desk.post("/api/faults", {"kind": "418"}, status=400)["error"]


def test_a_download_can_fail_too(desk: Desk) -> None:
    person = desk.person()
    files = {"file": ("a.txt", b"abc")}
    desk.http.post(f"/api/people/{person}/upload", files=files)
    file_id = desk.last_update()["message"]["document"]["file_id"]
    path = desk.ok("getFile", file_id=file_id)["file_path"]
    desk.fault(method="download", kind="502")
    url = f"/file/bot{desk.telegram.token}/{path}"
    assert desk.http.get(url).status_code == 502
    assert desk.http.get(url).content == b"abc"


def test_the_ledger_never_holds_the_token_and_tells_what_was_refused(desk: Desk) -> None:
    person = desk.person()
    before = desk.get("/api/ledger")["last"]
    desk.refused("sendMessage", chat_id=person, text="")
    desk.ok("sendMessage", chat_id=person, text="x", reply_markup={"remove_keyboard": True})
    ledger = desk.http.get(f"/api/ledger?after={before}")
    assert desk.telegram.token not in ledger.text
    refused, sent = ledger.json()["entries"]
    assert (refused["outcome"], refused["description"]) == ("refused", "Bad Request: message text is empty")
    assert sent["n"] == refused["n"] + 1
    assert sent["params"]["reply_markup"] == {"remove_keyboard": True}
    assert sent["result"]["text"] == "x"
