"""Each of the cast has a short mark, and no two have the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from underneath.report.marks import marks_for


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("Mara", "M"),
        ("the Reedwife", "R"),
        ("Captain Odo", "O"),
        ("Mr. Pell", "P"),
        ("’Tilda", "T"),
        ("the old man", "M"),
    ],
)
def test_a_mark_is_the_first_letter_that_tells(name, mark):
    assert marks_for([name]) == [mark]


def test_a_second_of_the_same_letter_adds_that_of_the_surname():
    assert marks_for(["Mara", "Moss Venn"]) == ["M", "MV"]


def test_a_single_name_adds_its_own_next_letters():
    assert marks_for(["Mara", "Moss", "Mollo"]) == ["M", "Mo", "Ml"]


def test_a_title_alone_gives_its_own_letter():
    assert marks_for(["the captain"]) == ["C"]


def test_a_name_without_letters_has_a_mark_too():
    assert marks_for(["???", "!!!"]) == ["•", "•2"]


def test_the_same_name_again_is_numbered():
    assert marks_for(["A", "A", "A"]) == ["A", "A2", "A3"]


@given(st.lists(st.text(max_size=12), max_size=40))
def test_no_two_marks_are_the_same(names):
    assert len(set(marks_for(names))) == len(names)
