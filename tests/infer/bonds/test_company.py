"""What stands around two people, seen through vectors that are each one word and nothing else."""

import numpy as np
import pytest

from infer.bonds.test_ties import TALE, pairs, told
from underneath.infer.bonds import company
from underneath.infer.bonds.company import PARTS, Company
from underneath.infer.bonds.pairs import Pair
from underneath.infer.ends import ends_of

PEOPLE = ("ilse", "joren")


def around(couple=PEOPLE, pair=None):
    """The four parts of a couple's company, each as the words it was made of and what each of them counts."""
    row = told()
    found, story = pairs(row), row["story"]
    tokens = story.tokens
    ends = ends_of(story, row["mentions"], row["coreference"], PEOPLE)
    made = Company(story, np.eye(len(tokens), dtype=np.float16), ends, found)
    words = [TALE[a:b] for a, b in zip(tokens.start, tokens.end, strict=True)]
    parts = made.of(couple, found.of(*PEOPLE) if pair is None else pair).reshape(PARTS, -1)
    return [{(words[i], i): float(part[i]) for i in np.flatnonzero(part)} for part in parts]


def words_of(part):
    return [word for word, _ in part]


def test_the_first_part_is_what_the_two_say_to_each_other():
    lines = around()[0]
    assert "oar" in words_of(lines)
    assert "daughter" not in words_of(lines)
    assert sum(lines.values()) == pytest.approx(1)


def test_the_second_is_every_sentence_that_names_either_and_one_that_names_both_counts_twice():
    beside = around()[1]
    assert {"watched", "said"} <= set(words_of(beside))
    assert sum(beside.values()) == pytest.approx(2)


def test_the_third_is_the_words_that_mean_them():
    assert set(words_of(around()[2])) == {"Ilse", "Joren", "his"}


def test_the_last_is_the_whole_story_each_word_once():
    whole = around()[3]
    assert len(set(whole.values())) == 1
    assert sum(whole.values()) == pytest.approx(1)


def test_those_who_never_speak_and_never_stand_anywhere_have_the_story_alone():
    lines, beside, named, whole = around(("nobody", "noone"), Pair())
    assert not lines
    assert not beside
    assert not named
    assert whole


def test_long_books_are_looked_at_piece_by_piece_and_come_out_the_same(monkeypatch):
    at_once = around()
    monkeypatch.setattr(company, "_BLOCK", 2)
    assert around() == at_once
