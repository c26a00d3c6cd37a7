"""The scorer of pairs, and whether its weights are the ones that were measured."""

from __future__ import annotations

import numpy as np
import pytest

from underneath.infer.coreference.network import Network, shipped


def test_weights_are_read_as_single_precision():
    assert {array.dtype for array in shipped("chains", "small-0123456789ab").weights.values()} == {np.dtype(np.float32)}


@pytest.mark.parametrize("name", ["chains", "spoken"])
def test_the_shipped_weights_are_the_ones_measured(name):
    assert "inp.weight" in shipped(name, "small-0123456789ab").weights


def _tiny() -> Network:
    """Vectors of one number; a pair scores as the product of its two."""
    one, none = np.ones((1, 1), np.float32), np.zeros(1, np.float32)
    weights = {f"{name}.weight": one for name in ("inp", "q", "k", "w", "o1", "o2", "n1", "n2")}
    weights |= {f"{name}.weight": one * 0 for name in ("feat", "a", "b", "v")}
    weights |= {f"{name}.bias": none for name in ("inp", "feat", "q", "k", "a", "o1", "o2", "n1", "n2")}
    return Network(weights)


def test_a_pair_is_scored_by_both_its_mentions():
    net, vectors = _tiny(), np.array([[2.0], [3.0]], np.float32)
    parts = net.mentions(vectors, np.zeros((2, 1), np.float32))
    at = np.array([1], np.int32), np.array([0], np.int32)
    assert net.pairs(parts, np.zeros((1, 1), np.float32), *at).tolist() == [6.0]


def test_going_back_to_none_is_scored_by_the_mention_alone():
    assert _tiny().mentions(np.array([[2.0]], np.float32), np.zeros((1, 1), np.float32))["new"].tolist() == [2.0]
