"""What speaks for a story's own word, weighed."""

from pathlib import Path

import numpy as np
import pytest

from underneath.encode.weights import BrokenWeights
from underneath.infer.worded import weigh
from underneath.infer.worded.features import COLUMNS


def test_the_shipped_weights_are_the_measured_ones() -> None:
    assert weigh.load_weights().weigh.shape == (len(COLUMNS) + 384,)


@pytest.mark.parametrize("content", [b"something else", None])
def test_other_weights_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes | None) -> None:
    if content:
        (tmp_path / "weights.npz").write_bytes(content)
    monkeypatch.setattr(weigh, "FILE", tmp_path / "weights.npz")
    weigh.load_weights.cache_clear()
    with pytest.raises(BrokenWeights, match="terms"):
        weigh.load_weights()
    weigh.load_weights.cache_clear()


def test_odds_are_even_where_nothing_speaks() -> None:
    weights = weigh.Weights(np.zeros(2), np.ones(2), np.ones(2), 0.0, 0.5)
    assert weights.odds(np.zeros((1, 2), np.float32)).tolist() == [0.5]
