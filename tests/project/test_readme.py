"""The README is true: its settings are those that exist, its two commands are lines that the checks run."""

import re
import subprocess
from typing import cast

import typer.core
import typer.main
from pydantic_core import PydanticUndefined

from bot.cli.app import build
from bot.cli.words import Words
from bot.settings import Settings
from tests.project.checkout import ROOMS, ROOT, files, text

IN_A_FRESH_VENV = "python3 -m venv .venv && . .venv/bin/activate && pip install -c constraints.txt"
RUN = f"{IN_A_FRESH_VENV} . && zhishu"
TEST = f"{IN_A_FRESH_VENV} -e '.[dev]' && pytest -n auto --dist loadfile --cov"


def settings_table() -> dict[str, str]:
    """The settings of the README with their defaults; no default is an empty text."""
    rows = re.findall(r"^\| `([A-Z_]+)` \| (.*?) \|", text("README.md"), re.MULTILINE)
    return {name: "" if default == "—" else default.strip("`") for name, default in rows}


def defaults() -> dict[str, str]:
    """The settings that exist, with their defaults as an operator would write them."""
    found = {}
    for name, field in Settings.model_fields.items():
        value = None if field.default is PydanticUndefined else field.default
        found[name.upper()] = str(value).lower() if isinstance(value, bool) else str(value or "")
    return found


def test_every_setting_is_explained_with_its_default() -> None:
    assert settings_table() == defaults()


def test_every_setting_does_something() -> None:
    code = "".join(
        text(str(path)) for path in files(*ROOMS) if path.suffix == ".py" and path.name != "settings.py"
    )
    # The database's address is asked for by the property that knows its default.
    read = {"database" if name == "database_url" else name for name in Settings.model_fields}
    assert sorted(name for name in read if not re.search(rf"settings\.{name}\b", code)) == []


def test_the_two_commands_are_lines_to_copy_and_paste() -> None:
    lines = text("README.md").splitlines()
    assert lines.count(RUN) == 2  # in English and in Chinese
    assert lines.count(TEST) == 1


def test_every_command_the_readme_names_is_one() -> None:
    commands = cast("typer.core.TyperGroup", typer.main.get_command(build(Words("en")))).commands
    prose = re.sub(r"^ *```.*?^ *```", "", text("README.md"), flags=re.DOTALL | re.MULTILINE)
    named = re.findall(r"zhishu ([a-z][a-z-]*)(.*)", "\n".join(re.findall(r"`([^`\n]+)`", prose)))
    assert {name for name, _ in named} - commands.keys() == set()
    assert commands.keys() - {"run"} <= {name for name, _ in named}, "a command that the README keeps quiet"
    for name, rest in named:
        known = {option for parameter in commands[name].params for option in parameter.opts}
        assert set(re.findall(r"--[a-z-]+", rest)) <= known, f"zhishu {name}{rest}"


def test_the_checks_run_the_test_command_as_it_stands_in_the_readme() -> None:
    pattern = re.search(r"^line=\$\(grep -E '(.*)' README\.md\)$", text(".ci/run"), re.MULTILINE)
    assert pattern is not None
    assert [line for line in text("README.md").splitlines() if re.search(pattern[1], line)] == [TEST]
    assert text(".ci/run").rstrip().endswith('eval "$line"')


def test_the_scripts_are_programs() -> None:
    for script in (".ci/run", ".ci/pin"):
        assert subprocess.run(["bash", "-n", script], cwd=ROOT, check=False).returncode == 0
        assert (ROOT / script).stat().st_mode & 0o111


def test_every_file_the_readme_sends_people_to_exists() -> None:
    table = text("README.md").partition("## Where to change what")[2].partition("\n## ")[0]
    named = [path for path in re.findall(r"`([\w/.]+)`", table) if "/" in path]
    assert len(named) > 5
    assert [path for path in named if not (ROOT / path).exists()] == []
