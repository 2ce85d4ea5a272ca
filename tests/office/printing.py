"""A real office program opens files and prints them: pages as text and as pictures."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

A4 = (595, 842)
"""Points of a page, short side first."""


@dataclass(frozen=True, slots=True)
class Page:
    """A printed page: its words as they stand, its size in points, and what it looks like."""

    text: str
    size: tuple[int, int]
    picture: Path

    @property
    def ink(self) -> float:
        """The share of the page that is not white."""
        grey = Image.open(self.picture).convert("L")
        return sum(grey.histogram()[:200]) / (grey.width * grey.height)

    @property
    def edge_is_clear(self) -> bool:
        """Whether nothing is printed within the outermost hundredth of the page, where printers cut."""
        grey = Image.open(self.picture).convert("L")
        across, down = grey.width // 100 + 1, grey.height // 100 + 1
        edges = (
            (0, 0, grey.width, down),
            (0, grey.height - down, grey.width, grey.height),
            (0, 0, across, grey.height),
            (grey.width - across, 0, grey.width, grey.height),
        )
        return all(sum(grey.crop(edge).histogram()[:200]) == 0 for edge in edges)


def needed() -> None:
    """Skip where there is no LibreOffice or no poppler; in the checks a skip is a failure."""
    missing = [name for name in ("soffice", "pdftoppm", "pdftotext") if shutil.which(name) is None]
    if missing:
        pytest.skip(f"needs {', '.join(missing)}: libreoffice-writer libreoffice-calc poppler-utils")


def printed(files: dict[str, bytes], folder: Path) -> dict[str, list[Page]]:
    """Every file by its name, as pages; all in one run, as starting the program takes longest."""
    for name, content in files.items():
        (folder / name).write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = [
        "soffice",
        profile,
        "--headless",
        "--norestore",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
    ]
    _must([*convert, *(str(folder / name) for name in files)])
    return {name: _pages((folder / name).with_suffix(".pdf")) for name in files}


def _pages(pdf: Path) -> list[Page]:
    assert pdf.exists(), f"{pdf.stem} did not open"
    _must(["pdftoppm", "-r", "50", "-png", str(pdf), str(pdf.with_suffix(""))])
    pictures = sorted(
        pdf.parent.glob(f"{pdf.stem}-*.png"), key=lambda path: int(path.stem.rpartition("-")[2])
    )
    texts = _must(["pdftotext", "-layout", str(pdf), "-"]).split("\f")
    sizes = re.findall(r"size:\s+([\d.]+) x ([\d.]+)", _must(["pdfinfo", "-l", "999", str(pdf)]))
    return [
        Page(text, (round(float(wide)), round(float(high))), picture)
        for text, (wide, high), picture in zip(texts, sizes, pictures, strict=False)
    ]


def _must(command: list[str]) -> str:
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
