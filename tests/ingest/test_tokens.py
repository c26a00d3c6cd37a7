"""Words and punctuation: what is one token and what is two."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from underneath.ingest.tokens import segment
from underneath.story.spans import Span


def tokens(text: str) -> list[str]:
    table = segment(text, [Span(0, len(text))])[1]
    return [text[a:b] for a, b in zip(table.start, table.end, strict=True)]


@pytest.mark.parametrize(
    "split",
    [
        "do|n't",
        "ca|n’t",
        "DID|N’T",
        "I|'m",
        "Mara|’s",
        "we|’re",
        "I|'d|'ve",
        "could|n't|'ve",
        "can|not",
        "d’|you",
        "Jean-Luc|'s",
        "James|'",
        "T’Pol|’s",
        "the boy|’s knees",
        "plan B|.",
        "“|No|.|”",
        "What|—|?!",
        "wait|…|what|...|no",
        "ten|--|no",
        "(|softly|)",
        "5|%",
        "£|5",
        "_|so|_",
        "Mara|:|Tobin",
        "hands|;|feet",
    ],
)
def test_these_are_parted(split):
    assert tokens(split.replace("|", "")) == [token for part in split.split("|") for token in part.split()]


@pytest.mark.parametrize(
    "word",
    [
        "drawing-room",
        "twenty-one-year-old",
        "o’clock",
        "K'var",
        "T’Pol",
        "d’Artagnan",
        "ma'am",
        "y’all",
        "rock'n'roll",
        "'tis",
        "’em",
        "’twas",
        "o’",
        "will-o'-the-wisp",
        "1,000",
        "3.5",
        "10:30",
        "1st",
        "Mr.",
        "St.",
        "U.S.",
        "a.m.",
        "e.g.",
        "…",
        "...",
        "--",
        "?!",
        "***",
        "https://example.org/a?b=1",
        "www.example.org",
        "mara@example.org",
        "👩\u200d🚀",
        "❤\ufe0f",
        "👍🏽",
        ":)",
        "<3",
        "e\u0301tude",
        "so\u00adlong",
        "naïve",
        "Ω",
        "don't-care",
    ],
)
def test_these_stay_whole(word):
    assert tokens(f"so {word} then") == ["so", word, "then"]


def test_no_is_a_word_and_its_stop_ends_the_sentence():
    assert tokens("“No.” She left.") == ["“", "No", ".", "”", "She", "left", "."]


def test_no_before_a_figure_is_a_number():
    assert tokens("No. 7") == ["No.", "7"]


def test_initials_keep_their_stops():
    assert tokens("J. K. Orrin") == ["J.", "K.", "Orrin"]


def test_i_is_never_an_initial():
    assert tokens("It was I. Then she ran.")[:4] == ["It", "was", "I", "."]


def test_an_address_leaves_the_sentences_stop():
    assert tokens("See www.example.org/a.")[-2:] == ["www.example.org/a", "."]


def test_a_token_knows_its_sentence():
    assert segment("Mara ran. Tobin slept.", [Span(0, 22)])[1].sentence.tolist() == [0, 0, 0, 1, 1, 1]


def test_text_outside_the_paragraphs_has_no_tokens():
    text = "A/N: hi\n\nMara didn't run.\n\nThe End"
    sentences, table = segment(text, [Span(9, 25)])
    assert (table.start[0], table.end[-1], len(table), len(sentences)) == (9, 25, 5, 1)


def test_no_paragraphs_have_no_tokens():
    assert [len(x) for x in segment("Rain", [])] == [0, 0]


def test_columns_are_of_32_bits():
    table = segment("Mara can't.", [Span(0, 11)])[1]
    assert {table.start.dtype, table.end.dtype, table.sentence.dtype} == {np.dtype(np.int32)}


WORDS = st.text("aBIt'’- .,!?…“”\"\n1—_*@\u200d\u0301\u202e😀", max_size=100)


@given(WORDS)
def test_tokens_cover_all_but_white_space_and_nothing_twice(text):
    assert "".join(tokens(text)) == "".join(text.split())


@given(st.text(max_size=60))
def test_any_text_at_all_is_covered(text):
    assert "".join(tokens(text)) == "".join(text.split())


@given(WORDS)
def test_tokens_are_sorted_and_apart(text):
    table = segment(text, [Span(0, len(text))])[1]
    assert np.all(table.start < table.end) and np.all(table.end[:-1] <= table.start[1:])


@given(WORDS, WORDS)
def test_each_token_lies_inside_its_sentence(one, two):
    text = f"{one}\n\n{two}"
    sentences, table = segment(text, [Span(0, len(one)), Span(len(one) + 2, len(text))])
    assert all(sentences[s].holds(Span(a, b)) for a, b, s in zip(table.start, table.end, table.sentence, strict=True))


@pytest.mark.parametrize(
    "text", ["a" * 10**5, "a-" * 50_000, '"' * 10**5, "a@" * 50_000, "1." * 50_000, "\u200d" * 10**5]
)
def test_a_long_line_without_a_space_is_still_covered(text):
    table = segment(text, [Span(0, len(text))])[1]
    assert int((table.end - table.start).sum()) == len(text)
