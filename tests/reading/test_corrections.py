"""Corrections are kept in a file that people can read and write."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from underneath.errors import BadCorrections
from underneath.layers.corrections import Corrections, Line, Meant, Merge, PronounsOf, Rename, Split
from underneath.reading.corrections import (
    corrections_beside,
    dump_corrections,
    line_of,
    load_corrections,
    parse_corrections,
    sidecar_of,
)
from underneath.testing import tiny_reading

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)
PLACE = {"at": st.none() | st.integers(0, 10**9), "before": st.none() | WORDS}
LINES = st.builds(Line, WORDS, speaker=WORDS, to=st.none() | st.lists(WORDS).map(tuple), quote=st.booleans(), **PLACE)
NAMES = st.lists(WORDS, min_size=2).map(tuple)
ALL = st.builds(
    Corrections,
    st.lists(WORDS).map(tuple),
    st.lists(st.builds(Merge, NAMES)).map(tuple),
    st.lists(st.builds(Split, WORDS, NAMES)).map(tuple),
    st.lists(st.builds(Rename, WORDS, WORDS)).map(tuple),
    st.lists(st.builds(PronounsOf, WORDS, WORDS)).map(tuple),
    st.lists(LINES).map(tuple),
    st.lists(st.builds(Meant, WORDS, WORDS, **PLACE)).map(tuple),
)


@settings(deadline=None)
@given(ALL)
def test_what_is_written_is_read_back(corrections):
    assert parse_corrections(dump_corrections(corrections)) == corrections


def test_a_file_written_by_hand_is_read(tmp_path):
    (tmp_path / "c.toml").write_text('[[merge]]\npeople = ["the Queen", "Ilvane"]\n', encoding="utf-8")
    assert load_corrections(tmp_path / "c.toml") == Corrections(merges=(Merge(("the Queen", "Ilvane")),))


def test_nothing_is_written_of_nothing():
    assert (dump_corrections(Corrections()), bool(Corrections())) == ("", False)


def test_what_is_not_said_is_not_written():
    assert dump_corrections(Corrections(lines=(Line("Come in", speaker="Mara"),))) == (
        '[[line]]\nsays = "Come in"\nspeaker = "Mara"\n'
    )


def test_a_story_has_its_corrections_beside_it():
    assert sidecar_of("shelf/tide.of.tin.epub").as_posix() == "shelf/tide.of.tin.underneath.toml"


def test_a_story_without_corrections_has_none(tmp_path):
    assert corrections_beside(tmp_path / "tide.txt") == Corrections()


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        (
            "[[lines]]",
            "has a table 'lines'. Expected any of remove, merge, split, rename, pronouns, line, mention. Try: line",
        ),
        ("[line]\nsays = 'a'", "line is not a list of tables. Expected [[line]], in double brackets"),
        ("[[line]]\nspeaker = 'a'", "[[line]] number 1 has no 'says'"),
        ("[[line]]\nsays = 'a'", "[[line]] number 1 says nothing of its line. Expected speaker, to, or quote = false"),
        ("[[line]]\nsays = 'a'\nspeeker = 'b'", "number 1 has 'speeker'"),
        ("[[line]]\nsays = 'a'\nto = 'b'", "to is 'b'. Expected a list of names"),
        ("[[line]]\nsays = 'a'\nat = -1", "at is -1. Expected a number"),
        ("[[line]]\nsays = 'a'\nat = true", "at is True. Expected a number"),
        ("[[line]]\nsays = 'a'\nquote = 'no'", "quote is 'no'. Expected true or false"),
        ("[[line]]\nsays = ' '\nspeaker = 'b'", "says is ' '. Expected words in quotation marks"),
        ("[[merge]]\npeople = ['a']", "people is ['a']. Expected a list of names, 2 at least"),
        ("[[remove]]\nname = 'a'", "[[remove]] number 1 has 'name'"),
        ("[[merge", "is not TOML"),
    ],
)
def test_an_error_says_what_was_seen_and_what_would_do(text, seen):
    with pytest.raises(BadCorrections) as caught:
        parse_corrections(text, "c.toml")
    assert seen in str(caught.value)


def test_bytes_that_are_no_text_are_named(tmp_path):
    (tmp_path / "c.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(BadCorrections, match="not UTF-8"):
        load_corrections(tmp_path / "c.toml")


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(BadCorrections, match="cannot be opened"):
        load_corrections(tmp_path / "c.toml")


def test_a_line_is_noted_with_its_words_place_and_what_goes_before():
    reading = tiny_reading("Tobin opened the door. “Come in,” said Mara.")
    assert line_of(reading, reading.quotes[0], speaker="Tobin", to=["Mara"]) == Line(
        "Come in,", 23, "Tobin opened the door.", "Tobin", ("Mara",)
    )


def test_a_line_that_opens_the_story_has_nothing_before_it():
    reading = tiny_reading("“Come in,” said Mara.")
    assert line_of(reading, reading.quotes[0], is_quote=False) == Line("Come in,", 0, quote=False)
