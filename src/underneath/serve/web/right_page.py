"""Everything that can be set right in a story on one plain page: people, lines, history. It needs no script."""

from __future__ import annotations

from typing import Final

from fastapi import Request, Response

from underneath.layers.speech import Attributions
from underneath.reading.reading import Reading
from underneath.report.people import people_of
from underneath.report.safe import label, shortened
from underneath.serve.web.asking import page_of
from underneath.serve.web.drawing import page
from underneath.serve.web.requests import go_to, record_of, shelf_of
from underneath.serve.web.telling import told, ways_of

LINES: Final = 100  # lines on a page
LONGEST: Final = 240  # characters of a line shown; enough to know it by


def show_right(request: Request) -> Response:
    """The page; `who` shows one speaker's lines alone, so that all can be given to another at once."""
    shelf, record = shelf_of(request), record_of(request)
    if not record.readable:
        return go_to(f"/story/{record.id}")
    reading = shelf.library.reading(record.id)
    who, at = request.query_params.get("who", "")[:200], page_of(request.query_params)
    rows = rows_of(reading, who)
    steps = shelf.library.history(record.id)
    return page(
        request, "right.html.j2", record=record, people=people_of(reading), who=who, at=at, total=len(rows), size=LINES,
        rows=rows[(at - 1) * LINES : at * LINES], steps=[(step, told(step.change)) for step in reversed(steps)],
        **ways_of(steps),
    )  # fmt: skip


def rows_of(reading: Reading, who: str) -> list[tuple[int, str, str, str]]:
    """Each line's start, words, speaker and hearers, as text; of one speaker, of nobody known, or (empty) all."""
    names = {row.id: label(row.name) for row in reading.cast.characters}
    names |= {row.id: label(row.name) for row in reading.cast.groups}
    out = []
    for quote, row in zip(reading.quotes, reading.layer(Attributions).rows, strict=True):
        if not who or (row.speaker or "nobody") == who:
            words = shortened(label(quote.span.of(reading.text)), LONGEST)
            hearers = ", ".join(names.get(id_, id_) for id_ in row.addressees)
            out.append((quote.span.start, words, names.get(row.speaker or "", ""), hearers))
    return out
