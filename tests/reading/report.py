"""How well lines are read, field by field: ``python -m tests.reading.report``.

``--generated 5000`` reads so many made sentences instead, ``--first 3000`` from that seed on.
"""

import argparse
import sys
from collections.abc import Iterator

from tests.reading.corpora import Measured, measure_lines, measure_questions, sets_of
from tests.reading.generated import lines_of_made, measure_made


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
        for kind, stored, measure in (
            ("sentences", "lines", measure_lines),
            ("questions", "questions", measure_questions),
        )
        for name in sets_of(stored)
    ]
    return "\n\n".join(parts)


def main() -> None:
    """Print the report that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--generated", type=int, metavar="NUMBER")
    parser.add_argument("--first", type=int, default=0, metavar="SEED")
    asked = parser.parse_args()
    text = (
        whole()
        if asked.generated is None
        else "\n".join(lines_of_made(*measure_made(asked.generated, asked.first)))
    )
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    main()
