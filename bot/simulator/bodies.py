"""The JSON bodies of person-side requests."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request

B = TypeVar("B", bound=BaseModel)


class Body(BaseModel):
    """The JSON body of a person-side request; unknown fields are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class NewPerson(Body):
    """A person to add; without an id the next free one."""

    first_name: str = Field(min_length=1, max_length=64)
    language_code: str = "zh-hans"
    id: int | None = Field(default=None, gt=0)


class Text(Body):
    """A text to send, or the new text of a message."""

    text: str
    reply_to_message_id: int | None = None


class Tap(Body):
    """A tap on an inline button."""

    message_id: int
    data: str | None = None
    label: str | None = None
    stale: bool = False


class Press(Body):
    """A press on a reply-keyboard button."""

    label: str


class Contact(Body):
    """A contact to send."""

    phone_number: str
    first_name: str


class Location(Body):
    """A place to send; Beijing by default."""

    latitude: float = 39.9042
    longitude: float = 116.4074


class Forward(Body):
    """A message to forward: one of the chat by ``message_id``, or the ``text`` of somebody elsewhere."""

    message_id: int | None = None
    text: str = ""
    from_name: str = Field(default="", max_length=128)


class Edit(Body):
    """A message to edit."""

    message_id: int
    text: str = Field(min_length=1)


class Block(Body):
    """Whether the bot is to be blocked."""

    blocked: bool


class Group(Body):
    """A group to make."""

    title: str = Field(min_length=1)
    members: list[int]
    supergroup: bool = False


class GroupText(Body):
    """A text to send in a group."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    sender: int = Field(alias="from")
    text: str


class GroupTap(Tap):
    """A tap in a group."""

    sender: int = Field(alias="from")


async def body(request: Request, model: type[B]) -> B:
    """The JSON body of a request as a model; raises HTTPException 400 with a plain reason."""
    try:
        return model.model_validate_json(await request.body() or b"{}")
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "body"
        raise HTTPException(400, f"{where}: {first['msg']}") from error
