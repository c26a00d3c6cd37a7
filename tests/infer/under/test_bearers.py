"""Whose the encoder's head takes a unit's feeling for."""

import numpy as np
import pytest

from infer.under.under_desk import desk
from underneath.encode.deep_heads import FARS, DeepHeads
from underneath.infer.ends import Ends
from underneath.infer.under import bearers
from underneath.infer.under.bearers import bearers_of

SIZE = 2
HEADS = DeepHeads(
    {
        "told.weight": np.eye(2, 3 * SIZE, dtype=np.float32), "told.bias": np.zeros(2, np.float32),
        "bearer.weight": 8 * np.eye(2, 2 * SIZE, dtype=np.float32), "bearer.bias": np.zeros(2, np.float32),
        "far.weight": np.zeros((4 * FARS, 1), np.float32),
    }
)  # fmt: skip
MADE = desk("Mara saw Kel. The cup shook.")
ENDS = Ends(np.array([[0, 0], [2, 2]], np.int64), np.array([0, 1], np.int64), ("mara", "kel"))


def shares(vectors, ends=ENDS):
    return bearers_of(MADE.units, ends, np.array(vectors, np.float16), HEADS)


def likeness(mara, kel, cup):
    """Vectors of all words: the two people's, and that of the second sentence's first."""
    return [mara, [0, 0], kel, [0, 0], cup, [0, 0], [0, 0], [0, 0]]


def test_shares_come_to_one():
    for row in shares(np.random.default_rng(1).normal(size=(8, SIZE))):
        assert sum(row.values()) == pytest.approx(1)


def test_a_unit_points_at_whom_its_words_are_like():
    row = shares(likeness([1, 0], [0, 1], [0, 2]))[MADE.unit("cup")]
    assert row["kel"] > row["mara"]


def test_nobody_is_pointed_at_where_nobody_is_near():
    nobody = Ends(np.zeros((0, 2), np.int64), np.zeros(0, np.int64), ())
    assert shares(np.zeros((8, SIZE)), nobody) == [{}, {}]


def test_many_units_are_looked_at_as_few_are(monkeypatch):
    vectors = np.random.default_rng(2).normal(size=(8, SIZE))
    whole = shares(vectors)
    monkeypatch.setattr(bearers, "_BLOCK", 1)
    assert shares(vectors) == whole
