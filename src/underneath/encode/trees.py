"""Arc scores → one tree a sentence: the best parent of each word, and where those form no tree, the best tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]
    Ints = NDArray[np.int64]


def best_heads(arcs: Scores, sentence: NDArray[np.int32]) -> Ints:
    """Parent of each word of a window, shape (w,), as positions in the window; a root is its own parent.

    Parameters
    ----------
    arcs
        Shape (w, w): how well word j serves as parent of word i; on the diagonal, how well i serves as root.
    sentence
        Shape (w,): each sentence gets exactly one root, and no arc leaves it.
    """
    inside = sentence[:, None] == sentence[None, :]
    scores = np.where(inside, arcs, -np.inf)
    opens = np.flatnonzero(np.diff(sentence, prepend=sentence[0] - 1))
    which = np.searchsorted(opens, np.arange(len(sentence)), "right") - 1
    diagonal = np.diagonal(scores).copy()
    roots = _first_of_best(diagonal, opens, which)
    np.fill_diagonal(scores, -np.inf)
    heads = np.where(np.isneginf(scores.max(1)), np.arange(len(sentence)), scores.argmax(1))
    heads[roots] = roots
    lost = np.unique(which[_ends(heads) != roots[which]])
    for s in lost.tolist():
        low = int(opens[s])
        high = int(opens[s + 1]) if s + 1 < len(opens) else len(sentence)
        heads[low:high] = low + _span_tree(scores[low:high, low:high], int(roots[s]) - low)
    return heads


def _first_of_best(scores: Scores, opens: Ints, which: Ints) -> Ints:
    """Position of the highest score in each sentence, the first where several are."""
    best = np.maximum.reduceat(scores, opens)
    at = np.flatnonzero(scores == best[which])
    return at[np.searchsorted(which[at], np.arange(len(opens)))]


def _ends(heads: Ints) -> Ints:
    """Where each word comes to by following parents for long enough: its root, or somewhere on a ring."""
    for _ in range(len(heads).bit_length()):
        heads = heads[heads]
    return heads


def _span_tree(scores: Scores, root: int) -> Ints:
    """Highest-scoring tree over one sentence with the given root (Chu-Liu and Edmonds), O(n³) at worst."""
    n = len(scores)
    heads: Ints = scores.argmax(1)
    heads[root] = root
    ring = _ring(heads, root)
    if ring is None:
        return heads
    out = np.ones(n, bool)
    out[ring] = False
    rest = np.flatnonzero(out)
    # The ring becomes one word, the last: an arc into it loses what breaking the ring there costs.
    into = scores[ring] - scores[ring, heads[ring]][:, None]
    small = np.full((len(rest) + 1, len(rest) + 1), -np.inf, scores.dtype)
    small[:-1, :-1] = scores[rest][:, rest]
    small[-1, :-1] = into[:, rest].max(0)
    small[:-1, -1] = scores[rest][:, ring].max(1)
    inner = _span_tree(small, int(np.searchsorted(rest, root)))
    return _unfolded(heads, scores, into, ring, rest, inner)


def _unfolded(heads: Ints, scores: Scores, into: Scores, ring: Ints, rest: Ints, inner: Ints) -> Ints:
    """The tree over all words, from the tree over `rest` and the folded `ring`."""
    heads = heads.copy()
    folded = len(rest)
    heads[rest] = rest[np.minimum(inner[:-1], folded - 1)]
    hung = rest[inner[:-1] == folded]
    heads[hung] = ring[scores[hung][:, ring].argmax(1)]
    entry = rest[inner[-1]]
    heads[ring[into[:, entry].argmax()]] = entry
    return heads


def _ring(heads: Ints, root: int) -> Ints | None:
    """Words of one ring of parents, sorted, or None."""
    ends = _ends(heads)
    astray = np.flatnonzero(ends != root)
    if not len(astray):
        return None
    at, ring = int(ends[astray[0]]), set[int]()
    while at not in ring:
        ring.add(at)
        at = int(heads[at])
    return np.array(sorted(ring))
