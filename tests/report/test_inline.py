"""Stand-off rows become properly nested elements around the same words."""

from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from underneath.report.inline import DEEPEST, Row, weave
from underneath.story.spans import Span


def row(start, end, tag):
    return Row(start, end, f"<{tag} id=x>", f"<{tag}>", f"</{tag}>")


def woven(text, *rows):
    return weave(text, Span(0, len(text)), rows)


def test_words_without_rows_are_only_escaped():
    assert woven("a < b & c") == "a &lt; b &amp; c"


def test_a_row_is_put_around_its_words():
    assert woven("one two three", row(4, 7, "i")) == "one <i id=x>two</i> three"


def test_rows_nest():
    assert woven("abc", row(0, 3, "i"), row(1, 2, "b")) == "<i id=x>a<b id=x>b</b>c</i>"


def test_of_rows_that_cross_the_later_is_cut_and_goes_on_without_its_id():
    assert woven("abc", row(0, 2, "i"), row(1, 3, "b")) == "<i id=x>a<b id=x>b</b></i><b>c</b>"


def test_rows_beside_each_other_do_not_nest():
    assert woven("ab", row(0, 1, "i"), row(1, 2, "b")) == "<i id=x>a</i><b id=x>b</b>"


def test_a_row_that_began_before_goes_on_without_its_id():
    assert weave("abcd", Span(2, 4), [row(0, 3, "i")]) == "<i>c</i>d"


def test_a_row_that_ends_later_is_cut_at_the_end():
    assert weave("abcd", Span(0, 2), [row(1, 4, "i")]) == "a<i id=x>b</i>"


def test_an_empty_row_is_left_out():
    assert woven("ab", row(1, 1, "i")) == "ab"


def test_rows_nest_only_so_deep():
    rows = [row(i, 200 - i, "i") for i in range(100)]
    assert woven("x" * 200, *rows).count("<i") == DEEPEST


def test_a_hundred_thousand_rows_that_all_cross_lose_no_character():
    n = 100_000
    assert woven("y" * (2 * n), *(row(i, n + i, "i") for i in range(n))).count("y") == 2 * n


spans = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted)


@given(st.text('ab<>&" ', max_size=30), st.lists(st.tuples(spans, st.sampled_from("ibsu")), max_size=12))
def test_the_words_stay_the_same_whatever_the_rows(text, rows):
    html = woven(text, *(row(start, min(end, len(text)), tag) for (start, end), tag in rows))
    assert LexborHTMLParser(f"<pre>.{html}</pre>").css_first("pre").text() == "." + text


@given(st.lists(st.tuples(spans, st.sampled_from("ibsu")), max_size=12))
def test_elements_are_closed_in_the_reverse_of_their_order(rows):
    open_ = []
    for piece in woven("x" * 30, *(row(start, end, tag) for (start, end), tag in rows)).replace("x", "").split("<")[1:]:
        if piece.startswith("/"):
            assert open_.pop() == piece[1]
        else:
            open_.append(piece[0])
    assert open_ == []
