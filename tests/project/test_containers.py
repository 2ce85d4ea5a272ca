"""The image's recipe names only what exists, holds no secret and runs as nobody in particular."""

import json
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
import yaml

from bot.settings import Settings
from tests.project.checkout import ROOMS, ROOT, text


class Well(BaseHTTPRequestHandler):
    """Answers as a bot that is well does, on that one path."""

    def do_GET(self) -> None:
        """200 for the health endpoint, else 404."""
        self.send_response(200 if self.path == "/healthz" else 404)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def instructions(word: str) -> list[str]:
    """What the Dockerfile says after ``word``, continued lines joined."""
    joined = re.sub(r"\\\n\s*", "", text("Dockerfile"))
    return [line.removeprefix(f"{word} ") for line in joined.splitlines() if line.startswith(f"{word} ")]


def copied() -> list[str]:
    """The paths of the checkout that go into the image."""
    lines = [line.split() for line in instructions("COPY") if not line.startswith("--from=")]
    return [path for *sources, _ in lines for path in sources]


def test_everything_the_image_copies_exists_and_is_let_in() -> None:
    let_in = {line.removeprefix("!") for line in text(".dockerignore").splitlines() if line.startswith("!")}
    assert [path for path in copied() if not (ROOT / path).exists()] == []
    assert set(copied()) == let_in


def test_the_image_holds_every_room() -> None:
    assert set(ROOMS) <= set(copied())


def test_the_image_takes_only_packages_of_known_content() -> None:
    installs = [line for line in instructions("RUN") if "pip install" in line]
    assert all("--require-hashes" in line or "--no-deps" in line for line in installs)
    assert len(installs) == 2


def test_the_image_runs_as_nobody_in_particular_and_keeps_its_data() -> None:
    assert instructions("USER") == ["zhishu"]
    assert instructions("VOLUME") == ["/data"]


def test_the_image_sets_only_settings_that_exist() -> None:
    names = set(re.findall(r"([A-Z_]+)=", " ".join(instructions("ENV"))))
    assert {
        name for name in names - {"PATH", "PYTHONUNBUFFERED"} if name.lower() not in Settings.model_fields
    } == set()


@pytest.mark.parametrize("webhook", ["", "https://bot.example.org/telegram"])
def test_the_image_knows_whether_its_bot_is_well(webhook: str) -> None:
    program = json.loads(instructions("HEALTHCHECK")[0].partition("CMD ")[2])
    with HTTPServer(("127.0.0.1", 0), Well) as server, ThreadPoolExecutor(1) as pool:
        port = "WEBHOOK_PORT" if webhook else "HEALTH_PORT"
        variables = {"WEBHOOK_PORT": "1", "HEALTH_PORT": "1", port: str(server.server_port)}
        server.timeout = 20  # a program that never asks fails here instead of hanging
        answering = pool.submit(server.handle_request)
        asked = subprocess.run(
            [sys.executable, *program[1:]], env={**variables, "WEBHOOK_URL": webhook}, check=False
        )
        assert asked.returncode == 0
        answering.result()
        server.server_close()
        refused = subprocess.run(
            [sys.executable, *program[1:]],
            env={**variables, "WEBHOOK_URL": webhook},
            check=False,
            capture_output=True,
        )
        assert refused.returncode != 0


def test_the_services_keep_what_they_store() -> None:
    compose = yaml.safe_load(text("compose.yaml"))
    mounted = {volume.split(":")[0] for each in compose["services"].values() for volume in each["volumes"]}
    assert mounted == set(compose["volumes"])
    assert compose["services"]["bot"]["volumes"] == ["data:/data"]


def test_postgresql_is_there_for_those_who_ask() -> None:
    services = yaml.safe_load(text("compose.yaml"))["services"]
    assert services["postgres"]["profiles"] == ["postgres"]
    assert services["bot"]["depends_on"]["postgres"]["required"] is False
