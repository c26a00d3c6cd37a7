"""Boosted trees, as numpy reads them: a sum of small decision trees, made a chance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int16]


@dataclass(frozen=True, slots=True)
class Forest:
    """`t` trees of up to `n` nodes each; node 0 is the root.

    Attributes
    ----------
    feature
        (t, n) the column a node asks of, -1 where it is a leaf.
    limit
        (t, n) a row goes right where its value is above this.
    left, right
        (t, n) the nodes that follow.
    value
        (t, n) what a leaf adds to the log-odds.
    base
        The log-odds before any tree.
    """

    feature: Ints
    limit: Floats
    left: Ints
    right: Ints
    value: Floats
    base: float

    def chances(self, rows: Floats) -> Floats:
        """The chance of each of `rows`, shape (k, features); result shape (k,)."""
        trees = np.arange(len(self.feature))[None, :]
        node = np.zeros((len(rows), len(self.feature)), np.intp)
        while True:
            asks = self.feature[trees, node]
            if (asks < 0).all():
                break
            seen = np.take_along_axis(rows, np.maximum(asks, 0).astype(np.intp), 1)
            onward = np.where(seen > self.limit[trees, node], self.right[trees, node], self.left[trees, node])
            node = np.where(asks < 0, node, onward)
        odds = self.base + self.value[trees, node].sum(1, dtype=np.float64)
        chances: Floats = (1.0 / (1.0 + np.exp(-odds))).astype(np.float32)
        return chances
