"""Stories that belong together: the same one twice, and the parts of a series."""

from __future__ import annotations

from fastapi import Request, Response

from underneath.serve.web.drawing import page
from underneath.serve.web.requests import shelf_of


def show_doubles(request: Request) -> Response:
    """Stories that are one work, with a way to let go of all but one."""
    return page(request, "doubles.html.j2", groups=shelf_of(request).library.doubles())


def show_series(request: Request) -> Response:
    """Every series of which two parts are here, in its order."""
    return page(request, "series.html.j2", groups=shelf_of(request).library.series())
