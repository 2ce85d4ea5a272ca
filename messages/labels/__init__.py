"""Short words: the labels of buttons, fields, types and command-line sentences, by key and language.

A key is the stem of a file in ``<language>/`` and the path inside it, joined by dots: ``types.party_lecture``
is ``party_lecture`` in ``types.yaml``. Both languages hold the same keys; a test sees to it.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from string import Formatter

import yaml

LANGUAGES = ("zh", "en")
DEFAULT_LANGUAGE = "zh"


def _flat(prefix: str, tree: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for key, value in tree.items():
        if isinstance(value, Mapping):
            yield from _flat(f"{prefix}.{key}", value)
        else:
            yield f"{prefix}.{key}", str(value)


@cache
def all_labels(language: str) -> Mapping[str, str]:
    """Every label of ``language`` by its full key.

    Raises:
        FileNotFoundError: there is no such language.
    """
    found: dict[str, str] = {}
    for path in sorted(files(__package__).joinpath(language).iterdir(), key=lambda entry: entry.name):
        if path.name.endswith(".yaml"):
            tree = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader) or {}
            found.update(_flat(path.name.removesuffix(".yaml"), tree))
    return found


class _Counting(Formatter):
    """Fills placeholders; ``{days:day|days}`` is the number with the word that goes with it."""

    def format_field(self, value: object, format_spec: str) -> str:
        one, either, many = format_spec.partition("|")
        return counted(value, one, many) if either else str(super().format_field(value, format_spec))


_COUNTING = _Counting()


def counted(value: object, one: str, many: str) -> str:
    """``1 day``, ``2 days``."""
    return f"{value} {one if value == 1 else many}"


def label(language: str, key: str, **values: object) -> str:
    """The label of ``key`` in ``language``, its ``{placeholders}`` filled from ``values``.

    Raises:
        KeyError: there is no such label, or a placeholder has no value.
    """
    text = all_labels(language)[key]
    if values and ":" in text and "|" in text:
        return _COUNTING.vformat(text, (), values)
    return text.format_map(values) if values else text


def has_label(language: str, key: str) -> bool:
    """Whether there is such a label."""
    return key in all_labels(language)
