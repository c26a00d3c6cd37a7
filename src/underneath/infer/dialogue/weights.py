"""The trained weights of the scorers of speakers and hearers."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from underneath.infer.scorers import SMALL, scorer_arrays

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Arrays = dict[str, NDArray[np.float32]]


@cache
def load_weights(model: str = SMALL) -> Arrays:
    """All arrays by name, float32, for what a model says; made by `training/who/speakers.py`.

    Errors as `scorers.scorer_file`.
    """
    return {name: array.astype(np.float32) for name, array in scorer_arrays("speakers", model).items()}
