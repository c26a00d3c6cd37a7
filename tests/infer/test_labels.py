"""Words labelled by the encoder's deep heads."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from underneath.encode.deep_heads import COLUMNS
from underneath.encode.encode import _nothing
from underneath.infer.labels import WordLabels, label_words, log_odds


def signals(words: int):
    return replace(_nothing("none"), event=np.zeros(words, np.float32), vectors=np.zeros((words, 384), np.float16))


def test_every_word_has_a_chance_of_every_label():
    labels = label_words(signals(3))
    assert {name: chance.shape for name, chance in labels.chances.items()} == {n: (3, k) for n, k in COLUMNS.items()}


def test_without_vectors_no_label_is_likelier_than_another():
    labels = label_words(replace(signals(2), vectors=None))
    assert labels.chances["felt"][0].tolist() == pytest.approx([1 / 28] * 28, abs=1e-3)


def test_what_is_told_is_all_but_the_chance_of_none():
    labels = WordLabels({"act": np.array([[0.25, 0.5, 0.25]], np.float16)})
    assert labels.told("act").tolist() == [0.75]


def test_an_even_chance_has_odds_of_nought_and_certainty_has_bounds():
    assert log_odds(np.array([0.5], np.float32)).tolist() == pytest.approx([0])
    assert np.isfinite(log_odds(np.array([0.0, 1.0], np.float32))).all()
