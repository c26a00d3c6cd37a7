"""A name is taken out of the words around it."""

from __future__ import annotations

import pytest

from underneath.infer.casting.core import core


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("the weary Sevra", "Sevra"),
        ("Sevra thereupon", "Sevra"),
        ("assented Lord Vint", "Lord Vint"),
        ("Mrs. Quill s barrow", "Mrs. Quill"),
        ("Tobin Mrs. Quill", "Tobin"),
        ("Mrs. Quill saw Tobin Ash", "Mrs. Quill"),
        ("another Mr. Ash", "Mr. Ash"),
        ("the Reverend Dr. Ash", "Reverend Dr. Ash"),
        ("lady Quill", "lady Quill"),
        ("van der Meer", "van der Meer"),
        ("the Duke of Ambry", "Duke of Ambry"),
        ("Joris van der Meer", "Joris van der Meer"),
        ("poor old Tobin", "Tobin"),
        ("Old Man", "Old Man"),
        ("Old", "Old"),
        ("your Grace", "your Grace"),
        ("O’Brien", "O’Brien"),
        ("Sevra of", "Sevra"),
        ("dad", "dad"),
        ("the captain", "captain"),
    ],
)
def test_the_name_is_what_is_left(mention, name):
    assert core(mention) == name


@pytest.mark.parametrize(
    "mention",
    ["mistress of Ambry", "the man from the Courier", "Tobin and Sevra", "Mr. and Mrs. Ash", "the first mate", ""],
)
def test_of_a_description_or_of_several_people_no_name_is_left(mention):
    assert core(mention) == ""
