"""A tiny conversation for tests of the plumbing: it counts what it is told and says it back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from sqlmodel import Session

from handlers import routing
from handlers.outgoing import Outgoing, Text
from handlers.routing import Route
from handlers.screens import Showing, screen
from handlers.turn import Turn
from messages.buttons import Button
from messages.callbacks import Callback, callback
from storage import meta
from storage.inbox import Reply


@callback
@dataclass(frozen=True, slots=True)
class EchoTap(Callback):
    """The button under every echo."""

    prefix: ClassVar[str] = "test-echo"
    number: int


def count(session: Session, user_id: int) -> int:
    """One more for this user."""
    name = f"echo.{user_id}"
    number = int(meta.get(session, name) or 0) + 1
    meta.put(session, name, str(number))
    return number


def counted(session: Session, user_id: int) -> int:
    """How often this user was counted."""
    return int(meta.get(session, f"echo.{user_id}") or 0)


@screen("test_echo")
async def echo(showing: Showing) -> Sequence[Outgoing]:
    """What was said, numbered, with a button that counts on."""
    if showing.word("said") == "bad screen":
        raise RuntimeError("the screen has a bug: secret words")
    buttons = ((Button("再来", EchoTap(showing.id("number")).encode()),),)
    return [Text(f"第{showing.id('number')}次：{showing.word('said')}", buttons, edit=True)]


async def start(turn: Turn) -> None:
    """/start binds nothing and says hello."""
    await turn.commit(Reply("test_echo", {"number": 0, "said": "hello"}))


async def typed(turn: Turn) -> None:
    """Any text is counted and said back; two of them are bugs."""
    if turn.text == "bug":
        raise RuntimeError("a bug: secret words")
    said = turn.text
    await turn.commit(
        lambda number: Reply("test_echo", {"number": number, "said": said}), count, turn.user_id
    )


async def tapped(turn: Turn, tap: EchoTap) -> None:
    """The button counts on, and flashes."""
    await turn.commit(
        lambda number: Reply("test_echo", {"number": number, "said": f"tap {tap.number}"}, "common.done"),
        count,
        turn.user_id,
    )


async def forgetful(_: Turn) -> None:
    """/cancel takes the update and commits nothing: a bug."""


ROUTES: list[Route] = [
    routing.command("start", start),
    routing.command("cancel", forgetful),
    routing.reply_label("duties", start),
    routing.callback(EchoTap, tapped),
    routing.text(typed),
]
