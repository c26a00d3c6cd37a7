"""The trees of the cast, fitted by `training/rules/fit_standing.py`: one small file, checked to be the one measured."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from underneath.encode.weights import checked
from underneath.infer.casting.digest import SHA256
from underneath.infer.casting.trees import Forest

FILE: Final = Path(__file__).parent / "weights.npz"


class Forests(NamedTuple):
    """`member`: asked `standing.SIGNS`; `pair`: asked those and `standing.PAIR_SIGNS`."""

    member: Forest
    pair: Forest


@lru_cache(maxsize=1)
def load_forests() -> Forests:
    """The shipped trees.

    Raises
    ------
    BrokenWeights
        If the file is missing or is not the one this version was measured with.
    """
    return read_forests(checked(FILE, SHA256, "the cast"))


def read_forests(file: Path) -> Forests:
    """Trees from any file in this layout, unchecked."""
    with np.load(file) as kept:
        member, pair = (_forest(kept, name) for name in Forests._fields)
    return Forests(member, pair)


def read_forest(file: Path) -> Forest:
    """The trees of a file that holds one forest, unchecked."""
    with np.load(file) as kept:
        return _forest(kept, "trees")


def _forest(kept: Mapping[str, NDArray[Any]], name: str) -> Forest:
    row = {column: kept[f"{name} {column}"] for column in ("feature", "limit", "left", "right", "value")}
    return Forest(**row, base=float(kept[f"{name} base"]))
