"""Trees add up to a chance."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from underneath.infer.casting import forests
from underneath.infer.casting.standing import PAIR_SIGNS, SIGNS
from underneath.infer.casting.trees import Forest

# The first tree asks whether column 1 is above 2; the second is a leaf alone.
TWO = Forest(
    feature=np.array([[1, -1, -1], [-1, -1, -1]], np.int16),
    limit=np.array([[2, 0, 0], [0, 0, 0]], np.float32),
    left=np.array([[1, 0, 0], [0, 0, 0]], np.int16),
    right=np.array([[2, 0, 0], [0, 0, 0]], np.int16),
    value=np.array([[0, -1, 1], [0.5, 0, 0]], np.float32),
    base=0.25,
)


def chance(odds: float) -> float:
    return 1 / (1 + np.exp(-odds))


@settings(deadline=None)
@given(st.lists(st.tuples(st.floats(-9, 9, width=32), st.floats(-9, 9, width=32)), min_size=1, max_size=5))
def test_each_row_goes_its_own_way(rows):
    wanted = [chance(0.75 + (1 if second > 2 else -1)) for _, second in rows]
    assert np.allclose(TWO.chances(np.array(rows, np.float32)), wanted, atol=1e-5)


def test_the_shipped_trees_ask_only_for_signs_there_are():
    shipped = forests.load_forests()
    assert shipped.member.feature.max() < len(SIGNS) and shipped.pair.feature.max() < len(PAIR_SIGNS)
