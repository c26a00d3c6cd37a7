"""What the finders hand on: a stretch, what it is, how sure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from underneath.layers.speech import QuoteKind


class Found(NamedTuple):
    """A quotation found in paragraph `paragraph` (its index). `goes_on`: never closed, taken up in the next one."""

    start: int
    end: int
    paragraph: int
    kind: QuoteKind = "speech"
    confidence: float = 1.0
    goes_on: bool = False


def free_of(rows: list[Found], taken: list[Found]) -> list[Found]:
    """Those `rows` that share no character with a row of `taken`; `taken` sorted by start, without overlaps."""
    starts = [row.start for row in taken]
    ends = [row.end for row in taken]
    return [row for row in rows if bisect_right(ends, row.start) >= bisect_left(starts, row.end)]


def merged(*lists: list[Found]) -> list[Found]:
    """All rows in order; of rows that overlap, the one from the earlier list stays."""
    kept: list[Found] = []
    for rows in lists:
        fresh: list[Found] = []
        for row in free_of(sorted(rows), kept):
            if not fresh or row.start >= fresh[-1].end:
                fresh.append(row)
        kept = sorted(kept + fresh)
    return kept
