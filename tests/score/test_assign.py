"""Pairing rows with columns."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.optimize import linear_sum_assignment

from underneath.score.assign import best_pairs

SHAPES = st.tuples(st.integers(1, 9), st.integers(1, 9))


def total(table, pairs):
    return sum(table[r, c] for r, c in pairs)


def test_the_heaviest_pairing_is_not_the_greedy_one():
    assert best_pairs(np.array([[9.0, 8.0], [8.0, 1.0]])) == [(0, 1), (1, 0)]


def test_a_table_taller_than_wide_leaves_rows_over():
    assert best_pairs(np.array([[1.0], [3.0], [2.0]])) == [(1, 0)]


def test_an_empty_table_has_no_pairs():
    assert best_pairs(np.zeros((0, 3))) == []


@given(arrays(float, SHAPES, elements=st.floats(0, 50, width=32)))
def test_no_pairing_is_heavier_than_the_one_found(table):
    assert np.isclose(total(table, best_pairs(table)), total(table, zip(*linear_sum_assignment(-table), strict=True)))


@given(arrays(float, SHAPES, elements=st.sampled_from([0.0, 0.0, 1.0, 2.0, 2.001])))
def test_ties_fall_as_they_do_in_scipy(table):
    assert best_pairs(table) == list(zip(*map(np.ndarray.tolist, linear_sum_assignment(-table)), strict=True))


@given(arrays(float, SHAPES, elements=st.floats(0, 50, width=32)))
def test_every_row_or_every_column_is_paired_once(table):
    rows, columns = zip(*best_pairs(table), strict=True)
    assert len(set(rows)) == len(set(columns)) == min(table.shape)
