"""The fitted scorers of feelings, knowledge and acts, read when first needed."""

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


@dataclass(frozen=True)
class Weights:
    """Scorers with their outputs side by side (see `weigh.OUTPUTS`), the choosers of persons, and thresholds.

    Linear: `dense` (d, outputs), `words` (BUCKETS, outputs), `bias` (outputs,) float32; with a hidden layer of h
    over the dense columns: `inner` (d, h), `inner_bias` (h,), `outer` (h, outputs); their sum counts. `who_feels`,
    `who_knows` (WIDTH + 1,); `floors`: by layer the least chance at which an item is told; `said`, `true`: by layer
    what chances came to.
    """

    dense: Floats
    words: Floats
    bias: Floats
    inner: Floats
    inner_bias: Floats
    outer: Floats
    who_feels: Floats
    who_knows: Floats
    floors: dict[str, float]
    said: dict[str, Floats]
    true: dict[str, Floats]

    def came_to(self, layer: str, chance: float) -> float:
        """What share of items told with this chance were right, on documents not learned from."""
        return round(float(np.interp(chance, self.said[layer], self.true[layer])), 3)


@cache
def load_weights(model: str = SMALL) -> Weights:
    """The weights for what a model says; errors as `scorers.scorer_file`."""
    return weights_of(scorer_arrays("undertones", model))


def weights_of(kept: Mapping[str, NDArray[Any]]) -> Weights:
    """Weights from the arrays of a file; int8 columns are scaled back."""
    layers = [str(name) for name in kept["layers"]]
    return Weights(
        kept["dense"].astype(np.float32) * kept["dense_scale"],
        kept["words"].astype(np.float32) * kept["words_scale"],
        kept["bias"],
        kept["inner"].astype(np.float32) * kept["inner_scale"],
        kept["inner_bias"],
        kept["outer"].astype(np.float32),
        kept["who_feels"],
        kept["who_knows"],
        dict(zip(layers, kept["floors"].tolist(), strict=True)),
        {name: kept["said"][i] for i, name in enumerate(layers)},
        {name: kept["true"][i] for i, name in enumerate(layers)},
    )
