"""What several routes ask of a request: whose shelf, which story, whether its form is ours, how to answer."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Any, Final

from fastapi import Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.datastructures import FormData
from fastapi.responses import JSONResponse, RedirectResponse

from underneath.serve.library.answers import Record
from underneath.serve.web.drawing import page
from underneath.serve.web.shelf import Shelf

_ID: Final = re.compile(r"[1-9][0-9]{0,15}", re.ASCII)
KEY_HEADER: Final = "x-underneath-key"


class NotOurs(Exception):  # noqa: N818 - named for what it is
    """A form without our key: it was not on a page of this run."""


class NoStory(Exception):  # noqa: N818
    """An address that names no story."""


def shelf_of(request: Request) -> Shelf:
    """The shelf that a request is for."""
    shelf: Shelf = request.app.state.shelf
    return shelf


def number_of(request: Request) -> int:
    """The story's number in an address; `NoStory` where it is no number."""
    text = str(request.path_params["id"])
    if not _ID.fullmatch(text):
        raise NoStory
    return int(text)


def record_of(request: Request) -> Record:
    """The story an address names; `NoStory` where there is none."""
    record = shelf_of(request).library.get(number_of(request))
    if record is None:
        raise NoStory
    return record


@asynccontextmanager
async def form_of(request: Request) -> AsyncIterator[FormData]:
    """A form's fields, once its key is checked; `NotOurs` where that is wrong. Its files are gone afterwards."""
    shelf = shelf_of(request)
    bounds = shelf.bounds
    async with request.form(max_files=bounds.most_files, max_fields=bounds.most_fields) as form:
        given = form.get("key") or request.headers.get(KEY_HEADER, "")
        if not isinstance(given, str) or not shelf.keys.signs(given):
            raise NotOurs
        yield form


def text_of(form: FormData, name: str, most: int = 200) -> str:
    """A field's text on one line, cut at `most` characters; empty where there is none."""
    value = form.get(name, "")
    return " ".join(value.split())[:most] if isinstance(value, str) else ""


def texts_of(form: FormData, name: str, most: int = 200) -> list[str]:
    """The same of a field that is there several times; empty ones left out."""
    found = (" ".join(value.split())[:most] for value in form.getlist(name) if isinstance(value, str))
    return [value for value in dict.fromkeys(found) if value]


def wants_json(request: Request) -> bool:
    """Whether our script asks, and not a person by a plain form."""
    return "application/json" in request.headers.get("accept", "")


def go_to(where: str) -> RedirectResponse:
    """After a form: the page to see next, so that reloading it sends nothing again."""
    return RedirectResponse(where, HTTPStatus.SEE_OTHER)


async def trouble(request: Request, status: int, says: str, advice: str = "") -> Response:
    """A page, or JSON for the script, that says what went wrong and what to try."""
    if wants_json(request):
        return JSONResponse({"error": f"{says} {advice}".strip()}, status)
    values: dict[str, Any] = {"says": says, "advice": advice}
    return await run_in_threadpool(lambda: page(request, "trouble.html.j2", int(status), **values))
