"""The story is set as scenes, paragraphs and lines, and reads exactly as it was written."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from underneath.layers.cast import Cast, Character
from underneath.layers.mentions import Mention
from underneath.layers.scenes import Scene, Stage
from underneath.layers.speech import Attribution, Quote
from underneath.report.body import body_of
from underneath.report.safe import clean
from underneath.report.view import view_of
from underneath.story.spans import Span, SpanTable
from underneath.story.story import Break, Chapter, Emphasis, Paratext
from underneath.testing import hand_made_reading, span_of, tiny_story


def parsed(reading):
    return LexborHTMLParser(f"<article id=story>{body_of(view_of(reading))}</article>").css_first("#story")


def words_of(body):
    """The text of a story's element, without the labels that are ours, without white space."""
    for ours in body.css(".sl, summary"):
        ours.decompose()
    return "".join(body.text().split())


def told(text, **parts):
    """A reading of a story without people."""
    return hand_made_reading(replace(tiny_story(text), **parts), cast=Cast())


@pytest.fixture(scope="module")
def body(tale):
    return parsed(tale())


def test_each_line_is_an_element_with_its_number(body):
    assert [body.css_first(f"#q{i}").text() for i in (0, 2)] == ["“You are late,”", "“Again.”"]


def test_a_line_has_its_speakers_class(body):
    assert body.css_first("#q0").attributes["class"].split()[:2] == ["q", "s1"]


def test_a_line_in_doubt_is_marked_so(body):
    assert "u" in body.css_first("#q2").attributes["class"].split()


def test_a_line_of_nobody_is_marked_so(body):
    assert "sx" in body.css_first("#q3").attributes["class"].split()


def test_a_thought_is_marked_so(body):
    assert "t" in body.css_first("#q4").attributes["class"].split()


def test_the_speakers_mark_stands_once_a_paragraph(body):
    assert ["f" in body.css_first(f"#q{i}").attributes["class"].split() for i in range(5)] == [
        True,
        True,
        False,
        True,
        True,
    ]


def test_a_second_speaker_in_a_paragraph_is_marked_within():
    text = "“Row,” said Mara. “Row yourself,” said Odo."
    lines = [
        (Quote(span_of(text, "“Row,”")), Attribution("mara", confidence=1)),
        (Quote(span_of(text, "“Row yourself,”")), Attribution("odo", confidence=1)),
    ]
    reading = hand_made_reading(
        tiny_story(text), cast=Cast((Character("mara", "Mara"), Character("odo", "Odo"))), quotes=lines
    )
    assert parsed(reading).css_first("#q1").attributes["class"].split()[-1] == "n"


def test_a_name_has_its_persons_class(body):
    assert body.css_first("b.p1").text() == "Mara"


def test_each_scene_is_a_section_with_a_heading(body):
    assert [section.css_first("h2").text(separator=" ") for section in body.css("section")] == [
        "Scene 1 dusk the quay through Mara Venn",
        "Scene 2",
    ]


def test_the_mark_between_scenes_stays_between_them(body):
    assert [node.tag for node in body.iter()] == ["section", "p", "section"]


def test_scenes_come_under_chapters_once_there_are_any():
    text = "One\n\nMara rowed."
    scene = Scene(span_of(text, "Mara rowed."))
    story = replace(
        tiny_story(text),
        paragraphs=SpanTable(tiny_story(text).paragraphs[1:]),
        chapters=SpanTable([Chapter(Span(0, len(text)), "One", 1, Span(0, 3))]),
    )
    body = parsed(hand_made_reading(story, cast=Cast(), scenes=[(scene, Stage())]))
    assert [node.text() for node in body.css("h2, h3")] == ["One", "Scene 1"]


def test_a_gap_between_scenes_is_a_rule_without_words():
    text = "Mara rowed.\n\n\n\nOdo swam."
    body = parsed(told(text, breaks=SpanTable([Break(Span(11, 15), "gap")])))
    assert body.css_first("hr").attributes["class"] == "gap"


def test_paratext_is_folded_where_it_stood_under_its_kind():
    text = "Not mine.\n\nMara rowed."
    story = tiny_story(text)
    body = parsed(
        told(text, paragraphs=SpanTable(story.paragraphs[1:]), paratext=SpanTable([Paratext(Span(0, 9), "disclaimer")]))
    )
    assert body.css_first("details > summary").text() == "Disclaimer"


def around(text, *pieces):
    """A story before which some pieces stand, each given as its words and its kind."""
    rows = SpanTable(Paratext(span_of(text, words), kind) for words, kind in pieces)
    last = tiny_story(text).paragraphs[-1]
    return parsed(told(text, paragraphs=SpanTable([last]), paratext=rows))


def test_title_and_byline_are_folded_together():
    body = around("LOW WATER\n\nby Ada\n\nMara rowed.", ("LOW WATER", "title"), ("by Ada", "byline"))
    assert [node.text() for node in body.css("summary")] == ["About this work"]


def test_pieces_of_different_kinds_are_folded_apart():
    body = around("Not mine.\n\nHi all!\n\nMara rowed.", ("Not mine.", "disclaimer"), ("Hi all!", "authors_note"))
    assert [node.text() for node in body.css("summary")] == ["Disclaimer", "Author’s note"]


def test_the_end_is_not_folded():
    text = "Mara rowed.\n\nTHE END"
    story = tiny_story(text)
    body = parsed(
        told(
            text, paragraphs=SpanTable(story.paragraphs[:1]), paratext=SpanTable([Paratext(Span(13, 20), "end_marker")])
        )
    )
    assert body.css_first("p.end").text() == "THE END"


@pytest.mark.parametrize(("kind", "tag"), [("italic", "em"), ("bold", "strong"), ("underline", "u"), ("strike", "s")])
def test_emphasis_is_set_as_the_source_has_it(kind, tag):
    body = parsed(told("She was late.", emphasis=SpanTable([Emphasis(Span(4, 7), kind)])))
    assert body.css_first(tag).text() == "was"


def test_the_asterisks_around_italics_are_hidden_not_lost():
    body = parsed(told("She **was** late.", emphasis=SpanTable([Emphasis(Span(6, 9), "bold")])))
    assert [node.text() for node in body.css(".h")] == ["**", "**"]


def test_emphasis_of_two_kinds_hides_its_marks_once():
    both = SpanTable([Emphasis(Span(7, 10), "bold"), Emphasis(Span(7, 10), "italic")])
    assert len(parsed(told("She ***was*** late.", emphasis=both)).css(".h")) == 2


def test_letters_beside_italics_are_no_marks():
    assert parsed(told("She was late.", emphasis=SpanTable([Emphasis(Span(4, 7), "italic")]))).css(".h") == []


def test_a_line_over_two_paragraphs_goes_on_in_the_second():
    text = "“We row.\n\nWe rowed.”"
    reading = hand_made_reading(tiny_story(text), cast=Cast(), quotes=[(Quote(Span(0, len(text))), Attribution())])
    assert [node.text() for node in parsed(reading).css(".q")] == ["“We row.", "We rowed.”"]


def test_a_number_is_given_to_one_element_only():
    text = "“We row.\n\nWe rowed.”"
    reading = hand_made_reading(tiny_story(text), cast=Cast(), quotes=[(Quote(Span(0, len(text))), Attribution())])
    assert len(parsed(reading).css("#q0")) == 1


def test_a_long_scene_is_laid_out_in_chunks():
    text = "\n\n".join(["Mara rowed on through the night."] * 600)
    reading = hand_made_reading(tiny_story(text), cast=Cast(), scenes=[(Scene(Span(0, len(text))), Stage())])
    assert len(parsed(reading).css("section > .k")) == 4


def test_a_place_that_is_markup_is_shown_as_text():
    reading = hand_made_reading(
        tiny_story("Mara rowed."), cast=Cast(), scenes=[(Scene(Span(0, 11)), Stage(place="<img src=x>"))]
    )
    assert parsed(reading).css_first(".sl bdi").text() == "<img src=x>"


NASTY = [
    "<script>alert(1)</script>", "</article>", "</p>", "<p>", "<!--", "-->", "]]>", "&amp;", "&lt", "&#0;", "<b", "</style>",
    '"onmouseover=', "'", "\u202e", "\u2066", "\0", "\x1b", "\ud800", "\ufeff", "\r\n", "“Hi,”", " said Mara. ", "\n\n", "***", "*so*",
]  # fmt: skip
nasty_text = st.lists(st.sampled_from(NASTY), min_size=1, max_size=12).map("".join)
places = st.lists(st.tuples(st.integers(0, 80), st.integers(1, 40)), max_size=6)
OURS = {"article", "section", "h2", "div", "p", "b", "span", "em", "bdi", "hr"}


def reading_of(text, quoted, named, leaning):
    def within(places):
        ends = ((min(start, len(text)), min(start + length, len(text))) for start, length in places)
        return sorted((Span(*pair) for pair in ends), key=lambda s: (s.start, -s.end))

    return hand_made_reading(
        replace(tiny_story(text), emphasis=SpanTable(Emphasis(span, "italic") for span in within(leaning))),
        cast=Cast((Character("m", "<i>M</i>"),)),
        quotes=[(Quote(span), Attribution("m", confidence=0.5)) for span in within(quoted)],
        mentions=[(Mention(span, "PER", "PROP"), "m") for span in within(named)],
        scenes=[(Scene(Span(0, len(text))), Stage(("m",), (), "m"))] if text else [],
    )


@given(nasty_text, places, places, places)
def test_the_words_on_the_page_are_the_storys_own(text, quoted, named, leaning):
    assert words_of(parsed(reading_of(text, quoted, named, leaning))) == "".join(clean(text).split())


@given(nasty_text, places, places, places)
def test_no_element_comes_from_the_text(text, quoted, named, leaning):
    body = parsed(reading_of(text, quoted, named, leaning))
    assert {node.tag for node in body.traverse()} <= OURS


@given(nasty_text, places, places, places)
def test_no_attribute_comes_from_the_text(text, quoted, named, leaning):
    body = parsed(reading_of(text, quoted, named, leaning))
    assert {name for node in body.traverse() for name in node.attributes} <= {"id", "class", "data-q"}
