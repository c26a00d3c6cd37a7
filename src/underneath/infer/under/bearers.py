"""Whose each unit's feeling or knowledge would be, as the encoder's own head has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from underneath.encode.deep_heads import BEARER, DeepHeads
from underneath.encode.halves import stretches
from underneath.infer.ranges import ranges

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from underneath.infer.ends import Ends
    from underneath.infer.under.units import Units

    Floats = NDArray[np.float32]

BACK: Final = 150  # words before a unit in which people are pointed at: half a window of the encoder
AHEAD: Final = 60
_BLOCK: Final = 512  # units at once: some 20,000 pairs, 16 MB
_STEEP: Final = 12.0  # scores beyond which a mention counts as this strong


def bearers_of(units: Units, ends: Ends, vectors: NDArray[np.float16], heads: DeepHeads) -> list[dict[str, float]]:
    """Of each unit the share of its pointing that goes to each person near it; shares add up to one."""
    keys = ends.seen(vectors, heads.bearing)
    low = np.searchsorted(ends.edges[:, 0], units.first - BACK)
    high = np.searchsorted(ends.edges[:, 0], units.last + AHEAD)
    ask = heads.telling(_stretched(units, vectors))
    out: list[dict[str, float]] = []
    for a in range(0, len(units), _BLOCK):
        at = slice(a, a + _BLOCK)
        count = high[at] - low[at]
        unit = np.repeat(np.arange(len(count)), count)
        mention = ranges(low[at], count)
        apart = units.first[at][unit].astype(np.int64) - ends.edges[mention, 0]
        score = heads.strength(ask[at][unit], keys[mention], apart, BEARER)
        out += _shares(unit, ends.who[mention], np.exp(np.clip(score, -_STEEP, _STEEP)), len(count), ends.ids)
    return out


def _shares(
    unit: NDArray[np.int64], who: NDArray[np.int64], power: Floats, count: int, ids: tuple[str, ...]
) -> list[dict[str, float]]:
    """The power of each person's mentions in each of `count` units, in sum one."""
    every = np.bincount(unit, power, count)
    code, place = np.unique(unit * max(1, len(ids)) + who, return_inverse=True)
    mine = np.bincount(place, power) if len(code) else np.zeros(0)
    out: list[dict[str, float]] = [{} for _ in range(count)]
    for pair, mass in zip(code.tolist(), mine.tolist(), strict=True):
        k, person = divmod(pair, len(ids))
        out[k][ids[person]] = mass / float(every[k])
    return out


def _stretched(units: Units, vectors: NDArray[np.float16]) -> Floats:
    """(k, 3d): first word, last word and mean of each unit."""
    size = vectors.shape[1]
    out = np.zeros((len(units), 3 * size), np.float32)
    for row, part in zip(out, stretches(vectors, units.first, units.last), strict=True):
        if len(part):
            row[:size], row[size : 2 * size] = part[0], part[-1]
            np.add.reduce(part, axis=0, out=row[2 * size :])
            row[2 * size :] /= len(part)
    return out
