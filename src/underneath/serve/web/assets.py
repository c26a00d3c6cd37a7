"""The few files beside the pages: style and script, each under an address that changes with its content."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files as resources
from typing import Final, NamedTuple

from fastapi import Request, Response

from underneath.report.page import themed

STYLES: Final = {"shelf.css": ("shelf.css", "forms.css"), "mend.css": ("forms.css", "mend.css")}
SCRIPTS: Final = {"theme.js": ("theme.js",), "shelf.js": ("live.js", "adding.js"), "mend.js": ("mend.js",)}
FOR_EVER: Final = {"cache-control": "private, max-age=31536000, immutable"}


class Asset(NamedTuple):
    """A file's bytes, its kind and the first letters of its hash."""

    content: bytes
    kind: str
    mark: str


@cache
def asset(name: str) -> Asset:
    """A file by its name; KeyError where there is none of that name."""
    if name in STYLES:
        text, kind = _joined(STYLES[name]), "text/css"
        text = themed("base.css") + text if name == "shelf.css" else text
    else:
        text, kind = f'"use strict";\n(() => {{\n{_joined(SCRIPTS[name])}}})();\n', "text/javascript"
    content = text.encode()
    return Asset(content, f"{kind}; charset=utf-8", sha256(content).hexdigest()[:12])


def address(name: str) -> str:
    """Where a file is found; it changes whenever the file does, so that browsers may keep it for ever."""
    return f"/static/{asset(name).mark}/{name}"


def serve_asset(request: Request) -> Response:
    """Give a file; names are looked up in a table, never on the disk."""
    name = request.path_params["name"]
    if name not in STYLES and name not in SCRIPTS:
        return Response("No such file.\n", 404, media_type="text/plain")
    found = asset(name)
    return Response(found.content, media_type=found.kind, headers=FOR_EVER)


def _joined(names: tuple[str, ...]) -> str:
    folder = resources("underneath.serve.web") / "static"
    return "".join((folder / name).read_text(encoding="utf-8") for name in names)
