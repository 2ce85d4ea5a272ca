"""One Bot API call from request to answer: token, parameters, faults, the method itself, the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from bot.simulator.botapi import callbacks, chats, editing, media, menus, receiving, sending
from bot.simulator.botapi.params import read_params, recorded
from bot.simulator.botapi.spoiling import refusal, said, spoilt
from bot.simulator.errors import ApiError, UnimplementedError
from bot.simulator.faults import Fault
from bot.simulator.ledger import Entry
from bot.simulator.model import JsonObject, StoredFile

if TYPE_CHECKING:
    from bot.simulator.world import World


class _Callable(Protocol):
    @property
    def name(self) -> str: ...

    async def __call__(self, world: World, raw: JsonObject) -> object: ...


_GROUPS: tuple[tuple[_Callable, ...], ...] = (
    chats.METHODS, sending.METHODS, editing.METHODS, media.METHODS, callbacks.METHODS, menus.METHODS,
    receiving.METHODS,
)  # fmt: skip
METHODS: dict[str, _Callable] = {method.name.lower(): method for group in _GROUPS for method in group}


@dataclass
class _Call:
    """A call under way, and what becomes of it."""

    method: str
    params: JsonObject
    outcome: Literal["ok", "refused", "fault"] = "ok"
    status: int = 200
    description: str = ""
    result: object = None
    accepted: bool = False
    fault: str | None = None

    @property
    def chat_id(self) -> int | None:
        return chats.whole_number(self.params.get("chat_id"))


async def answer(world: World, token: str, name: str, request: Request) -> Response:
    """Answer one call and write it in the ledger."""
    method = METHODS.get(name.lower())
    call = _Call(method.name if method else name, {})
    try:
        if token != world.token:
            raise ApiError(401, "Unauthorized")
        call.params = await read_params(request)
        if method is None:
            raise UnimplementedError(404, "Not Found: method not found")
        response = await _carry_out(world, method, call)
    except ApiError as error:
        _refuse(world, call, error)
        response = said(error)
    except ClientDisconnect:
        return Response()  # the caller ended within its own request: there was no call, and nobody listens
    _record(world, call)
    return response


async def download(world: World, token: str, path: str) -> Response:
    """Hand out a file; in faults and ledger this is the method "download"."""
    call = _Call("download", {"path": path})
    try:
        if token != world.token:
            raise ApiError(401, "Unauthorized")
        fault = world.faults.strike(call.method, None, duplicates=False)
        stored = world.files.by_path.get(path)
        if stored is None:
            raise ApiError(404, "Not Found")
        response = _faulty(world, call, fault) if fault else None
        response = response or _file(call, stored)
    except ApiError as error:
        _refuse(world, call, error)
        response = said(error)
    _record(world, call)
    return response


def _file(call: _Call, stored: StoredFile) -> Response:
    call.accepted = True
    return Response(stored.content, media_type=stored.mime_type)


async def _carry_out(world: World, method: _Callable, call: _Call) -> Response:
    polls = method.name == "getUpdates"
    fault = world.faults.strike(method.name, call.chat_id, duplicates=False if polls else None)
    if fault is not None and not fault.accepts and fault.kind != "duplicate":
        return _faulty(world, call, fault)
    call.result = await method(world, call.params)
    call.accepted = True
    if polls and call.result and isinstance(call.result, list):
        twice = world.faults.strike(method.name, None, duplicates=True)
        call.result = [update for update in call.result for _ in range(2 if twice else 1)]
        call.fault = "duplicate" if twice else None
    if fault is not None and fault.accepts:
        return _faulty(world, call, fault)
    if fault is not None:
        await _again(world, method, call)
    return JSONResponse({"ok": True, "result": call.result})


async def _again(world: World, method: _Callable, call: _Call) -> None:
    """Carry a call out a second time, as if something on the way had sent it twice."""
    call.fault = "duplicate"
    try:
        call.result = await method(world, call.params)
    except ApiError as error:
        call.description = f"the second time: {error.description}"


def _faulty(world: World, call: _Call, fault: Fault) -> Response:
    """Let a fault decide the answer; raises ApiError where Telegram itself says something."""
    call.outcome, call.fault = "fault", fault.kind
    error = refusal(world, fault, call.chat_id)
    if error is not None:
        raise error
    response = spoilt(world, fault)
    call.status = response.status_code if fault.spoils in ("502", "junk") else 0
    call.description = fault.kind
    return response


def _refuse(world: World, call: _Call, error: ApiError) -> None:
    if call.outcome != "fault":
        call.outcome = "refused"
    call.status, call.description = error.status, error.description
    if isinstance(error, UnimplementedError):
        world.violate(call.method, error.description)


def _record(world: World, call: _Call) -> None:
    world.ledger.entries.append(
        Entry(
            n=world.ledger.next_number(),
            method=call.method,
            params=recorded(call.params),
            outcome=call.outcome,
            http_status=call.status,
            description=call.description,
            result=call.result,
            accepted=call.accepted,
            fault=call.fault,
            at=world.clock(),
        )
    )
