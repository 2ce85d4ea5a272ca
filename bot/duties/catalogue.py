"""The catalogue of duties: reading ``catalogue.yaml`` and finding an entry. Errors name their entry."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from importlib import resources
from pathlib import Path

import yaml
from pydantic import TypeAdapter, ValidationError

from bot.duties.cadence import Value
from bot.duties.duty import Duty, Section, Words
from bot.duties.own import OwnDuty, as_duty

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # a PyYAML built without libyaml reads the same, only slower
    from yaml import SafeLoader as Loader  # type: ignore[assignment]


class CatalogueError(ValueError):
    """A catalogue that cannot be used; the message has one line per fault, each naming its entry."""


@dataclass(frozen=True)
class Catalogue:
    """All duties in their order, and the titles of their sources."""

    duties: tuple[Duty, ...]
    sources: dict[str, Words]
    _by_id: dict[str, Duty] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._by_id.update((duty.id, duty) for duty in self.duties)

    @cached_property
    def falling_due(self) -> "Catalogue":
        """Only what has a day on which it falls due, for what reminds of nothing else."""
        return Catalogue(tuple(duty for duty in self.duties if duty.falls_due), self.sources)

    def find(self, duty_id: str) -> Duty | None:
        """The duty of that id, if there is one."""
        return self._by_id.get(duty_id)

    def merged_into(self, duty_id: str) -> tuple[Duty, ...]:
        """The duties that are followed as the named one."""
        return tuple(duty for duty in self.duties if duty.merged_into == duty_id)

    def with_own(self, own: Iterable[OwnDuty], day: date) -> "Catalogue":
        """The catalogue with the duties that a branch asks of itself on ``day``, after all others."""
        held = [each for each in own if each.holds(day)]
        if not held:
            return self
        added = tuple(as_duty(each, number) for number, each in enumerate(held, 1))
        return Catalogue(self.duties + added, self.sources)

    def section(self, section: Section) -> tuple[Duty, ...]:
        """The entries of one list, by number and then in the order of the file."""
        placed = [(place.number, duty) for duty in self.duties if (place := duty.place(section))]
        return tuple(duty for _, duty in sorted(placed, key=lambda pair: pair[0]))


class _File(Value):
    sources: dict[str, Words]
    duties: list[dict[str, object]]


_DUTY: TypeAdapter[Duty] = TypeAdapter(Duty)


def _lines(where: str, error: ValidationError) -> list[str]:
    return [f"{where}: {'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors()]


def _between(catalogue: Catalogue) -> list[str]:
    """Faults that show only between entries."""
    counted = Counter(duty.id for duty in catalogue.duties)
    faults = [f"{duty_id}: the id is used {n} times" for duty_id, n in counted.items() if n > 1]
    for duty in catalogue.duties:
        if duty.merged_into is not None and catalogue.find(duty.merged_into) is None:
            faults.append(f"{duty.id}: merged_into names {duty.merged_into}, which is no entry")
        faults += [
            f"{duty.id}: source {source.document} has no title"
            for source in duty.sources
            if source.document not in catalogue.sources
        ]
    return faults


def parse(text: str) -> Catalogue:
    """Read a catalogue from YAML.

    Raises:
        CatalogueError: the text is not YAML, or an entry is wrong; every fault is named with its entry.
    """
    try:
        file = _File.model_validate(yaml.load(text, Loader=Loader))
    except yaml.YAMLError as error:
        raise CatalogueError(f"not YAML: {error}") from error
    except ValidationError as error:
        raise CatalogueError("\n".join(_lines("catalogue", error))) from error
    duties, faults = [], []
    for position, row in enumerate(file.duties, 1):
        try:
            duties.append(_DUTY.validate_python(row))
        except ValidationError as error:
            faults += _lines(str(row.get("id", f"entry {position}")), error)
    catalogue = Catalogue(tuple(duties), file.sources)
    faults += _between(catalogue)
    if faults:
        raise CatalogueError("\n".join(faults))
    return catalogue


def read(path: Path) -> Catalogue:
    """Read a catalogue file.

    Raises:
        CatalogueError: it cannot be used.
        OSError: it cannot be read.
    """
    return parse(path.read_text(encoding="utf-8"))


@cache
def shipped() -> Catalogue:
    """The catalogue that comes with the product, read once."""
    return parse(resources.files("bot.duties").joinpath("catalogue.yaml").read_text(encoding="utf-8"))
