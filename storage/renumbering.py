"""New ids for old ones: a branch that comes from another installation is numbered anew."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bot.duties.own import PREFIX
from bot.plans import Content
from bot.records import Entry, Inspection, Interview, Meeting, Named

_PROMISES = ("follow_up.", "resolution.")


@dataclass(slots=True)
class Numbers:
    """The new id of each person, department, own duty, record and plan by the old one.

    Somebody who is not in the file is nobody: a name stays without an id.
    """

    people: dict[int, int] = field(default_factory=dict)
    departments: dict[int, int] = field(default_factory=dict)
    own: dict[int, int] = field(default_factory=dict)
    records: dict[int, int] = field(default_factory=dict)
    plans: dict[int, int] = field(default_factory=dict)

    def person(self, old: int | None) -> int | None:
        """Somebody of the roster."""
        return None if old is None else self.people.get(old)

    def department(self, old: int | None) -> int | None:
        """A department."""
        return None if old is None else self.departments.get(old)

    def duty(self, old: str) -> str:
        """A duty: one of the catalogue keeps its name, an own one gets its new number."""
        number = old.removeprefix(PREFIX)
        if not old.startswith(PREFIX) or not number.isdecimal():
            return old
        return f"{PREFIX}{self.own.get(int(number), 0)}"

    def item(self, old: str) -> str:
        """An item of the list, ``duty:person:period``, or a promise of a record, ``follow_up.record.0``."""
        if old.startswith(_PROMISES):
            kind, _, rest = old.partition(".")
            record, _, n = rest.partition(".")
            return f"{kind}.{self.records.get(int(record), 0)}.{n}" if record.isdecimal() else old
        duty, *parts = old.split(":")
        if parts and parts[0].isdecimal():
            parts[0] = str(self.people.get(int(parts[0]), 0))
        return ":".join([self.duty(duty), *parts])

    def entry(self, old: Entry) -> Entry:
        """A record's content with the people and departments as they are numbered now."""
        match old:
            case Meeting():
                return old.model_copy(
                    update={
                        "host": self._one(old.host),
                        "recorder": self._one(old.recorder),
                        "lecturer": self._one(old.lecturer),
                        "present": tuple(self.people[each] for each in old.present if each in self.people),
                        "absences": tuple(
                            each.model_copy(update={"who": self._one(each.who)}) for each in old.absences
                        ),
                    }
                )
            case Interview():
                return old.model_copy(
                    update={
                        "by": self._all(old.by),
                        "counterparts": self._all(old.counterparts),
                        "recorder": self._one(old.recorder),
                    }
                )
            case Inspection():
                departments = tuple(_named(each, self.departments) for each in old.departments)
                return old.model_copy(update={"by": self._all(old.by), "departments": departments})
            case _:
                return old.model_copy(update={"by": self._all(old.by)})

    def plan(self, old: Content) -> Content:
        """What is planned, likewise; so are those who were told of it."""
        told = tuple(
            each.model_copy(
                update={"people": tuple(self.people[who] for who in each.people if who in self.people)}
            )
            for each in old.told
        )
        entry = None if old.entry is None else self.entry(old.entry)
        return old.model_copy(update={"entry": entry, "told": told})

    def _one(self, person: Named | None) -> Named | None:
        return None if person is None else _named(person, self.people)

    def _all(self, people: Iterable[Named]) -> tuple[Named, ...]:
        return tuple(_named(person, self.people) for person in people)


def _named(old: Named, ids: Mapping[int, int]) -> Named:
    new = None if old.person_id is None else ids.get(old.person_id)
    return old.model_copy(update={"person_id": new})
