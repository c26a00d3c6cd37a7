"""The assignment problem: pair rows with columns, one to one, so that the pairs' weights sum to the most."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]


def best_pairs(weights: Floats) -> list[tuple[int, int]]:
    """The heaviest one-to-one pairing of a table's rows and columns.

    Shortest augmenting paths (Jonker and Volgenant 1987, in the rectangular form of Crouse 2016); O(n³) at worst, near
    n² for tables that are mostly zero. Where several pairings are equally heavy, the choice is the one that
    `scipy.optimize.linear_sum_assignment` makes, so that figures agree whichever of the two was used.

    Parameters
    ----------
    weights
        (m, n), any finite numbers.

    Returns
    -------
    list
        min(m, n) pairs (row, column), by row; pairs of weight 0 among them.
    """
    cost = -np.asarray(weights, np.float64)
    if not cost.size:
        return []
    turned = cost.shape[0] > cost.shape[1]
    paths = _Paths(cost.T.copy() if turned else cost)
    for row in range(paths.cost.shape[0]):
        paths.augment(row)
    pairs = [(int(column), row) if turned else (row, int(column)) for row, column in enumerate(paths.column_of)]
    return sorted(pairs)


class _Paths:
    """The pairing so far, with the dual prices that prove it cheapest."""

    def __init__(self, cost: Floats) -> None:
        rows, columns = cost.shape
        self.cost = cost
        self.row_price, self.column_price = np.zeros(rows), np.zeros(columns)
        self.column_of, self.row_of = np.full(rows, -1), np.full(columns, -1)

    def augment(self, row: int) -> None:
        """Give one more row a column, moving others where that is cheaper."""
        search = _Search(self.cost.shape[1])
        sink = search.run(self, row)
        self.row_price[row] += search.reached
        others = [i for i in search.rows if i != row]
        self.row_price[others] += search.reached - search.far[self.column_of[others]]
        self.column_price[search.columns] -= search.reached - search.far[search.columns]
        column = sink
        while True:
            at = int(search.came_from[column])
            self.row_of[column] = at
            self.column_of[at], column = column, int(self.column_of[at])
            if at == row:
                return


@dataclass(slots=True)
class _Search:
    """One search for the cheapest way from a row to a free column."""

    far: Floats
    came_from: Ints
    rows: list[int]
    columns: list[int]
    reached: float

    def __init__(self, columns: int) -> None:
        self.far, self.came_from = np.full(columns, np.inf), np.full(columns, -1)
        self.rows, self.columns, self.reached = [], [], 0.0

    def run(self, paths: _Paths, row: int) -> int:
        """Walk until a free column is found; returns it."""
        # From the last to the first, and the last takes the place of the one taken: ties then fall as in SciPy.
        left = np.arange(len(self.far))[::-1].copy()
        count = len(left)
        while True:
            self.rows.append(row)
            here = left[:count]
            way = self.reached + paths.cost[row, here] - paths.row_price[row] - paths.column_price[here]
            shorter = way < self.far[here]
            self.far[here[shorter]], self.came_from[here[shorter]] = way[shorter], row
            at = _nearest(self.far[here], paths.row_of[here] == -1)
            column = int(here[at])
            self.reached = float(self.far[column])
            self.columns.append(column)
            if paths.row_of[column] == -1:
                return column
            row, count = int(paths.row_of[column]), count - 1
            left[at] = left[count]


def _nearest(far: Floats, free: NDArray[np.bool_]) -> int:
    """The nearest column; of several, the last that is free, else the first."""
    ties = np.flatnonzero(far == far.min())
    open_ = ties[free[ties]]
    return int(open_[-1] if len(open_) else ties[0])
