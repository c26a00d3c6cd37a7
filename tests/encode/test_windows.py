"""Windows hold whole sentences, every word once."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from underneath.encode.windows import END, START, Pieces, plan, window


def pieces(sizes: list[int], sentence: list[int]) -> Pieces:
    offset = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int32)
    ids = np.arange(1000, 1000 + offset[-1], dtype=np.int32)
    return Pieces(ids, offset, np.arange(len(sizes), dtype=np.int32) % 8, np.array(sentence, np.int32))


def test_sentences_stay_whole_while_they_fit() -> None:
    assert list(plan(pieces([2] * 6, [0, 0, 1, 1, 2, 2]), limit=9)) == [(0, 4), (4, 6)]


def test_a_sentence_that_does_not_fit_is_cut_between_words() -> None:
    assert list(plan(pieces([2] * 5, [0] * 5), limit=4)) == [(0, 2), (2, 4), (4, 5)]


def test_a_word_that_does_not_fit_gets_a_window_of_its_own() -> None:
    assert list(plan(pieces([9, 1], [0, 0]), limit=4)) == [(0, 1), (1, 2)]


def test_the_first_window_may_be_smaller() -> None:
    assert list(plan(pieces([1] * 4, [0, 1, 2, 3]), limit=3, first_limit=1)) == [(0, 1), (1, 4)]


def test_no_words_need_no_window() -> None:
    assert list(plan(pieces([], []))) == []


@given(st.lists(st.tuples(st.integers(1, 6), st.booleans()), max_size=60), st.integers(6, 20))
def test_windows_cover_every_word_once_and_fit(words: list[tuple[int, bool]], limit: int) -> None:
    sizes = [size for size, _ in words]
    table = pieces(sizes, np.cumsum([new for _, new in words]).tolist())
    ranges = list(plan(table, limit))
    assert [i for a, b in ranges for i in range(a, b)] == list(range(len(words)))
    assert all(sum(sizes[a:b]) <= limit for a, b in ranges)


@given(st.lists(st.integers(1, 4), min_size=1, max_size=30))
def test_no_sentence_that_fits_is_cut(lengths: list[int]) -> None:
    sentence = [i for i, n in enumerate(lengths) for _ in range(n)]
    ends = {b for _, b in plan(pieces([1] * len(sentence), sentence), limit=4)}
    assert ends <= {0, *np.cumsum(lengths).tolist()}


def test_a_window_stands_between_its_two_marks() -> None:
    got = window(pieces([1, 2, 1], [0, 0, 0]), 1, 3)
    assert got.ids.tolist() == [START, 1001, 1002, 1003, END]


def test_a_word_knows_its_first_and_last_piece() -> None:
    got = window(pieces([1, 2, 1], [0, 0, 0]), 1, 3)
    assert (got.head.tolist(), got.tail.tolist()) == ([1, 3], [2, 3])


def test_all_pieces_of_a_word_have_its_shape_and_the_marks_have_none() -> None:
    assert window(pieces([1, 2, 1], [0, 0, 0]), 1, 3).shapes.tolist() == [0, 1, 1, 2, 0]
