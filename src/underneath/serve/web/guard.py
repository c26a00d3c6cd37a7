"""What stands before every page: who may ask, from where, how much; and what every answer carries."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import parse_qsl, quote, urlencode

from underneath.serve.web.hosts import Hosts
from underneath.serve.web.keys import Keys

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]

POLICY: Final = (
    "default-src 'none'; script-src 'self'{script}; style-src 'self'{style}; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
ALWAYS: Final = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # Not no-referrer: under it browsers send `Origin: null` with our own forms.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
BY_DEFAULT: Final = {"content-security-policy": POLICY.format(script="", style=""), "cache-control": "no-store"}
SAFE: Final = frozenset({"GET", "HEAD"})


class TooMuchSent(Exception):  # noqa: N818 - named for what it is
    """A request's body is longer than allowed."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request is not answered."""

    status: HTTPStatus
    says: str
    then: str = ""


class Guard:
    """An ASGI application around another: lets pass what a person at this machine asked for, from our own pages.

    Parameters
    ----------
    app
        What answers once the guard has let a request pass.
    keys
        The secrets of this run.
    hosts
        The names the shelf answers to.
    most
        Bytes that one request may send.
    """

    def __init__(self, app: App, keys: Keys, hosts: Hosts, most: int) -> None:
        self._app, self._keys, self._hosts, self._most = app, keys, hosts, most

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] == "lifespan":
            return await self._app(scope, receive, send)
        if scope["type"] != "http":
            return await send({"type": "websocket.close", "code": 1008})
        headers = _headers(scope)
        refusal = self._refusal(scope, headers)
        if refusal:
            return await _answer(send, refusal)
        entered = self._entered(scope)
        if entered is not None:
            return await _enter(send, entered, self._keys.set_cookie())
        if not self._keys.in_cookies(headers.get("cookie", "")):
            return await _answer(send, LOCKED)
        return await self._app(scope, _bounded(receive, self._most), _with_headers(send))

    def _refusal(self, scope: Message, headers: dict[str, str]) -> Refusal | None:
        host = headers.get("host", "")
        if not self._hosts.allow(host):
            return Refusal(
                HTTPStatus.MISDIRECTED_REQUEST, "This is a shelf of stories, and not the site you asked for."
            )
        if headers.get("sec-fetch-site") == "cross-site" and headers.get("sec-fetch-mode", "navigate") != "navigate":
            return FOREIGN
        if scope["method"] not in SAFE and not self._hosts.allow_origin(headers.get("origin", ""), host):
            return FOREIGN
        if _length(headers) > self._most:
            return Refusal(
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"That is more than {self._most // 2**20} MiB at once.",
                "Try: add fewer files at a time.",
            )  # fmt: skip
        return None

    def _entered(self, scope: Message) -> str | None:
        """Where to go on, if the address carries the right token; without the token in it."""
        asked = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        if scope["method"] not in SAFE or not any(key == "token" and self._keys.opens(value) for key, value in asked):
            return None
        rest = urlencode([(key, value) for key, value in asked if key != "token"])
        # One slash: two would name another host.
        return "/" + quote(scope["path"].lstrip("/"), safe="/") + (f"?{rest}" if rest else "")


LOCKED: Final = Refusal(
    HTTPStatus.FORBIDDEN, "This shelf is locked.",
    "Open the address that `underneath serve` printed, the long one with token= in it. If you just have, reload.",
)  # fmt: skip
FOREIGN: Final = Refusal(HTTPStatus.FORBIDDEN, "That was asked for by another site, so it was not done.")


def _headers(scope: Message) -> dict[str, str]:
    """The headers by name; of one sent twice nothing, so that no two readers can differ on which counts."""
    found: dict[str, str] = {}
    for name, value in scope["headers"]:
        key = name.decode("latin-1").lower()
        found[key] = "" if key in found else value.decode("latin-1")
    return found


def _length(headers: dict[str, str]) -> int:
    told = headers.get("content-length", "0")
    return int(told) if told.isascii() and told.isdecimal() else 0


def _bounded(receive: Receive, most: int) -> Receive:
    """Receive that ends a body which is longer than it said, or did not say."""
    seen = 0

    async def bounded() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > most:
            raise TooMuchSent
        return message

    return bounded


def _with_headers(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = {name.decode("latin-1").lower() for name, _ in message["headers"]}
            more = ALWAYS | {name: value for name, value in BY_DEFAULT.items() if name not in given}
            message["headers"] = [*message["headers"], *_encoded(more)]
        await send(message)

    return sent


async def _answer(send: Send, refusal: Refusal) -> None:
    words = f"{refusal.says} {refusal.then}".strip() + "\n"
    headers = ALWAYS | BY_DEFAULT | {"content-type": "text/plain; charset=utf-8", "connection": "close"}
    await send({"type": "http.response.start", "status": int(refusal.status), "headers": _encoded(headers)})
    await send({"type": "http.response.body", "body": words.encode()})


async def _enter(send: Send, where: str, cookie: str) -> None:
    headers = ALWAYS | BY_DEFAULT | {"location": where, "set-cookie": cookie}
    await send({"type": "http.response.start", "status": int(HTTPStatus.SEE_OTHER), "headers": _encoded(headers)})
    await send({"type": "http.response.body", "body": b""})


def _encoded(headers: dict[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]
