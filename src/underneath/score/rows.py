"""Rows with a place in the text, as the story JSON has them: `start`, `end` and more."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

Row = Mapping[str, Any]
Place = tuple[int, int]
Who = Callable[[str | None], str]

# What may stand at the ends of a quotation without being part of its words.
MARKS: Final = "“”\"'‘’«»‹›—–- \n\t_*"


def place(row: Row) -> Place:
    """Where a row stands."""
    return row["start"], row["end"]


def common(a: Place, b: Place) -> int:
    """Characters two places share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def layer(document: Row, name: str) -> Sequence[Row]:
    """A document's rows of one layer; none where it has no such layer."""
    return document.get(name) or ()


def trimmed(text: str, row: Row) -> Place:
    """A row's place without the quotation marks and white space at its ends."""
    start, end = place(row)
    while start < end and text[start] in MARKS:
        start += 1
    while end > start and text[end - 1] in MARKS:
        end -= 1
    return start, end


class Touching:
    """Finds the places that share a character with another.

    Parameters
    ----------
    places
        Any order; answers are positions in this sequence, ordered by place.
    """

    def __init__(self, places: Sequence[Place]) -> None:
        self.places = places
        self.order = sorted(range(len(places)), key=lambda i: places[i])
        self._starts = [places[i][0] for i in self.order]
        self._longest = max((end - start for start, end in places), default=0)

    def __call__(self, at: Place) -> list[int]:
        """Positions of the places that touch `at`."""
        first, last = bisect_left(self._starts, at[0] - self._longest), bisect_left(self._starts, at[1])
        return [i for i in self.order[first:last] if self.places[i][1] > at[0]]
