"""The trained weights of the scorers: one small file, checked to be the one that was measured."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from underneath.encode.weights import checked
from underneath.infer.dialogue.digest import SHA256

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Arrays = dict[str, NDArray[np.float32]]

FILE: Final = Path(__file__).parent / "weights.npz"


@lru_cache(maxsize=1)
def load_weights() -> Arrays:
    """All arrays of the file by name, float32; made by `training/who/speakers.py`.

    Raises
    ------
    BrokenWeights
        If the file is missing or is not the one this version was measured with.
    """
    with np.load(checked(FILE, SHA256, "speakers")) as file:
        return {name: file[name].astype(np.float32) for name in file.files}
