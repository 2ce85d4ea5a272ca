"""The lines written for measuring the reader, each with all that is to be read from it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import yaml

from messages.reading.lines.printed import as_json
from messages.reading.lines.reader import read_line
from tests.reading.samples import OTHER_ROSTER, ROSTER

NOW = datetime.fromisoformat("2026-11-20T16:00")
BRANCHES = {"": (NOW, ROSTER), "other": (datetime.fromisoformat("2027-01-08T09:30"), OTHER_ROSTER)}
"""The moment of reading and the roster; an entry names another one than the first by ``branch``."""

FOLDER = Path(__file__).parent / "corpus"
SETS = (
    "known",
    *(
        f"{each}_unseen"
        for each in (
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        )
    ),
)

INTENT_SETS = ("first", "second", "third", "fourth", "fifth", "sixth")
"""Sets of which the intent is expected and, of questions, the fields."""


def sets_of(kind: str) -> list[str]:
    """The sets that have lines or questions, whichever ``kind`` names."""
    return [name for name in SETS if (FOLDER / f"{name}_{kind}.yaml").exists()]


@dataclass(frozen=True)
class Difference:
    """One field that was not read as expected; ``wanted`` None means that the value was invented."""

    text: str
    name: str
    wanted: object
    got: object

    @property
    def invented(self) -> bool:
        """Whether the line does not say what was read."""
        return self.wanted is None and self.got is not None


@dataclass
class Tally:
    """Fields of one name: how many were expected, how many were read, how many of these rightly."""

    expected: int = 0
    read: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        """The share of what was read that is right."""
        return self.right / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        """The share of what was expected that was read rightly."""
        return self.right / self.expected if self.expected else 1.0


@dataclass
class Measured:
    """All fields of a set."""

    lines: int = 0
    fields: dict[str, Tally] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)

    def add(self, text: str, wanted: dict[str, object], got: dict[str, object]) -> None:
        """Compare one record or question, field by field."""
        for name in {*wanted, *got}:
            tally = self.fields.setdefault(name, Tally())
            tally.expected += name in wanted
            tally.read += name in got
            if name in wanted and wanted[name] == got.get(name):
                tally.right += 1
            else:
                self.differences.append(Difference(text, name, wanted.get(name), got.get(name)))

    @property
    def share_right(self) -> float:
        """The share of all fields, expected or read, that are right."""
        right = sum(tally.right for tally in self.fields.values())
        return right / (right + len(self.differences))


def load(name: str) -> list[dict[str, object]]:
    """The entries of one file of the corpus."""
    file = FOLDER / f"{name}.yaml"
    found: list[dict[str, object]] = yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader) or []
    return found


def measure_lines(name: str) -> Measured:
    """Read every sentence of a set."""
    measured = Measured()
    for entry in load(f"{name}_lines"):
        text = str(entry["text"])
        now, roster = BRANCHES[str(entry.get("branch", ""))]
        read = as_json(read_line(text, now, roster if entry.get("roster", True) else None))
        measured.lines += 1
        measured.add(text, {"intent": entry["intent"]}, {"intent": read["intent"]})
        wanted, got = _records(entry.get("records")), _records(read["records"])
        for at in range(max(len(wanted), len(got))):
            measured.add(text, wanted[at] if at < len(wanted) else {}, got[at] if at < len(got) else {})
        measured.add(text, codes_of(entry.get("warnings")), codes_of(read["warnings"]))
        for wish in _list(entry.get("asks")):
            measured.add(text, {"asks": wish}, {"asks": wish} if wish in _list(read["must_ask"]) else {})
    return measured


def measure_questions(name: str) -> Measured:
    """Read every question of a set, follow-ups behind the question they follow."""
    measured = Measured()
    for entry in load(f"{name}_questions"):
        before = entry.get("after")
        now, roster = BRANCHES[str(entry.get("branch", ""))]
        previous = read_line(str(before), now, roster).question if before else None
        read = as_json(read_line(str(entry["text"]), now, roster, previous=previous))
        measured.lines += 1
        measured.add(str(entry["text"]), said_of(entry["question"]), said_of(read["question"]))
    return measured


def measure_kinds(name: str) -> Measured:
    """Read questions of which only the kind is expected."""
    measured = Measured()
    rows: dict[str, list[str]] = yaml.load(
        (FOLDER / f"kinds_{name}.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader
    )
    for kind, texts in rows.items():
        for text in texts:
            asked = read_line(text, NOW, ROSTER).question
            measured.lines += 1
            measured.add(text, {"kind": kind}, {} if asked is None else {"kind": asked.kind.value})
    return measured


def measure_intents(name: str) -> Measured:
    """Read lines of which the intent is expected, and of a question its fields."""
    measured = Measured()
    for entry in load(f"intents_{name}"):
        before, text = entry.get("after"), str(entry["text"])
        now, roster = BRANCHES[str(entry.get("branch", ""))]
        previous = read_line(str(before), now, roster).question if before else None
        read = as_json(read_line(text, now, roster, previous=previous))
        measured.lines += 1
        measured.add(text, {"intent": entry["intent"]}, {"intent": read["intent"]})
        measured.add(text, said_of(entry.get("question")), said_of(read["question"]))
    return measured


def _records(value: object) -> list[dict[str, object]]:
    return [said_of(each) for each in _list(value)]


def said_of(value: object) -> dict[str, object]:
    """What was said: fields that are null, empty or false are not; 0 is a number."""
    if not isinstance(value, dict):
        return {}
    return {
        name: each for name, each in value.items() if each is not None and each is not False and each != []
    }


def codes_of(value: object) -> dict[str, object]:
    codes = sorted({each["code"] if isinstance(each, dict) else str(each) for each in _list(value)})
    return {"warnings": codes} if codes else {}


def _list(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else []


def every_text() -> Iterator[str]:
    """Every line of every set."""
    for kind in ("lines", "questions"):
        for name in sets_of(kind):
            yield from (str(entry["text"]) for entry in load(f"{name}_{kind}"))
