"""What entities are called."""

from __future__ import annotations

import numpy as np

from underneath.infer.coreference.beliefs import Beliefs
from underneath.infer.coreference.naming import ids_of


def named(first, known, heard=(), **more):
    return ids_of(Beliefs(np.array(first, np.int32), np.ones(len(first), np.float32)), known, heard, **more)


def test_a_chain_is_called_by_its_name():
    assert named([0, 0], ["mara", None]) == ["mara", "mara"]


def test_a_chain_without_a_name_gets_a_number():
    assert named([0, 1, 0], [None, None, None]) == ["x1", "x2", "x1"]


def test_numbers_taken_are_left_alone():
    assert named([0], [None], taken=4) == ["x5"]


def test_most_names_win():
    assert named([0, 0, 0], ["mara", "tobin", "tobin"]) == ["tobin"] * 3


def test_two_chains_of_one_person_are_one():
    assert named([0, 1], ["mara", "mara"]) == ["mara", "mara"]


def test_two_chains_of_one_place_are_two():
    assert named([0, 1, 1], ["stow", "stow", None], single=frozenset({"stow"})) == ["x1", "stow", "stow"]


def test_a_name_counts_for_more_than_who_is_heard():
    assert named([0, 0], ["mara", None], [(None, 0.0), ("tobin", 1.0)]) == ["mara", "mara"]


def test_a_chain_without_a_name_is_who_is_heard():
    assert named([0, 0], [None, None], [("tobin", 0.9), (None, 0.0)]) == ["tobin", "tobin"]


def test_one_doubtful_voice_names_nobody():
    assert named([0] * 5, [None] * 5, [("tobin", 0.4), *[(None, 0.0)] * 4]) == ["x1"] * 5
