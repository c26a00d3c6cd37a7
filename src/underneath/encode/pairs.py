"""Pair scores → candidate mentions: which stretches of words to look at closely, and which to keep."""

from __future__ import annotations

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
    order = np.argsort(-score, kind="stable")
    reach = np.searchsorted(first, last, "right")
    for i in order.tolist():
        if not keep[i]:
            continue
        # Those that begin inside i and end behind it, and those that begin before it and end inside it.
        later = np.arange(i + 1, reach[i])
        later = later[(first[later] > first[i]) & (last[later] > last[i])]
        low = int(np.searchsorted(first, first[i] - WIDEST, "left"))
        earlier = np.arange(low, i)
        earlier = earlier[(first[earlier] < first[i]) & (last[earlier] >= first[i]) & (last[earlier] < last[i])]
        keep[later] = False
        keep[earlier] = False
    return keep
