import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from underneath.story.spans import Span, SpanTable
from underneath.story.story import Origin, Paragraph, Paratext, Region, Story, Tokens, no_tokens
from underneath.testing import tiny_story

ORIGIN = Origin("tide.txt", "text", "utf-8", "0" * 64)


def test_what_nobody_claims_is_a_break():
    story = Story(
        "tide",
        "A/N: hi\n\nIt rained.",
        ORIGIN,
        paratext=SpanTable([Paratext(Span(0, 7), "authors_note")]),
        paragraphs=SpanTable([Paragraph(Span(9, 19))]),
    )
    assert story.regions == (Region(Span(0, 7), "paratext"), Region(Span(7, 9), "break"), Region(Span(9, 19), "story"))


def test_a_tail_of_white_space_is_a_break():
    story = Story("tide", "It rained.\n", ORIGIN, paragraphs=SpanTable([Paragraph(Span(0, 10))]))
    assert story.regions[-1] == Region(Span(10, 11), "break")


def test_stated_metadata_is_a_region_of_its_own():
    story = Story("tide", "Rated: T", ORIGIN, stated=(Span(0, 8),))
    assert story.regions == (Region(Span(0, 8), "metadata"),)


def test_an_offset_between_paragraphs_is_in_none():
    assert tiny_story("It rained.\n\nIt poured.").paragraph_at(11) is None


def test_an_offset_in_a_paragraph_finds_it():
    assert tiny_story("It rained.\n\nIt poured.").paragraph_at(13) == 1


def test_tokens_within_a_span_are_those_wholly_inside():
    story = tiny_story("It rained all day.")
    assert story.tokens.indices_within(Span(1, 13)) == range(1, 3)


def test_tokens_are_equal_when_their_columns_are():
    assert tiny_story("It rained.").tokens == tiny_story("It rained.").tokens


def test_no_tokens_are_none():
    assert len(no_tokens()) == 0


def test_tokens_differ_from_other_things():
    assert Tokens(*(np.zeros(1, np.int32),) * 3) != "tokens"


@given(st.lists(st.text(alphabet="ab .\n", max_size=12), max_size=6))
def test_regions_cover_the_text_once(parts):
    story = tiny_story("\n\n".join(parts))
    assert "".join(region.span.of(story.text) for region in story.regions) == story.text
