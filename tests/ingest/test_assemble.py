"""A manuscript becomes a story, and nothing of it is lost or doubled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldset import written_here
from underneath.ingest.assemble import assemble
from underneath.ingest.manuscript import Block, Manuscript
from underneath.story.spans import Span
from underneath.story.story import Break, Emphasis, Origin

GOLD = [*written_here("stories"), *written_here("vignettes")]
LINES = st.sampled_from(
    ["She slept.", "“No,” said Ivo.", "***", "Chapter 1", "2.", "A/N: hi!", "The End", "Work Text:", "Rating:", "Rating: T | Words: 9", "", "", "", "  ", "\t",
     "Contents", "...", "\u200b", "*** START OF THIS PROJECT GUTENBERG EBOOK ***", "Title: Low Tide", "by ann", "Low Tide", "(A/N: oh", "Notes:", "XXX", "I. Salt",
     "*** END OF THE PROJECT GUTENBERG EBOOK ***", "Rated: Fiction T - English - Mara", "Story URL: x", "[Illustration]", "CHAPTER", "THE SEA", "    “the tide, the tide"]
)  # fmt: skip


def story_of(text, **known):
    return assemble(Manuscript(text, "text", **known), Origin("quay.txt", "text", "utf-8", ""), "quay")


def check(story):
    """Raise unless the regions partition the text and every visible character of a break region lies in a Break."""
    at = 0
    for region in story.regions:
        assert region.span.start == at
        assert region.span.end > at
        at = region.span.end
    assert at == len(story.text)
    marked = bytearray(len(story.text))
    for b in story.breaks:
        marked[b.span.start : b.span.end] = b"x" * b.span.length
    for region in story.regions:
        for i in range(region.span.start, region.span.end):
            visible = not story.text[i].isspace()
            if region.kind == "break":
                assert marked[i] or not visible
            else:
                assert not marked[i]
    for b in story.breaks:
        assert b.kind in {"glyph", "chapter"} or not b.span.of(story.text).strip()


@given(st.lists(LINES, max_size=40), st.sampled_from(["\n", "\n\n", "\r\n"]))
def test_every_character_of_a_jumble_of_blocks_is_in_one_region(lines, end):
    check(story_of(end.join(lines)))


@given(st.text(max_size=400))
def test_every_character_of_any_text_is_in_one_region(text):
    check(story_of(text))


@pytest.mark.parametrize("document", GOLD, ids=lambda document: document.id)
def test_every_character_of_a_gold_story_is_in_one_region(document):
    check(story_of(document.text))


def test_the_text_is_kept_to_the_letter():
    text = "\r\n She slept. \r\n\r\n\tHe did not.\x0c"
    assert story_of(text).text == text


def test_a_story_keeps_its_id_and_origin():
    story = story_of("She slept.")
    assert (story.id, story.origin.name) == ("quay", "quay.txt")


def test_paragraphs_are_trimmed():
    assert [p.span for p in story_of("  She slept.  \n\n He did not.").paragraphs] == [Span(2, 12), Span(17, 28)]


def test_sentences_and_tokens_lie_in_paragraphs():
    story = story_of("She slept. He did not.\n\n***\n\nIt rained.")
    assert ([s.span.of(story.text) for s in story.sentences], len(story.tokens)) == (
        ["She slept.", "He did not.", "It rained."],
        10,
    )


def test_a_break_spans_its_mark():
    story = story_of("She slept.\n\n* * *\n\nHe did not.")
    assert [(b.kind, b.span.of(story.text)) for b in story.breaks] == [("glyph", "* * *")]


def test_a_chapter_break_spans_the_whole_heading():
    story = story_of("CHAPTER I\n\nTHERE IS NO ONE LEFT\n\n\nShe slept.\n\nHe did not.")
    assert [(b.kind, b.span.of(story.text)) for b in story.breaks] == [("chapter", "CHAPTER I\n\nTHERE IS NO ONE LEFT")]


def test_blocks_that_the_markup_gives_are_kept():
    text = "Prologue\n\nShe slept.\n\nHi all!\n\n5 kudos"
    blocks = (
        Block(Span(0, 8), "heading"),
        Block(Span(10, 20)),
        Block(Span(22, 29), "paratext", "note"),
        Block(Span(31, 38), "metadata"),
    )
    story = story_of(text, blocks=blocks)
    assert [r.kind for r in story.regions if r.span.of(text).strip()] == ["break", "story", "paratext", "metadata"]


def test_prose_blocks_of_the_markup_are_read_too():
    text = "A/N: hi!\n\nShe slept.\n\noOo\n\nHe did not."
    blocks = (Block(Span(0, 8)), Block(Span(10, 20)), Block(Span(22, 25)), Block(Span(27, 38)))
    story = story_of(text, blocks=blocks)
    assert ([p.kind for p in story.paratext], [b.kind for b in story.breaks]) == (["authors_note"], ["glyph"])


def test_breaks_that_the_markup_shows_are_kept():
    text = "She slept.\n\nHe did not."
    story = story_of(text, blocks=(Block(Span(0, 10)), Block(Span(12, 23))), breaks=(Break(Span(10, 12), "rule"),))
    assert [b.kind for b in story.breaks] == ["rule"]


def test_emphasis_outside_the_tale_is_dropped():
    text = "A/N: hi!\n\nShe slept."
    blocks = (Block(Span(0, 8)), Block(Span(10, 20)))
    story = story_of(text, blocks=blocks, emphasis=(Emphasis(Span(0, 3), "bold"), Emphasis(Span(10, 13), "italic")))
    assert [e.kind for e in story.emphasis] == ["italic"]


def test_nothing_makes_an_empty_story():
    story = story_of("")
    assert (len(story.paragraphs), story.regions) == (0, ())
