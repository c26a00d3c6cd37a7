"""What entities are called."""

from __future__ import annotations

import numpy as np

from underneath.infer.coreference.beliefs import Beliefs
from underneath.infer.coreference.naming import ids_of


def named(first, known, **more):
    beliefs = Beliefs(np.array(first, np.int32), np.ones(len(first), np.float32))
    return ids_of(beliefs, [(k, 1.0) if isinstance(k, str | None) else k for k in known], **more)


def test_a_chain_is_called_by_its_name():
    assert named([0, 0], ["mara", None]) == ["mara", "mara"]


def test_a_chain_without_a_name_gets_a_number():
    assert named([0, 1, 0], [None, None, None]) == ["x1", "x2", "x1"]


def test_numbers_taken_are_left_alone():
    assert named([0], [None], taken=4) == ["x5"]


def test_the_surer_names_win():
    assert named([0, 0, 0], [("mara", 0.2), ("mara", 0.2), ("tobin", 0.9)]) == ["tobin"] * 3


def test_two_chains_of_one_name_are_one():
    assert named([0, 1], ["mara", "mara"]) == ["mara", "mara"]
