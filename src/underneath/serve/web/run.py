"""The shelf started: library opened, reader at work, pages served, and all let go of in turn at the end."""

from __future__ import annotations

import socket
import webbrowser
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

import uvicorn

from underneath.errors import CannotServe
from underneath.serve.library.library import Library
from underneath.serve.reader import Reader
from underneath.serve.web.app import make_app
from underneath.serve.web.hosts import ANYWHERE, hosts_of
from underneath.serve.web.keys import new_keys
from underneath.settings import Settings

PATIENCE: Final = 2  # seconds that open streams get at the end


def serve(
    folder: Path, settings: Settings, host: str, port: int, *, open_browser: bool, say: Callable[[str], None] = print
) -> None:
    """Serve a library until interrupted.

    Parameters
    ----------
    folder
        The library; made where there is none.
    settings
        How stories are read.
    host, port
        Where to listen; port 0 takes any that is free.
    open_browser
        Whether to open the page for the person.
    say
        Told the address, token and all.

    Raises
    ------
    CannotServe
        If nothing can listen there.
    """
    with closing(bound(host, port)) as listening, closing(Library.open(folder)) as library:
        port = listening.getsockname()[1]
        keys, reader = new_keys(port), Reader(library, settings)
        app = make_app(library, reader, keys, hosts_of(host, port, [socket.gethostname()] if host in ANYWHERE else []))
        address = f"http://{_shown(host)}:{port}/?token={keys.token}"
        say(address)
        reader.start()
        try:
            if open_browser:
                webbrowser.open(address)
            with suppress(KeyboardInterrupt):  # the way to end it, not an error
                _server(app).run(sockets=[listening])
        finally:
            reader.stop()


def bound(host: str, port: int) -> socket.socket:
    """A socket that listens at an address, so that whoever asks waits; CannotServe where that is not to be had."""
    try:
        family, _, _, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(where, family=family)
    except (OSError, UnicodeError) as error:
        raise CannotServe(
            f"{host} port {port} cannot be listened on ({error})",
            expected="an address of this machine and a free port",
            advice="another --port, or --port 0 for any that is free",
        ) from None


def _server(app: object) -> uvicorn.Server:
    """A server that says nothing of what is asked for: titles and tokens belong in no log."""
    return uvicorn.Server(uvicorn.Config(
        app, access_log=False, log_level="warning", server_header=False, timeout_graceful_shutdown=PATIENCE,
        lifespan="off", http="h11", ws="none", proxy_headers=False,
    ))  # fmt: skip


def _shown(host: str) -> str:
    host = "127.0.0.1" if host in ANYWHERE else host
    return f"[{host}]" if ":" in host else host
