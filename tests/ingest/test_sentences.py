"""Where sentences end, in narration and in dialogue."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from underneath.ingest.sentences import split_sentences
from underneath.story.spans import Span


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text, [Span(0, len(text))])]


@pytest.mark.parametrize(
    "text",
    [
        "“Come here!” she said.",
        "“Come here!” Mara said.",
        "“Where?” the old man asked.",
        "“Where?” The old man asked.",
        "‘Why?’ I whispered.",
        "“Never!” Mr. Hale shouted.",
        "“Wait…” he said, and sat.",
        '"Really?!" asked Tobin.',
        "She thought … no, she knew.",
        "Oh! how the rain fell.",
        "Mr. and Mrs. Orrin met Dr. Wray in St. Agnes.",
        "J. K. Orrin wrote it.",
        "He joined the U.S. Navy.",
        "It cost 3.50 in all.",
        "It was No. 7 on the list.",
        "He brought bread, salt, etc. and left.",
        "Mara… Mara, wait.",
        "e.g. Tobin, who ran.",
        "“... Tobin?”",
        "Mara",
    ],
)
def test_one_sentence_stays_whole(text):
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "“Stop.” | He turned.",
        "“Stop!” | He turned and ran.",
        "Mara ran. | Tobin followed. | Nobody looked up.",
        "He stopped. | “Why?”",
        "Was it I? | It was I. | She knew.",
        "She had a plan B. | The rain fell.",
        "Really…? | Yes. | (It was late.) | She slept.",
        "He fell… | Then he rose.",
        "“No!” | “Yes!” | “Go.”",
        "He said, “No. | Not today.”",
        "It rained!! | 3 men ran.",
        "She was at No. | Then it rained.",
        "The light went out. | *Now*, she thought.",
        "They met at 9 p.m. | She was late.",
        "It was so—! | Tobin fell.",
    ],
)
def test_sentences_end_here(text):
    assert sentences(text.replace(" | ", " ")) == text.split(" | ")


def test_a_sentence_never_crosses_a_paragraph():
    text = "Mara ran\n\nand Tobin followed"
    assert [s.of(text) for s in split_sentences(text, [Span(0, 8), Span(10, 28)])] == ["Mara ran", "and Tobin followed"]


def test_a_line_break_inside_a_paragraph_ends_nothing():
    assert sentences("Mara ran\r\nto the pier.\nTobin slept.") == ["Mara ran\r\nto the pier.", "Tobin slept."]


def test_an_author_who_writes_no_capitals_still_has_sentences():
    text = "i went home. it rained. nobody came. “stop.” she said. then what? it was late."
    assert sentences(text)[:3] == ["i went home.", "it rained.", "nobody came."]


def test_white_space_at_a_paragraphs_ends_is_left_out():
    assert split_sentences("  Mara ran.  ", [Span(0, 13)]) == [Span(2, 11)]


def test_white_space_alone_holds_no_sentence():
    assert split_sentences(" \n ", [Span(0, 3)]) == []


@given(st.text("aIB .!?…“”\"'’)\n-1", max_size=120))
def test_sentences_cover_all_but_white_space(text):
    spans = split_sentences(text, [Span(0, len(text))])
    covered = set().union(*(range(*s) for s in spans))
    assert {i for i, c in enumerate(text) if not c.isspace()} <= covered


@given(st.text("aIB .!?…“”\"'’)\n-1", max_size=120))
def test_sentences_are_sorted_trimmed_and_apart(text):
    spans = split_sentences(text, [Span(0, len(text))])
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(s.of(text) == s.of(text).strip() != "" for s in spans)


@pytest.mark.slow
@pytest.mark.parametrize("unit", [".", '"', '" ', ". ", "A. ", "! A", '."', ". " + " " * 300, "“Go!” Aaa "])
def test_half_a_million_odd_marks_are_split_without_loss(unit):
    text = unit * (500_000 // len(unit))
    spans = split_sentences(text, [Span(0, len(text))])
    assert sum(len(s.of(text).replace(" ", "")) for s in spans) == len(text.replace(" ", ""))
