"""The pinned versions: one agreed set, within the bounds of pyproject.toml, from no particular index."""

import re

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.project.checkout import pyproject, text

PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)


def pins(path: str) -> dict[str, Version]:
    """The versions a file of pins names, by package."""
    return {canonicalize_name(name): Version(version) for name, version in PIN.findall(text(path))}


def direct(*, development: bool) -> list[Requirement]:
    """What pyproject.toml asks for by name."""
    project = pyproject("project")
    extra = project["optional-dependencies"]["dev"] if development else []
    return [Requirement(line) for line in [*project["dependencies"], *extra]]


@pytest.mark.parametrize(("path", "development"), [("constraints.txt", True), ("requirements.txt", False)])
def test_every_package_asked_for_is_pinned_within_its_bounds(path: str, development: bool) -> None:
    pinned = pins(path)
    outside = [
        str(each)
        for each in direct(development=development)
        if canonicalize_name(each.name) not in pinned
        or not each.specifier.contains(pinned[canonicalize_name(each.name)])
    ]
    assert outside == []


def test_every_package_asked_for_has_a_lower_and_an_upper_bound() -> None:
    operators = {
        each.name: {clause.operator for clause in each.specifier} for each in direct(development=True)
    }
    dated = {"tzdata", "types-PyYAML"}  # numbered by date: there is no version to stop at
    open_above = {name for name, found in operators.items() if "<" not in found and "==" not in found}
    open_below = {name for name, found in operators.items() if ">=" not in found and "==" not in found}
    assert open_above == dated
    assert open_below == set()


def test_an_image_runs_the_versions_that_the_tests_ran() -> None:
    tested = pins("constraints.txt")
    assert {name: tested.get(name) for name in pins("requirements.txt")} == pins("requirements.txt")


def test_every_package_of_an_image_carries_its_hash() -> None:
    entries = re.split(r"\n(?=\S)", text("requirements.txt").strip())
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("path", ["constraints.txt", "requirements.txt"])
def test_packages_come_from_whatever_index_the_reader_uses(path: str) -> None:
    foreign = [line for line in text(path).splitlines() if not re.match(PIN, line) and "--hash=" not in line]
    assert foreign == []
    assert "://" not in text(path)
