"""Each candidate's cell in each turn looks around: at the same one in the turns beside, at the others in the same turn.

What shows in one turn alone (a name called, a beat) so tells of its neighbours before turns are weighed together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from underneath.infer.dialogue.sheet import Sheet

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from underneath.infer.dialogue.tower import Tower

    Floats = NDArray[np.float32]

REACH: Final = 2  # turns looked at on either side
LAYERS: Final = 2


def looked_around(tower: Tower, sheet: Sheet, cells: Floats) -> Floats:
    """All rows' cells (r, h) after they have looked around, conversation by conversation."""
    out = np.empty_like(cells)
    at = 0
    for turns, width in zip(sheet.turns.tolist(), sheet.width.tolist(), strict=True):
        stop = at + turns * width
        out[at:stop] = _look(tower, cells[at:stop].reshape(turns, width, -1)).reshape(turns * width, -1)
        at = stop
    return out


def _look(tower: Tower, cells: Floats) -> Floats:
    """One conversation, (turns, candidates, h)."""
    for layer in range(LAYERS):
        seen = tower.linear(f"near.{layer}", _beside(cells))
        seen += tower.linear(f"others.{layer}", _together(cells))[:, None]
        cells = cells + tower.linear(f"mix.{layer}", np.maximum(seen, 0.0))
    return cells


def _beside(cells: Floats) -> Floats:
    """The same candidate in the turns around and this one, (turns, candidates, (2 REACH + 1) h); nought past an end."""
    none = np.zeros((REACH, *cells.shape[1:]), np.float32)
    padded = np.concatenate([none, cells, none])
    return np.concatenate([padded[step : step + len(cells)] for step in range(2 * REACH + 1)], 2)


def _together(cells: Floats) -> Floats:
    """Mean and maximum (nought at least) over the candidates of each turn, (turns, 2h)."""
    return np.concatenate([cells.mean(1), np.maximum(cells.max(1), 0.0)], 1)
