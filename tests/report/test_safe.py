"""What cannot be shown is replaced; what could become markup is escaped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from underneath.report.safe import REPLACEMENT, clean, css_string, escape, label, shortened

anything = st.text(st.characters(exclude_categories=()))  # halves of surrogate pairs too


@pytest.mark.parametrize("nasty", ["\0", "\x08", "\x1b", "\x7f", "\x85", "\ud800", "\u202e", "\u202d"])
def test_what_cannot_be_shown_is_replaced(nasty):
    assert clean(f"a{nasty}b") == f"a{REPLACEMENT}b"


@pytest.mark.parametrize("fine", ["\t", "\n", "\r", "é", "日本", "👩‍🚀", "\u200f", "\xa0"])
def test_what_can_be_shown_is_kept(fine):
    assert clean(fine) == fine


@given(anything)
def test_offsets_stay_true(text):
    assert len(clean(text)) == len(text)


@given(anything)
def test_clean_text_can_always_be_written_and_read_again(text):
    assert clean(text).encode().decode() == clean(text)


def test_a_label_stands_on_one_line():
    assert label("  Mara\n\tVenn ") == "Mara Venn"


def test_a_label_has_no_direction_marks():
    assert label("\u202eMara\u2066\u200f") == "Mara"


def test_markup_is_escaped():
    assert escape("<b>&amp;</b>") == "&lt;b&gt;&amp;amp;&lt;/b&gt;"


def test_a_css_string_holds_plain_letters_as_they_are():
    assert css_string("Mara 2") == '"Mara 2"'


@given(anything)
def test_a_css_string_can_end_neither_itself_nor_its_element(text):
    inside = css_string(text)[1:-1]
    assert not set(inside) & set("\"'<>{};\n\r/")


def test_a_css_string_gives_its_characters_by_number():
    assert css_string('a"') == '"a\\22 "'


@given(st.text(), st.integers(1, 40))
def test_what_is_shortened_has_no_more_characters_than_asked_for(words, most):
    assert len(shortened(words, most)) <= most


def test_what_is_left_out_is_shown():
    assert shortened("The tide went out.", 9) == "The tide…"


def test_what_fits_is_left_as_it_is():
    assert shortened("The tide.", 9) == "The tide."
