"""One story: its page, the same that `--to html` draws, inside the shelf's frame; or why there is none."""

from __future__ import annotations

import json
from bisect import bisect_right
from typing import Any, Final
from urllib.parse import quote

from fastapi import Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, JSONResponse
from markupsafe import Markup

from underneath.layers.feelings import Feelings
from underneath.reading.reading import Reading
from underneath.report.frame import Drawn, Frame
from underneath.report.page import draw
from underneath.report.safe import label
from underneath.report.view import View, view_of
from underneath.serve.library.answers import Record
from underneath.serve.web.drawing import page, templates
from underneath.serve.web.guard import POLICY
from underneath.serve.web.requests import NoStory, form_of, go_to, record_of, shelf_of, text_of
from underneath.serve.web.shelf import Shelf
from underneath.serve.web.telling import ways_of

# Where what differs from request to request goes. No story can hold a comment: its text is escaped.
_ABOVE: Final = "<!--above-->"


def show_story(request: Request) -> Response:
    """The story's page; while it is not read, what is happening to it."""
    shelf, record = shelf_of(request), record_of(request)
    if not record.readable:
        return page(request, "waiting.html.j2", record=record)
    steps = shelf.library.history(record.id)
    state = (record.id, record.revision, record.fresh)
    drawn = shelf.pages.get(state, lambda: _drawn(shelf, record))
    above = _part("above", record, shelf, **ways_of(steps))
    policy = POLICY.format(script=f" {drawn.script}", style=f" {drawn.style}")
    return HTMLResponse(drawn.html.replace(_ABOVE, above, 1), headers={"content-security-policy": policy})


def _drawn(shelf: Shelf, record: Record) -> Drawn:
    view = view_of(shelf.library.reading(record.id))
    frame = Frame(
        head=_part("head", record, shelf), bar=_part("bar", record, shelf), above=Markup(_ABOVE),  # noqa: S704 - ours
        end=_part("end", record, shelf, data=Markup(_data(view)), people=view.people),  # noqa: S704 - no < is in it
    )  # fmt: skip
    return draw(view, frame)


def _data(view: View) -> str:
    """What the script needs to set right: where each line starts, and whom the numbers of people mean."""
    data = {
        "starts": [line.span.start for line in view.lines],
        "people": [
            {"id": person.id, "name": label(person.name), "called": list(map(label, person.called)),
             "pronouns": person.pronouns or ""}
            for person in view.people
        ],
    }  # fmt: skip
    return json.dumps(data, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")


def _part(name: str, record: Record, shelf: Shelf, **values: Any) -> Markup:  # noqa: ANN401
    template = templates().get_template(f"frame_{name}.html.j2")
    return Markup(template.render(record=record, key=shelf.keys.form, **values))  # noqa: S704 - escaped by it


def show_place(request: Request) -> Response:
    """Lead to where a line or a feeling stands in the story: its characters are in the address."""
    record = record_of(request)
    start, end, what = (request.path_params[name] for name in ("start", "end", "what"))
    if not (start.isdecimal() and end.isdecimal() and len(start) < 12 and len(end) < 12) or not record.readable:  # noqa: PLR2004
        raise NoStory
    mark = mark_at(shelf_of(request).library.reading(record.id), what, int(start), int(end))
    return go_to(f"/story/{record.id}{mark}")


def mark_at(reading: Reading, what: str, start: int, end: int) -> str:
    """The fragment of the page that shows this stretch; empty where it is not there any more."""
    if what == "felt" and reading.has(Feelings):
        for i, feeling in enumerate(reading.layer(Feelings)):
            if (feeling.span.start, feeling.span.end) == (start, end):
                return f"#f{i}"
    starts = [row.span.start for row in reading.quotes]
    i = bisect_right(starts, start) - 1
    if i >= 0 and reading.quotes[i].span.end > start:
        return f"#q{i}"
    scenes = [row.span.start for row in reading.scenes]
    i = bisect_right(scenes, start) - 1
    return f"#s{i}" if i >= 0 else ""


def show_state(request: Request) -> Response:
    """What a story's page asks while the story is being read again."""
    record = record_of(request)
    return JSONResponse({
        "state": record.state, "readable": record.readable, "fresh": record.fresh, "reason": label(record.reason or ""),
    })  # fmt: skip


def give_source(request: Request) -> Response:
    """The file as it was given, to be kept elsewhere; never shown as a page, whatever is in it."""
    record = record_of(request)
    return _kept(*shelf_of(request).library.source(record.id))


def give_sidecar(request: Request) -> Response:
    """What was set right, as the file to lay beside the story."""
    record = record_of(request)
    return _kept(*shelf_of(request).library.sidecar(record.id))


def _kept(name: str, data: bytes) -> Response:
    headers = {"content-disposition": f"attachment; filename*=UTF-8''{quote(label(name), safe='')}"}
    return Response(data, media_type="application/octet-stream", headers=headers)


async def remove_story(request: Request) -> Response:
    """Take a story off the shelf."""
    shelf = shelf_of(request)
    async with form_of(request) as form:
        back = text_of(form, "back")
    record = await run_in_threadpool(record_of, request)
    await run_in_threadpool(shelf.library.remove, record.id)
    return go_to("/doubles" if back == "doubles" else "/")


async def retry_story(request: Request) -> Response:
    """Let a story be read again."""
    shelf = shelf_of(request)
    async with form_of(request):
        record = await run_in_threadpool(record_of, request)
    await run_in_threadpool(shelf.library.retry, record.id)
    shelf.pages.clear()
    shelf.reader.wake()
    return go_to(f"/story/{record.id}")
