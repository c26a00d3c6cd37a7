"""Shapes tell an uncased vocabulary of capitals, beginnings and white space."""

from __future__ import annotations

import numpy as np
import pytest

from underneath.encode.words import (
    GLUED,
    INITIAL,
    LETTER,
    LOWER,
    MARK,
    MIXED,
    NUMBER,
    OTHER,
    PARAGRAPH,
    SHAPES,
    TITLE,
    UPPER,
    shape_of,
    word_shapes,
)


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("lantern", LOWER), ("Mara", TITLE), ("MARA", UPPER), ("I", LETTER), ("McQuill", MIXED), ("1890", NUMBER),
        ("—", MARK), ("’Twas", TITLE), ("n’t", LOWER), ("Élodie", TITLE), ("小春", MIXED), ("-ÉL-x", OTHER), ("", MARK), ("-él", LOWER),
    ],
)  # fmt: skip
def test_a_word_has_one_of_eight_shapes(word: str, shape: int) -> None:
    assert shape_of(word) == shape


def shapes(words: str, sentence: str, paragraph: str | None = None, glued: str | None = None) -> list[int]:
    n = words.split()
    columns = [np.array([int(c) for c in s or "0" * len(n)], np.int32) for s in (sentence, paragraph)]
    stuck = np.array([c == "1" for c in glued or "0" * len(n)])
    return word_shapes(n, *columns, stuck).tolist()


def test_a_sentence_begins_with_its_first_lettered_word_and_the_marks_before_it() -> None:
    got = shapes('" Mara ran . Tobin', "00001")
    assert [bool(s & INITIAL) for s in got] == [True, True, False, False, True]


def test_a_paragraph_begins_with_its_first_word() -> None:
    got = shapes("Mara ran Tobin", "001", "001")
    assert [bool(s & PARAGRAPH) for s in got] == [True, False, True]


def test_a_closing_mark_is_glued_and_an_opening_one_is_not() -> None:
    got = shapes('" Come "', "000", glued="001")
    assert [bool(s & GLUED) for s in got] == [False, False, True]


def test_all_marks_fit_the_table_of_shapes() -> None:
    assert max(shapes("Mara", "0", "0", "1")) < SHAPES


def test_no_words_have_no_shapes() -> None:
    none = np.zeros(0, np.int32)
    assert len(word_shapes([], none, none, none.astype(bool))) == 0
