"""A story is cut into blocks, and nothing of it is lost."""

from dataclasses import replace
from itertools import pairwise

import pytest

from underneath.report.blocks import blocks_of
from underneath.story.spans import Span, SpanTable
from underneath.story.story import Break, Chapter, Origin, Paragraph, Paratext
from underneath.testing import span_of, tiny_story

TEXT = "Disclaimer: not mine.\n\nOne\n\nMara rowed.\n\n***\n\nOdo swam.\n\nTHE END"


@pytest.fixture
def story():
    heading = span_of(TEXT, "One")
    return replace(
        tiny_story(TEXT),
        paragraphs=SpanTable(Paragraph(span_of(TEXT, words)) for words in ("Mara rowed.", "Odo swam.")),
        paratext=SpanTable(
            [
                Paratext(span_of(TEXT, "Disclaimer: not mine."), "disclaimer"),
                Paratext(span_of(TEXT, "THE END"), "end_marker"),
            ]
        ),
        chapters=SpanTable([Chapter(Span(heading.start, len(TEXT)), "One", 1, heading)]),
        breaks=SpanTable([Break(heading, "chapter"), Break(span_of(TEXT, "***"), "glyph")]),
    )


def test_blocks_come_in_order_each_with_its_kind(story):
    kinds = [(block.kind, block.label) for block in blocks_of(story)]
    assert kinds == [
        ("paratext", "disclaimer"),
        ("heading", ""),
        ("paragraph", ""),
        ("break", "glyph"),
        ("paragraph", ""),
        ("paratext", "end_marker"),
    ]


def test_a_heading_that_is_also_a_break_is_shown_once(story):
    assert sum(block.kind == "heading" for block in blocks_of(story)) == 1


def test_words_that_nobody_claims_are_shown_as_loose(story):
    bare = replace(story, paratext=SpanTable())
    loose = [block.span.of(TEXT) for block in blocks_of(bare) if block.kind == "loose"]
    assert loose == ["Disclaimer: not mine.", "THE END"]


def test_metadata_the_text_spells_out_is_a_block(story):
    stated = replace(story, paratext=SpanTable(), stated=(span_of(TEXT, "Disclaimer: not mine."),))
    assert blocks_of(stated)[0].kind == "metadata"


def test_where_blocks_overlap_the_later_begins_after_the_earlier(story):
    both = replace(story, paragraphs=SpanTable([Paragraph(Span(0, 30)), Paragraph(Span(10, 40))]), breaks=SpanTable())
    spans = [block.span for block in blocks_of(both)]
    assert all(a.end <= b.start for a, b in pairwise(spans))


def test_short_lines_in_a_paragraph_are_kept_as_verse():
    assert blocks_of(tiny_story("The boat went down,\nthe crew did not."))[0].label == "verse"


def test_hard_wrapped_lines_of_plain_text_flow():
    line = "The boat went down in the night and nobody on the quay saw it go,"
    assert blocks_of(tiny_story(f"{line}\n{line}"))[0].label == ""


def test_lines_that_a_web_page_breaks_are_kept():
    line = "The boat went down in the night and nobody on the quay saw it go,"
    story = replace(tiny_story(f"{line}\n{line}"), origin=Origin("a.html", "html", "utf-8", "0" * 64))
    assert blocks_of(story)[0].label == "verse"


def test_an_empty_story_has_no_blocks():
    assert blocks_of(tiny_story("  \n ")) == ()
