"""Whom each turn is spoken to: every candidate's chance, from the turn itself and from who speaks around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from underneath.infer.dialogue.sheet import Sheet

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

AROUND: Final = (0, -1, 1, -2, 2, -3, 3)
HEARD = (*(f"speaks:{step:+d}" for step in AROUND), "speaks:most", "speaks:share", "pair")
"""Columns that tell who speaks around a turn: in it, before and after, at most and on average in the conversation."""


def around(sheet: Sheet, chances: Floats) -> Floats:
    """The columns `HEARD` of every row, (r, len(HEARD)), from every row's chance of speaking, (r,)."""
    out = np.zeros((len(chances), len(HEARD)), np.float32)
    at = 0
    for turns, width in zip(sheet.turns.tolist(), sheet.width.tolist(), strict=True):
        stop = at + turns * width
        p = chances[at:stop].reshape(turns, width)
        mine = out[at:stop].reshape(turns, width, len(HEARD))
        for column, step in enumerate(AROUND):
            low, high = max(0, -step), min(turns, turns - step)
            if low < high:
                mine[low:high, :, column] = p[low + step : high + step]
        mine[:, :, len(AROUND)] = p.max(0)
        mine[:, :, len(AROUND) + 1] = p.mean(0)
        best = mine[:, :, 1] + mine[:, :, 2]
        mine[:, :, len(AROUND) + 2] = best * (best == best.max(1, keepdims=True))
        at = stop
    return out


def heard(scores: Floats, least: float, alone: float) -> list[int]:
    """Positions of the hearers of one turn: all whose score reaches `least`, else the best if it reaches `alone`.

    `scores`: log odds of every candidate but nobody, the speaker's at minus infinity.
    """
    found = np.flatnonzero(scores >= least)
    if len(found):
        return [int(k) for k in found[np.argsort(-scores[found], kind="stable")]]
    best = int(np.argmax(scores)) if len(scores) else -1
    return [best] if best >= 0 and scores[best] >= alone else []
