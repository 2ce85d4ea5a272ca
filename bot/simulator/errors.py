"""Refusals of the Bot API: a status, Telegram's words, and what goes with them."""

from __future__ import annotations


class ApiError(Exception):
    """A call is refused: HTTP status, description in Telegram's words, ``parameters`` of the answer."""

    def __init__(self, status: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters


class UnimplementedError(ApiError):
    """Telegram would take this call, the local Telegram does not; a test run that meets one must fail."""


def bad_request(description: str) -> ApiError:
    """A 400 in Telegram's words, given without the prefix."""
    return ApiError(400, f"Bad Request: {description}")


def forbidden(description: str) -> ApiError:
    """A 403 in Telegram's words, given without the prefix."""
    return ApiError(403, f"Forbidden: {description}")
