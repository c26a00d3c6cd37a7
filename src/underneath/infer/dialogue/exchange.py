"""How readily one person speaks twice running, and comes back after one other: a score for each turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from underneath.infer.dialogue.sheet import Sheet
from underneath.infer.dialogue.tower import Looks, Tower

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

LINK = 12.0  # parts of one utterance: as good as certain
_SAME, _BACK = 8.0, 8.0  # bounds, as in training


def exchange(tower: Tower, sheet: Sheet, looks: Looks) -> tuple[Floats, Floats]:
    """Scores of "same as the turn before" and "same as the one before that", (t,) each.

    Nought where a conversation has no such turn: its first has neither, its second no turn before the last.
    """
    own, line = tower.linear("own", looks.words), sheet.line
    rule = tower["rule"][:, 0]
    one, two = np.roll(own, 1, 0), np.roll(own, 2, 0)
    near = np.concatenate([line, np.roll(line, 1, 0), own, one, own * one], 1)
    far = np.concatenate([line, np.roll(line, 1, 0), np.roll(line, 2, 0), own, two, own * two], 1)
    same = tower.linear("same", np.maximum(tower.linear("step", near), 0.0))[:, 0] + rule[np.maximum(sheet.same, 0)]
    back = tower.linear("back", np.maximum(tower.linear("far", far), 0.0))[:, 0] + rule[np.maximum(sheet.back, 0)]
    same = np.where(sheet.linked, LINK, np.clip(same, -_SAME, LINK))
    return np.where(sheet.same < 0, 0.0, same), np.where(sheet.back < 0, 0.0, np.clip(back, -_BACK, _BACK))
