"""Gradient boosting of small trees for yes or no, in numpy: a few thousand rows, a few seconds.

Trees grow best leaf first over binned columns, after Friedman, Greedy function approximation: a gradient boosting
machine (Annals of Statistics, 2001), with Newton steps and a ridge on the leaves.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from underneath.infer.casting.trees import Forest


@dataclass(frozen=True)
class Recipe:
    """How to grow: trees, step, leaves a tree, fewest rows a leaf, ridge on leaves, bins a column."""

    trees: int = 120
    step: float = 0.05
    leaves: int = 8
    fewest: int = 12
    ridge: float = 5.0
    bins: int = 64


@dataclass
class Leaf:
    """Rows that end at a node, and the best way found to part them."""

    node: int
    rows: np.ndarray
    gain: float = 0.0
    feature: int = -1
    bin: int = 0


def boost(rows: np.ndarray, right: np.ndarray, recipe: Recipe) -> Forest:
    """Fit to rows (n, features) and truth (n,)."""
    edges = [_edges(column, recipe.bins) for column in rows.T]
    binned = np.stack([np.searchsorted(e, column, "left") for e, column in zip(edges, rows.T, strict=True)], 1)
    base = float(np.log(right.mean() / (1 - right.mean())))
    odds = np.full(len(rows), base)
    size = 2 * recipe.leaves - 1
    shape = (recipe.trees, size)
    feature, left, right_ = np.full(shape, -1, np.int16), np.zeros(shape, np.int16), np.zeros(shape, np.int16)
    limit, value = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
    for t in range(recipe.trees):
        chance = 1 / (1 + np.exp(-odds))
        slope, bend = right - chance, chance * (1 - chance)
        leaves, nodes = [_best(Leaf(0, np.arange(len(rows))), binned, slope, bend, recipe)], 1
        while len(leaves) < recipe.leaves and (top := max(leaves, key=lambda leaf: leaf.gain)).gain > 0:
            leaves.remove(top)
            goes = binned[top.rows, top.feature] > top.bin
            feature[t, top.node], limit[t, top.node] = top.feature, edges[top.feature][top.bin]
            left[t, top.node], right_[t, top.node] = nodes, nodes + 1
            for side, which in ((nodes, ~goes), (nodes + 1, goes)):
                leaves.append(_best(Leaf(side, top.rows[which]), binned, slope, bend, recipe))
            nodes += 2
        for leaf in leaves:
            add = recipe.step * slope[leaf.rows].sum() / (bend[leaf.rows].sum() + recipe.ridge)
            value[t, leaf.node] = add
            odds[leaf.rows] += add
    return Forest(feature, limit, left, right_, value, base)


def _edges(column: np.ndarray, bins: int) -> np.ndarray:
    """Limits between neighbouring values, at most `bins`."""
    values = np.unique(column)
    middles = (values[1:] + values[:-1]) / 2
    if len(middles) > bins:
        middles = np.unique(np.quantile(column, np.linspace(0, 1, bins + 2)[1:-1]))
    return np.append(middles, np.inf).astype(np.float32)


def _best(leaf: Leaf, binned: np.ndarray, slope: np.ndarray, bend: np.ndarray, recipe: Recipe) -> Leaf:
    """The leaf, with the split that gains most."""
    part, g, h = binned[leaf.rows], slope[leaf.rows], bend[leaf.rows]
    worth = g.sum() ** 2 / (h.sum() + recipe.ridge)
    for f in range(binned.shape[1]):
        below = [np.cumsum(np.bincount(part[:, f], weights=w)) for w in (g, h, np.ones(len(g)))]
        if len(below[0]) < 2:
            continue
        gl, hl, nl = (column[:-1] for column in below)
        gain = gl**2 / (hl + recipe.ridge) + (g.sum() - gl) ** 2 / (h.sum() - hl + recipe.ridge) - worth
        gain[(nl < recipe.fewest) | (len(g) - nl < recipe.fewest)] = 0.0
        at = int(gain.argmax())
        if gain[at] > leaf.gain:
            leaf.gain, leaf.feature, leaf.bin = float(gain[at]), f, at
    return leaf
