"""The trained weights of the scorers: one small file, checked to be the one that was measured."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from underneath.encode.weights import BrokenWeights
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
    seen = hashlib.sha256(FILE.read_bytes()).hexdigest() if FILE.is_file() else "nothing"
    if seen != SHA256:
        raise BrokenWeights(
            f"the weights of speakers have hash {seen[:12]}",
            expected=f"{SHA256[:12]}, as this version was measured with",
            advice="install the package again",
        )
    with np.load(FILE) as file:
        return {name: file[name].astype(np.float32) for name in file.files}
