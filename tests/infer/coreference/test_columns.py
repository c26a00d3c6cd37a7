"""The table of mentions."""

from __future__ import annotations

import numpy as np

from infer.coreference.mentions_desk import Desk
from underneath.infer.coreference.columns import inside
from underneath.infer.coreference.table import OBJECT, SUBJECT
from underneath.story.spans import Span


def test_the_head_of_a_mention_is_the_word_that_hangs_outside():
    d = Desk("[the old rower] slept.")
    assert d.text[d.story.tokens.start[d.table.head[0]] :].startswith("rower")


def test_a_subject_is_a_subject():
    assert Desk("[Mara] slept.", roles={"Mara": "nsubj"}).table.role[0] == SUBJECT


def test_an_object_is_an_object():
    d = Desk("[Mara] saw [Tobin].", roles={"Tobin": "obj"})
    assert d.table.role[d.at("Tobin")] == OBJECT


def test_an_inner_mention_knows_the_one_around_it():
    d = Desk("[[her] sister] slept.")
    assert d.table.outer[d.at("her")] == d.at("her sister")


def test_a_mention_knows_its_quotation():
    d = Desk("“[I] slept,” said [Mara].")
    assert d.table.quote[d.at("I")] == 0


def test_a_mention_of_the_narration_has_no_quotation():
    d = Desk("“[I] slept,” said [Mara].")
    assert d.table.quote[d.at("Mara")] == -1


def test_both_parts_of_a_line_are_one_utterance():
    d = Desk("“[I] slept,” said [Mara], “and [I] woke.”")
    assert d.table.utterance[d.at("I")] == d.table.utterance[d.at("I", 2)]


def test_the_same_words_have_the_same_number():
    d = Desk("[the rower] slept. [The rower] woke.")
    assert d.table.words[0] == d.table.words[1]


def test_pronouns_have_no_words():
    assert Desk("[she] slept.").table.words[0] == -1


def test_linked_names_share_a_number():
    d = Desk("[Mara] slept. [Quill] woke.", links={"Mara": "mara", "Quill": "mara"})
    assert d.table.links[0] == d.table.links[1] >= 0


def test_a_story_without_mentions_has_an_empty_table():
    assert len(Desk("Nobody slept.").table) == 0


def test_the_innermost_span_is_found():
    assert inside([Span(0, 20), Span(5, 9)], np.array([6], np.int32)).tolist() == [1]


def test_after_an_inner_span_the_outer_one_is_found():
    assert inside([Span(0, 20), Span(5, 9)], np.array([12], np.int32)).tolist() == [0]


def test_outside_all_spans_there_is_none():
    assert inside([Span(0, 4)], np.array([7], np.int32)).tolist() == [-1]
