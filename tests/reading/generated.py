"""Thousands of made sentences read and measured, with the shapes in which a field is misread most."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from messages.reading.lines.printed import as_json
from messages.reading.lines.reader import read_line
from tests.reading.corpora import Difference, Measured, codes_of, said_of
from tests.reading.grammar.sentences import Sentence, sentence

_SHOWN = 3


@dataclass
class Shapes:
    """How often each shape was used and misread, and the first sentences that show it."""

    used: Counter[tuple[str, str]] = field(default_factory=Counter)
    missed: Counter[tuple[str, str]] = field(default_factory=Counter)
    shown: dict[tuple[str, str], list[Difference]] = field(default_factory=dict)

    def add(self, made: Sentence, found: list[Difference]) -> None:
        """Count the shapes of a sentence; a difference belongs to the piece that says its field."""
        for piece in made.pieces:
            for name in piece.says:
                self.used[name, piece.shape] += 1
        for each in found:
            shape = next((p.shape for p in made.pieces if each.name in p.says), "(said nowhere)")
            self.missed[each.name, shape] += 1
            self.shown.setdefault((each.name, shape), []).append(each)


def measure_made(number: int, first: int = 0) -> tuple[Measured, Shapes]:
    """Read so many made sentences from a seed on."""
    measured, shapes = Measured(), Shapes()
    for seed in range(first, first + number):
        made = sentence(seed)
        read = as_json(read_line(made.text, made.at.now, made.at.roster))
        before = len(measured.differences)
        measured.lines += 1
        measured.add(made.text, {"intent": made.intent}, {"intent": read["intent"]})
        got = [said_of(each) for each in read["records"]] if isinstance(read["records"], list) else []
        for at in range(max(len(made.records), len(got))):
            wanted = said_of(made.records[at]) if at < len(made.records) else {}
            measured.add(made.text, wanted, got[at] if at < len(got) else {})
        measured.add(made.text, codes_of(made.warnings), codes_of(read["warnings"]))
        shapes.add(made, measured.differences[before:])
    return measured, shapes


def lines_of_made(measured: Measured, shapes: Shapes) -> Iterator[str]:
    """The report: the share, each field, and the shapes misread most with some of their sentences."""
    invented = sum(each.invented for each in measured.differences)
    yield f"made: {measured.lines} sentences, {measured.share_right:.2%} of fields right, {invented} invented"
    for name, tally in sorted(measured.fields.items()):
        yield f"  {name:<18}{tally.expected:>7}{tally.precision:>9.1%}{tally.recall:>9.1%}"
    for key, missed in shapes.missed.most_common():
        yield f"  {missed:>4} of {shapes.used[key]:<5} {key[0]}: {key[1]!r}"
        for each in shapes.shown[key][:_SHOWN]:
            yield f"         {each.text!r}: {each.wanted!r} -> {each.got!r}"
