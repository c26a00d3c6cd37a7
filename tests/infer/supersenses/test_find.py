"""Which sorts are told."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from infer.supersenses.desk import GIVES_UP, LEXICON, NAMES, parsed, signals_of
from underneath.infer.supersenses import find, weigh
from underneath.infer.supersenses.candidates import Candidates, candidates_of
from underneath.infer.supersenses.features import COUNT, SIGNS
from underneath.infer.supersenses.weigh import Weights, log_softmax
from underneath.layers.mentions import Mentions
from underneath.layers.supersenses import SUPERSENSES
from underneath.layers.syntax import Syntax
from underneath.testing import tiny_story

BY_DICTIONARY = Weights(
    np.zeros(4, np.float32),
    np.ones(4, np.float32),
    np.zeros((4, COUNT + 1), np.float32),
    np.full((len(SIGNS) + 1, COUNT + 1), 0, np.float32),
)


@pytest.fixture(autouse=True)
def tiny_parts(monkeypatch):
    """The dictionary of a few words, and a scorer that adds nothing to it."""
    monkeypatch.setattr(find, "lexicon", lambda: LEXICON)
    monkeypatch.setattr(find, "shipped", lambda: BY_DICTIONARY)


def told(case):
    story, syntax = parsed(*case)
    rows = find.find_supersenses(story, signals_of(syntax), syntax, Mentions())
    return {row.span.of(story.text): row.label for row in rows}


def test_known_words_get_their_sort_and_expressions_come_first():
    assert (
        told(GIVES_UP).items()
        >= {"duchess": "noun.person", "gave up": "verb.stative", "garden door": "noun.artifact"}.items()
    )


def test_words_of_an_expression_are_not_told_again():
    assert not {"gave", "up", "garden", "door"} & told(GIVES_UP).keys()


def test_a_story_without_words_has_none():
    nothing = Syntax((), (), np.zeros(0, np.int32), ())
    assert len(find.find_supersenses(tiny_story(""), signals_of(nothing), nothing, Mentions())) == 0


def test_what_is_most_likely_nothing_is_not_told():
    story, syntax = parsed(*NAMES)
    found = candidates_of(story, syntax, LEXICON)
    chance = np.zeros((len(found), COUNT + 1), np.float32)
    chance[:, COUNT] = 1
    assert find.chosen(found, chance, len(story.tokens)) == []


@st.composite
def overlapping(draw):
    """Candidates at random, single words and stretches, with chances."""
    rows = draw(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 3)), min_size=1, max_size=12, unique=True))
    first = np.array([a for a, _ in rows], np.int32)
    last = np.minimum(first + [n for _, n in rows], 9).astype(np.int32)
    kind = (last > first).astype(np.int8)
    found = Candidates(first, last, first, np.zeros(len(rows), bool), kind, ("word",) * len(rows))
    score = draw(hnp.arrays(np.float32, (len(rows), COUNT + 1), elements=st.floats(-8, 8, width=32)))
    return found, np.exp(log_softmax(score))


@given(overlapping())
def test_no_word_is_told_twice(case):
    found, chance = case
    words = [w for i, _ in find.chosen(found, chance, 10) for w in range(found.first[i], found.last[i] + 1)]
    assert len(words) == len(set(words)) or _same_single(found)


def _same_single(found):
    """Whether one single word stands among the candidates twice, which no story's candidates do."""
    alone = [(a, b) for a, b in zip(found.first, found.last, strict=True) if a == b]
    return len(alone) > len(set(alone))


def test_chances_of_a_candidate_add_up_to_one():
    story, syntax = parsed(*GIVES_UP)
    found = candidates_of(story, syntax, LEXICON)
    features = find.features_of(story, signals_of(syntax), Mentions(), found, LEXICON, 4)
    assert np.allclose(weigh.chances(features, BY_DICTIONARY).sum(1), 1)


def test_the_packages_weights_fit_the_features():
    assert weigh.shipped().signs.shape == (len(SIGNS) + 1, len(SUPERSENSES) + 1)
