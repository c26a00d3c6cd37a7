"""Candidates lie in one sentence; what is kept nests and never crosses."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from underneath.encode.pairs import WIDEST, candidates, uncrossed


def found(scores: np.ndarray, sentence: list[int]) -> list[tuple[int, int]]:
    first, last = candidates(scores.astype(np.float32), np.array(sentence, np.int32), 0.0)
    return list(zip(first.tolist(), last.tolist(), strict=True))


def test_a_candidate_ends_where_it_begins_or_later() -> None:
    assert found(np.ones((2, 2)), [0, 0]) == [(0, 0), (0, 1), (1, 1)]


def test_a_candidate_lies_in_one_sentence() -> None:
    assert found(np.ones((2, 2)), [0, 1]) == [(0, 0), (1, 1)]


def test_a_candidate_is_not_wider_than_the_widest() -> None:
    n = WIDEST + 5
    assert max(b - a for a, b in found(np.ones((n, n)), [0] * n)) == WIDEST - 1


def kept(rows: list[tuple[int, int, float]]) -> list[tuple[int, int]]:
    rows = sorted(rows)
    first, last, score = (np.array(c) for c in zip(*rows, strict=True))
    return [r[:2] for r, k in zip(rows, uncrossed(first, last, score.astype(np.float32)), strict=True) if k]


def test_mentions_may_nest() -> None:
    assert kept([(0, 2, 0.9), (0, 0, 0.8), (2, 2, 0.7)]) == [(0, 0), (0, 2), (2, 2)]


def test_of_two_that_cross_the_better_one_stays() -> None:
    assert kept([(0, 2, 0.6), (1, 3, 0.9)]) == [(1, 3)]


spans = st.tuples(st.integers(0, 15), st.integers(0, 8), st.floats(0, 1, width=32))


@given(st.lists(spans, min_size=1, max_size=25, unique_by=lambda r: r[:2]))
def test_nothing_kept_crosses(rows: list[tuple[int, int, float]]) -> None:
    got = kept([(a, a + n, s) for a, n, s in rows])
    assert not [1 for a, b in got for c, d in got if a < c <= b < d]


@given(st.lists(spans, min_size=1, max_size=25, unique_by=lambda r: r[:2]))
def test_the_best_is_always_kept(rows: list[tuple[int, int, float]]) -> None:
    table = sorted((a, a + n, s) for a, n, s in rows)
    best = max(table, key=lambda r: (r[2], [-v for v in r[:2]]))
    assert best[:2] in kept(table)
