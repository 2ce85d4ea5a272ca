"""Chinese and English say the same: same labels, same screens, same values, nothing half translated."""

import re
from collections.abc import Iterator
from string import Formatter

import pytest
from jinja2 import meta

from messages.labels import LANGUAGES, all_labels
from messages.render import TEMPLATES, _environment

CHINESE = re.compile(r"[\u3400-\u9fff]")
NAMES_IN_ENGLISH = frozenset(
    {
        "支书助手",  # the product's own name
        "中文",  # a language is offered in its own words
        "补记",  # as it stands in a Chinese ledger
        "待补充",  # the same
    }
)
"""Chinese words an English screen may hold, because that is what the thing is called."""


def placeholders(text: str) -> frozenset[str]:
    """The names in braces that a label is filled with."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name)


def screens(language: str) -> dict[str, str]:
    """The source of every template of a language, by its path."""
    folder = TEMPLATES / language
    return {str(path.relative_to(folder)): path.read_text(encoding="utf-8") for path in folder.rglob("*.j2")}


def values_of(source: str, language: str) -> frozenset[str]:
    """What a template must be given, beside what every template has."""
    environment = _environment(language)
    return frozenset(meta.find_undeclared_variables(environment.parse(source)) - environment.globals.keys())


def left_in_chinese(text: str) -> list[str]:
    """The Chinese of an English text beside the names it may hold; remarks for translators do not count."""
    said = re.sub(r"\{#.*?#\}", "", text, flags=re.DOTALL)
    for name in NAMES_IN_ENGLISH:
        said = said.replace(name, "")
    return [line.strip() for line in said.splitlines() if CHINESE.search(line)]


def differing(one: dict[str, frozenset[str]], other: dict[str, frozenset[str]]) -> Iterator[str]:
    """The names whose values are not the same in both."""
    for name in sorted(one.keys() & other.keys()):
        if one[name] != other[name]:
            yield f"{name}: {sorted(one[name] ^ other[name])}"


def test_there_are_two_languages() -> None:
    assert set(LANGUAGES) == {"zh", "en"}
    assert {path.name for path in TEMPLATES.iterdir() if path.is_dir()} == set(LANGUAGES)


def test_every_label_exists_in_both_languages() -> None:
    assert all_labels("zh").keys() ^ all_labels("en").keys() == set()


def test_a_label_takes_the_same_values_in_both_languages() -> None:
    zh, en = ({key: placeholders(text) for key, text in all_labels(each).items()} for each in ("zh", "en"))
    assert list(differing(zh, en)) == []


def test_no_label_is_empty() -> None:
    empty = [f"{each}: {key}" for each in LANGUAGES for key, text in all_labels(each).items() if not text]
    assert empty == []


def test_every_screen_exists_in_both_languages() -> None:
    assert screens("zh").keys() ^ screens("en").keys() == set()
    assert screens("zh").keys() != set()


def test_a_screen_takes_the_same_values_in_both_languages() -> None:
    zh, en = ({name: values_of(text, each) for name, text in screens(each).items()} for each in ("zh", "en"))
    assert list(differing(zh, en)) == []


def test_english_screens_and_labels_are_in_english() -> None:
    texts = {**screens("en"), **all_labels("en")}
    assert {name: left for name, text in texts.items() if (left := left_in_chinese(text))} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_a_screen_names_exists(language: str) -> None:
    named = re.compile(r"""\blabel\(\s*["']([\w.]+)["']\s*[,)]""")
    missing = [
        f"{screen}: {key}"
        for screen, source in screens(language).items()
        for key in named.findall(source)
        if key not in all_labels(language)
    ]
    assert missing == []
