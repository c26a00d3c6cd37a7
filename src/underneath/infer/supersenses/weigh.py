"""How likely a candidate is of each sort, or of none: a linear scorer beside what the dictionary says."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from underneath.infer.scorers import scorer_arrays
from underneath.infer.supersenses.features import Features

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weights:
    """Scorers of the 41 sorts, and of none, which comes last; d the size of the encoder's vectors.

    Attributes
    ----------
    mean, scale
        (d,) of the vectors.
    vector, signs
        (d, 42), (len(SIGNS) + 1, 42): what they say for each sort, and for none; the last row what is so of all.
    """

    mean: Floats
    scale: Floats
    vector: Floats
    signs: Floats


def log_softmax(score: Floats) -> Floats:
    """Log chances by row."""
    top = score - score.max(1, keepdims=True, initial=-np.inf)
    out: Floats = top - np.log(np.exp(top).sum(1, keepdims=True))
    return out


def chances(features: Features, weights: Weights) -> Floats:
    """(k, 42) chances of each sort and of none."""
    vectors = (features.vector - weights.mean) / weights.scale
    score = vectors @ weights.vector + features.signs @ weights.signs[:-1] + weights.signs[-1]
    score[:, :-1] += features.prior
    return np.exp(log_softmax(score))


@cache
def shipped() -> Weights:
    """The weights of this package; errors as `scorers.scorer_file`."""
    kept = scorer_arrays("supersenses")
    return Weights(*(kept[field.name].astype(np.float32) for field in fields(Weights)))
