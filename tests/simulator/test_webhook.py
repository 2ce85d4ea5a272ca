"""Updates are posted to a webhook: with the secret, in order, and until they are taken."""

from __future__ import annotations

import json
import queue
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from tests.simulator.desk import Desk


class Hook:
    """An endpoint that notes what is posted, and answers 500 as often as it is told to."""

    def __init__(self) -> None:
        self.posts: queue.Queue[tuple[str | None, dict[str, Any]]] = queue.Queue()
        self.failures = 0
        hook = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                secret = self.headers.get("X-Telegram-Bot-Api-Secret-Token")
                hook.posts.put((secret, json.loads(body)))
                self.send_response(500 if hook.failures else 200)
                hook.failures = max(0, hook.failures - 1)
                self.send_header("content-length", "0")
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the parent's name
                return

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/hook"


@pytest.fixture
def hook() -> Iterator[Hook]:
    one = Hook()
    thread = threading.Thread(target=one.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield one
    one.server.shutdown()
    thread.join()
    one.server.server_close()


def test_updates_are_posted_in_order_with_the_secret(desk: Desk, hook: Hook) -> None:
    person = desk.person()
    desk.ok("setWebhook", url=hook.url, secret_token="open_sesame", drop_pending_updates=True)
    for text in ("一", "二", "三"):
        desk.say(person, text)
    posts = [hook.posts.get(timeout=20) for _ in range(3)]
    assert [update["message"]["text"] for _, update in posts] == ["一", "二", "三"]
    assert {secret for secret, _ in posts} == {"open_sesame"}
    desk.ok("deleteWebhook")


def test_a_post_that_is_refused_comes_again_before_the_next(desk: Desk, hook: Hook) -> None:
    person = desk.person()
    hook.failures = 2
    desk.ok("setWebhook", url=hook.url, drop_pending_updates=True)
    desk.say(person, "一")
    desk.say(person, "二")
    posts = [hook.posts.get(timeout=20) for _ in range(4)]
    assert [update["message"]["text"] for _, update in posts] == ["一", "一", "一", "二"]
    info = desk.ok("getWebhookInfo")
    assert info["url"] == hook.url
    assert info["last_error_message"] == "Wrong response from the webhook: 500 Internal Server Error"
    desk.ok("deleteWebhook")
    assert desk.ok("getWebhookInfo")["url"] == ""


def test_a_post_can_be_made_to_come_twice(desk: Desk, hook: Hook) -> None:
    person = desk.person()
    desk.fault(method="webhook", kind="duplicate")
    desk.ok("setWebhook", url=hook.url, drop_pending_updates=True)
    desk.say(person, "一")
    assert hook.posts.get(timeout=20) == hook.posts.get(timeout=20)
    desk.ok("deleteWebhook")


def test_a_webhook_out_of_reach_keeps_its_updates(desk: Desk, hook: Hook) -> None:
    person = desk.person()
    desk.ok("setWebhook", url="http://127.0.0.1:9/hook", drop_pending_updates=True)
    desk.say(person, "一")
    assert desk.ok("getWebhookInfo")["pending_update_count"] == 1
    desk.ok("setWebhook", url=hook.url)
    assert hook.posts.get(timeout=20)[1]["message"]["text"] == "一"
    desk.ok("deleteWebhook")


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"url": "nowhere"}, "bad webhook: invalid webhook URL specified"),
        ({"url": "http://127.0.0.1/", "secret_token": "空"}, "secret token contains unallowed characters"),
    ],
)
def test_an_impossible_webhook_is_refused(desk: Desk, params: dict[str, str], words: str) -> None:
    assert desk.refused("setWebhook", **params) == (400, f"Bad Request: {words}")
