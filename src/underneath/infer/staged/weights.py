"""What the columns weigh, fitted by `training/staging/fit.py`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from underneath.infer.scorers import SMALL, scorer_arrays
from underneath.infer.staged.parsed import MindScorer
from underneath.infer.staged.signs import Odds

Floats = NDArray[np.float64]
Mode = Literal["parsed", "plain"]


@dataclass(frozen=True, slots=True)
class Weights:
    """`pov`, (len(POV),); `presence`, (len(PRESENCE),), with the log-odds that someone needs, `there`."""

    odds: Odds
    mind: MindScorer
    pov: Floats
    presence: Floats
    there: float


@cache
def load_weights(mode: Mode, model: str = SMALL) -> Weights:
    """The weights for signs by the parser, or by the next words alone, for what a model says.

    Errors as `scorers.scorer_file`.
    """
    return weights_of(scorer_arrays("staging", model), mode)


def weights_of(rows: Mapping[str, NDArray[Any]], mode: Mode) -> Weights:
    """Weights from the arrays of a file."""
    return Weights(
        odds=Odds(_table(rows, "verbs"), _table(rows, "nouns")),
        mind=MindScorer(rows["mind"][:-1].astype(np.float32), float(rows["mind"][-1])),
        pov=rows[f"pov {mode}"].astype(np.float64),
        presence=rows[f"presence {mode}"][:-1].astype(np.float64),
        there=-float(rows[f"presence {mode}"][-1]),
    )


def _table(rows: Mapping[str, NDArray[Any]], name: str) -> dict[str, float]:
    words = rows[name].tobytes().decode().split()
    return dict(zip(words, rows[f"{name} odds"].astype(np.float64).tolist(), strict=True))
