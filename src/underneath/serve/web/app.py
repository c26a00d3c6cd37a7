"""The shelf as one ASGI application: routes in a table, the guard around all of them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any, Final

from fastapi import FastAPI, Request, Response

from underneath.errors import UnderneathError
from underneath.serve.library.library import Library
from underneath.serve.reader import Reader
from underneath.serve.web import adding, assets, groups, live, mending, right_page, searching, shelf_page, story_page
from underneath.serve.web.guard import Guard, TooMuchSent
from underneath.serve.web.hosts import Hosts
from underneath.serve.web.keys import Keys
from underneath.serve.web.requests import NoStory, NotOurs, trouble
from underneath.serve.web.shelf import Bounds, Shelf

GETS: Final = {
    "/": shelf_page.show_shelf,
    "/list": shelf_page.show_list,
    "/suggest/{field}": shelf_page.show_suggestions,
    "/shelf.csv": shelf_page.export_list,
    "/events": live.stream_events,
    "/progress": live.show_progress,
    "/lines": searching.show_lines,
    "/feelings": searching.show_feelings,
    "/doubles": groups.show_doubles,
    "/series": groups.show_series,
    "/story/{id}": story_page.show_story,
    "/story/{id}/state": story_page.show_state,
    "/story/{id}/right": right_page.show_right,
    "/story/{id}/source": story_page.give_source,
    "/story/{id}/corrections": story_page.give_sidecar,
    "/story/{id}/{what}/{start}-{end}": story_page.show_place,
    "/static/{mark}/{name}": assets.serve_asset,
}
POSTS: Final = {
    "/add": adding.add_files,
    "/story/{id}/right": mending.set_right,
    "/story/{id}/undo": mending.undo,
    "/story/{id}/redo": mending.redo,
    "/story/{id}/retry": story_page.retry_story,
    "/story/{id}/remove": story_page.remove_story,
}


def make_app(library: Library, reader: Reader, keys: Keys, hosts: Hosts, bounds: Bounds | None = None) -> Guard:
    """The application for one library; whoever runs it starts and stops the reader."""
    bounds = bounds or Bounds()
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.state.shelf = Shelf(library, reader, keys, bounds)
    for path, answer in GETS.items():
        app.add_api_route(path, answer, methods=["GET"], response_model=None)
    for path, answer in POSTS.items():
        app.add_api_route(path, answer, methods=["POST"], response_model=None)
    for kind, answer in _TROUBLES.items():
        app.add_exception_handler(kind, answer)
    return Guard(app, keys, hosts, bounds.most_bytes)


def _saying(status: HTTPStatus, says: str, advice: str) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def answer(request: Request, _: Exception) -> Response:
        return await trouble(request, status, says, advice)

    return answer


async def _wrong(request: Request, error: Exception) -> Response:
    """What the library refuses, in its own words."""
    return await trouble(request, HTTPStatus.BAD_REQUEST, str(error))


async def _broken(request: Request, error: Any) -> Response:  # noqa: ANN401 - the framework's
    """A form that cannot be taken apart, or that has too many parts."""
    return await trouble(
        request, HTTPStatus.BAD_REQUEST, f"{error.detail}".rstrip(".") + ".", "Add fewer files at a time."
    )


_NO_STORY: Final = _saying(HTTPStatus.NOT_FOUND, "There is no such story on this shelf.", "It may be removed.")
_NO_PAGE: Final = _saying(HTTPStatus.NOT_FOUND, "There is no such page.", "Go to the shelf.")
_NOT_OURS: Final = _saying(
    HTTPStatus.FORBIDDEN, "That page was from before the shelf was started anew.", "Go back, reload it, and try again."
)
_TOO_MUCH: Final = _saying(
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "That is more than can be sent at once.", "Add fewer files at a time."
)
_TROUBLES: Final[dict[Any, Any]] = {
    NoStory: _NO_STORY, NotOurs: _NOT_OURS, TooMuchSent: _TOO_MUCH, UnderneathError: _wrong,
    int(HTTPStatus.BAD_REQUEST): _broken,
    int(HTTPStatus.NOT_FOUND): _NO_PAGE, int(HTTPStatus.METHOD_NOT_ALLOWED): _NO_PAGE,
}  # fmt: skip
