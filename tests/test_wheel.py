"""What is built travels whole: installed elsewhere and started from another folder, it still is the program.

The packages it stands on are lent from the environment that runs the tests; its own files are not.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import httpx
import pytest

from tests.project.checkout import ROOMS, ROOT, files

ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+\S*")
OURS = ("BOT_", "DATABASE_", "DATA_DIR", "WEBHOOK_", "HEALTH_", "PYTHON", "PROXY_", "COV_", "COVERAGE_")
"""How the variables begin that would reach into the installed copy."""

pytestmark = [pytest.mark.processes, pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy so that nothing left behind in the checkout gets in."""
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for room in ROOMS:
        shutil.copytree(ROOT / room, source / room, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(source)]
    must(build)
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def zhishu(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command, installed from the wheel into an environment of its own."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home, with_pip=False)
    paths = sysconfig.get_paths(vars={"base": str(home), "platbase": str(home)})
    (Path(paths["purelib"]) / "lent.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    python = Path(paths["scripts"]) / "python"
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps", "--no-index"]
    must([*install, "--quiet", "--force-reinstall", str(wheel)])
    where = must(
        [str(python), "-c", "import bot, messages; print(bot.__file__, messages.__file__)"], cwd=home
    )
    assert where.count(str(home)) == 2, "the checkout is used, not the installed copy"
    return Path(paths["scripts"]) / "zhishu"


def must(command: list[str], cwd: Path = ROOT, **variables: str) -> str:
    """What a command that may not fail says, in the environment of ``environment``."""
    done = subprocess.run(
        command, cwd=cwd, env=environment(**variables), check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def environment(**more: str) -> dict[str, str]:
    """The variables of an operator who has set nothing but ``more``."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    return {**kept, "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1", **more}


def test_a_wheel_holds_every_file_of_the_rooms_and_nothing_else(wheel: Path) -> None:
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert held == {path.as_posix() for path in files(*ROOMS)}


@pytest.mark.parametrize(("language", "word"), [("en", "migrations"), ("zh", "数据库")])
def test_an_installed_copy_finds_nothing_wrong_with_itself(
    zhishu: Path, tmp_path: Path, language: str, word: str
) -> None:
    assert word in must([str(zhishu), "doctor"], cwd=tmp_path, LANGUAGE=language).lower()


def test_an_installed_copy_shows_the_demo_and_stops_when_told(zhishu: Path, tmp_path: Path) -> None:
    command = [str(zhishu), "demo", "--port", "0"]
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as demo:
        try:
            page = httpx.get(_address(demo), follow_redirects=True, trust_env=False)
            assert page.status_code == httpx.codes.OK
            assert "<html" in page.text
        finally:
            demo.send_signal(signal.SIGTERM)
        assert demo.wait() == 0


def _address(demo: subprocess.Popen[str]) -> str:
    """The address that the demo prints once it is there."""
    said = []
    for line in demo.stdout or ():
        said.append(line)
        if found := ADDRESS.search(line):
            return found[0]
    pytest.fail("no address was printed:\n" + "".join(said))
