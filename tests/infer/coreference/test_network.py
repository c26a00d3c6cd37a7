"""The scorer of pairs, and whether its weights are the ones that were measured."""

from __future__ import annotations

import hashlib
import json

import numpy as np
import pytest

from underneath.encode.weights import BrokenWeights
from underneath.infer.coreference.network import SHIPPED, Network, load, scorers_of, shipped


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "tiny.npz"
    np.savez(path, a=np.ones(2, np.float16))
    (tmp_path / "manifest.json").write_text(json.dumps({"tiny.npz": hashlib.sha256(path.read_bytes()).hexdigest()}))
    return tmp_path


def test_weights_are_read_as_single_precision(folder):
    assert load(folder / "tiny.npz").weights["a"].dtype == np.float32


def test_weights_that_are_not_there_are_missed(folder):
    with pytest.raises(BrokenWeights, match=r"nothing.npz"):
        load(folder / "nothing.npz")


def test_changed_weights_are_refused(folder):
    np.savez(folder / "tiny.npz", a=np.zeros(2, np.float16))
    with pytest.raises(BrokenWeights, match="have hash"):
        load(folder / "tiny.npz")


@pytest.mark.parametrize("name", ["chains", "spoken"])
def test_the_shipped_weights_are_the_ones_measured(name):
    assert "inp.weight" in shipped(name, "small-0123456789ab").weights


@pytest.mark.slow
def test_links_of_the_larger_network_s_vectors_have_scorers_of_their_own():
    pytest.importorskip("underneath_big")
    small, big = (scorers_of(f"{model}-0123456789ab") for model in ("small", "big"))
    assert {p.name for p in big.glob("*.npz")} == {p.name for p in small.glob("*.npz")}
    for name in ("chains", "spoken"):
        mine, theirs = (shipped(name, f"{model}-0123456789ab").weights for model in ("small", "big"))
        assert {k: v.shape for k, v in mine.items()} == {k: v.shape for k, v in theirs.items()}
        assert any((mine[k] != theirs[k]).any() for k in mine)


def test_the_manifest_names_every_file():
    assert set(json.loads((SHIPPED / "manifest.json").read_text())) == {p.name for p in SHIPPED.glob("*.npz")}


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
