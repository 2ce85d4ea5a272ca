"""Every word a person reads lies in ``messages/``: no Chinese stands in the code of the other rooms."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.project.checkout import ROOT, files

CHINESE = re.compile(r"[\u3400-\u9fff]")
ALLOWED = {
    "bot/simulator": "stands in for Telegram, which has words of its own",
    "bot/cli/telegram.py": "the sample persons of a local Telegram",
    "bot/completeness/study.py": "how minutes, which are Chinese, write the day a text came out (R10)",
    "bot/completeness/fields.py": "what rule R6 looks for in the minutes, which are Chinese",
}
"""Where Chinese may stand in code outside ``messages/``, and why."""

Documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def descriptions(tree: ast.Module) -> Iterator[ast.Constant]:
    """Docstrings, and the strings that stand alone under a constant to describe it."""
    for node in ast.walk(tree):
        body = node.body if isinstance(node, Documented) else []
        for statement in body:
            if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
                yield statement.value


def words(source: str) -> list[str]:
    """The strings of a program that hold Chinese and are not descriptions, with their lines."""
    tree = ast.parse(source)
    described = set(map(id, descriptions(tree)))
    return [
        f"{node.lineno}: {node.value}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in described
        and CHINESE.search(node.value)
    ]


def checked() -> Iterator[Path]:
    """The code outside ``messages/``."""
    for path in files("bot", "handlers", "storage"):
        if path.suffix == ".py" and not any(path.is_relative_to(each) for each in ALLOWED):
            yield path


def test_no_words_stand_outside_the_room_of_words() -> None:
    found = {str(path): words((ROOT / path).read_text(encoding="utf-8")) for path in checked()}
    assert {path: lines for path, lines in found.items() if lines} == {}


def test_words_are_told_from_descriptions() -> None:
    source = '"""说明"""\nA = "支委会"\n"""说明"""\ndef f():\n    """说明"""\n    return f"第{A}次"\n'
    assert words(source) == ["2: 支委会", "6: 第", "6: 次"]


def test_an_exception_is_dropped_when_it_is_not_needed_any_more() -> None:
    needless = [
        each
        for each in ALLOWED
        if not any(
            words((ROOT / path).read_text(encoding="utf-8"))
            for path in files("bot")
            if path.suffix == ".py" and path.is_relative_to(each)
        )
    ]
    assert needless == []
