"""Towers of several runs side by side: what the package takes the mean of."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch")
sys.path.append(str(Path(__file__).parents[2] / "training" / "who"))


def run(says: int, hears: int, first: float) -> dict[str, np.ndarray]:
    """A run's file: each tower is one number, counted up from `first`; its curve is `first` too."""
    names = [f"says.{n}.out.weight" for n in range(says)] + [f"hears.{n}.out.weight" for n in range(hears)]
    towers = {name: np.array([first + k]) for k, name in enumerate(names)}
    return towers | {"says.said": np.array([first]), "hears.bounds": np.array([-first])}


def test_all_towers_of_all_runs_are_kept_and_numbered_anew() -> None:
    from towers import side_by_side

    out = side_by_side([run(2, 1, 10), run(3, 2, 20)])
    assert [float(out[f"says.{n}.out.weight"][0]) for n in range(5)] == [10, 11, 20, 21, 22]
    assert [float(out[f"hears.{n}.out.weight"][0]) for n in range(3)] == [12, 23, 24]
    assert len(out) == 5 + 3 + 2


def test_curve_and_bounds_stay_those_of_the_first_run() -> None:
    from towers import side_by_side

    out = side_by_side([run(1, 1, 10), run(1, 1, 20)])
    assert (out["says.said"][0], out["hears.bounds"][0]) == (10, -10)
