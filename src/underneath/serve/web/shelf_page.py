"""The shelf itself: what is on it, what is asked of it, what is being read."""

from __future__ import annotations

from typing import Any, Final

from fastapi import Request, Response
from fastapi.responses import StreamingResponse

from underneath.layers.notes import NOTES
from underneath.serve.web.adding import TAKEN
from underneath.serve.web.asking import SIZE, SORTS, Asked, asked_of
from underneath.serve.web.drawing import page
from underneath.serve.web.live import busy, snapshot
from underneath.serve.web.requests import shelf_of

COMPLETED: Final = 60  # suggestions sent with a page; the commonest


def show_shelf(request: Request) -> Response:
    """The whole page."""
    shelf = shelf_of(request)
    library, shown = shelf.library, snapshot(shelf)
    return page(
        request, "shelf.html.j2", **_listed(request), shown=shown, busy=busy(shown), taken=TAKEN,
        empty=not sum(library.states().values()), sorts=SORTS, kinds=NOTES, limits=library.limits,
        tags=library.tags(most=COMPLETED), fandoms=library.fandoms(most=COMPLETED),
        people=library.people(most=COMPLETED),
    )  # fmt: skip


def show_list(request: Request) -> Response:
    """The list alone, for the script to put in place of the old one."""
    return page(request, "list.html.j2", **_listed(request))


def show_suggestions(request: Request) -> Response:
    """Names that begin as what is being typed, for one field."""
    library, start = shelf_of(request).library, request.query_params.get("start", "")[:100]
    ask = {"tag": library.tags, "fandom": library.fandoms, "person": library.people}.get(request.path_params["field"])
    return page(request, "options.html.j2", rows=ask(start, 20) if ask else ())


def export_list(request: Request) -> Response:
    """The list as CSV, with all its pages."""
    rows = shelf_of(request).library.export_csv(asked_of(request.query_params).query)
    headers = {"content-disposition": 'attachment; filename="shelf.csv"'}
    return StreamingResponse(rows, media_type="text/csv; charset=utf-8", headers=headers)


def _listed(request: Request) -> dict[str, Any]:
    asked = asked_of(request.query_params)
    found = shelf_of(request).library.find(asked.query)
    return {"asked": asked, "found": found, "pages": max(1, -(-found.total // SIZE)), "chips": chips_of(asked)}


def chips_of(asked: Asked) -> list[tuple[str, str]]:
    """What narrows the list, in words, each with the address of the list without it."""
    names = {
        "q": "“{}”", "person": "with {}", "pairing": "{}", "tag": "tagged {}", "fandom": "{}", "author": "by {}",
        "series": "series {}", "least": "at least {} words", "most": "at most {} words", "state": "{}",
    }  # fmt: skip
    told = [
        (words.format(asked.fields[key]), asked.address("/", **{key: ""}))
        for key, words in names.items()
        if asked.fields[key]
    ]
    for kind in asked.notes:
        rest = Asked(asked.query, asked.fields, tuple(n for n in asked.notes if n != kind), asked.without)
        told.append((f"with {kind}", rest.address("/")))
    for kind in asked.without:
        rest = Asked(asked.query, asked.fields, asked.notes, tuple(n for n in asked.without if n != kind))
        told.append((f"without {kind}", rest.address("/")))
    return told
