"""The fitted weights of ties: made by `training/fit_ties.py`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from underneath.encode.weights import checked
from underneath.infer.bonds.digest import SHA256
from underneath.layers.ties import TIES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]

FILE: Final = Path(__file__).parent / "weights.npz"


@dataclass(frozen=True)
class Judge:
    """Two linear models over the columns of `features.NAMES`: are they tied, and how.

    `middle`, `scale`: the columns' means and spreads. `tied`: weights and a bias. `kind`: the same, a row for each of
    `kinds`.
    """

    middle: Floats
    scale: Floats
    tied: Floats
    kind: Floats
    kinds: tuple[str, ...]

    def tie(self, columns: Floats) -> tuple[float, int]:
        """The chance that two are tied, and the likeliest kind, as an index into `kinds`."""
        row = np.append((columns - self.middle) / self.scale, 1.0)
        return float(1 / (1 + np.exp(-(self.tied @ row)))), int(np.argmax(self.kind @ row))


@lru_cache(maxsize=1)
def load_judge() -> Judge:
    """The weights that come with the package; BrokenWeights where they are not those of this version."""
    with np.load(checked(FILE, SHA256, "ties")) as file:
        rows = {name: file[name] for name in file.files}
    kinds = tuple(TIES[i] for i in rows["kinds"])
    return Judge(rows["middle"], rows["scale"], rows["tied"], rows["kind"], kinds)
