"""What an installed copy holds: setuptools takes what pyproject.toml lists and no more."""

from pathlib import Path

from tests.project.checkout import ROOMS, ROOT, files, pyproject


def folder(package: str) -> Path:
    """Where a package lies in the checkout."""
    return Path(*package.split("."))


def test_every_folder_with_code_is_installed() -> None:
    with_code = {path.parent for path in files(*ROOMS) if path.suffix == ".py"}
    listed = {folder(package) for package in pyproject("tool", "setuptools")["packages"]}
    assert listed == with_code
    assert [each for each in sorted(with_code) if not (ROOT / each / "__init__.py").exists()] == []


def test_every_file_beside_the_code_is_installed() -> None:
    patterns = pyproject("tool", "setuptools", "package-data")
    covered = {
        found.relative_to(ROOT)
        for package, each in patterns.items()
        for pattern in each
        for found in (ROOT / folder(package)).glob(pattern)
    }
    assert sorted(path for path in files(*ROOMS) if path.suffix != ".py" and path not in covered) == []


def test_every_pattern_of_data_files_finds_some() -> None:
    patterns = pyproject("tool", "setuptools", "package-data")
    empty = [
        f"{package}: {pattern}"
        for package, each in patterns.items()
        for pattern in each
        if not any((ROOT / folder(package)).glob(pattern))
    ]
    assert empty == []
