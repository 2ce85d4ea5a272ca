"""Where ``CI`` is set nothing may be skipped: a browser or a database that is missing there is a failure.

On a developer's machine a test that cannot run says so and is skipped; the checks would then pass while half
of the promise was never tried.
"""

import os
from collections.abc import Generator, Mapping
from typing import TypeVar

import pytest

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)
HOOK = pytest.hookimpl(wrapper=True, tryfirst=True)


def in_ci(environment: Mapping[str, str]) -> bool:
    """Whether these are the checks, as every well-known service says it."""
    return environment.get("CI", "").lower() not in {"", "0", "false"}


def _refuse(report: Report) -> Report:
    if report.skipped and not hasattr(report, "wasxfail") and in_ci(os.environ):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may be: {reason}"
    return report


@HOOK
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A test that was skipped has failed."""
    return _refuse((yield))


@HOOK
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """So has a file that was skipped as a whole."""
    return _refuse((yield))
