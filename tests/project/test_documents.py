"""The pages lead somewhere: every link and picture within the checkout exists, every decision is listed."""

import re

import pytest

from tests.project.checkout import ROOT, text

PAGES = sorted(str(path.relative_to(ROOT)) for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
LINK = re.compile(r"\]\(([^)#\s]+)(#[^)]*)?\)")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_links_to_what_exists(page: str) -> None:
    targets = [target for target, _ in LINK.findall(text(page)) if "://" not in target]
    assert [target for target in targets if not (ROOT / page).parent.joinpath(target).exists()] == []


def test_every_decision_is_listed_and_names_its_alternatives() -> None:
    pages = {path.name for path in (ROOT / "docs/decisions").glob("*.md")} - {"README.md"}
    assert {target for target, _ in LINK.findall(text("docs/decisions/README.md"))} == pages
    decided = [name for name in sorted(pages) if name != "not-decided.md"]
    parts = ("**Chosen.**", "**Why.**", "**What else there was.**", "**What it costs.**")
    assert [
        f"{name}: {part}" for name in decided for part in parts if part not in text(f"docs/decisions/{name}")
    ] == []
