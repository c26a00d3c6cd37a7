"""What is known of mentions and of pairs, as numbers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infer.coreference.mentions_desk import Desk
from underneath.encode.deep_heads import shipped_heads
from underneath.infer.coreference.antecedents import antecedent_columns, antecedents_of
from underneath.infer.coreference.candidates import pairs_of
from underneath.infer.coreference.features import mention_features, one_hot, pair_features, shares_name
from underneath.infer.coreference.scoring import block_features, mention_vectors
from underneath.infer.coreference.voices import voices_of
from underneath.layers.cast import Cast, Character
from underneath.layers.speech import Attributions

WORDS = ["Mara", "Mara Quill", "he", "she", "they", "the rower", "[her] sister", "Stow", "it", "you", "I"]


def pair(first, second, **more):
    """The features of the pair of two lone mentions."""
    d = Desk(f"[{first}] slept. [{second}] woke.", **more)
    pairs = pairs_of(d.table)
    return pair_features(d.table, pairs)[0]


def test_codes_become_ones_among_noughts():
    assert one_hot(np.array([2], np.int32), 3).tolist() == [[0, 0, 1]]


def test_the_same_words_differ_from_others():
    assert not np.array_equal(pair("the rower", "the rower"), pair("the rower", "the miller"))


def test_two_names_with_a_word_in_common_share_it():
    d = Desk("[Mara Quill] slept. [Quill] woke.")
    assert shares_name(d.table, np.array([1]), np.array([0])).tolist() == [True]


def test_a_name_of_known_pronouns_agrees_with_them():
    mara = Cast((Character("mara", "Mara", pronouns="she/her"),))
    known = pair("Mara", "she", links={"Mara": "mara"}, cast=mara)
    assert not np.array_equal(known, pair("Mara", "she", links={"Mara": "mara"}))


def test_a_pair_within_a_sentence_differs_from_one_across():
    d, e = Desk("[Mara] slept and [she] woke."), Desk("[Mara] slept. And [she] woke.")
    assert not np.array_equal(pair_features(d.table, pairs_of(d.table)), pair_features(e.table, pairs_of(e.table)))


@settings(deadline=None, max_examples=50)
@given(st.lists(st.sampled_from(WORDS), max_size=25), st.booleans())
def test_all_features_are_finite_and_small(words, quoted):
    text = " ".join(f"[{w}] slept." for w in words)
    d = Desk(f"“{text}” [she] woke." if quoted else text)
    table = d.table
    both = pair_features(table, pairs_of(table)), mention_features(table)
    assert all(np.isfinite(x).all() and np.abs(x).max(initial=0) < 30 for x in both)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.sampled_from(WORDS), min_size=2, max_size=25), st.integers(1, 20))
def test_blocks_give_what_the_whole_gives(words, cut):
    table = Desk(" ".join(f"[{w}] slept." for w in words)).table
    pairs, cut = pairs_of(table), min(cut, len(table))
    parts = [pair_features(table, pairs.block(a, b)) for a, b in ((0, cut), (cut, len(table)))]
    assert np.array_equal(np.concatenate(parts), pair_features(table, pairs))


def test_speakers_add_columns():
    d = Desk("[Mara] slept. [she] woke.")
    voices, _ = voices_of(d.story, d.table, d.quotes, Attributions(), [None, None])
    pairs = pairs_of(d.table)
    seen = antecedents_of(np.zeros((len(d.table), 4 * 384), np.float32), shipped_heads())
    with_speakers, without = (block_features(d.table, pairs, seen, v) for v in (voices, None))
    assert with_speakers.shape[1] > without.shape[1]


def test_the_chances_of_a_mentions_antecedents_and_of_none_come_to_one():
    d = Desk("[Mara] slept. [Stow] woke. [she] rose.")
    pairs = pairs_of(d.table)
    seen = antecedents_of(np.ones((len(d.table), 4 * 384), np.float32), shipped_heads())
    score, chance = antecedent_columns(d.table, pairs, seen)
    last = pairs.mention == 2
    none = 1 / (1 + np.exp(4 * score[last]).sum())
    assert chance[last].sum() + none == pytest.approx(1, abs=1e-4)


def test_a_mention_has_first_last_head_and_mean():
    d = Desk("[the old rower] slept.")
    vectors = np.array([[1], [2], [6], [0], [0]], np.float16)
    assert mention_vectors(d.table, vectors, slice(0, 1)).tolist() == [[1, 6, 6, 3]]
