"""What speaks for a story's own word, weighed."""

import numpy as np

from underneath.infer.worded import weigh
from underneath.infer.worded.features import COLUMNS


def test_the_shipped_weights_are_the_measured_ones() -> None:
    assert weigh.load_weights().weigh.shape == (len(COLUMNS) + 384,)


def test_odds_are_even_where_nothing_speaks() -> None:
    weights = weigh.Weights(np.zeros(2), np.ones(2), np.ones(2), 0.0, 0.5)
    assert weights.odds(np.zeros((1, 2), np.float32)).tolist() == [0.5]
