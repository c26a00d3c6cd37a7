from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from underneath.story.spans import Span, SpanTable


@dataclass(frozen=True)
class Row:
    span: Span


def rows(*pairs):
    return SpanTable(Row(Span(*pair)) for pair in pairs)


SPANS = st.tuples(st.integers(0, 60), st.integers(0, 20)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
TABLES = st.lists(SPANS, max_size=20).map(lambda spans: SpanTable(Row(span) for span in spans))


def test_a_span_gives_its_characters():
    assert Span(4, 8).of("the lamp went out") == "lamp"


def test_a_span_ends_before_its_end():
    assert not Span(0, 3).touches(Span(3, 5))


def test_a_span_holds_one_that_ends_where_it_ends():
    assert Span(0, 5).holds(Span(3, 5))


def test_rows_are_sorted_by_start_and_the_longer_comes_first():
    assert [row.span for row in rows((3, 4), (0, 2), (0, 9))] == [Span(0, 9), Span(0, 2), Span(3, 4)]


def test_the_row_before_an_offset_is_found():
    assert rows((0, 2), (5, 6)).index_before(5) == 1


def test_nothing_stands_before_the_first_row():
    assert rows((3, 4)).index_before(2) == -1


def test_two_tables_with_the_same_rows_are_equal():
    assert rows((0, 1), (2, 3)) == rows((2, 3), (0, 1))


def test_a_table_may_be_a_key():
    assert {rows((0, 1)): "here"}[rows((0, 1))] == "here"


def test_a_table_says_how_long_it_is():
    assert repr(rows((0, 1))) == "SpanTable(1 rows)"


def test_a_slice_of_a_table_is_its_rows():
    assert rows((0, 1), (2, 3), (4, 5))[1:] == (Row(Span(2, 3)), Row(Span(4, 5)))


@given(TABLES, SPANS)
def test_touching_rows_are_just_those_that_share_a_character(table, span):
    wanted = [row for row in table if max(row.span.start, span.start) < min(row.span.end, span.end)]
    assert [row for row in table.touching(span) if row.span.length and span.length] == wanted


@given(TABLES, SPANS)
def test_rows_within_lie_wholly_inside(table, span):
    wanted = [row for row in table if span.start <= row.span.start < span.end and row.span.end <= span.end]
    assert table.within(span) == wanted


def test_a_row_cannot_be_changed():
    with pytest.raises(TypeError):
        rows((0, 1))[0] = Row(Span(0, 2))
