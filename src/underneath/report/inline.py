"""Stand-off rows woven into a stretch of text as properly nested elements."""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from underneath.report.safe import escape
from underneath.story.spans import Span

DEEPEST = 16  # levels; nothing real nests deeper, and browsers give up at 512


class Row(NamedTuple):
    """An element over characters `start` to `end`. `again` opens it anew where it had to be cut, without its id."""

    start: int
    end: int
    opening: str
    again: str
    closing: str


def weave(text: str, span: Span, rows: Iterable[Row]) -> str:
    """Mark up one stretch of text; rows may nest, cross each other and stick out at both ends.

    Where two cross, the later one is cut at the end of the earlier. Each row is cut at most once by each row around
    it, and rows deeper than `DEEPEST` are left out, so the cost is linear but for a logarithm.
    """
    queue = [(max(r.start, span.start), -min(r.end, span.end), i, r) for i, r in enumerate(rows)]
    heapify(queue)
    out: list[str] = []
    open_: list[tuple[int, str]] = []  # ends, and the tags that close; ends never grow towards the top
    at = span.start
    while queue:
        start, end, order, row = heappop(queue)
        end = -end
        at = _close(text, at, start, open_, out)
        if end <= start or len(open_) >= DEEPEST:
            continue
        if open_ and end > open_[-1][0]:
            cut = open_[-1][0]
            heappush(queue, (cut, -end, order, row._replace(start=cut, opening=row.again)))
            end = cut
        out += (escape(text[at:start]), row.opening if start == row.start else row.again)
        open_.append((end, row.closing))
        at = start
    at = _close(text, at, span.end, open_, out)
    out.append(escape(text[at : span.end]))
    return "".join(out)


def _close(text: str, at: int, until: int, open_: list[tuple[int, str]], out: list[str]) -> int:
    """Close what ends at or before `until`; returns how far the text is written."""
    while open_ and open_[-1][0] <= until:
        end, closing = open_.pop()
        out += (escape(text[at:end]), closing)
        at = end
    return at
