"""What the columns weigh, fitted by `training/staging/fit.py`: one small file, checked to be the one measured."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from underneath.encode.weights import checked
from underneath.infer.staged.digest import SHA256
from underneath.infer.staged.parsed import MindScorer
from underneath.infer.staged.signs import Odds

Floats = NDArray[np.float64]
Mode = Literal["parsed", "plain"]

FILE: Final = Path(__file__).parent / "weights.npz"


@dataclass(frozen=True, slots=True)
class Weights:
    """`pov`, (len(POV),); `presence`, (len(PRESENCE),), with the log-odds that someone needs, `there`."""

    odds: Odds
    mind: MindScorer
    pov: Floats
    presence: Floats
    there: float


@lru_cache(maxsize=2)
def load_weights(mode: Mode) -> Weights:
    """The weights for signs by the parser, or by the next words alone.

    Raises
    ------
    BrokenWeights
        If the file is missing or is not the one this version was measured with.
    """
    return read_weights(checked(FILE, SHA256, "scenes"), mode)


def read_weights(file: Path, mode: Mode) -> Weights:
    """Weights from any file in this layout, unchecked."""
    with np.load(file) as kept:
        rows = {name: kept[name] for name in kept.files}
    return Weights(
        odds=Odds(_table(rows, "verbs"), _table(rows, "nouns")),
        mind=MindScorer(rows["mind"][:-1].astype(np.float32), float(rows["mind"][-1])),
        pov=rows[f"pov {mode}"].astype(np.float64),
        presence=rows[f"presence {mode}"][:-1].astype(np.float64),
        there=-float(rows[f"presence {mode}"][-1]),
    )


def _table(rows: dict[str, NDArray[np.generic]], name: str) -> dict[str, float]:
    words = rows[name].tobytes().decode().split()
    return dict(zip(words, rows[f"{name} odds"].astype(np.float64).tolist(), strict=True))
