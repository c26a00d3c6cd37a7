"""Pair scores → candidate mentions: which stretches of words to look at closely, and which to keep."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Places = NDArray[np.int32] | NDArray[np.int64]

# 0.2% of LitBank's mentions are longer than 30 words, and those are found no better by chance.
WIDEST: Final = 30


def candidates(scores: NDArray[np.float32], sentence: NDArray[np.int32], floor: float) -> tuple[Ints, Ints]:
    """First and last words, shape (k,) each, of the stretches that score above `floor`.

    Parameters
    ----------
    scores
        Shape (w, w), log-odds that words i to j (both included) are a mention.
    sentence
        Shape (w,): a mention lies in one sentence.
    """
    first, last = np.nonzero(scores > floor)
    fit = (last >= first) & (last - first < WIDEST) & (sentence[first] == sentence[last])
    return first[fit], last[fit]


def uncrossed(first: Places, last: Places, score: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Which stretches to keep so that they nest but never cross: of two that cross, the better one.

    Shapes (k,); stretches sorted by `first`. Looks at neighbours only as far as the widest reaches.
    """
    keep = np.ones(len(first), bool)
    crossed = _crossings(first, last)
    for i in np.argsort(-score, kind="stable").tolist():
        if keep[i] and i in crossed:
            keep[crossed[i]] = False
    return keep


def _crossings(first: Places, last: Places) -> dict[int, list[int]]:
    """Those that cross each stretch; few do, so that they are looked for all at once, neighbour by neighbour."""
    out: dict[int, list[int]] = defaultdict(list)
    reach = np.searchsorted(first, last, "right")
    near = np.arange(len(first))
    step = 1
    while len(near):
        near = near[near + step < reach[near]]
        other = near + step  # begins inside `near`, or with it
        across = (first[other] > first[near]) & (last[other] > last[near])
        for i, j in zip(near[across].tolist(), other[across].tolist(), strict=True):
            out[i].append(j)
            out[j].append(i)
        step += 1
    return out
