"""The words of the command line, in one of the two languages; every sentence is a label under ``cli``."""

import os
from collections.abc import Mapping, Sequence
from itertools import pairwise

from pydantic import ValidationError

from bot.settings import Settings
from messages.labels import DEFAULT_LANGUAGE, LANGUAGES, label


class Words:
    """Says a sentence of the command line: ``words("run.stopped")``.

    ``asked`` says that the language was asked for with --lang, so that what is made speaks it too.
    """

    def __init__(self, language: str, *, asked: bool = False) -> None:
        self.language = language
        self.asked = asked

    def __call__(self, key: str, **values: object) -> str:
        """The label ``cli.<key>`` with its placeholders filled."""
        return label(self.language, f"cli.{key}", **values)


def chosen_words(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> Words:
    """``--lang`` wins, then LANGUAGE of the settings, then the system's locale where it names one of ours."""
    for name, value in pairwise([*arguments, ""]):
        asked = value if name == "--lang" else name.removeprefix("--lang=")
        if asked in LANGUAGES and name.startswith("--lang"):
            return Words(asked, asked=True)
    return Words(_usual_language(environment))


def _usual_language(environment: Mapping[str, str]) -> str:
    try:
        settings = Settings()
    except ValidationError:
        # What is wrong with the settings is told in the language that they name all the same.
        named = environment.get("LANGUAGE", "")
        return named if named in LANGUAGES else DEFAULT_LANGUAGE
    if "language" in settings.model_fields_set:
        return settings.language
    locale = environment.get("LC_ALL") or environment.get("LANG") or ""
    return "en" if locale.lower().startswith("en") else DEFAULT_LANGUAGE
