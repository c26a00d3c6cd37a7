"""The fitted weights: that they are the ones measured, and say what anyone would."""

import numpy as np
import pytest

from underneath.encode.weights import BrokenWeights
from underneath.infer.staged import weights
from underneath.infer.staged.features import POV, PRESENCE
from underneath.infer.staged.weights import load_weights


@pytest.mark.parametrize("mode", ["parsed", "plain"])
def test_there_is_a_weight_for_every_column(mode):
    kept = load_weights(mode)
    assert (len(kept.pov), len(kept.presence)) == (len(POV), len(PRESENCE))


def test_other_weights_are_refused(tmp_path, monkeypatch):
    (tmp_path / "weights.npz").write_bytes(b"x")
    monkeypatch.setattr(weights, "FILE", tmp_path / "weights.npz")
    with pytest.raises(BrokenWeights, match="the weights of scenes"):
        load_weights.__wrapped__("plain")


def test_missing_weights_are_named(tmp_path, monkeypatch):
    monkeypatch.setattr(weights, "FILE", tmp_path / "weights.npz")
    with pytest.raises(BrokenWeights, match="nothing"):
        load_weights.__wrapped__("plain")


def test_wondering_is_of_the_mind_and_grinning_is_seen():
    odds = load_weights("plain").odds
    assert odds.verbs["wondered"] > 0 > odds.verbs["smiled"] and odds.nouns["conscience"] > 0 > odds.nouns["chin"]


def test_weights_are_finite():
    assert all(
        np.isfinite(w).all()
        for mode in ("parsed", "plain")
        for w in (load_weights(mode).pov, load_weights(mode).presence)
    )
