"""The fitted weights: that they are the ones measured, and say what anyone would."""

import numpy as np
import pytest

from underneath.infer.staged.features import POV, PRESENCE
from underneath.infer.staged.weights import load_weights


@pytest.mark.parametrize("mode", ["parsed", "plain"])
def test_there_is_a_weight_for_every_column(mode):
    kept = load_weights(mode)
    assert (len(kept.pov), len(kept.presence)) == (len(POV), len(PRESENCE))


def test_wondering_is_of_the_mind_and_grinning_is_seen():
    odds = load_weights("plain").odds
    assert odds.verbs["wondered"] > 0 > odds.verbs["smiled"] and odds.nouns["conscience"] > 0 > odds.nouns["chin"]


def test_weights_are_finite():
    assert all(
        np.isfinite(w).all()
        for mode in ("parsed", "plain")
        for w in (load_weights(mode).pov, load_weights(mode).presence)
    )
