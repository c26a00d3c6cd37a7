"""Runs of whole numbers, laid one after another."""

import numpy as np
import pytest

from underneath.infer.ranges import ranges


@pytest.mark.parametrize(
    ("low", "count", "runs"),
    [([3, 7], [2, 1], [3, 4, 7]), ([5, 0, 2], [0, 2, 0], [0, 1]), ([4], [0], []), ([], [], [])],
)
def test_each_run_begins_where_it_is_told_to(low, count, runs):
    assert ranges(np.array(low, np.int64), np.array(count, np.int64)).tolist() == runs
