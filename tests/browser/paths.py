"""The cost of the main paths as a page in Markdown."""

from collections.abc import Mapping, Sequence

from tests.browser.hand import SECONDS_A_CHARACTER, SECONDS_A_TAP, Effort

Found = dict[str, list[Effort]]
"""What was measured, by language."""

HEAD = f"""\
# What the main paths cost

Measured by a real browser (headless Chromium, 360 × 780) on the demo as its own process, on an empty branch
that is set up on the way. Made anew by

```bash
PATHS=docs/paths.md python -m pytest tests/browser/test_main_job.py
```

"Browser" is what the whole path took when a program tapped as fast as the bot answered: the bot's own time.
"By hand" is an estimate, not a measurement: {SECONDS_A_TAP:g} s for a tap and {SECONDS_A_CHARACTER:g} s for a
typed character; the time to think is not in it.
"""
TABLE = """\
| path | taps | messages typed | characters | browser, s | by hand, s |
|---|--:|--:|--:|--:|--:|
"""


def written(found: Mapping[str, Sequence[Effort]]) -> str:
    """The page ``docs/paths.md``: a table for each language."""
    return HEAD + "".join(f"\n## {language}\n\n{_table(efforts)}" for language, efforts in found.items())


def _table(efforts: Sequence[Effort]) -> str:
    return TABLE + "".join(
        f"| {one.path} | {one.taps} | {one.typed} | {one.characters} "
        f"| {one.seconds:.1f} | {one.by_hand:.0f} |\n"
        for one in efforts
    )
