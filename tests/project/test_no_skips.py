"""In the checks a skipped test fails the run; elsewhere it is only skipped."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project.checkout import ROOT

SKIPPING = {
    "a test": "import pytest\n\ndef test_browser():\n    pytest.skip('no Chromium here')\n",
    "a file": "import pytest\n\npytest.skip('no Chromium here', allow_module_level=True)\n",
}


def run(code: str, folder: Path, ci: str) -> subprocess.CompletedProcess[str]:
    """What pytest says about ``code``, with the project's rule and ``CI`` set as told."""
    (folder / "test_it.py").write_text(code, encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "tests.no_skips", "-p", "no:cacheprovider",
         "--rootdir", str(folder), str(folder)],
        cwd=ROOT, env={**os.environ, "CI": ci, "PYTEST_ADDOPTS": ""}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip


@pytest.mark.parametrize("code", SKIPPING.values(), ids=SKIPPING.keys())
def test_a_skip_fails_the_checks_and_says_why(code: str, tmp_path: Path) -> None:
    outcome = run(code, tmp_path, "true")
    assert outcome.returncode in {pytest.ExitCode.TESTS_FAILED, pytest.ExitCode.INTERRUPTED}
    assert "skipped where nothing may be" in outcome.stdout
    assert "no Chromium here" in outcome.stdout


def test_an_expected_failure_is_no_skip(tmp_path: Path) -> None:
    outcome = run("import pytest\n\n@pytest.mark.xfail\ndef test_it():\n    assert False\n", tmp_path, "true")
    assert outcome.returncode == pytest.ExitCode.OK
    assert "1 xfailed" in outcome.stdout


@pytest.mark.parametrize("ci", ["", "false"])
def test_a_developer_without_a_browser_may_go_on(ci: str, tmp_path: Path) -> None:
    outcome = run(SKIPPING["a test"], tmp_path, ci)
    assert outcome.returncode == pytest.ExitCode.OK
    assert "1 skipped" in outcome.stdout
