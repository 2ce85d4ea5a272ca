"""Whatever the code names exists: no label and no screen is asked for that nobody wrote."""

import ast
from collections.abc import Iterator

from messages.labels import all_labels
from messages.render import TEMPLATES
from tests.project.checkout import ROOMS, ROOT, files

HOLDERS = {"label": "messages.labels", "has_label": "messages.labels", "render": "messages.render"}
"""The functions that take a key as their second argument (the language comes first), and where they live."""


def imported(tree: ast.Module) -> set[str]:
    """Those of ``HOLDERS`` that a program means by their names."""
    return {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if HOLDERS.get(alias.name) == node.module
    }


def calls() -> Iterator[tuple[str, str, ast.expr]]:
    """Where a word is asked for: the place, the function, the key as it stands in the code."""
    for path in files(*ROOMS):
        if path.suffix != ".py" or path.is_relative_to("bot/simulator"):
            continue
        tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
        holders = imported(tree)
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            if node.func.id in holders and len(node.args) > 1:
                yield f"{path}:{node.lineno}", node.func.id, node.args[1]


def keys(function: str) -> Iterator[tuple[str, str, bool]]:
    """The keys named by ``function``: the place, the key or its beginning, and whether that is all of it."""
    for place, name, key in calls():
        if name != function:
            continue
        if isinstance(key, ast.Constant) and isinstance(key.value, str):
            yield place, key.value, True
        elif isinstance(key, ast.JoinedStr) and isinstance(key.values[0], ast.Constant):
            yield place, str(key.values[0].value), False


def test_every_label_that_the_code_names_exists() -> None:
    known = all_labels("zh")
    missing = [f"{place} {key}" for place, key, whole in keys("label") if whole and key not in known]
    assert missing == []


def test_every_group_of_labels_that_the_code_names_exists() -> None:
    known = all_labels("zh")
    optional = {beginning for _, beginning, _ in keys("has_label")}
    missing = [
        f"{place} {beginning}"
        for place, beginning, whole in keys("label")
        if not whole and beginning not in optional and not any(key.startswith(beginning) for key in known)
    ]
    assert missing == []


def test_every_screen_that_the_code_names_exists() -> None:
    missing = [
        f"{place} {name}"
        for place, name, whole in keys("render")
        if whole and not (TEMPLATES / "zh" / f"{name}.j2").exists()
    ]
    assert missing == []
    assert any(True for _ in keys("render"))
