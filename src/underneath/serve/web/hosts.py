"""Which names this shelf answers to: a page on another name must not reach it, even by rebinding that name to it."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass

LOCAL = ("127.0.0.1", "localhost", "::1")
ANYWHERE = ("0.0.0.0", "::")  # noqa: S104 - compared with, not bound to


@dataclass(frozen=True, slots=True)
class Hosts:
    """The names and the port that a request may be addressed to.

    `any_address`: bound to all addresses, so that any address is right. No name is: names can be rebound, numbers not.
    """

    names: frozenset[str]
    port: int
    any_address: bool = False

    def allow(self, host: str) -> bool:
        """Whether a `Host` header names this shelf."""
        name, port = _parted(host)
        if port != self.port:
            return False
        return name in self.names or (self.any_address and _is_address(name))

    def allow_origin(self, origin: str, host: str) -> bool:
        """Whether an `Origin` header is this very shelf, as the same request's `Host` (allowed already) names it."""
        return origin.lower() == f"http://{host}".lower()


def hosts_of(bound: str, port: int, more: Iterable[str] = ()) -> Hosts:
    """The names of a shelf bound to `bound`; `more`: names a person gives it."""
    names = {*LOCAL, bound.lower().strip("[]"), *(name.lower() for name in more)} - set(ANYWHERE)
    return Hosts(frozenset(names), port, bound in ANYWHERE)


def _parted(host: str) -> tuple[str, int]:
    """Name and port of a `Host` header; 80 where it names none, -1 where it is no port."""
    name, colon, port = host.lower().rpartition(":")
    if not colon or port.endswith("]"):  # no port; or the last group of a bare address in brackets
        name, port = host.lower(), "80"
    return name.strip("[]"), int(port) if port.isascii() and port.isdecimal() and len(port) < 6 else -1  # noqa: PLR2004


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
