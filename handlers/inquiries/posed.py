"""A question as it is kept: what was asked with its shades, as ids of an answer and as a row's text."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.record_types import RecordType, Report, Subject
from handlers.screens import Id
from messages.reading.asked import Asked, QuestionKind, Stretch

OVERDUE, LAST, TALKS, MEETINGS = "overdue", "last", "talks", "meetings"
AWAY, LECTURERS = "away", "lecturers"
"""Shades: only what is overdue, only the newest, talks and not meetings, meetings alone;
who was away, who gave the lecture."""


_MATTERS = frozenset((*Report, *Subject))


@dataclass(frozen=True, slots=True)
class Posed:
    """A question, and the shades that its kind does not tell."""

    asked: Asked
    shades: frozenset[str] = frozenset()

    @property
    def matters(self) -> frozenset[str]:
        """The reports and checks that were named: values of ``Report`` and ``Subject``."""
        return self.shades & _MATTERS

    def ids(self) -> dict[str, Id]:
        """As an answer stores it; ``of`` reads it back."""
        asked = self.asked
        return {
            "kind": asked.kind.value,
            "types": ",".join(asked.types),
            "first": asked.period.first.isoformat() if asked.period else "",
            "last": asked.period.last.isoformat() if asked.period else "",
            "person": asked.person or "",
            "role": asked.role or "",
            "date": asked.date.isoformat() if asked.date else "",
            "shades": ",".join(sorted(self.shades)),
        }

    @classmethod
    def of(cls, ids: Mapping[str, Id]) -> "Posed":
        """Out of ids.

        Raises:
            ValueError: they are of another version of the program.
        """
        said = {name: value for name, value in ids.items() if isinstance(value, str)}
        first, last = said.get("first"), said.get("last")
        asked = Asked(
            kind=QuestionKind(said.get("kind", "")),
            types=tuple(RecordType(name) for name in said.get("types", "").split(",") if name),
            period=Stretch(date.fromisoformat(first), date.fromisoformat(last)) if first and last else None,
            person=said.get("person") or None,
            role=said.get("role") or None,
            date=date.fromisoformat(said["date"]) if said.get("date") else None,
        )
        return cls(asked, frozenset(filter(None, said.get("shades", "").split(","))))

    def stored(self) -> str:
        """As the row of the last question holds it."""
        return json.dumps(self.ids(), ensure_ascii=False)


def recalled(stored: str | None) -> Posed | None:
    """The last question out of its row; None where there is none that can be read."""
    if stored is None:
        return None
    try:
        return Posed.of(json.loads(stored))
    except ValueError:
        return None
