"""The image's recipe names only what exists, holds no secret and runs as nobody in particular."""

import re

import yaml

from bot.settings import Settings
from tests.project.checkout import ROOMS, ROOT, text


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


def test_the_services_keep_what_they_store() -> None:
    compose = yaml.safe_load(text("compose.yaml"))
    mounted = {volume.split(":")[0] for each in compose["services"].values() for volume in each["volumes"]}
    assert mounted == set(compose["volumes"])
    assert compose["services"]["bot"]["volumes"] == ["data:/data"]


def test_postgresql_is_there_for_those_who_ask() -> None:
    services = yaml.safe_load(text("compose.yaml"))["services"]
    assert services["postgres"]["profiles"] == ["postgres"]
    assert services["bot"]["depends_on"]["postgres"]["required"] is False
