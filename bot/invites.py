"""One-use invite codes: how they are made, and the only form in which they are kept."""

import secrets
from hashlib import sha256

BITS = 160
"""Randomness of a code; more than the 128 that guessing must face."""


def new_code() -> str:
    """A fresh code, safe in an address and within Telegram's 64 characters for ``/start CODE``."""
    return secrets.token_urlsafe(BITS // 8)


def hash_code(code: str) -> str:
    """What is stored and compared: SHA-256 in hexadecimal.

    A slow hash would add nothing: the code is random, not chosen by a person.
    """
    return sha256(code.strip().encode()).hexdigest()


def link(bot_username: str, code: str) -> str:
    """The address that opens the bot with this invite."""
    return f"https://t.me/{bot_username}?start={code}"
