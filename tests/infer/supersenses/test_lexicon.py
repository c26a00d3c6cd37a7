"""What the dictionary says of a word."""

import pytest

from infer.supersenses.desk import LEXICON
from underneath.infer.supersenses import lexicon
from underneath.layers.supersenses import SUPERSENSES


def test_a_word_of_one_sort_is_that_sort():
    assert LEXICON.shares("door", verb=False) == ((SUPERSENSES.index("noun.artifact"), 1.0),)


def test_a_word_of_two_sorts_has_a_share_for_each():
    assert [round(share, 2) for _, share in LEXICON.shares("garden", verb=False)] == [0.56, 0.44]


def test_a_noun_that_is_a_verb_too_has_its_sorts_apart():
    assert {SUPERSENSES[sort] for sort, _ in LEXICON.shares("wait", verb=True)} == {"verb.stative"}


def test_a_word_it_does_not_have_has_no_sorts():
    assert LEXICON.shares("zeppelin", verb=False) == ()


def test_it_says_how_many_words_an_entry_may_have():
    assert LEXICON.longest == {"give": 2, "waiting": 2, "of": 2}


@pytest.mark.parametrize(
    ("word", "verb", "sort"),
    [
        ("murmur", True, "verb.communication"),
        ("horse", False, "noun.animal"),
        ("drawing_room", False, "noun.artifact"),
        ("rain", True, "verb.weather"),
    ],
)
def test_the_packages_own_knows_plain_words(word, verb, sort):
    assert SUPERSENSES[lexicon.shipped().shares(word, verb=verb)[0][0]] == sort
