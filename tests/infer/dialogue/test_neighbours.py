"""Cells of a conversation that look at the turns and the candidates around them."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from underneath.infer.dialogue.neighbours import LAYERS, REACH, looked_around
from underneath.infer.dialogue.tower import Tower

SIZE = 3


def tower(near=0.0, others=0.0):
    """Weights that hand on what stands in the turn before (`near`), and the mean over the candidates (`others`)."""
    weights = {}
    for layer in range(LAYERS):
        before = np.zeros((SIZE, (2 * REACH + 1) * SIZE), np.float32)
        before[:, (REACH - 1) * SIZE : REACH * SIZE] = near * np.eye(SIZE)
        mean = np.concatenate([others * np.eye(SIZE), np.zeros((SIZE, SIZE))], 1).astype(np.float32)
        mix = np.eye(SIZE, dtype=np.float32) * (layer == 0)
        weights |= {f"says.0.near.{layer}.weight": before, f"says.0.others.{layer}.weight": mean}
        weights |= {f"says.0.mix.{layer}.weight": mix}
    return Tower(weights, "says.0")


def around(cells, turns, width, **how):
    """`cells`: one number a row."""
    rows = np.repeat(np.array(cells, np.float32)[:, None], SIZE, 1)
    return looked_around(tower(**how), SimpleNamespace(turns=np.array(turns), width=np.array(width)), rows)[:, 0]


def test_a_cell_sees_its_own_candidate_in_the_turn_before():
    assert around([1, 0, 0, 0], [2], [2], near=1.0).tolist() == [1, 0, 1, 0]


def test_the_turn_before_of_another_conversation_is_not_seen():
    assert around([1, 0, 0, 0], [1, 1], [2, 2], near=1.0).tolist() == [1, 0, 0, 0]


def test_a_cell_sees_the_others_of_its_turn():
    assert around([1, 0, 0, 0], [2], [2], others=1.0) == pytest.approx([1.5, 0.5, 0, 0])


def test_no_conversation_leaves_nothing():
    assert around([], [], []).tolist() == []
