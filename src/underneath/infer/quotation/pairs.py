"""From marks to pairs: which stretch each opening mark opens."""

from __future__ import annotations

from typing import NamedTuple

from underneath.infer.quotation.marks import CLOSE, OPEN, SINGLE, WEAK_CLOSE, WEAK_OPEN, Mark


class Pair(NamedTuple):
    """A marked stretch, marks included. `opened`, `closed`: whether a mark stands at that end."""

    start: int
    end: int
    family: str
    opened: bool
    closed: bool


def pair(marks: list[Mark], start: int, end: int, *, single_first: bool) -> list[Pair]:
    """Outermost marked stretches of one paragraph, `start` to `end`; what is nested in them is left alone."""
    out: list[Pair] = []
    ahead = _Ahead(marks)
    i = 0
    while i < len(marks):
        mark = marks[i]
        if mark.family is SINGLE:
            j, found = _single(marks, i, ahead, start, end, single_first=single_first)
        else:
            j, found = _double(marks, i, start, end, first=not out)
        if found is not None:
            out.append(found)
        i = j
    return out


class _Ahead:
    """For each mark, the place of the next strong single opening and closing at or after it (one backward pass)."""

    def __init__(self, marks: list[Mark]) -> None:
        none = len(marks)
        self.close, self.open = [none] * (none + 1), [none] * (none + 1)
        for i in range(none - 1, -1, -1):
            single = marks[i].family is SINGLE
            self.close[i] = i if single and marks[i].side is CLOSE else self.close[i + 1]
            self.open[i] = i if single and marks[i].side is OPEN else self.open[i + 1]


def _double(marks: list[Mark], i: int, start: int, end: int, *, first: bool) -> tuple[int, Pair | None]:
    """Stretch opened (or, unopened, closed) by mark `i` of a family other than single, and the mark to go on from."""
    mark = marks[i]
    if mark.side is CLOSE:
        return i + 1, Pair(start, mark.end, mark.family, opened=False, closed=True) if first else None
    skip = i
    for j in range(i + 1, len(marks)):
        other = marks[j]
        if other.family is mark.family and j > skip:
            if other.side is OPEN and _nested(marks, j):
                skip = j + 1
            elif other.side is OPEN:
                return j, Pair(mark.start, other.start, mark.family, opened=True, closed=False)
            else:
                return j + 1, Pair(mark.start, other.end, mark.family, opened=True, closed=True)
    return len(marks), Pair(mark.start, end, mark.family, opened=True, closed=False)


def _nested(marks: list[Mark], j: int) -> bool:
    """Whether mark `j` opens a quotation inside one in the same marks: two closing marks follow it."""
    if j + 2 >= len(marks):
        return False
    return all(mark.side is CLOSE and mark.family is marks[j].family for mark in marks[j + 1 : j + 3])


def _single(
    marks: list[Mark], i: int, ahead: _Ahead, start: int, end: int, *, single_first: bool
) -> tuple[int, Pair | None]:
    """The same for a single mark, where most marks are apostrophes."""
    mark = marks[i]
    if mark.side is not OPEN and not (
        mark.side is WEAK_OPEN and _may_open(mark, i, ahead, start, single_first=single_first)
    ):
        return i + 1, None
    for j in range(i + 1, len(marks)):
        other = marks[j]
        if other.family is not SINGLE:
            if single_first:
                continue
            break
        if other.side is CLOSE or (other.side is WEAK_CLOSE and ahead.close[j] >= ahead.open[j]):
            return j + 1, Pair(mark.start, other.end, SINGLE, opened=True, closed=True)
        if other.side is OPEN:
            return j, Pair(mark.start, other.start, SINGLE, opened=True, closed=False) if mark.start == start else None
    if single_first and mark.start == start:
        return len(marks), Pair(mark.start, end, SINGLE, opened=True, closed=False)
    return i + 1, None


def _may_open(mark: Mark, i: int, ahead: _Ahead, start: int, *, single_first: bool) -> bool:
    """Whether what looks like an elision opens all the same: at the start, or where a closing mark waits for it."""
    return mark.start == start or (single_first and ahead.close[i + 1] < ahead.open[i + 1])
