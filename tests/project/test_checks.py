"""The checks before a commit are those of ``.ci/run``, and download nothing."""

import yaml

from tests.project.checkout import text

TOOLS = ("ruff check", "ruff format", "mypy", "lint-imports")


def hooks() -> list[dict[str, str]]:
    """The hooks of pre-commit."""
    repositories = yaml.safe_load(text(".pre-commit-config.yaml"))["repos"]
    assert [each["repo"] for each in repositories] == ["local"]
    return [hook for each in repositories for hook in each["hooks"]]


def test_a_commit_is_checked_by_what_is_installed() -> None:
    assert {hook["language"] for hook in hooks()} == {"system"}


def test_a_commit_passes_what_the_checks_will_ask() -> None:
    entries = [hook["entry"].removesuffix(" --force-exclude") for hook in hooks()]
    assert sorted(entries) == sorted(TOOLS)
    lines = [line.strip() for line in text(".ci/run").splitlines()]
    assert [tool for tool in TOOLS if not any(line.startswith(tool) for line in lines)] == []


def test_the_checks_neither_wait_for_input_nor_show_what_a_developer_has_set() -> None:
    script = text(".ci/run")
    assert "exec </dev/null" in script
    assert "unset BOT_TOKEN DATABASE_URL" in script
    assert "set -x" not in script
