"""A tiny conversation for tests of the plumbing: it counts what it is told and says it back."""

from collections.abc import Sequence

from sqlmodel import Session

from handlers import routing
from handlers.outgoing import Document, NoReplyKeyboard, Outgoing, Photo, Text
from handlers.routing import Route
from handlers.screens import Showing, screen
from handlers.turn import Turn
from messages.buttons import Button, menu
from messages.callbacks.base import Callback, callback
from storage import meta
from storage.inbox import Reply
from tests.phone import PIXEL

SECRET = "the secret words of a talk"
"""What a bug may carry and no log may show."""

broken = {"handler": False, "screen": False}
"""Faults that a test turns on, and mends."""


@callback("test-echo")
class EchoTap(Callback):
    """The button under every echo."""

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
    if broken["screen"]:
        raise RuntimeError(SECRET)
    number = showing.id("number")
    buttons = ((Button("再来", EchoTap(number).encode()),),)
    return [Text(f"第{number}次：{showing.word('said')}", buttons, edit=True)]


@screen("test_all")
async def everything(showing: Showing) -> Sequence[Outgoing]:
    """One of everything that can be sent."""
    return [
        Text("keyboard", menu(showing.language)),
        Text("no keyboard", NoReplyKeyboard()),
        Photo(PIXEL, "<b>picture</b>", "one.png"),
        Document(b"sample", "一.txt", "file"),
    ]


@screen("test_bad_html")
async def bad_html(_: Showing) -> Sequence[Outgoing]:
    """What Telegram refuses for good."""
    return [Text("<b>never closed")]


async def start(turn: Turn) -> None:
    """/start says hello."""
    await turn.commit(Reply("test_echo", {"number": 0, "said": "hello"}))


async def typed(turn: Turn) -> None:
    """Any text is counted and said back."""
    said = turn.text
    if broken["handler"]:
        raise RuntimeError(SECRET)
    if said in {"all", "bad_html"}:
        await turn.commit(Reply(f"test_{said}"))
        return
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
