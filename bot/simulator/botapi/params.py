"""Parameters of Bot API calls: read from query, form, JSON or multipart, then checked by a model."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Generic, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError
from starlette.datastructures import UploadFile
from starlette.requests import Request

from bot.simulator.errors import ApiError, UnimplementedError, bad_request
from bot.simulator.model import JsonObject

if TYPE_CHECKING:
    from bot.simulator.world import World

FIELD_LIMIT = 1024 * 1024


@dataclass(frozen=True)
class Upload:
    """A file that came with a multipart call."""

    name: str
    content: bytes
    mime_type: str | None


def _decoded(value: object) -> object:
    return json.loads(value) if isinstance(value, str) and value else value


Decoded = Annotated[object, BeforeValidator(_decoded)]
"""A parameter that is JSON in itself; in a form it arrives as text."""


class Params(BaseModel):
    """The parameters a method takes; all others are refused. ``attached`` holds the files named by attach://."""

    model_config = ConfigDict(arbitrary_types_allowed=True, frozen=True)

    attached: dict[str, Upload] = {}


P = TypeVar("P", bound=Params)


@dataclass(frozen=True)
class Method(Generic[P]):
    """A Bot API method: its name, its parameters and what it does."""

    name: str
    model: type[P]
    run: Callable[[World, P], Awaitable[object]]

    async def __call__(self, world: World, raw: JsonObject) -> object:
        """Check the raw parameters and carry the call out; raises ApiError."""
        return await self.run(world, self.checked(raw))

    def checked(self, raw: JsonObject) -> P:
        """The parameters as the method's model; raises ApiError for what it cannot take."""
        known = {name: value for name, value in raw.items() if name in self.model.model_fields}
        rest = {name: value for name, value in raw.items() if name not in known or name == "attached"}
        for name, value in rest.items():
            if not isinstance(value, Upload):
                said = f'parameter "{name}" of {self.name} is not implemented by the local Telegram'
                raise UnimplementedError(400, f"Bad Request: {said}")
        try:
            return self.model.model_validate({**known, "attached": rest})
        except ValidationError as error:
            first = error.errors()[0]
            raise bad_request(f'parameter "{first["loc"][0]}" is invalid: {first["msg"]}') from error


async def read_params(request: Request) -> JsonObject:
    """All parameters of a call, however they were sent; raises ApiError for an unreadable body."""
    raw: JsonObject = dict(request.query_params)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json":
        try:
            body = await request.json()
        except ValueError as error:
            raise bad_request("can't parse JSON object") from error
        if not isinstance(body, dict):
            raise bad_request("object expected as request body")
        raw.update({name: value for name, value in body.items() if value is not None})
    elif kind in ("application/x-www-form-urlencoded", "multipart/form-data"):
        async with request.form(max_part_size=FIELD_LIMIT) as form:
            for name, value in form.multi_items():
                raw[name] = await _upload(value) if isinstance(value, UploadFile) else value
    elif await request.body():
        raise ApiError(400, "Bad Request: unsupported content type")
    return raw


async def _upload(value: UploadFile) -> Upload:
    return Upload(value.filename or "file", await value.read(), value.content_type)


def recorded(raw: JsonObject) -> JsonObject:
    """The parameters for the ledger: files by name and size, JSON texts as what they stand for."""
    return {name: _recorded(value) for name, value in raw.items()}


def _recorded(value: object) -> object:
    if isinstance(value, Upload):
        return {"file_name": value.name, "file_size": len(value.content)}
    if isinstance(value, str) and value[:1] in ("{", "["):
        try:
            decoded: object = json.loads(value)
        except ValueError:
            return value
        return decoded
    return value
