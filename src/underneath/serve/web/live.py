"""What is being read just now, told as it changes: as a stream of events, or when asked."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from itertools import count
from typing import Any, Final

from fastapi import Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse, StreamingResponse

from underneath.report.safe import label
from underneath.serve.web.drawing import STAGES
from underneath.serve.web.requests import shelf_of
from underneath.serve.web.shelf import Shelf

PAUSE: Final = 0.5  # seconds between two looks
STILL: Final = 30  # looks without news after which a sign of life is sent


def snapshot(shelf: Shelf) -> dict[str, Any]:
    """How many stories are in each state, and how far those being read have come."""
    now = []
    for row in shelf.reader.progress():
        record = shelf.library.get(row.id)
        if record is not None:
            doing = STAGES.get(row.stage, "reading")
            now.append({"id": row.id, "title": label(record.title), "doing": doing, "share": round(row.share, 2)})
    counts: dict[str, Any] = dict(shelf.library.states())
    return counts | {"now": now}


def busy(shown: dict[str, Any]) -> bool:
    """Whether anything is being read or waits."""
    return bool(shown["waiting"] or shown["reading"])


async def stream_events(request: Request) -> Response:
    """Server-sent events until nothing waits any more; the page opens a new stream when it adds something."""
    headers = {"x-accel-buffering": "no"}
    return StreamingResponse(_told(request, shelf_of(request)), media_type="text/event-stream", headers=headers)


async def _told(request: Request, shelf: Shelf) -> AsyncIterator[str]:
    last = ""
    for look in count(1):
        if await request.is_disconnected():
            return
        shown = await run_in_threadpool(snapshot, shelf)
        text = json.dumps(shown, separators=(",", ":"))
        if text != last:
            last = text
            yield f"data: {text}\n\n"
        elif look % STILL == 0:
            yield ": still reading\n\n"
        if not busy(shown):
            return
        await asyncio.sleep(PAUSE)


def show_progress(request: Request) -> Response:
    """The same once, for where no stream gets through."""
    return JSONResponse(snapshot(shelf_of(request)))
