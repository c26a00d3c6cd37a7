"""What each word belongs to, by its vector and by the encoder's head."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from infer.labels_desk import no_vectors
from underneath.encode.heads import QUOTATION
from underneath.infer.quotation.belonging import BLOCK, SHARE, Weights, belonging, load_weights, mean_with_head

SIZE, KINDS = 3, len(QUOTATION)
NONE, SPEECH = QUOTATION.index("none"), QUOTATION.index("speech")


def weighed(*vectors: list[float]) -> np.ndarray:
    """Chances of words with these vectors, of which the head is sure that none is in a quotation."""
    head = np.zeros((len(vectors), KINDS), np.float32)
    head[:, NONE] = 1.0
    return mean_with_head(head, np.array(vectors, np.float16), speech_where_first_is_high())


def speech_where_first_is_high() -> Weights:
    hidden = np.zeros((SIZE, 1), np.float32)
    hidden[0] = 1.0
    out = np.zeros((1, KINDS), np.float32)
    out[0, SPEECH] = 20.0
    return Weights(hidden, np.zeros(1, np.float32), out, np.eye(KINDS, dtype=np.float32)[NONE] * 10)


def test_what_the_vector_says_and_what_the_head_says_are_weighed_against_each_other() -> None:
    chances = weighed([1, 0, 0], [0, 1, 1])
    assert chances[0, [NONE, SPEECH]] == pytest.approx([1 - SHARE, SHARE], abs=1e-3)
    assert chances[1, NONE] == pytest.approx(1.0, abs=1e-3)


def test_words_far_apart_are_weighed_like_neighbours() -> None:
    chances = weighed(*([[1, 0, 0], [0, 0, 0]] * BLOCK))
    assert np.array_equal(chances, np.tile(chances[:2], (BLOCK, 1)))


def test_without_vectors_the_head_alone_is_asked() -> None:
    signals = replace(no_vectors(2), quotation=np.eye(KINDS, dtype=np.float32)[:2])
    assert belonging(signals) is signals.quotation


def test_the_weights_that_ship_give_chances_that_sum_to_one() -> None:
    weights = load_weights("small")
    vectors = np.random.default_rng(0).normal(size=(50, len(weights.hidden)))
    assert weights.chances(vectors).sum(1) == pytest.approx(np.ones(50), abs=1e-5)
