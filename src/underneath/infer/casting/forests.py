"""The trees of the cast, fitted by `training/rules/fit_standing.py`: one small file, checked to be the one measured."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from numpy.typing import NDArray

from underneath.infer.casting.trees import Forest
from underneath.infer.scorers import scorer_arrays


class Forests(NamedTuple):
    """`member`: asked `standing.SIGNS`; `pair`: asked those and `standing.PAIR_SIGNS`."""

    member: Forest
    pair: Forest


@cache
def load_forests() -> Forests:
    """The shipped trees; errors as `scorers.scorer_file`."""
    kept = scorer_arrays("cast")
    member, pair = (forest_of(kept, name) for name in Forests._fields)
    return Forests(member, pair)


def forest_of(kept: Mapping[str, NDArray[Any]], name: str) -> Forest:
    """The trees of this name among the arrays of a file."""
    row = {column: kept[f"{name} {column}"] for column in ("feature", "limit", "left", "right", "value")}
    return Forest(**row, base=float(kept[f"{name} base"]))
