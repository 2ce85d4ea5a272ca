"""The room as a whole: what leaves it is plain."""

import importlib
import inspect
import pkgutil
from dataclasses import is_dataclass
from typing import Any, get_args, get_type_hints

from pydantic import BaseModel
from sqlmodel import Session, SQLModel

import storage
from storage import tables


def units() -> dict[str, Any]:
    """Every public unit: a function of the room whose first argument is a session."""
    found = {}
    for module_info in pkgutil.iter_modules(storage.__path__, "storage."):
        module = importlib.import_module(module_info.name)
        for name, function in inspect.getmembers(module, inspect.isfunction):
            first = next(iter(inspect.signature(function).parameters), "")
            if function.__module__ == module.__name__ and first == "session" and not name.startswith("_"):
                found[f"{module.__name__}.{name}"] = function
    return found


def parts(kind: Any) -> set[Any]:
    """Every class a type hint is made of, and every class of their fields."""
    arguments = [part for part in get_args(kind) if part is not ...]
    seen = {part for argument in arguments for part in parts(argument)}
    if inspect.isclass(kind):
        seen.add(kind)
        if is_dataclass(kind) and kind.__module__.startswith("storage"):
            seen |= {part for hint in get_type_hints(kind).values() for part in parts(hint)}
    return seen


def test_nothing_that_is_bound_to_a_session_leaves_the_room() -> None:
    found = units()
    assert len(found) > 90
    for name, function in found.items():
        for kind in parts(get_type_hints(function)["return"]):
            assert not issubclass(kind, SQLModel | Session), name
            assert kind.__module__ != tables.__name__, name


def test_what_leaves_the_room_cannot_be_changed() -> None:
    for name, function in units().items():
        for kind in parts(get_type_hints(function)["return"]):
            if is_dataclass(kind):
                assert getattr(kind, "__dataclass_params__").frozen, (name, kind)  # noqa: B009
            elif issubclass(kind, BaseModel):
                assert kind.model_config.get("frozen"), (name, kind)
