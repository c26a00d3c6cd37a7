"""What the scorer sees of a candidate."""

import numpy as np
import pytest

from infer.supersenses.desk import GIVES_UP, LEXICON, NAMES, parsed, signals_of
from underneath.infer.supersenses.candidates import candidates_of
from underneath.infer.supersenses.features import SIGNS, features_of
from underneath.layers.mentions import Mention, Mentions
from underneath.layers.supersenses import SUPERSENSES
from underneath.testing import span_of


def seen(case, word, mentions=(), vectors=None):
    """The features of the candidate the lexicon would write so: best sort of the dictionary, signs that hold, vector."""
    story, syntax = parsed(*case)
    found = candidates_of(story, syntax, LEXICON)
    features = features_of(story, signals_of(syntax, vectors), Mentions(mentions), found, LEXICON, 4)
    i = found.words.index(word)
    holds = {name for name, value in zip(SIGNS, features.signs[i], strict=True) if value}
    return features.prior[i], holds, features.vector[i]


@pytest.mark.parametrize(
    ("case", "word", "sort"),
    [
        (GIVES_UP, "duchess", "noun.person"),
        (GIVES_UP, "give_up", "verb.stative"),
        (GIVES_UP, "garden_door", "noun.artifact"),
    ],
)
def test_the_dictionary_says_what_it_is(case, word, sort):
    assert SUPERSENSES[seen(case, word)[0].argmax()] == sort


def test_a_word_the_dictionary_does_not_know_may_be_anything():
    assert len(set(seen(GIVES_UP, "stand")[0])) == 1


def test_of_an_expression_it_does_not_know_the_head_counts():
    assert seen(GIVES_UP, "garden_door")[1] >= {"kind:compound", "last word known", "pos:NOUN", "deprel:obl", "length"}


def test_a_mentions_type_is_seen_with_how_it_is_named():
    anna = Mention(span_of(NAMES[0], "Anna Lind"), "PER", "PROP")
    assert "name:PER" in seen(NAMES, "anna_lind", [anna])[1]


def test_of_nested_mentions_the_innermost_counts():
    text = GIVES_UP[0]
    mentions = [
        Mention(span_of(text, "the garden door"), "FAC", "NOM"),
        Mention(span_of(text, "door"), "ORG", "NOM"),
    ]
    assert "mention:ORG" in seen(GIVES_UP, "door", mentions)[1]


def test_the_vector_is_that_of_the_word_that_stands_for_it():
    vectors = np.arange(48, dtype=np.float16).reshape(12, 4)
    assert seen(GIVES_UP, "garden_door", vectors=vectors)[2].tolist() == [40, 41, 42, 43]


def test_without_vectors_there_are_zeros():
    assert not seen(GIVES_UP, "door")[2].any()
