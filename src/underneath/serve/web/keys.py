"""The secrets of one run: a token that opens the shelf, and one that its own forms carry."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass

_BYTES = 32


@dataclass(frozen=True)
class Keys:
    """What opens this shelf. Both are new at every start; neither is ever written to disk."""

    token: str
    port: int

    @property
    def cookie(self) -> str:
        """The cookie's name; with the port in it, since cookies are shared by all ports of a host."""
        return f"underneath-{self.port}"

    @property
    def form(self) -> str:
        """What each form of ours carries: known to our own pages alone."""
        return hmac.new(self.token.encode(), b"form", "sha256").hexdigest()

    def opens(self, given: str) -> bool:
        """Whether this is the token; compared in constant time."""
        return hmac.compare_digest(given.encode(), self.token.encode())

    def signs(self, given: str) -> bool:
        """Whether this is what our forms carry; compared in constant time."""
        return hmac.compare_digest(given.encode(), self.form.encode())

    def in_cookies(self, header: str) -> bool:
        """Whether a `Cookie` header holds the token."""
        # By hand: http.cookies refuses the whole header for a name it dislikes, and other programs on this machine's
        # other ports may have set one.
        pairs = (part.strip().partition("=") for part in header.split(";"))
        return any(name == self.cookie and self.opens(value) for name, _, value in pairs)

    def set_cookie(self) -> str:
        """The `Set-Cookie` header: for this host, this session, no script and no other site's request."""
        return f"{self.cookie}={self.token}; Path=/; HttpOnly; SameSite=Strict"


def new_keys(port: int) -> Keys:
    """Fresh secrets for a start on this port."""
    return Keys(secrets.token_urlsafe(_BYTES), port)
