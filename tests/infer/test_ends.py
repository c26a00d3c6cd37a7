"""The mentions of single people, by their first and last words."""

import numpy as np

from underneath.infer.ends import ends_of
from underneath.layers.mentions import Coreference, Mention, Mentions
from underneath.testing import span_of, tiny_story

TEXT = "Old Mara saw Kel. They left the quay."


def ends(people=None):
    rows = [("Old Mara", "PER", "mara"), ("Kel", "PER", "kel"), ("They", "PER", "kel+mara"), ("the quay", "FAC", "x1")]
    mentions = Mentions(Mention(span_of(TEXT, words), kind, "NOM") for words, kind, _ in rows)
    who = tuple(entity for _, _, entity in rows)
    return ends_of(tiny_story(TEXT), mentions, Coreference(who, (1.0,) * len(who)), people)


def test_a_mention_is_known_by_its_first_and_last_word():
    assert ends().edges.tolist() == [[0, 1], [3, 3]]


def test_several_at_once_and_things_are_left_out():
    assert (ends().ids, ends().who.tolist()) == (("mara", "kel"), [0, 1])


def test_only_those_asked_for_are_taken():
    assert ends({"kel"}).ids == ("kel",)


def test_a_head_sees_both_words_beside_each_other():
    vectors = np.arange(20, dtype=np.float16).reshape(10, 2)
    assert ends().seen(vectors, lambda seen: seen).tolist() == [[0, 1, 2, 3], [6, 7, 6, 7]]


def test_where_nobody_is_told_of_nothing_is_seen():
    assert ends(set()).seen(np.zeros((10, 2), np.float16), lambda seen: seen).shape == (0, 4)
