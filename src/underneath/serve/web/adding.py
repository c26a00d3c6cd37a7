"""Files taken in from the browser: one by one from the script, or many at once from a plain form."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, BinaryIO, Final

from fastapi import Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse

from underneath.corpus.collection import ENDINGS, KINDS
from underneath.errors import UnderneathError
from underneath.report.safe import label
from underneath.serve.library.files import LONGEST_NAME
from underneath.serve.web.drawing import page
from underneath.serve.web.requests import form_of, go_to, shelf_of, wants_json
from underneath.serve.web.shelf import Shelf

TAKEN: Final = ", ".join(KINDS)


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one file: its story's number, or why it was refused."""

    name: str
    id: int | None = None
    known: bool = False
    refused: str = ""

    def as_json(self) -> dict[str, Any]:
        """For the script."""
        return {"name": self.name, "id": self.id, "known": self.known, "refused": self.refused}


async def add_files(request: Request) -> Response:
    """Take in all files of a form."""
    shelf = shelf_of(request)
    async with form_of(request) as form:
        given = [(file.filename or "", file.file) for file in form.getlist("file") if not isinstance(file, str)]
        taken = await run_in_threadpool(lambda: [take_in(shelf, name, file) for name, file in given if name])
    shelf.reader.wake()
    if wants_json(request):
        return JSONResponse({"taken": [row.as_json() for row in taken]})
    refused = [row for row in taken if row.refused]
    if taken and not refused:
        return go_to("/")
    return await run_in_threadpool(page, request, "added.html.j2", 200 if taken else 400, taken=taken)


def take_in(shelf: Shelf, name: str, file: BinaryIO) -> Taken:
    """Put one file on the shelf, or say why not."""
    name = bare_name(name)
    if PurePosixPath(name).suffix.lower() not in ENDINGS:
        return Taken(name, refused=f"Not a kind of file that is read here. Expected one of {TAKEN}.")
    most = shelf.library.limits.most_bytes
    data = file.read(most + 1)
    try:
        added = shelf.library.add(name, data)
    except UnderneathError as error:
        return Taken(name, refused=str(error))
    return Taken(name, added.id, added.known)


def bare_name(name: str) -> str:
    """A file's name without any folder, whichever way the slashes lean; shown and searched, never used as a path."""
    last = label(name.replace("\\", "/").rstrip("/").rpartition("/")[2])
    if len(last) > LONGEST_NAME:
        suffix = PurePosixPath(last).suffix[:12]
        last = last[: LONGEST_NAME - len(suffix)] + suffix
    return last if last.strip(". ") else "story"
