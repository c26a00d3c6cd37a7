"""What the encoder's own head says of how two people stand: from all places where they stand near each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from underneath.encode.deep_heads import DeepHeads
from underneath.encode.look import softmax
from underneath.infer.ranges import ranges
from underneath.layers.ties import TIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from underneath.infer.bonds.pairs import Couple
    from underneath.infer.ends import Ends

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

NEAR: Final = 40  # words between two mentions that tell how their people stand, in training too
MET: Final = ("none", *TIES)
_BLOCK: Final = 1024  # mentions at once: some 10,000 pairs, 4 MB


def meetings_of(ends: Ends, vectors: NDArray[np.float16], heads: DeepHeads) -> dict[Couple, Floats]:
    """Chances of `MET` by couple, the lesser id first; those never mentioned near each other are missing."""
    keys, n = ends.seen(vectors, heads.meeting), len(ends.ids)
    sums: dict[int, Floats] = {}
    counts: dict[int, int] = {}
    for one, other in _near(ends):
        low, high = np.minimum(ends.who[one], ends.who[other]), np.maximum(ends.who[one], ends.who[other])
        code, into = np.unique(low * n + high, return_inverse=True)
        met = heads.met(keys[one], keys[other])
        order = np.argsort(into, kind="stable")
        begins = np.searchsorted(into[order], np.arange(len(code)))
        for pair, total, count in zip(
            code.tolist(), np.add.reduceat(met[order], begins), np.bincount(into).tolist(), strict=True
        ):
            sums[pair] = sums[pair] + total if pair in sums else total
            counts[pair] = counts.get(pair, 0) + count
    if not sums:
        return {}
    chance = softmax(heads.tie(np.stack([sums[pair] / counts[pair] for pair in sums])))
    couples = [sorted((ends.ids[pair // n], ends.ids[pair % n])) for pair in sums]
    return {(a, b): row for (a, b), row in zip(couples, chance, strict=True)}


def _near(ends: Ends) -> Iterator[tuple[Ints, Ints]]:
    """Pairs of mentions of two people whose first words are at most `NEAR` apart, block by block."""
    first = ends.edges[:, 0]
    high = np.searchsorted(first, first + NEAR, "right")
    for a in range(0, len(first), _BLOCK):
        at = np.arange(a, min(a + _BLOCK, len(first)))
        count = high[at] - at - 1  # of the mentions after each that are near
        one = np.repeat(at, count)
        other = ranges(at + 1, count)
        apart = ends.who[one] != ends.who[other]
        if apart.any():
            yield one[apart], other[apart]
