"""Corrected words are found again in a text that may have changed."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from underneath.infer.correcting.find import Finder
from underneath.story.spans import Span

TALE = """“Yes,” said Mara. He knocked twice. “Come in,” said Tobin.

“Yes,” said Odile. “Come in out of the rain, both of you.”

“Yes.”"""


def finder(text: str) -> Finder:
    return Finder(text, [Span(*m.span()) for m in re.finditer("“[^”]*”", text)])


def test_a_line_is_found_by_its_words_alone():
    assert finder(TALE).find("Come in out of the rain, both of you.", None, None) == 3


def test_case_and_marks_do_not_matter():
    assert finder(TALE).find("“come in, out of the rain — both of you!”", None, None) == 3


def test_the_first_words_are_enough():
    assert finder(TALE).find("Come in out of", None, None) == 3


def test_a_line_of_those_words_alone_comes_before_one_that_opens_with_them():
    assert finder(TALE).find("Come in", None, None) == 1


def test_of_the_same_words_the_nearest_to_the_old_place_is_meant():
    assert [finder(TALE).find("Yes", at, None) for at in (0, 50, 120)] == [0, 2, 4]


def test_the_words_before_weigh_more_than_the_place():
    longer = TALE.replace("“Come in,”", "“But do come in,” said Odile. “Yes,” said Vint. “Come in,”")
    assert longer[: longer.index("“Yes,” said Odile")].count("“") == finder(longer).find("Yes", 45, "said Tobin.")


def test_of_the_same_words_without_a_place_none_is_meant():
    assert finder(TALE).find("Yes", None, None) is None


def test_a_line_that_was_edited_is_found_near_its_old_place():
    assert finder(TALE).find("Come in out of the storm, the both of you.", 80, None) == 3


def test_a_line_that_was_rewritten_is_not_found():
    assert finder(TALE).find("The tide has taken the boat.", 80, None) is None


def test_an_edited_line_far_from_its_old_place_is_not_guessed():
    assert finder(TALE + " " * 5000).find("Come in out of the storm, the both of you.", 5000, None) is None


def test_words_without_a_letter_find_nothing():
    assert finder(TALE).find("—!", 0, None) is None


def test_it_says_how_often_words_stand_there():
    assert finder(TALE).why_not("Yes") == "is there 3 times: say which, by at or before"


def test_it_says_when_words_are_gone():
    assert finder(TALE).why_not("—") == finder(TALE).why_not("Gone") == "is not there any more"


LINES = st.lists(st.text("abc ", min_size=1, max_size=8).filter(str.strip), min_size=1, max_size=8)


@settings(deadline=None)
@given(LINES, st.integers(0, 7))
def test_a_line_of_an_unchanged_text_is_found_by_its_words_and_place(lines, which):
    text = " so ".join(f"“{line}”" for line in lines)
    spans = [Span(*m.span()) for m in re.finditer("“[^”]*”", text)]
    i = which % len(lines)
    assert Finder(text, spans).find(lines[i], spans[i].start, None) == i
