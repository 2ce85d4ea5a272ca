"""Who may use the page and the person-side API: only pages of this very server, on this machine."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


class Guard:
    """Refuses with 403 requests whose Host or Origin is not this server's; tells every page what it may load.

    Else a foreign page could speak in a person's name, by a form post or by a name that points to 127.0.0.1.
    The Bot API is left alone: its token is its guard, and its clients send any Host.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http" or _is_bot_api(scope["path"]):
            await self.app(scope, receive, send)
            return
        reason = _foreign(scope)

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        if reason:
            await JSONResponse({"error": reason}, status_code=403)(scope, receive, with_headers)
        else:
            await self.app(scope, receive, with_headers)


def _is_bot_api(path: str) -> bool:
    return path.startswith(("/bot", "/file/bot"))


def _foreign(scope: Scope) -> str | None:
    """Why a request is refused, or None."""
    headers = Headers(scope=scope)
    port = scope["server"][1]
    ours = {f"127.0.0.1:{port}", f"localhost:{port}"}
    if headers.get("host") not in ours:
        return "wrong Host: use 127.0.0.1 or localhost with the port of this server"
    origin = headers.get("origin")
    if origin is not None and origin not in {f"http://{host}" for host in ours}:
        return "wrong Origin: only pages of this server may do that"
    return None
