"""Plain text is kept as it is; its marks of emphasis are found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from underneath.ingest.emphasis import find_emphasis
from underneath.ingest.plain import read_plain
from underneath.settings import Settings


def emphases(text: str) -> list[tuple[str, str]]:
    return [(e.kind, e.span.of(text)) for e in find_emphasis(text)]


def test_text_is_the_file_with_its_line_ends():
    assert read_plain(b"\xef\xbb\xbfMara ran.\r\n\r\nIt rained.\n", Settings()).text == "Mara ran.\r\n\r\nIt rained.\n"


def test_blocks_are_left_to_white_space():
    manuscript = read_plain(b"Mara *ran*.", Settings())
    assert (manuscript.kind, manuscript.encoding, manuscript.blocks, len(manuscript.emphasis)) == (
        "text",
        "utf-8",
        (),
        1,
    )


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("She _did_ go.", "italic", "did"),
        ("She *did* go.", "italic", "did"),
        ("She /did/ go.", "italic", "did"),
        ("She **did** go.", "bold", "did"),
        ("She __did__ go.", "bold", "did"),
        ("She ~~did~~ go.", "strike", "did"),
        ("“_Now,_” she said.", "italic", "Now,"),
        ("*What is\nhe doing?*", "italic", "What is\nhe doing?"),
        ("—_no_—", "italic", "no"),
        ("*Mara’s* boat", "italic", "Mara’s"),
        ("_wait_", "italic", "wait"),
    ],
)
def test_words_between_marks_are_emphasised(text, kind, words):
    assert emphases(text) == [(kind, words)]


def test_bold_may_hold_italics():
    assert emphases("**Bold _both_**") == [("bold", "Bold _both_"), ("italic", "both")]


def test_three_stars_are_bold_and_italic():
    assert sorted(emphases("***Run!***")) == [("bold", "Run!"), ("italic", "Run!")]


@pytest.mark.parametrize(
    "text",
    [
        "He or she and/or they, w/ or w/o it.",
        "See http://example.org/a/b/ and more/",
        "* * *",
        "***",
        "~*~*~",
        "a snake_case_name and another_one_",
        "2*3*4 = 24",
        "A word* with a note.\n\n*The note.",
        "*never closed",
        "*opened\n\nand closed*",
        "*opened\r\n\r\nand closed*",
        "*opened\r\rand closed*",
        "* a list\n* of things",
        "_ _ and ** **",
        "*!*",
        "1/2 and 3/4",
        "*" + "long " * 500 + "end*",
        "/" + "long " * 50 + "end/",
        "",
    ],
)
def test_other_uses_of_the_marks_are_passed_over(text):
    assert emphases(text) == []


def test_a_stray_mark_does_not_spoil_the_next_paragraph():
    assert emphases("*stray\n\nShe *did* go.") == [("italic", "did")]


@given(st.text("ab *_/~\n“.", max_size=80))
def test_spans_leave_the_marks_out_and_hold_a_word(text):
    for e in find_emphasis(text):
        assert text[e.span.start - 1] in "*_/~"
        assert text[e.span.end] in "*_/~"
        assert any(map(str.isalnum, e.span.of(text)))


@given(st.text("ab *_/~\n“.", max_size=80))
def test_emphasis_never_crosses_a_paragraph(text):
    assert not any("\n\n" in words for _, words in emphases(text))
