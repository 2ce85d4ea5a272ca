"""How well lines are read, field by field: ``python -m tests.reading.report``."""

import sys
from collections.abc import Iterator

from tests.reading.corpora import SETS, Measured, measure_lines, measure_questions


def lines_of(title: str, measured: Measured) -> Iterator[str]:
    """The report on one set: each field with precision and recall, then what was read otherwise."""
    yield f"{title}: {measured.lines} lines, {measured.share_right:.1%} of fields right"
    yield f"  {'field':<18}{'expected':>9}{'read':>6}{'precision':>11}{'recall':>8}"
    for name, tally in sorted(measured.fields.items()):
        yield (f"  {name:<18}{tally.expected:>9}{tally.read:>6}{tally.precision:>11.1%}{tally.recall:>8.1%}")
    for found in measured.differences:
        kind = "invented" if found.invented else "differs"
        yield f"  {kind}: {found.text} | {found.name}: {found.wanted!r} -> {found.got!r}"


def whole() -> str:
    """The report on every set."""
    parts = [
        "\n".join(lines_of(f"{name} {kind}", measure(name)))
        for name in SETS
        for kind, measure in (("sentences", measure_lines), ("questions", measure_questions))
    ]
    return "\n\n".join(parts)


if __name__ == "__main__":
    sys.stdout.write(whole() + "\n")
