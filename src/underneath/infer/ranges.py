"""Many runs of whole numbers at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]


def ranges(low: Ints, count: Ints) -> Ints:
    """`low[i]`, `low[i]` + 1, … for each i, `count[i]` of them, one run after another; (sum of counts,)."""
    out: Ints = np.repeat(low - np.cumsum(count) + count, count) + np.arange(count.sum())
    return out
