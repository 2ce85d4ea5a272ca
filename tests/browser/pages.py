"""Opening the chat page and looking at it: sizes, people, pictures, what overflows."""

import struct
import zlib
from typing import Any, Protocol

from playwright.sync_api import Page, expect

from bot.simulator.serving import LocalTelegram

PHONE = (360, 780)
DESKTOP = (1100, 800)
ME, ALEX = 777, 778


class NewPage(Protocol):
    """Opens a page of a size, in a browser context of its own; further options are Playwright's."""

    def __call__(self, size: tuple[int, int] = PHONE, **options: Any) -> Page: ...


def show(page: Page, telegram: LocalTelegram, person: int = ME) -> Page:
    """Open the chat of a person and wait until it is drawn."""
    page.goto(f"{telegram.url}/?person={person}")
    expect(page.get_by_test_id("bot-status")).not_to_have_text("")
    return page


def png(red: int = 90, green: int = 140, blue: int = 200, side: int = 24) -> bytes:
    """A square picture of one colour."""
    raw = (b"\0" + bytes((red, green, blue)) * side) * side

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(raw)) + chunk(b"IEND", b"")


def overflowing(page: Page) -> list[str]:
    """What reaches beyond the window's sides, as tag and class."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('body *')]
            .filter((node) => node.checkVisibility({ visibilityProperty: true }))
            .filter((node) => {
                const box = node.getBoundingClientRect();
                return box.width && (box.left < -0.5 || box.right > innerWidth + 0.5);
            })
            .map((node) => `${node.tagName}.${node.className}`)
            .concat(document.documentElement.scrollWidth > innerWidth ? ['the page itself'] : [])"""
    )
    return found
