"""What the signs of content notes weigh."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from underneath.infer.warned import weigh
from underneath.infer.warned.features import CUES, KINDS


def test_the_shipped_weights_are_the_measured_ones() -> None:
    assert weigh.load_weights().story.shape == (KINDS, len(weigh.COLUMNS) + 1)


def test_a_story_shows_its_strongest_sentences_first() -> None:
    scores = np.array([[float(i)] * KINDS for i in (1, 5, 3, 4)], np.float32)
    rows = weigh.story_rows(scores, np.zeros((4, CUES), np.float32), 100)
    assert rows[0, :3].tolist() == [5.0, 4.0, 3.0]


def test_a_story_of_one_sentence_is_filled_up() -> None:
    rows = weigh.story_rows(np.full((1, KINDS), -2.0, np.float32), np.zeros((1, CUES), np.float32), 10)
    assert np.isfinite(rows).all()


def test_an_even_vector_is_nothing() -> None:
    wide = 4 + KINDS
    rows = weigh.rows_of(np.ones((1, wide)), np.zeros((1, CUES)), np.ones(wide), np.ones(wide))
    assert rows[0].tolist() == [0.0] * (wide + CUES) + [1.0]


@given(st.integers(0, 50), st.integers(0, 50))
def test_more_words_of_a_kind_never_speak_against_it(few: int, more: int) -> None:
    low, high = sorted((few, few + more))
    cues = np.zeros((2, 1, CUES), np.float32)
    cues[0, 0, 0], cues[1, 0, 0] = low, high
    scores = np.zeros((1, KINDS), np.float32)
    made = [weigh.story_rows(scores, c, 500)[0] for c in cues]
    assert (made[1] >= made[0]).all()


def test_each_kind_weighs_the_columns_by_itself() -> None:
    rows = np.ones((KINDS, len(weigh.COLUMNS)), np.float32)
    story = np.zeros((KINDS, len(weigh.COLUMNS) + 1), np.float32)
    story[2, 0], story[2, -1] = 3.0, -1.0
    odds = weigh.story_odds(rows, story)
    assert odds[2] == pytest.approx(1 / (1 + np.exp(-2)))
    assert set(np.delete(odds, 2).tolist()) == {0.5}
