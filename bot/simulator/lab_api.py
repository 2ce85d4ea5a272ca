"""The person-side HTTP API for tests: raw updates, the ledger, violations, faults and settings."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException
from starlette.requests import Request

from bot.simulator.bodies import body
from bot.simulator.faults import Fault
from bot.simulator.model import JsonObject
from bot.simulator.routes import Handlers
from bot.simulator.world import World


class Settings(BaseModel):
    """What a test may set: for how many seconds a tap can be answered."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    query_seconds: float = Field(ge=0)


async def _add_update(world: World, request: Request) -> object:
    try:
        update = await request.json()
    except ValueError as error:
        raise HTTPException(400, "the body is not JSON") from error
    if not isinstance(update, dict):
        raise HTTPException(400, "an update is an object")
    return {"update_id": world.updates.put_raw(update)}


async def _repeat_update(world: World, request: Request) -> object:
    update_id = int(request.path_params["update_id"])
    if not world.updates.repeat(update_id):
        raise HTTPException(404, "no such update")
    return {"update_id": update_id}


def _number(request: Request, name: str) -> int | None:
    given = request.query_params.get(name)
    if given is None:
        return None
    try:
        return int(given)
    except ValueError as error:
        raise HTTPException(400, f"{name} is a number") from error


async def _ledger(world: World, request: Request) -> object:
    method = request.query_params.get("method")
    entries = world.ledger.after(_number(request, "after") or 0, method, _number(request, "chat_id"))
    return {"entries": [entry.as_json() for entry in entries], "last": world.ledger.last}


async def _violations(world: World, _request: Request) -> object:
    return {"violations": world.violations}


async def _faults(world: World, _request: Request) -> object:
    return {"faults": [_told(number, fault) for number, fault in world.faults.known.items()]}


def _told(number: int, fault: Fault) -> JsonObject:
    return {"id": number, **fault.model_dump(exclude_none=True), "left": fault.left}


async def _add_fault(world: World, request: Request) -> object:
    return {"id": world.faults.add(await body(request, Fault))}


async def _clear_faults(world: World, _request: Request) -> object:
    world.faults.clear()
    return {"faults": []}


async def _set(world: World, request: Request) -> object:
    world.query_seconds = (await body(request, Settings)).query_seconds
    return {"query_seconds": world.query_seconds}


HANDLERS: Handlers = {
    ("POST", "/api/updates"): _add_update,
    ("POST", "/api/updates/{update_id:int}/repeat"): _repeat_update,
    ("GET", "/api/ledger"): _ledger,
    ("GET", "/api/violations"): _violations,
    ("GET", "/api/faults"): _faults,
    ("POST", "/api/faults"): _add_fault,
    ("DELETE", "/api/faults"): _clear_faults,
    ("POST", "/api/settings"): _set,
}
