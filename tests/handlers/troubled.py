"""A store that is busy for a while when one unit is to be written."""

from collections.abc import Callable
from typing import Any

import pytest

from storage.store import Busy, Store

Unit = Callable[..., Any]


def busy(
    monkeypatch: pytest.MonkeyPatch, store: Store, unit: Unit, times: int, *, after: bool = False
) -> list[Unit]:
    """Be busy the first ``times`` that ``unit`` is written, or ``after`` it; gives what was refused."""
    write = store.write
    refused: list[Unit] = []

    async def troubled(wanted: Unit, *args: Any, **kw: Any) -> Any:
        trouble = wanted is unit and len(refused) < times
        done = await write(wanted, *args, **kw) if after or not trouble else None
        if trouble:
            refused.append(wanted)
            raise Busy("locked")
        return done

    monkeypatch.setattr(store, "write", troubled)
    return refused
