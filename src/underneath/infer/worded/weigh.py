"""What speaks for a story's own word, weighed: logistic regression, fitted by `training/notes/fit_terms.py`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from underneath.infer.scorers import SMALL, scorer_arrays

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weights:
    """`mean`, `scale`, `weigh`, each (len(COLUMNS) + d,), `bias`; a candidate counts from `threshold` on."""

    mean: Floats
    scale: Floats
    weigh: Floats
    bias: float
    threshold: float

    def odds(self, rows: Floats) -> Floats:
        """(k,) probabilities of (k, len(COLUMNS) + d) rows."""
        return np.asarray(1 / (1 + np.exp(-(((rows - self.mean) / self.scale) @ self.weigh + self.bias))), np.float32)


@cache
def load_weights(model: str = SMALL) -> Weights:
    """The weights for what a model says; errors as `scorers.scorer_file`."""
    return weights_of(scorer_arrays("terms", model))


def weights_of(arrays: Mapping[str, NDArray[Any]]) -> Weights:
    """Weights from the arrays of a file."""
    rows = {name: array.astype(np.float32) for name, array in arrays.items()}
    return Weights(rows["mean"], rows["scale"], rows["weigh"], float(rows["bias"]), float(rows["threshold"]))
