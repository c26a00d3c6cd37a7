"""One tree a sentence, and the best one."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from underneath.encode.trees import best_heads


def is_tree(heads: np.ndarray) -> bool:
    roots = np.flatnonzero(heads == np.arange(len(heads)))
    return len(roots) == 1 and all(reaches(heads, i, int(roots[0])) for i in range(len(heads)))


def reaches(heads: np.ndarray, i: int, root: int) -> bool:
    for _ in heads:
        i = int(heads[i])
    return i == root


def best_by_trying_all(scores: np.ndarray, root: int) -> float:
    n = len(scores)
    best = -np.inf
    for heads in product(range(n), repeat=n):
        if heads[root] == root and is_tree(np.array(heads)):
            best = max(best, sum(scores[i, h] for i, h in enumerate(heads) if i != root))
    return best


def test_each_word_hangs_from_the_word_that_scores_best() -> None:
    scores = np.zeros((3, 3), np.float32)
    scores[1, 1], scores[0, 1], scores[2, 0] = 9, 5, 5
    assert best_heads(scores, np.zeros(3, np.int32)).tolist() == [1, 1, 0]


def test_no_arc_leaves_its_sentence() -> None:
    scores = np.zeros((4, 4), np.float32)
    scores[:, 3] = 9
    heads = best_heads(scores, np.array([0, 0, 1, 1], np.int32))
    assert set(heads[:2].tolist()) <= {0, 1}


def test_a_ring_is_broken_where_it_costs_least() -> None:
    scores = np.full((3, 3), -9, np.float32)
    scores[0, 0] = 5
    scores[1, 2] = scores[2, 1] = 4
    scores[1, 0], scores[2, 0] = 1, 2
    assert best_heads(scores, np.zeros(3, np.int32)).tolist() == [0, 2, 0]


def test_a_sentence_of_one_word_is_its_own_root() -> None:
    assert best_heads(np.zeros((1, 1), np.float32), np.zeros(1, np.int32)).tolist() == [0]


@given(st.integers(1, 12), st.integers(0, 2**32 - 1))
def test_every_sentence_gets_a_tree(n: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(2 * n, 2 * n)).astype(np.float32)
    heads = best_heads(scores, np.repeat([4, 7], n).astype(np.int32))
    assert is_tree(heads[:n])
    assert is_tree(heads[n:] - n)


@given(st.integers(2, 5), st.integers(0, 2**32 - 1))
@settings(max_examples=25, deadline=None)
def test_no_tree_with_that_root_scores_higher(n: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(n, n)).astype(np.float32)
    heads = best_heads(scores, np.zeros(n, np.int32))
    root = int(np.flatnonzero(heads == np.arange(n))[0])
    got = sum(float(scores[i, h]) for i, h in enumerate(heads) if i != root)
    assert abs(got - best_by_trying_all(scores, root)) < 1e-4
