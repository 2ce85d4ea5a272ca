"""The webhook: stored first, then 200; nobody without the secret gets in."""

import asyncio
import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from bot.settings import Settings
from handlers import webhook
from storage import inbox
from storage.store import Busy, Store

SECRET = "a-secret-of-this-test"
UPDATE = {"update_id": 7, "message": {"message_id": 1, "chat": {"id": 1, "type": "private"}}}


@pytest.fixture
def settings() -> Settings:
    return Settings(_env_file=None, webhook_url="https://bot.example.org/telegram", webhook_secret=SECRET)


def post(
    settings: Settings, store: Store, *, secret: str | None, body: bytes, rung: list[int] | None = None
) -> int:
    heard = rung if rung is not None else []
    web = Starlette(routes=[webhook.route(settings, store, lambda: heard.append(1))])
    name = webhook.SECRET_HEADER.encode()
    headers = [] if secret is None else [(name, secret.encode("latin-1"))]

    async def send() -> int:
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(app=web), base_url="http://bot.example.org"
        ) as client:
            return (await client.post("/telegram", content=body, headers=headers)).status_code

    return asyncio.run(send())


def test_an_update_is_stored_before_telegram_hears_200(settings: Settings, store: Store) -> None:
    rung: list[int] = []
    assert post(settings, store, secret=SECRET, body=json.dumps(UPDATE).encode(), rung=rung) == 200
    assert rung == [1]
    assert store.read_now(inbox.depth).unfinished == 1


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET + "x", SECRET[:-1], "é"])
def test_nobody_without_the_secret_gets_in(
    settings: Settings, sqlite_store: Store, secret: str | None
) -> None:
    encoded = secret if secret is None else secret.encode("latin-1").decode("latin-1")
    assert post(settings, sqlite_store, secret=encoded, body=json.dumps(UPDATE).encode()) == 403
    assert sqlite_store.read_now(inbox.depth).unfinished == 0


def test_while_the_database_is_busy_telegram_is_asked_to_come_again(
    settings: Settings, sqlite_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def busy(*_: Any, **__: Any) -> None:
        raise Busy("locked")

    monkeypatch.setattr(sqlite_store, "write", busy)
    assert post(settings, sqlite_store, secret=SECRET, body=json.dumps(UPDATE).encode()) == 503


def test_a_body_larger_than_any_update_is_refused(settings: Settings, sqlite_store: Store) -> None:
    assert post(settings, sqlite_store, secret=SECRET, body=b"x" * (webhook.LARGEST_BODY + 1)) == 413


def test_rubbish_with_the_secret_is_kept_as_a_dead_letter(settings: Settings, sqlite_store: Store) -> None:
    assert post(settings, sqlite_store, secret=SECRET, body=b"not json") == 200
    assert sqlite_store.read_now(inbox.depth).dead == 1


def test_a_webhook_without_a_secret_is_not_served(tmp_path: Path, sqlite_store: Store) -> None:
    with pytest.raises(ValueError, match="WEBHOOK_SECRET"):
        webhook.route(Settings(_env_file=None), sqlite_store, lambda: None)
