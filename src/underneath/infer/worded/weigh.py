"""What speaks for a story's own word, weighed: logistic regression, fitted by `training/notes/fit_terms.py`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from underneath.encode.weights import checked
from underneath.infer.worded.digest import SHA256

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

FILE: Final = Path(__file__).parent / "weights.npz"


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


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """The weights that come with the package.

    Raises
    ------
    BrokenWeights
        If the file is missing or is not the one this version was measured with.
    """
    return read_weights(checked(FILE, SHA256, "terms"))


def read_weights(file: Path) -> Weights:
    """Weights from any file in this layout, unchecked."""
    with np.load(file) as kept:
        rows = {name: kept[name].astype(np.float32) for name in kept.files}
    return Weights(rows["mean"], rows["scale"], rows["weigh"], float(rows["bias"]), float(rows["threshold"]))
